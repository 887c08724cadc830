"""The text of a settings file in; its settings, or the problems that are told, out."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.config import BriefSettings, Settings, load_settings
from briefgen.errors import SettingsError


def settings_of(folder: Path, text: str) -> Settings:
    path = folder / "briefgen.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def brief_of(folder: Path, text: str) -> BriefSettings:
    (brief,) = settings_of(folder, f"[briefs.one]\n{text}").briefs
    return brief


def problems_of(folder: Path, text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        settings_of(folder, text)
    return caught.value.message


def names(brief: BriefSettings) -> list[str]:
    return [item.path.name for item in brief.items]

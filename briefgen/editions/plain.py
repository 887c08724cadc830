"""A frozen value in, JSON out; JSON and the type it had in, the value out.

Fields that a newer or older program does not know are left out, and take their defaults.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any


def plain(value: Any) -> Any:  # noqa: ANN401 - any value between stages
    """Return the value as JSON can hold it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(one) for one in value)
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if isinstance(value, (date, Path)):
        return str(value)
    return value


def restored(value: Any, kind: Any, names: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever the type says
    """Return the value of this type that ``plain`` made JSON of.

    ``names`` are the types that annotations name without importing them.
    """
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if value is None or kind is Any or origin is typing.Literal:
        return value
    if origin in (types.UnionType, typing.Union):
        return restored(value, next(one for one in inner if one is not type(None)), names)
    if origin is tuple:
        kinds = inner[:1] * len(value) if inner[-1:] == (Ellipsis,) else inner
        return tuple(restored(one, this, names) for one, this in zip(value, kinds, strict=False))
    if origin is frozenset:
        return frozenset(restored(one, inner[0], names) for one in value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return kind(**_fields(value, kind, names))
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    return Path(value) if kind is Path else value


def _fields(value: Mapping[str, Any], kind: Any, names: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    hints = typing.get_type_hints(kind, localns=dict(names))
    known = {field.name for field in dataclasses.fields(kind)}
    return {name: restored(one, hints[name], names) for name, one in value.items() if name in known}

"""The values between the stages: every name is where it is asked for, and nothing is loaded before."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from briefgen import model


@pytest.mark.parametrize("name", model.__all__)
def test_every_name_can_be_imported_from_the_package(name: str) -> None:
    assert getattr(model, name) is not None


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        getattr(model, "Nothing")  # noqa: B009 - a plain attribute would not pass the check of types


def test_to_name_one_value_does_not_load_all_of_them() -> None:
    program = (
        "import json, sys; from briefgen.model import Item; "
        "print(json.dumps([name for name in sys.modules if name.startswith('briefgen.model.')]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == ["briefgen.model.names", "briefgen.model.item"]

"""The first edition that the others of this folder follow."""

from __future__ import annotations

import pytest

from tests.support.editions import COAST, Made, make


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("first"), COAST)

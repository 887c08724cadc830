"""The line of a settings file in which each key stands."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from briefgen.config.lines import key_lines

KEYS = st.text(min_size=1, max_size=8)
VALUES: st.SearchStrategy[object] = st.recursive(
    st.integers() | st.text(max_size=20) | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def quoted(text: str) -> str:
    plain = all(letter.isprintable() and letter not in "\"'\\" for letter in text)
    if plain and len(text) % 3:
        return f"'{text}'" if len(text) % 3 == 1 else f"'''\n{text}'''"
    codes = "".join(f"\\U{ord(letter):08x}" for letter in text)
    return f'"{codes}"' if len(text) % 2 else f'"""\n{codes}\\""""'


def toml_of(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[ # [\n" + "".join(f" {toml_of(one)}, # ]\n" for one in value) + "]"
    if isinstance(value, dict):
        pairs = (f"{basic(key)} = {toml_of(one)}" for key, one in value.items())
        return "{ " + ", ".join(pairs) + " }"
    return str(value)


def basic(key: str) -> str:
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in key) + '"'


def places(value: object, at: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return {at, *(place for key, one in inner for place in places(one, (*at, key)))}


SAFE = st.dictionaries(KEYS, VALUES, max_size=5)


@given(SAFE, SAFE, st.lists(SAFE, min_size=1, max_size=3))
def test_every_key_that_tomllib_finds_has_a_line(
    top: dict[str, object], table: dict[str, object], many: list[dict[str, object]]
) -> None:
    def pairs(values: dict[str, object]) -> str:
        return "".join(f"{basic(key)} = {toml_of(one)}\n" for key, one in values.items() if key not in "tm")

    text = pairs(top) + "[t . 'x y']\n" + pairs(table) + "".join(f"[[m.n]] # c\n{pairs(one)}" for one in many)
    found = key_lines(text)
    assert {(), *found} == places(tomllib.loads(text))
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())


def test_lines_count_through_strings_lists_and_comments() -> None:
    text = 'a = """\n[no]\nb = 1"""\nc = [ # ]\n "]", \'#\', {d = 1},\n]\n[[e]]\nf.g = 2\n[[e]]\n"h.i" = 3\n'
    assert key_lines(text) == {
        ("a",): 1,
        ("c",): 4,
        ("c", 0): 5,
        ("c", 1): 5,
        ("c", 2): 5,
        ("c", 2, "d"): 5,
        ("e",): 7,
        ("e", 0): 7,
        ("e", 0, "f"): 8,
        ("e", 0, "f", "g"): 8,
        ("e", 1): 9,
        ("e", 1, "h.i"): 10,
    }

"""The names of the parts of a page, and of what is new in a line; no class, so that settings load none."""

from typing import Literal

Section = Literal["summary", "key_facts", "outlook"]
News = Literal["", "new", "revised", "corrected"]

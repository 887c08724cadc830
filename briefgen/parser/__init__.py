"""Sentences go in, what the English parser says of each of their words comes out, as plain values.

spaCy takes a second to import and to load, in which nothing else needs it. `start_ahead` lets a process of
its own do that on the machine's second processor meanwhile; `rows` then asks it, and parses here when there
is none. Both run the same function, so the answer is the same. What `meanwhile` is given is done while the
answer is waited for. This room imports next to nothing.
"""

from briefgen.parser.ahead import meanwhile, rows, start_ahead

__all__ = ["meanwhile", "rows", "start_ahead"]

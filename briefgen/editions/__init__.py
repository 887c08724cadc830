"""Finished pages in; editions out: kept, numbered, published whole or not at all, and made again.

The store is ``editions.sqlite3`` in the folder ``.briefgen`` beside the settings file. Importing this room
loads neither the pipeline nor anything heavy: a brief of which nothing has changed is answered from here.
"""

from briefgen.editions.lock import HeldError, lock
from briefgen.editions.rebuild import Rebuilt, rebuild
from briefgen.editions.record import record_of
from briefgen.editions.store import Editions
from briefgen.editions.values import Check, Entry, Input, Record, Repair, Stored, Unfollowed
from briefgen.editions.versions import rules

__all__ = [
    "Check",
    "Editions",
    "Entry",
    "HeldError",
    "Input",
    "Rebuilt",
    "Record",
    "Repair",
    "Stored",
    "Unfollowed",
    "lock",
    "rebuild",
    "record_of",
    "rules",
]

"""The sender of a mail in; the office that publishes by it, out, or nobody where a person sends it."""

from __future__ import annotations

import re
from email.utils import parseaddr

from briefgen.read.kinds import is_kind

_OFFICE = re.compile(
    r"(?:(?:daily|weekly|morning|world)?[._-]?(?:news(?:letters?|desk|room)?|press|media|alerts?|briefings?|editors?"
    r"|editorial|updates?|digest|bulletin|info|office|contact|secretariat|comm(?:unication)?s|mailing|no-?reply|do-?not-?reply)(?:[._-]\w+)?)"
)


def newsroom(sender: str) -> str:
    """Return the sender's name if the address is that of an office ("news@…"): only then does it publish.

    A person forwards what others have written, on a day that says nothing of it.
    """
    name, address = parseaddr(sender)
    if is_kind(name):  # "Press office": whose it is, it does not say
        return ""
    return name.strip() if _OFFICE.fullmatch(address.partition("@")[0].lower()) else ""

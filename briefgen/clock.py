"""The only source of "now": today's date in, the brief's as-of date out.

``--as-of`` wins, then the brief's own ``as_of`` setting, then ``SOURCE_DATE_EPOCH``
(seconds since 1970, UTC; see reproducible-builds.org), then the computer's clock.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from briefgen.errors import SettingsError


def today() -> date:
    """Today's date where the user is, or the day that ``SOURCE_DATE_EPOCH`` names."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is {epoch!r}, which is not a number of seconds"
        raise SettingsError(message, "Unset it, or set it to the output of `date +%s`.") from None


def as_of(asked: date | None, set_in_brief: date | None) -> date:
    """Return the date the brief speaks of: asked for, else set, else today."""
    return asked or set_in_brief or today()


def now() -> datetime:
    """Return this instant, in UTC, whatever ``SOURCE_DATE_EPOCH`` says: a schedule goes by the real clock."""
    return datetime.now(tz=UTC)

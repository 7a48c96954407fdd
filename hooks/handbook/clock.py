"""The one clock: what day it is for the whole build.

Knows: the environment variable for reproducible builds. Must not know: who asks.
"""

import datetime as dt
import os
import re
from collections.abc import Mapping

EPOCH = "SOURCE_DATE_EPOCH"
_LATEST = 2**32 - 1  # in the year 2106: what the compressed sitemap has room for


class ClockError(ValueError):
    """What the environment says is no time; the message says what would be one."""


def today(environment: Mapping[str, str] = os.environ) -> dt.date:
    """The UTC day of `SOURCE_DATE_EPOCH` (seconds since 1970) if set, else of now; a `ClockError` if it is no time."""
    said = environment.get(EPOCH)
    if said is None:
        return dt.datetime.now(tz=dt.UTC).date()
    epoch = said.strip()
    if not re.fullmatch("[0-9]{1,10}", epoch) or int(epoch) > _LATEST:
        raise ClockError(
            f"{EPOCH} in the environment is {said[:40]!r}, which is no time: write whole seconds since 1970, such as "
            f"1795176000 for 20 November 2026, or unset it (unset {EPOCH}) to build as of today."
        )
    return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()

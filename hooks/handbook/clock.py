"""The one clock: what day it is for the whole build.

Knows: the environment variable for reproducible builds. Must not know: who asks.
"""

import datetime as dt
import os
from collections.abc import Mapping


def today(environment: Mapping[str, str] = os.environ) -> dt.date:
    """The UTC day of `SOURCE_DATE_EPOCH` (seconds since 1970) if set, else of now."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    return dt.datetime.now(tz=dt.UTC).date()

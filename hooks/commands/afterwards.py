"""What `make start` would mean for what stays: the files that a company has changed, or has written itself.

Knows: a handbook's content, read before and after. Must not know: the terminal; what is written, and why.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from handbook.content.handbook import judged
from handbook.source.files import SETTINGS, SHORT_LIST, Content, collect


def users_of_settings(
    root: Path, removed: Collection[str], files: Mapping[str, bytes], today: dt.date
) -> tuple[str, ...]:
    """The files that stay and would be wrong with other settings: they use a company's field, or its currency."""
    if SETTINGS not in files:
        return ()
    content = collect(root)
    stays = replace(
        content,
        personas=_left(content.personas, removed, {}),
        docs=_left(content.docs, removed, files),
        short=None if SHORT_LIST in removed else content.short,
    )
    now, then = _wrong(stays, today), _wrong(replace(stays, settings=files[SETTINGS]), today)
    return tuple(sorted({path for path, rule in then - now if path != SETTINGS}))


def _left(there: Mapping[str, bytes], removed: Collection[str], files: Mapping[str, bytes]) -> dict[str, bytes]:
    kept = {path: data for path, data in there.items() if path not in removed}
    return kept | {path: data for path, data in files.items() if path.startswith("docs/")}


def _wrong(content: Content, today: dt.date) -> Counter[tuple[str, str]]:
    return Counter((problem.path, problem.rule.id) for problem in judged(content, today).problems)

"""Where a value ends, for those who change a file in its place.

Knows: YAML's events. Must not know: what the values mean.

The tree holds where values begin, which is all that a message needs; few ever ask for their ends, and the
text is then looked at once more.
"""

from typing import Any, TypeAlias

import yaml

from handbook.source.parse import LOADER

Place: TypeAlias = tuple[int, int]  # line and column, counted from 1


def ends(text: str, first_line: int = 1) -> dict[Place, Place]:
    """The end of every scalar by its beginning, in YAML that `parse` has no complaint about.

    The end is the place after the last character. The empty lines after a folded or literal text count as its own.
    """
    return {
        _place(event.start_mark, first_line): _place(event.end_mark, first_line)
        for event in yaml.parse(text, Loader=LOADER)
        if isinstance(event, yaml.ScalarEvent)
    }


def _place(mark: Any, first_line: int) -> Place:
    return first_line + mark.line, mark.column + 1

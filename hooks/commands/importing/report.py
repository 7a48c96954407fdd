"""What an import did, column by column, with every filled cell counted once.

Knows: where cells went. Must not know: why they went there, files, the terminal.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from commands.importing.drafts import Draft, Place, Placed
from commands.importing.mapping_file import CUSTOM, HEADING, LEAVE_OUT, Column

_COUNTED = {
    Place.FIELD: "in the field",
    Place.CUSTOM: "under `custom:`",
    Place.QUOTED: "under `custom:`",
    Place.TEXT: "under the heading",
    Place.FENCED: "under the heading",
    Place.OUT: "left out",
}


def lines(
    headings: Sequence[str], mapping: Mapping[str, Column], why: Mapping[str, str], drafts: Sequence[Draft]
) -> Iterator[str]:
    """One line for each column, the sum, and every cell that is not where its column goes."""
    cells = [one for draft in drafts for one in draft.cells]
    by_column: dict[str, list[Placed]] = {heading: [] for heading in headings}
    for one in cells:
        by_column.setdefault(one.column, []).append(one)
    rows = len(drafts)
    for heading, placed in by_column.items():
        to = mapping[heading].to if heading in mapping else HEADING
        reason = f" (it may hold {why[heading]})" if to == LEAVE_OUT and heading in why else ""
        yield f"  {heading} -> {to}{reason}: {_counts(placed, max(rows - len(placed), 0))}"
    yield f"{len(cells)} filled cells: {_counts(cells, 0) if cells else 'none'}."
    for one in cells:
        to = mapping[one.column].to if one.column in mapping else HEADING
        if one.place is Place.OUT and to != LEAVE_OUT:
            yield f"  {one.where}, {one.column}: left out, because {_ended(one.why)}"
        elif one.why and to not in (CUSTOM, HEADING, LEAVE_OUT):
            yield f"  {one.where}, {one.column}: kept {_COUNTED[one.place]}: {_ended(one.why)}"


def _ended(why: str) -> str:
    """A reason with the full stop that it may have already."""
    return why if why.endswith((".", "?", "!")) else f"{why}."


def _counts(placed: Sequence[Placed], empty: int) -> str:
    counted = Counter(_COUNTED[one.place] for one in placed)
    parts = [f"{number} {what}" for what in dict.fromkeys(_COUNTED.values()) if (number := counted[what])]
    if also := sum(one.also and one.place is Place.FIELD for one in placed):
        parts.append(f"{also} of these also as written, below the fields")
    return ", ".join([*parts, *([f"{empty} empty"] if empty else [])]) or "empty"

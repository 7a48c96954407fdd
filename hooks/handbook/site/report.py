"""What a public build says at its end: what it left out of the handbook, and every file that it published.

Knows: an edition, and the folder that a site was built into. Must not know: MkDocs.

Whoever publishes reads it in the log: a file does not say of itself that it should not be there.
"""

from collections.abc import Iterator
from pathlib import Path

from handbook.content.docs import DocsPage
from handbook.display.values import fields
from handbook.personas.record import Record
from handbook.schema.terms.general import RelationKind
from handbook.site.edition import Edition
from handbook.views import VIEWS


def report(edition: Edition, folder: Path) -> Iterator[str]:
    """Line by line; nothing of an edition that is internal anyway."""
    if not edition.catalog.is_public:
        return
    left_out = list(_left_out(edition))
    yield f"Left out of this public edition, {len(left_out)} in all:"
    yield from (f"  {line}" for line in left_out)
    published = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    yield f"Published, {len(published)} files in all:"
    yield from (f"  {path}" for path in published)


def _left_out(edition: Edition) -> Iterator[str]:
    handbook = edition.handbook
    hidden = (record for record in handbook.catalog.records if record.path in edition.left_out)
    for record in sorted(hidden, key=lambda one: one.path):
        yield f"{record.path}: {'a negative persona' if record.is_negative else 'a draft'}"
    for page in handbook.docs:
        if page.uri in edition.left_out:
            yield f"{page.path}: audience: internal"
    yield from _parts(edition)
    for path in sorted(handbook.content.images - edition.pictures):
        yield f"{path}: no page of this edition shows it"
    for path in sorted({path for record in edition.catalog.records for path in _internal_fields(record)}):
        yield f"the field {path}"


def _parts(edition: Edition) -> Iterator[str]:
    """What was left out of pages that are there."""
    holders: tuple[Record | DocsPage, ...] = (*edition.records.values(), *edition.docs.values())
    for holder in holders:
        if number := _internal_notes(holder):
            yield f"{holder.path}: {number} internal note{'s' if number > 1 else ''}"
    for page in edition.docs.values():
        left_out = (name for name, options in page.views if VIEWS[name].is_left_out(options, edition.catalog))
        yield from (f"{page.path}: a view, {name}" for name in left_out)
    for record in edition.catalog.written:
        if any(one.how is RelationKind.REPORTS_TO for one in record.persona.related):
            yield f"{record.path}: whom they report to, under `related`"


def _internal_notes(holder: Record | DocsPage) -> int:
    return sum(marker.is_note and marker.is_internal for marker in holder.prose.markers)


def _internal_fields(record: Record) -> set[str]:
    """The fields that the persona fills in and the public does not see."""
    everything, shown = (fields(record, public=public) for public in (False, True))
    return {one.path for one in everything} - {one.path for one in shown}

"""The handbook for other programs: tables and sheets as files.

Knows: the catalog, and what spreadsheets do with a cell. Must not know: pages, MkDocs.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator

from handbook.display import backlog_sheet
from handbook.display.brief import brief
from handbook.display.sheet import sheet
from handbook.display.values import Shown
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.personas.studies import page_of
from handbook.schema.action import Exclusion
from handbook.schema.amounts import rounded
from handbook.schema.short import ShortLine
from handbook.schema.studies import Study
from handbook.schema.terms.general import Status

EXCLUSIONS_URI = "personas/negative/exclusions.csv"
SHORT_URI = "personas/negative/not-for-us.json"
PERSONAS_URI = "personas/personas.json"
SOURCES_URI = "personas/sources.json"
_COLUMNS = (
    "persona", "id", "where", "kind", "rule", "owner", "since", "expires", "expired",
    "reason", "instead", "waste a year (once per persona)", "currency", "waste rests on",
)  # fmt: skip
# What a spreadsheet would run as a formula, or choke on, when a cell begins with it, be the sign wide or narrow.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def files(catalog: Catalog, address: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Every table by its name on the site; those that would be empty are left out.

    `address` gives a page's address below the site's root.
    """
    yield PERSONAS_URI, _json([_entry(record, catalog, address) for record in catalog.records])
    if catalog.short:
        yield SHORT_URI, _json([_short(entry.line) for entry in catalog.short])
    if catalog.studies:
        yield SOURCES_URI, _json([_study(one, catalog, address) for one in catalog.studies])
    rows = [*_exclusions(catalog), *_lines(catalog)]
    if rows:
        yield EXCLUSIONS_URI, table([_COLUMNS, *rows])
    if to_do := backlog_sheet.rows(catalog):
        yield backlog_sheet.BACKLOG_URI, table(to_do)


def sheet_text(record: Record, catalog: Catalog, address: Callable[[str], str], shown: Iterable[Shown]) -> str:
    """One persona's sheet as JSON; `shown` are its fields."""
    sources = {} if catalog.is_public else {"sources": _sources(record)}
    found = _brief(record, catalog, address)
    said = {"brief": found} if found else {}
    return _json({**_entry(record, catalog, address), **sources, "sections": _sections(record, catalog, shown), **said})


def sheet_uri(path: str) -> str:
    """The file that has a persona's sheet."""
    return f"{path.removesuffix('.md')}.json"


def _entry(record: Record, catalog: Catalog, address: Callable[[str], str]) -> dict[str, object]:
    """What a list of personas says of each. `page` and `sheet` are addresses below the site's root."""
    persona = record.persona
    doubles = [id_ for id_, *_ in catalog.doubles(record) if id_ in catalog.by_id]
    return {
        "id": record.id,
        "name": record.name,
        "role": persona.role_label or "",
        "type": persona.type.value,
        "segment": persona.segment or "",
        "status": record.status.value,
        "page": address(record.path),
        "sheet": sheet_uri(record.path),
        "related": [{"id": one.id, "name": one.name, "how": how} for one, how in catalog.related(record)],
        **({} if catalog.is_public else {"mistaken_for": doubles}),
    }


def _sources(record: Record) -> list[dict[str, str]]:
    """The sources that values name, in the order of the persona's page."""
    evidence = record.persona.evidence
    return [{"id": one.id, "title": one.title} for one in evidence.sources] if evidence else []


def _study(study: Study, catalog: Catalog, address: Callable[[str], str]) -> dict[str, object]:
    """A source that several personas share, the address of its page, and the ids of those that cite it."""
    citing = [record.id for record in catalog.records if _cites(record, study)]
    said = study.model_dump(mode="json", exclude_none=True)
    return {**said, "page": address(page_of(study.id)), "personas": citing}


def _cites(record: Record, study: Study) -> bool:
    evidence = record.persona.evidence
    return evidence is not None and study in evidence.sources


def _sections(record: Record, catalog: Catalog, shown: Iterable[Shown]) -> list[dict[str, object]]:
    return [
        {
            "title": block.title,
            "place": block.place,
            "fields": [
                {"path": line.path, "label": line.label, "values": line.values, "place": line.place}
                | {name: value for name in ("sources", "parts", "compared") if (value := getattr(line, name))}
                for line in block.lines
            ],
        }
        for block in sheet(record, catalog, shown)
    ]


def _brief(record: Record, catalog: Catalog, address: Callable[[str], str]) -> list[dict[str, object]]:
    """What a brief says of the persona; a line that names another one has that one's page."""
    return [
        {
            "title": part.title,
            "lines": [
                {"label": line.label, "values": line.values}
                | ({"page": address(line.other.path)} if line.other else {})
                | ({"cited": line.cited} if line.cited else {})
                for line in part.lines
            ],
        }
        for part in brief(record, catalog)
    ]


def _json(value: object) -> str:
    """A value as JSON in which nothing looks like HTML, for whoever should take the file for a page."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c") + "\n"


def table(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV (RFC 4180) that a spreadsheet opens as text: with a mark for UTF-8, and without formulas."""
    held = io.StringIO(newline="")
    csv.writer(held).writerows([_harmless(cell) for cell in row] for row in rows)
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + held.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_ACTIVE) else cell


def _exclusions(catalog: Catalog) -> Iterator[tuple[str, ...]]:
    for record in catalog.records:
        if record.persona.negative and record.status is not Status.RETIRED:
            for number, one in enumerate(record.persona.negative.exclusions):
                # Only in the first line: whoever adds up the column must not count a persona's waste twice.
                waste = ("", "", "") if number else _waste(record, catalog)
                yield (*_exclusion(record, one, catalog), *waste)
            if not record.persona.negative.exclusions and _may_waste(record, catalog):
                unruled = ("", "", "nobody excludes them", "", "", "", "", "", "")
                yield (record.name, record.id, *unruled, *_waste(record, catalog))


def _lines(catalog: Catalog) -> Iterator[tuple[str, ...]]:
    """The short lines, which hold everywhere and are about no persona."""
    for entry in catalog.short:
        line = entry.line
        until = line.expires.isoformat() if line.expires else line.lasts
        expired = "" if line.expires is None else "yes" if line.is_expired(catalog.today) else "no"
        yield "", entry.id, "", "", line.line, line.owner or "", "", until, expired, *_why(line), "", "", ""


def _why(line: ShortLine) -> tuple[str, str]:
    return line.reasons, line.instead or ""


def _short(line: ShortLine) -> dict[str, str]:
    """What a list says of one line."""
    until = line.expires.isoformat() if line.expires else line.lasts
    reason, instead = _why(line)
    said = {"reason": reason, "until": until, "instead": instead, "owner": line.owner or ""}
    return {"id": line.key, "line": line.line, **said, "fairness": line.reviewed}


def _exclusion(record: Record, one: Exclusion, catalog: Catalog) -> tuple[str, ...]:
    expired = "" if one.expires is None else "yes" if one.is_expired(catalog.today) else "no"
    kind = one.kind.label if one.kind else ""
    days = (day.isoformat() if day else "" for day in (one.since, one.expires))
    return record.name, record.id, one.where, kind, one.rule, one.owner or "", *days, expired, "", ""


def _may_waste(record: Record, catalog: Catalog) -> bool:
    """Whether money is spent on winning them that never comes back, or their figures do not tell."""
    lifetime = catalog.lifetimes.get(record.id)
    return lifetime is not None and lifetime.wasted.amount != 0


def _waste(record: Record, catalog: Catalog) -> tuple[str, str, str]:
    lifetime = catalog.lifetimes.get(record.id)
    if lifetime is None or lifetime.wasted.amount is None:
        return "", "", ""
    statement = lifetime.statement
    return f"{rounded(lifetime.wasted.amount, 2):f}", statement.currency or "", statement.basis

"""Which personas a view shows, in which order and groups.

Knows: the catalog and fields by path. Must not know: tables, cards, HTML.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator

from handbook.display.values import Shown, item, keys, look_of, show, values_at
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record, is_filled, value_at
from handbook.personas.spellings import same_words
from handbook.rules.check import Breach
from handbook.schema import Block, FieldSpec, did_you_mean, field
from handbook.schema.company_fields import EMPTY, FILLED
from handbook.schema.scalars import Many, Text, refusal
from handbook.schema.statements import Age, Choice, Share
from handbook.schema.terms.general import Status
from handbook.schema.terms.term import Term


def _as_lists(value: object) -> object:
    return {k: v if isinstance(v, list) else [v] for k, v in value.items()} if isinstance(value, dict) else value


FEWEST_OF_EACH = 5

Where = Annotated[dict[str, list[str]], BeforeValidator(_as_lists)]


def _one_field(value: Any) -> Any:
    if isinstance(value, list) and value:
        named = " or ".join(f"`{one}`" for one in value)
        raise refusal("wrong-shape", "a view goes by one field here: write {named}, without the others", named=named)
    return value


FieldName = Annotated[Text, BeforeValidator(_one_field)]


class Placed(Block):
    """The one option that every view has."""

    view: Text | None = field("View", "Which view to place.", "table")


class Selection(Placed):
    """The options of every view that is about some of the personas."""

    where: Where = field(
        "Where",
        "Which personas: field and value, or a list of values, `filled` or `empty`.",
        {"type": "customer"},
        factory=dict,
    )
    sort: FieldName | None = field("Sort", "The field to sort by; the name if left out.", "segment")

    def field_paths(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Every field that the options name, and where they name it."""
        yield from ((path, ("where", path)) for path in self.where)
        if self.sort:
            yield self.sort, ("sort",)


class Query(Selection):
    """The options of every view that shows personas one by one, in groups if asked for."""

    group: FieldName | None = field("Group", "The field whose values become headings.", "segment")

    def field_paths(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """The fields that the options name; the group's too."""
        yield from super().field_paths()
        if self.group:
            yield self.group, ("group",)


@dataclass(frozen=True, slots=True)
class Group:
    """Personas under one heading; an empty title stands for a view without groups."""

    title: str
    records: tuple[Record, ...]


def breaches(query: Selection, catalog: Catalog) -> Iterator[Breach]:
    """What the options name that does not exist: fields, terms, and values that are another one, misspelt."""
    for path, at in query.field_paths():
        if path not in catalog.fields:
            near = did_you_mean(path, catalog.fields)
            yield Breach(f"`{path}` is not a field.{near}", at, key=at[0] == "where")
    for path, value, known in _of_nobody(query, catalog):
        terms, near = catalog.fields[path].vocabulary, did_you_mean(value, known)
        if terms or near:
            allowed = f" Allowed: {', '.join(known)}" if terms else ""
            yield Breach(f"no persona has `{path}: {value}`.{near}{allowed}", ("where", path))


def unmet(query: Selection, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Fields and values that no persona has, and that are like none that one has: those who had them are gone.

    Before there is a persona at all, nobody can tell.
    """
    for path, value, known in _of_nobody(query, catalog):
        if catalog.records and not catalog.fields[path].vocabulary and not did_you_mean(value, known):
            yield path, value


def _of_nobody(query: Selection, catalog: Catalog) -> Iterator[tuple[str, str, list[str]]]:
    """The values of known fields that nobody can have, or has; with those that are known."""
    for path, values in query.where.items():
        if spec := catalog.fields.get(path):
            known = [str(term) for term in spec.vocabulary] if spec.vocabulary else _in_use(catalog, path)
            words = {*map(same_words, known), FILLED, EMPTY}
            yield from ((path, value, known) for value in values if same_words(value) not in words)


def _in_use(catalog: Catalog, path: str) -> list[str]:
    return list(dict.fromkeys(key for record in catalog.records for key in keys(record, path)))


def readable(path: str, catalog: Catalog) -> bool:
    """Whether the readers of this edition may see the field."""
    return not (catalog.is_public and catalog.fields[path].meta.internal)


def shown(record: Record, path: str, catalog: Catalog) -> Shown | None:
    """A field's value, if there is one; in public without personas that are not part of the edition."""
    spec, value = catalog.fields[path], value_at(record.persona, path)
    if not is_filled(value):
        return None
    found = show(spec, value)
    if not (catalog.is_public and found.look.facts.names_personas):
        return found
    kept = tuple(one for one in found.items if one.id in catalog.by_id)
    return replace(found, items=kept) if kept else None


def held(record: Record, path: str, catalog: Catalog) -> dict[str, str]:
    """A field's values with their texts: personas by their names, in public without those that are left out."""
    found = keys(record, path)
    if not look_of(catalog.fields[path]).facts.names_personas:
        return found
    here = {key: catalog.by_id[key].name if key in catalog.by_id else text for key, text in found.items()}
    return {key: text for key, text in here.items() if key in catalog.by_id or not catalog.is_public}


def select(query: Selection, catalog: Catalog) -> list[Record]:
    """The personas that meet every condition, sorted. Retired ones only if the status is asked for.

    What readers may not see puts nobody first either.
    """
    wanted = [record for record in catalog.records if _meets(record, query)]
    if not query.sort or not readable(query.sort, catalog):
        return wanted
    return sorted(wanted, key=order_by(catalog.fields[query.sort]))


def _meets(record: Record, query: Selection) -> bool:
    if "status" not in query.where and record.status is Status.RETIRED:
        return False
    return all(_matches(keys(record, path), values) for path, values in query.where.items())


def _matches(has: Iterable[str], wanted: list[str]) -> bool:
    values = set(map(same_words, has))
    asked = [same_words(one) for one in wanted]
    return any((one == FILLED and values) or (one == EMPTY and not values) or one in values for one in asked)


def order_by(spec: FieldSpec) -> Callable[[Record], tuple[bool, list[Any]]]:
    """Sorts by what readers see, terms in the order of their vocabulary; personas without a value come last."""
    terms = list(spec.vocabulary or [])

    def order(record: Record) -> tuple[bool, list[Any]]:
        values = values_at(record, spec.path)
        return not values, [_rank(one, terms) for one in values]

    return order


def _rank(value: object, terms: list[Term]) -> tuple[int | Decimal, str]:
    """Numbers, days and ages by their size, anything else by its text."""
    bare = value.text if isinstance(value, Choice) else value
    match bare:
        case Term() if bare in terms:
            return terms.index(bare), ""
        case dt.date():
            return bare.toordinal(), ""
        case int() | Decimal():
            return bare, ""
        case Age():
            return bare.min or 0, item(value).text
        case Share():
            return bare.value, ""
    return len(terms), item(value).text.casefold()


def groups(query: Query, catalog: Catalog) -> list[Group]:
    """The selected personas by the values of the group field; a persona with several values is in several groups."""
    records = select(query, catalog)
    if not query.group or not readable(query.group, catalog):
        return [Group("", tuple(records))] if records else []
    found: dict[str, list[Record]] = {}
    titles: dict[str, str] = {}
    spec = catalog.fields[query.group]
    for record in records:
        for key, label in held(record, query.group, catalog).items():
            found.setdefault(key, []).append(record)
            titles[key] = label
    return [Group(titles[key], tuple(found[key])) for key in sorted(found, key=group_order(spec, titles))]


def of_each(found: Sequence[Group], most: int) -> int | None:
    """How many personas of each group a page shows if there is a list for the others; None where all have room."""
    if sum(len(group.records) for group in found) <= most:
        return None
    return max(FEWEST_OF_EACH, most // len(found))


def group_order(spec: FieldSpec, titles: dict[str, str]) -> Callable[[str], tuple[int, str]]:
    """Sorts a field's values as readers expect: terms in the order of their vocabulary, others by their text."""
    terms = [str(term) for term in spec.vocabulary or []]
    return lambda key: (terms.index(key) if key in terms else len(terms), titles[key].casefold())


def nothing_wrong(_options: Placed, _catalog: Catalog) -> Iterator[Breach]:
    """For views that leave a writer nothing to get wrong besides what is common to all."""
    return iter(())


def default_columns() -> Many[Text]:
    """What a table shows when nobody says."""
    return ["name", "role_label", "segment", "summary"]

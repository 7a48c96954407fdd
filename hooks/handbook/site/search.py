"""What the site's search is told of a persona: what its page says, each thing once, and nothing else.

Knows: which words of a persona people look for. Must not know: templates, MkDocs.

The words come from the fields and the writer's text, so that nothing has to be rendered for them. Labels and headings
of ours are on every page and would find none in particular, so they are left out.
"""

import html
import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from handbook.display.values import Shown, item, values_at
from handbook.markdown.html import BLOCK_ENDS, words
from handbook.personas.catalog import Catalog
from handbook.personas.economics import Cost, Statement
from handbook.personas.record import Record
from handbook.schema.amounts import money
from handbook.schema.scalars import labelled
from handbook.site import head

Entry: TypeAlias = dict[str, object]  # as the theme's search keeps it: location, title, text, tags
WORDS = 20  # after which a block ends
BETWEEN = " · "
# The title says the name; the rest are numbers and yes or no, which nobody looks for.
_TOLD_OTHERWISE = frozenset({"name", "type", "fictional", "review_every", "negative.kind", "evidence.basis"})
_ADDRESS = re.compile(r"(?:\s*·)?\s*https?://\S+?(?=[),;]|\s|$)")  # which no reader sees, only its text


def entry(record: Record, catalog: Catalog, own: Iterable[str], address: str) -> Entry:
    """One persona's entry; `own` are the lines of its own file.

    What people look for when they look for this persona comes as tags: the theme ranks those above everything else, and
    shows them with a hit. Of the text, it shows the blocks that have the words.
    """
    lines = dict.fromkeys(filter(None, (*own, *_escaped(_of_others(record, catalog)))))
    return {
        "location": address,
        "title": head.title(record),
        "text": "".join(f"<p>{BETWEEN.join(block)}</p>" for block in _blocks(lines)),
        "tags": head.known_by(record),
    }


def own_lines(record: Record, shown: Iterable[Shown], body: str) -> tuple[str, ...]:
    """What a persona's file says: every value of its fields (`shown`), and its text, which `body` has as HTML."""
    return (*_escaped(_of_fields(record, shown)), *map(words, BLOCK_ENDS.split(body)))


def _of_fields(record: Record, shown: Iterable[Shown]) -> Iterator[str]:
    persona = record.persona
    yield persona.type.label
    if persona.negative:
        yield persona.negative.kind.label
    if persona.evidence and persona.evidence.basis:
        yield f"{persona.evidence.basis.label} evidence"
    for field in shown:
        if field.look.facts.names_personas or field.path in _TOLD_OTHERWISE or field.path.startswith("economics."):
            continue
        yield from field.lines
        yield from (one.confidence.label for one in field.items if one.confidence)


def _of_others(record: Record, catalog: Catalog) -> Iterator[str]:
    """What the page says that depends on other files: whom it names, what is computed with the company's figures."""
    persona = record.persona
    if record.is_overdue(catalog.today):
        yield "Review overdue"
    for spec in record.fields.values():
        if spec.meta.look and spec.meta.look.facts.names_personas and not (catalog.is_public and spec.meta.internal):
            named = [item(value) for value in values_at(record, spec.path)]
            for one in named:
                if one.text in catalog.by_id or not catalog.is_public:
                    yield from (_name(one.text, catalog), one.note)
    for other, double, _ in catalog.doubles(record):
        yield _name(other, catalog)
        yield from filter(None, (double.difference, double.ask))
    if not catalog.is_public:
        works = (*persona.challenges, *(persona.negative.root_causes if persona.negative else ()))
        costs = (one.cost_per_year for one in works)
        yield from (money(cost, catalog.currency) for cost in costs if cost is not None)
    if statement := catalog.statements.get(record.id):
        yield from _money(statement)


def _name(id_: str, catalog: Catalog) -> str:
    """What another persona is called; its id where it is not part of this edition."""
    return catalog.by_id[id_].name if id_ in catalog.by_id else id_


def _money(statement: Statement) -> Iterator[str]:
    """The figures as the page has them, and what is computed from them."""
    given, currency = statement.economics, statement.currency
    costs = (cost.amount for cost in (*statement.costs, Cost("", "", statement.acquisition)))
    for amount in (given.revenue, *costs, given.clv):
        if amount is not None:
            yield money(amount, currency, places=None if amount is given.clv else statement.places)
    yield given.period.label
    yield from (f"{count:,}" for count in (given.customers, given.new_customers) if count is not None)
    rates = (given.gross_margin, *(one.value for one in statement.comparisons))
    yield from (labelled(rate) for rate in rates if rate is not None)
    yield from filter(None, (given.why_we_win_them,))
    each = (statement.value, statement.net_first, statement.net_later)
    for figure in (*each, statement.total, statement.spending):
        if figure.amount is not None:
            yield figure.reads(currency, statement.places if figure in each else statement.places_of_all)


def _escaped(lines: Iterable[str]) -> Iterator[str]:
    return (html.escape(" ".join(_ADDRESS.sub("", line).split()), quote=False) for line in lines)


def _blocks(texts: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    count = 0
    for text in texts:
        block.append(text)
        count += text.count(" ") + 1
        if count >= WORDS:
            yield block
            block, count = [], 0
    if block:
        yield block

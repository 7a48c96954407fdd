"""What the site's search is told of a persona: what its page says, each thing once, and nothing else.

Knows: which words of a persona people look for. Must not know: templates, MkDocs.

The words come from the fields and the writer's text, so that nothing has to be rendered for them. Labels and headings
of ours are on every page and would find none in particular, so they are left out.
"""

import html
import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from handbook.display.values import Shown
from handbook.markdown.html import BLOCK_ENDS, words
from handbook.personas.catalog import Catalog
from handbook.personas.economics import Cost, Statement
from handbook.personas.record import Record
from handbook.schema.amounts import money
from handbook.schema.scalars import labelled
from handbook.site import head

Entry: TypeAlias = dict[str, object]  # as the theme's search keeps it: location, title, text, tags
WORDS = 20  # after which a block ends
BETWEEN = " · "  # which mkdocs.yml names among what separates words
# The title says the name; the rest are numbers and yes or no, which nobody looks for.
_TOLD_OTHERWISE = frozenset({"name", "type", "fictional", "review_every", "negative.kind", "evidence.basis"})
_ADDRESS = re.compile(r"(?:\s*·)?\s*https?://\S+?(?=[),;]|\s|$)")  # which no reader sees, only its text


def entry(record: Record, catalog: Catalog, shown: Iterable[Shown], body: str, address: str) -> Entry:
    """One persona's entry; `shown` are its fields, `body` is the writer's text as HTML.

    What people look for when they look for this persona comes as tags: the theme ranks those above everything else, and
    shows them with a hit. Of the text, it shows the blocks that have the words.
    """
    lines = dict.fromkeys(filter(None, (*_escaped(_lines(record, catalog, shown)), *_paragraphs(body))))
    return {
        "location": address,
        "title": head.title(record),
        "text": "".join(f"<p>{BETWEEN.join(block)}</p>" for block in _blocks(lines)),
        "tags": head.known_by(record),
    }


def _lines(record: Record, catalog: Catalog, shown: Iterable[Shown]) -> Iterator[str]:
    """What the page says of its own accord: every value of every field, whom it names, and what is computed."""
    persona = record.persona
    yield persona.type.label
    if persona.negative:
        yield persona.negative.kind.label
    if persona.evidence and persona.evidence.basis:
        yield f"{persona.evidence.basis.label} evidence"
    known = catalog.by_id
    for field in shown:
        if field.look.facts.names_personas:
            named = (one for one in field.items if one.id in known or not catalog.is_public)
            yield from (part for one in named for part in (_name(one.id, catalog), one.note))
        elif field.path not in _TOLD_OTHERWISE and not field.path.startswith("economics."):
            yield from field.lines
            yield from (one.confidence.label for one in field.items if one.confidence)
    if persona.negative:
        costs = (cause.cost_per_year for cause in persona.negative.root_causes)
        yield from (money(cost, catalog.currency) for cost in costs if cost is not None)
    for other, double, _ in catalog.doubles(record):
        yield _name(other, catalog)
        yield from filter(None, (double.difference, double.ask))
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
            yield money(amount, currency)
    yield given.period.label
    yield from (f"{count:,}" for count in (given.customers, given.new_customers) if count is not None)
    rates = (given.gross_margin, *(one.value for one in statement.comparisons))
    yield from (labelled(rate) for rate in rates if rate is not None)
    for figure in (statement.value, statement.net_first, statement.net_later, statement.total, statement.waste):
        if figure.amount is not None:
            yield figure.reads(currency)


def _escaped(lines: Iterable[str]) -> Iterator[str]:
    return (html.escape(" ".join(_ADDRESS.sub("", line).split()), quote=False) for line in lines)


def _paragraphs(body: str) -> Iterator[str]:
    return map(words, BLOCK_ENDS.split(body))


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

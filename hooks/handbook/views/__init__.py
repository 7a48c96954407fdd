"""The views that writers can place: one module and one template each, listed here.

Knows: the catalog and what each view makes of it. Must not know: HTML, MkDocs.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from handbook.personas.catalog import Catalog
from handbook.rules.check import Breach
from handbook.views import (
    backlog,
    booklet,
    brief,
    cards,
    committee,
    comparison,
    exclusions,
    guide,
    matrix,
    money,
    payback,
    quadrants,
    query,
    screening,
    short,
    signs,
    source,
    sources,
    table,
    teams,
    template,
    upkeep,
    whale,
    whom,
)


@dataclass(frozen=True, slots=True)
class View:
    """A view's options, what can be wrong with them, and what it makes of the catalog for `views/NAME.html`."""

    options: type[query.Placed]
    breaches: Callable[[Any, Catalog], Iterable[Breach]]
    build: Callable[[Any, Catalog], object]

    def judge(self, options: query.Placed, catalog: Catalog) -> Iterator[Breach]:
        """Everything wrong with the options."""
        if isinstance(options, query.Selection):
            yield from query.breaches(options, catalog)
        yield from self.breaches(options, catalog)


VIEWS: dict[str, View] = {
    "table": View(table.Options, table.breaches, table.build),
    "cards": View(cards.Options, query.nothing_wrong, cards.build),
    "matrix": View(matrix.Options, matrix.breaches, matrix.build),
    "comparison": View(query.Query, query.nothing_wrong, comparison.build),
    "brief": View(brief.Options, brief.breaches, brief.build),
    "booklet": View(query.Selection, query.nothing_wrong, booklet.build),
    "upkeep": View(upkeep.Options, query.nothing_wrong, upkeep.build),
    "signs": View(signs.Options, query.nothing_wrong, signs.build),
    "screening": View(query.Selection, query.nothing_wrong, screening.build),
    "not-for-us": View(query.Placed, query.nothing_wrong, short.build),
    "exclusions": View(query.Selection, query.nothing_wrong, exclusions.build),
    "committee": View(query.Selection, query.nothing_wrong, committee.build),
    "backlog": View(backlog.Options, query.nothing_wrong, backlog.build),
    "money": View(query.Selection, query.nothing_wrong, money.build),
    "payback": View(query.Selection, query.nothing_wrong, payback.build),
    "quadrants": View(query.Selection, query.nothing_wrong, quadrants.build),
    "whale": View(query.Selection, query.nothing_wrong, whale.build),
    "source": View(source.Options, source.breaches, source.build),
    "sources": View(query.Placed, query.nothing_wrong, sources.build),
    "whom": View(query.Selection, query.nothing_wrong, whom.build),
    "teams": View(teams.Options, query.nothing_wrong, teams.build),
    "fields": View(query.Placed, query.nothing_wrong, guide.fields),
    "template": View(template.Options, query.nothing_wrong, template.build),
    "rules": View(query.Placed, query.nothing_wrong, guide.rules),
}
# What views were called before, which handbooks may still say.
FORMER = {"causes": "backlog"}

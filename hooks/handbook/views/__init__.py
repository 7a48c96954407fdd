"""The views that writers can place: one module and one template each, listed here.

Knows: the catalog and what each view makes of it. Must not know: HTML, MkDocs.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from handbook.personas.catalog import Catalog
from handbook.personas.spellings import same_words
from handbook.rules.check import Breach
from handbook.schema.terms.general import PersonaType
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
    """A view's options, what can be wrong with them, and what it makes of the catalog for `views/NAME.html`.

    An internal one has nothing for the public, whoever is in the catalog.
    """

    options: type[query.Placed]
    breaches: Callable[[Any, Catalog], Iterable[Breach]]
    build: Callable[[Any, Catalog], object]
    internal: bool = False

    def judge(self, options: query.Placed, catalog: Catalog) -> Iterator[Breach]:
        """Everything wrong with the options."""
        if isinstance(options, query.Selection):
            yield from query.breaches(options, catalog)
        yield from self.breaches(options, catalog)

    def is_left_out(self, options: query.Placed, catalog: Catalog) -> bool:
        """Whether the readers of this edition see nothing of it: it is internal, or is about what they may not see."""
        if not catalog.is_public or not isinstance(options, query.Selection):
            return catalog.is_public and self.internal
        about = (path for path, at in options.field_paths() if at[0] in ("where", "rows"))
        types = set(map(same_words, options.where.get("type", ())))
        return (
            self.internal
            or types == {PersonaType.NEGATIVE.value}
            or not all(query.readable(path, catalog) for path in about)
        )


VIEWS: dict[str, View] = {
    "table": View(table.Options, table.breaches, table.build),
    "cards": View(cards.Options, query.nothing_wrong, cards.build),
    "matrix": View(matrix.Options, matrix.breaches, matrix.build),
    "comparison": View(query.Query, query.nothing_wrong, comparison.build),
    "brief": View(brief.Options, brief.breaches, brief.build, internal=True),
    "booklet": View(query.Selection, query.nothing_wrong, booklet.build),
    "upkeep": View(upkeep.Options, query.nothing_wrong, upkeep.build),
    "signs": View(signs.Options, query.nothing_wrong, signs.build, internal=True),
    "screening": View(query.Selection, query.nothing_wrong, screening.build, internal=True),
    "not-for-us": View(query.Placed, query.nothing_wrong, short.build, internal=True),
    "exclusions": View(query.Selection, query.nothing_wrong, exclusions.build, internal=True),
    "committee": View(query.Selection, query.nothing_wrong, committee.build, internal=True),
    "backlog": View(backlog.Options, query.nothing_wrong, backlog.build, internal=True),
    "money": View(query.Selection, query.nothing_wrong, money.build, internal=True),
    "payback": View(query.Selection, query.nothing_wrong, payback.build, internal=True),
    "quadrants": View(query.Selection, query.nothing_wrong, quadrants.build, internal=True),
    "whale": View(query.Selection, query.nothing_wrong, whale.build, internal=True),
    "source": View(source.Options, source.breaches, source.build, internal=True),
    "sources": View(query.Placed, query.nothing_wrong, sources.build, internal=True),
    "whom": View(query.Selection, query.nothing_wrong, whom.build, internal=True),
    "teams": View(teams.Options, query.nothing_wrong, teams.build, internal=True),
    "fields": View(query.Placed, query.nothing_wrong, guide.fields),
    "template": View(template.Options, query.nothing_wrong, template.build),
    "rules": View(query.Placed, query.nothing_wrong, guide.rules),
}
# What views were called before, which handbooks may still say.
FORMER = {"causes": "backlog"}

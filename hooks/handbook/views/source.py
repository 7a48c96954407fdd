"""The `source` view: one source of the list, and everything that rests on it.

Knows: the list, and who cites it. Must not know: HTML.
"""

from collections.abc import Iterator

from handbook.display.claims import claims
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.rules.check import Breach
from handbook.schema import did_you_mean, field
from handbook.schema.scalars import Text
from handbook.schema.studies import Study
from handbook.views.query import Placed
from handbook.views.sources import Entry, shared


class Options(Placed):
    """Which source a page shows."""

    source: Text | None = field("Source", "The id of the source in `personas/_sources.yml`.", "orders-2026")


def breaches(options: Options, catalog: Catalog) -> Iterator[Breach]:
    """An id that the list does not have, or none."""
    ids = [study.id for study in catalog.studies]
    if not options.source:
        yield Breach("say which source to show: add `source:` with its id in personas/_sources.yml", ())
    elif options.source not in ids:
        near = did_you_mean(options.source, ids)
        yield Breach(f"personas/_sources.yml has no source `{options.source}`.{near}", ("source",))


def build(options: Options, catalog: Catalog) -> Entry | None:
    """The source with all that rests on it; nothing for the public."""
    study = next((one for one in catalog.studies if one.id == options.source), None)
    if study is None or catalog.is_public:
        return None
    citing = (record for record in catalog.records if _may_cite(record, study))
    return shared(study, catalog, {record.id: claims(record) for record in citing})


def _may_cite(record: Record, study: Study) -> bool:
    """Whether what the record cites is worth looking through: its sources are those that it declares or cites."""
    return any(one.id == study.id for one in record.persona.evidence.sources) if record.persona.evidence else False

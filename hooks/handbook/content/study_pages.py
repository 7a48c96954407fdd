"""A page for each source of the list, as if somebody had written it by hand.

Knows: the list, and what a hand-written page is. Must not know: MkDocs, what the page shows.
"""

from collections.abc import Iterable

from handbook.content.docs import DocsPage
from handbook.content.matter import Matter
from handbook.markdown.links import DOCS
from handbook.markdown.prose import inspect
from handbook.personas.studies import page_of
from handbook.schema.studies import Study
from handbook.schema.terms.general import Audience
from handbook.source import read
from handbook.views.source import Options

# The same for each: no id or title has to be written as Markdown or YAML and read again.
TEXT = "---\ntitle: Source\nhide: [toc]\n---\n\n```personas\nview: source\n```\n"


def study_pages(studies: Iterable[Study]) -> dict[str, DocsPage]:
    """The pages, by their names on the site; of two sources with one id, the first has it."""
    found: dict[str, DocsPage] = {}
    for study in studies:
        uri = page_of(study.id)
        document = read(DOCS + uri, TEXT.encode()).document
        if document:
            matter = Matter(title=" ".join(study.title.split()), audience=Audience.INTERNAL, owner=study.owner)
            view = ("source", Options(source=study.id))
            found.setdefault(uri, DocsPage(DOCS + uri, matter, document, inspect(document.body), (view,)))
    return found

"""A company's own words on the pages, in place of ours."""

from collections.abc import Iterator

import pytest
from tests.handbook.support import ACTIVE, NEGATIVE, build_of, persona

from handbook.schema.terms.called import use
from handbook.site.article import Articles

FILES = {
    "personas/ann.md": persona("challenges: [Wet feet]\ncompany: {size: medium}\nbudget: {amount: 20, period: year}"),
    "personas/negative/ben.md": persona("", "", NEGATIVE.replace("Ann", "Ben")),
    "personas/cal.md": persona("", "", ACTIVE.replace("Ann", "Cal")),
}
WORDS = """\
words:
  fields: { company.size: Head <count> & more }
  sections: { challenges: Pains, why-not-a-fit: Why we part }
  values:
    type: { customer: Client, negative: Not for us }
    status: { draft: Sketch }
"""


@pytest.fixture(autouse=True)
def _ours_again() -> Iterator[None]:
    yield
    use({})


def pages(settings: str | None) -> dict[str, str]:
    made = build_of(FILES, settings, lenient=True)
    articles = Articles(made.templates, made.converter)
    return {record.id: articles.article(record).html for record in made.edition.records.values()}


def test_readers_see_the_companys_words() -> None:
    before, after = pages(None), pages(WORDS)
    for old, new, whose in (
        (">Customer<", ">Client<", "ann"),
        (">Draft<", ">Sketch<", "ann"),
        ("Challenges", "Pains", "ann"),
        (">Company size<", ">Head &lt;count&gt; &amp; more<", "ann"),
        (">Negative persona", ">Not for us", "ben"),
    ):
        assert old in before[whose]
        assert new not in before[whose]
        assert new in after[whose]
        assert old not in after[whose]
    assert 'id="challenges"' in after["ann"]  # addresses stay

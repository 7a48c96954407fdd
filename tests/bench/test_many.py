"""Pages about everybody stay small in a large handbook: nothing grows with personas times values."""

import re

import pytest
from tests.bench.many import SAMPLE, texts
from tests.handbook.support import build_of

LIST = "docs/personas/index.md"
PAGES = {  # kB that the views of a page make of a thousand personas
    "personas/channels.md": 220,  # with a column or a row for each persona: 3,470
    "personas/brands.md": 150,  # 2,200
    "personas/goals.md": 130,  # 1,070
    "index.md": 100,  # 1,280
}


@pytest.fixture(scope="module")
def views() -> dict[str, str]:
    files = {f"personas/{name}.md": text for name, text in texts(1_000)}
    places = [LIST, *(f"docs/{page}" for page in PAGES)]
    files |= {place: (SAMPLE / place).read_text("utf-8") for place in places}
    files = {path: re.sub(r"^  group: (Consumers|Business)\n", "", text, flags=re.M) for path, text in files.items()}
    files = {
        path: re.sub(r"\[([^]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", text) if path.startswith("docs") else text
        for path, text in files.items()
    }
    build = build_of(files)
    made = ((uri, build.pages.with_views(page)) for uri, page in build.edition.docs.items() if uri in PAGES)
    return {uri: one.put_into(one.text) for uri, one in made}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_about_a_thousand_personas_is_light(page: str, views: dict[str, str]) -> None:
    assert len(views[page].encode()) <= PAGES[page] * 1_000


def test_whoever_is_left_out_is_linked_to_in_the_list_or_named(views: dict[str, str]) -> None:
    channels = views["personas/channels.md"]
    assert '<a href="../?marketing_channels=email">See all ' in channels
    assert '<a href="../">The list has everybody</a>' in channels
    names = views["personas/brands.md"]  # no list can be narrowed down by these: every name is there
    assert all(f" {index:04}" in names for index in range(1_000))

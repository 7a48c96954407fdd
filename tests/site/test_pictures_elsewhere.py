"""A picture on another host is never fetched by a reader's browser: the page links to it, and the writer is told."""

import pytest
from tests.site.project import Project

ELSEWHERE = "![A tide table](https://pictures.example.com/tides.png)"


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("personas/marsh-walker.md", "personas/marsh-walker/index.html"),
        ("docs/guide/reading.md", "guide/reading/index.html"),
    ],
)
def test_the_page_links_to_it_and_the_build_goes_on(source: str, page: str, project: Project) -> None:
    path = project.root / source
    path.write_text(path.read_text(encoding="utf-8") + f"\n{ELSEWHERE}\n", encoding="utf-8")
    outcome = project.build()
    assert outcome.code == 0
    assert "[hot-linked-image]" in outcome.output
    text = (project.root / "site" / page).read_text(encoding="utf-8")
    assert '<a href="https://pictures.example.com/tides.png">A tide table</a>' in text
    assert 'src="https://' not in text

"""Which pages need not be made again; `tests/site/test_over_another.py` looks at the sites that come out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from handbook.site.cache import Cache
from handbook.site.standing import Standing, Stood

AROUND = b"settings and so on"


@dataclass(eq=False)
class File:
    """A file of the site, as the site engine has it."""

    src_uri: str
    dest_dir: str

    @property
    def abs_dest_path(self) -> str:
        return f"{self.dest_dir}/{self.src_uri}.html"


@dataclass(eq=False)
class Page:
    """A persona's page, as the site engine has it."""

    file: File
    made_of: bytes = b"text"
    rests_on: Sequence[bytes] = (b"key",)
    present_anchor_ids: set[str] = field(default_factory=lambda: {"goals"})
    links_to_anchors: dict[File, dict[str, str]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"{self.file.src_uri.removesuffix('.md')}/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def page(site: Path, name: str, **changes: Any) -> Page:
    return Page(File(f"{name}.md", str(site)), **changes)


def write(*pages: Page) -> None:
    for one in pages:
        for path in (Path(one.file.abs_dest_path), Path(one.file.dest_dir, f"{one.url[:-1]}.json")):
            path.parent.mkdir(exist_ok=True)
            path.write_text(one.url)


def entry(one: Page, place: str = "") -> dict[str, Any]:
    return {"location": one.url + place, "text": one.file.src_uri}


def build(site: Path, *pages: Page, around: bytes = AROUND) -> tuple[dict[str, Stood | None], list[dict[str, Any]]]:
    """A build that writes what does not stand; gives what stood, and what the search is told."""
    cache = Cache(site.parent / "cache.sqlite")
    standing = Standing(cache, around)
    standing.find(pages)
    made = [one for one in pages if one.file.src_uri not in standing]
    write(*made)
    entries = [entry(one, place) for one in made for place in ("", "#goals")]
    standing.complete(entries, pages)
    cache.write()
    return {uri: standing.get(uri) for uri in standing}, entries


def test_what_is_made_of_the_same_stands_with_all_that_others_ask_of_it(site: Path) -> None:
    other = File("other.md", str(site))
    one = page(site, "ann", links_to_anchors={other: {"goals": "other.md#goals"}})
    _, told = build(site, one)
    stood, told_again = build(site, page(site, "ann"))
    assert stood == {"ann.md": Stood({"goals"}, {"other.md": {"goals": "other.md#goals"}}, told)}
    assert told_again == told == [entry(one), entry(one, "#goals")]


def test_the_search_is_told_in_the_order_of_the_pages(site: Path) -> None:
    pages = [page(site, name) for name in ("cy", "ann", "ben")]
    _, told = build(site, *pages)
    pages[1].made_of = b"another text"
    stood, told_again = build(site, *pages)
    assert stood.keys() == {"cy.md", "ben.md"}
    assert told_again == told


@pytest.mark.parametrize(
    ("changes", "around"),
    [
        ({"made_of": b"another text"}, AROUND),
        ({"made_of": b""}, AROUND),
        ({}, b"other settings"),
    ],
)
def test_what_is_made_of_something_else_is_made_again(site: Path, changes: dict[str, Any], around: bytes) -> None:
    build(site, page(site, "ann"))
    assert build(site, page(site, "ann", **changes), around=around)[0] == {}


def test_what_must_be_made_again_in_any_case_is_not_noted(site: Path) -> None:
    build(site, page(site, "ann", made_of=b""))
    assert build(site, page(site, "ann", made_of=b""))[0] == {}


@pytest.mark.parametrize("name", ["ann.md.html", "ann.json"])
@pytest.mark.parametrize("is_gone", [True, False])
def test_a_page_stands_only_as_it_was_written(site: Path, name: str, is_gone: bool) -> None:
    build(site, page(site, "ann"))
    (site / name).unlink() if is_gone else (site / name).write_text("by hand")
    assert build(site, page(site, "ann"))[0] == {}
    assert build(site, page(site, "ann"))[0].keys() == {"ann.md"}


def test_a_page_of_another_folder_does_not_stand(site: Path) -> None:
    build(site, page(site, "ann"))
    elsewhere = site.parent / "elsewhere"
    write(page(elsewhere, "ann"))
    assert build(site, page(elsewhere, "ann"))[0] == {}


def test_what_a_page_rests_on_is_kept_on_with_it(site: Path) -> None:
    cache = Cache(site.parent / "cache.sqlite")
    cache.text("words", "of ann", make=lambda: "Walks")
    one = page(site, "ann", rests_on=cache.asked())
    write(one)
    Standing(cache, AROUND).complete([], [one])
    cache.write()
    assert build(site, page(site, "ann"))[0].keys() == {"ann.md"}
    assert Cache(site.parent / "cache.sqlite").found(one.rests_on[0]) == "Walks"


def test_without_a_cache_nothing_stands_and_the_search_keeps_its_order(site: Path) -> None:
    pages = [page(site, "ann"), page(site, "ben")]
    write(*pages)
    standing = Standing()
    standing.find(pages)
    entries = [entry(pages[1]), entry(pages[0])]
    standing.complete(entries, pages)
    assert list(standing) == []
    assert entries == [entry(pages[1]), entry(pages[0])]

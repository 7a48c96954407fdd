"""Every link of a built site leads somewhere, and no page loads anything from another host."""

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from tests.site.html_page import Element, HtmlPage, pages

HOST = "https://site.invalid/"
EDITS = "https://git.example.com/larkmoor/persona-handbook/edit/main/"
CANONICAL = "https://handbook.example.com/"
# Built for any place, so that its links begin at the root of the address that mkdocs.yml names.
ANYWHERE = "404.html"


@pytest.fixture(scope="module", params=["miniature", "sample"])
def site(request: pytest.FixtureRequest) -> Path:
    built: Path = request.getfixturevalue(f"{request.param}_site")
    return built


@pytest.fixture(scope="module")
def built(site: Path) -> dict[str, HtmlPage]:
    return pages(site)


def test_every_link_leads_to_a_file_and_every_anchor_to_a_place(site: Path, built: dict[str, HtmlPage]) -> None:
    lost = []
    for name, one in built.items():
        for element, address in one.addresses:
            target = urljoin(HOST + name, address)
            if target.startswith(HOST) and not leads_somewhere(target, site, built):
                lost.append(f"{name}: {element.tag} {address}")
    assert not lost


def leads_somewhere(target: str, site: Path, built: dict[str, HtmlPage]) -> bool:
    parts = urlsplit(target)
    name = unquote(parts.path).lstrip("/")
    if name.endswith("/") or not name:
        name = posixpath.join(name, "index.html")
    if not (site / name).is_file():
        return False
    return not parts.fragment or name not in built or anchor_exists(unquote(parts.fragment), built[name])


def anchor_exists(anchor: str, page: HtmlPage) -> bool:
    return anchor in page.ids or anchor.startswith("__")  # the theme's own, such as __comments


def test_nothing_is_loaded_from_another_host(built: dict[str, HtmlPage]) -> None:
    loaded = []
    for name, one in built.items():
        for element, address in one.addresses:
            elsewhere = urlsplit(urljoin(HOST + name, address)).netloc != urlsplit(HOST).netloc
            if elsewhere and not address.startswith("mailto:") and not is_only_a_link(element, address):
                loaded.append(f"{name}: {element.tag} {address}")
    assert not loaded


def is_only_a_link(element: Element, address: str) -> bool:
    """A reader has to click it; or it only says where the page is."""
    if element.tag == "link":
        return element.attributes.get("rel") == "canonical" and address.startswith(CANONICAL)
    return element.tag == "a"


def test_a_styles_pictures_and_fonts_come_from_the_site(site: Path, built: dict[str, HtmlPage]) -> None:
    styles = [path.read_text("utf-8") for path in site.rglob("*.css")]
    styles += [style.text for one in built.values() for style in one.all("style")]
    styles += [e.attributes["style"] for one in built.values() for e in one.elements if "style" in e.attributes]
    assert styles
    for style in styles:
        assert not re.search(r"(?:url\(|@import)\s*['\"]?\s*(?:https?:)?//", style)


def test_edit_links_lead_to_files_of_the_repository(site: Path, built: dict[str, HtmlPage]) -> None:
    edits = {e.attributes["href"] for one in built.values() for e in one.all("a", rel="edit")}
    assert edits
    for edit in edits:
        path = edit.removeprefix(EDITS)
        assert (site.parent / path).is_file(), edit


def test_every_id_of_a_page_is_there_once(built: dict[str, HtmlPage]) -> None:
    for name, one in built.items():
        ids = [
            e.attributes["id"]
            for e in one.elements
            if e.attributes.get("id") and not e.attributes["id"].startswith("__")
        ]
        assert sorted(ids) == sorted(set(ids)), name


def test_every_page_has_a_title_of_its_own(built: dict[str, HtmlPage]) -> None:
    titles = [one.one("title").text for name, one in built.items() if name != ANYWHERE and one.all("article")]
    assert sorted(titles) == sorted(set(titles))
    for name, one in built.items():
        if one.all("article"):
            assert len([h1 for h1 in one.all("h1") if h1.text]) == 1, name

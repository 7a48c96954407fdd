"""Words in the navigation lead to what they say: a group to a list, a neighbour to one of the same kind."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from tests.site.html_page import HtmlPage
from tests.site.personas import customer, negative
from tests.site.project import Project

_LINK = re.compile(r'<a href="(?P<href>[^"]*)"[^>]*>(?P<text>.*?)</a>', re.S)


def source(path: Path) -> str:
    return path.read_text("utf-8")


def links(path: Path, css_class: str) -> list[tuple[str, str]]:
    """The words and targets, below the site's root, of the links in the navigation of this class."""
    found = re.search(rf'<nav class="{css_class}.*?</nav>', source(path), re.S)
    return [
        (" ".join(re.sub(r"<[^>]+>", " ", one["text"]).split()), one["href"])
        for one in (_LINK.finditer(found[0]) if found else ())
    ]


def target(site: Path, page: Path, href: str) -> str:
    here = page.parent.relative_to(site).as_posix()
    return posixpath.normpath(posixpath.join(here, href.partition("?")[0].partition("#")[0]))


def persona_pages(site: Path) -> dict[str, Path]:
    """The personas' pages by their addresses: those with a sheet beside them."""
    return {
        page.parent.relative_to(site).as_posix(): page
        for page in site.glob("personas/**/index.html")
        if re.search(r'class="hb-hero hb-hero--', source(page))
    }


def misleading(site: Path) -> Iterator[tuple[str, str, str]]:
    """Words of breadcrumbs, tabs and sidebar that lead to a persona with another name."""
    names = {
        address: HtmlPage.read(page).all("h1")[0].text.strip("\u00b6 ") for address, page in persona_pages(site).items()
    }
    for page in site.glob("**/index.html"):
        for css_class in ("md-path", "md-tabs", "md-nav md-nav--primary"):
            for text, href in links(page, css_class):
                led_to = target(site, page, href)
                if text and not href.startswith("#") and led_to in names and not names[led_to].startswith(text):
                    yield str(page.relative_to(site)), text, led_to


def test_no_word_of_the_navigation_leads_to_a_person_of_another_name(sample_site: Path) -> None:
    assert len(persona_pages(sample_site)) > 10
    assert list(misleading(sample_site)) == []


def test_the_name_of_a_group_leads_to_a_list_of_it(sample_site: Path) -> None:
    page = sample_site / "personas" / "growing-family" / "index.html"
    crumbs = dict(links(page, "md-path"))
    assert list(crumbs) == ["Home", "Personas", "Consumers"]
    led_to = sample_site / target(sample_site, page, crumbs["Consumers"]) / "index.html"
    assert "Kwame Ansah-Reid" in source(led_to)
    assert "Ewan Strake" not in re.sub(r"<nav.*?</nav>", "", source(led_to), flags=re.S)


def test_neighbours_stay_in_their_group(sample_site: Path) -> None:
    personas = persona_pages(sample_site)
    seen = 0
    for address, page in personas.items():
        crumbs = [text for text, _ in links(page, "md-path")]
        for _, href in links(page, "md-footer__inner"):
            other = target(sample_site, page, href)
            assert other in personas, (address, other)
            assert [text for text, _ in links(personas[other], "md-path")] == crumbs
            seen += 1
    assert seen > len(personas) / 2


def test_a_company_with_a_navigation_of_its_own_keeps_it(project: Project) -> None:
    """A section of personas alone, and a group whose name needs escaping, in the address as well."""
    for number in (1, 2):
        project.write(f"personas/lab-{number}.md", customer(name=f"Lab {number}", group='R&D "x" <b>'))
        project.write(f"personas/shop-{number}.md", customer(name=f"Shop {number}", group="Shops"))
        project.write(f"personas/negative/no-{number}.md", negative(name=f"No {number}"))
    project.replace("mkdocs.yml", "      - personas/negative/index.md\n", "")
    project.replace("mkdocs.yml", "  - Guide:", "  - Ways in:\n      - personas/negative/index.md\n  - Guide:")
    site = project.build_well("--strict").site
    assert list(misleading(site)) == []
    lab, never = site / "personas" / "lab-1", site / "personas" / "negative" / "no-1"
    assert [href for _, href in links(lab / "index.html", "md-path")] == ["../..", "../", "../"]
    assert [href for _, href in links(never / "index.html", "md-path")] == ["../../..", "../../.."]

    listed = "```personas\nview: table\nfilter: [type, group]\n```\n"
    project.write("docs/personas/index.md", f"---\ntitle: All\n---\n\n{listed}")
    site = project.build_well("--strict").site
    assert list(misleading(site)) == []
    assert links(lab / "index.html", "md-path")[-1][1] == "../?group=R%26D+%22x%22+%3Cb%3E"
    assert links(never / "index.html", "md-path")[-1][1] == "../../?type=negative"


def test_home_begins_with_the_work_of_each_team(sample_site: Path) -> None:
    """The headings of the page in their order, and where each team is led first."""
    text = source(sample_site / "index.html")
    assert re.findall(r'<h2 id="([^"]*)"', text)[0] == "start-from-your-work"
    doors = text[text.index('id="start-from-your-work"') : text.index('id="consumers"')]
    first = dict(re.findall(r'<strong>(\w+)</strong>\s*<ul>\s*<li><a href="([^"]*)"', doors))
    assert first == {
        "Sales": "personas/negative/screening/",
        "Marketing": "personas/channels/",
        "Service": "personas/negative/signs/",
        "Product": "personas/negative/causes/",
        "Leadership": "personas/negative/money/",
    }

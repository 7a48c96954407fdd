"""Nothing that a writer types into a field runs, breaks a page or vanishes: it is shown as it was typed."""

import json
from pathlib import Path

import pytest
from tests.site import hostile, search
from tests.site.html_page import HtmlPage, page, pages
from tests.site.personas import customer, text_of
from tests.site.project import Project

from handbook.personas.studies import page_of

NUMBERS = range(len(hostile.VALUES))
IDS = [value[:24] for value in hostile.VALUES]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.fill(Project.miniature(tmp_path_factory.mktemp("hostile") / "handbook")).build_well().site


@pytest.fixture(scope="module")
def built(site: Path) -> dict[str, HtmlPage]:
    return pages(site)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_no_page_has_a_script_that_a_writer_wrote(built: dict[str, HtmlPage], miniature_site: Path) -> None:
    expected = {name: len(one.all("script")) for name, one in pages(miniature_site).items()}
    for name, one in built.items():
        assert not [script.text for script in one.all("script") if hostile.CALLS in script.text], name
        assert len(one.all("script")) == expected.get(name, len(one.all("script"))), name


def test_no_element_has_a_handler_or_a_script_address(built: dict[str, HtmlPage]) -> None:
    for name, one in built.items():
        handlers = [e for e in one.elements for attribute in e.attributes if attribute.startswith("on")]
        assert not handlers, name
        assert not [value for _, value in one.addresses if "javascript:" in value.lower()], name


def test_no_page_loads_a_picture_that_a_value_named(built: dict[str, HtmlPage]) -> None:
    for name, one in built.items():
        assert not [value for e, value in one.addresses if "elsewhere.example" in value or value == "x"], name


def test_no_file_holds_a_writers_tag(site: Path) -> None:
    for path in sorted(site.rglob("*")):
        if path.suffix in (".html", ".xml", ".json"):
            text = path.read_text("utf-8")
            assert "<script>alert" not in text, path
            assert "<img src=x" not in text, path
            assert "<svg onload" not in text, path


@pytest.mark.parametrize("number", NUMBERS, ids=IDS)
def test_a_page_keeps_its_shape(number: int, site: Path) -> None:
    """A value that closed an element, or opened a code block, would change what comes after it."""
    plain = [e.tag for e in page(site, f"personas/{hostile.stem(IDS.index('../../etc/passwd'))}/").elements]
    tags = [e.tag for e in page(site, f"personas/{hostile.stem(number)}/").elements]
    assert [tag for tag in plain if tag in ("h1", "h2", "h3", "dl", "article", "code", "pre", "table")] == [
        tag for tag in tags if tag in ("h1", "h2", "h3", "dl", "article", "code", "pre", "table")
    ]


@pytest.mark.parametrize("number", NUMBERS, ids=IDS)
def test_a_value_is_shown_as_typed(number: int, site: Path) -> None:
    wanted = flat(hostile.VALUES[number])
    shown = page(site, f"personas/{hostile.stem(number)}/")
    assert shown.one("h1").text == wanted
    assert shown.one("p", "hb-hero__summary").text == wanted
    assert [element.text for tag in ("li", "p") for element in shown.all(tag)].count(wanted) >= 15
    assert wanted in [element.text for element in shown.all("dt")]


@pytest.mark.parametrize("number", NUMBERS, ids=IDS)
def test_a_negative_personas_value_is_shown_as_typed(number: int, site: Path) -> None:
    wanted = flat(hostile.VALUES[number])
    shown = page(site, f"personas/negative/{hostile.stem(number)}-negative/")
    assert shown.one("h1").text == wanted
    assert shown.one("p", "hb-sign__text").text == wanted
    assert shown.article.count(wanted) >= 8


@pytest.mark.parametrize("number", NUMBERS, ids=IDS)
def test_a_shared_source_is_shown_as_typed_on_a_page_of_its_own(number: int, site: Path) -> None:
    value = hostile.VALUES[number]
    shown = page(site, f"{page_of(hostile.study(value)['id']).removesuffix('.md')}/")
    wanted = flat(value)
    assert shown.one("h1").text == wanted
    assert shown.one("title").text == f"{wanted} - Saltmarsh Persona Handbook"
    assert shown.one("span", "hb-source__id").text == f"shared-{number}"
    assert [element.text for element in shown.all("p")].count(wanted) >= 3
    assert wanted in [element.text for element in shown.all("a")]


@pytest.mark.parametrize("number", NUMBERS, ids=IDS)
@pytest.mark.parametrize("address", ["personas/{}/", "{}/"])
def test_a_name_is_the_title_as_typed(address: str, number: int, site: Path) -> None:
    wanted = flat(hostile.VALUES[number])
    shown = page(site, address.format(hostile.stem(number)))
    assert shown.one("title").text == f"{wanted} - Saltmarsh Persona Handbook"
    assert flat(shown.one("meta", name="description").attributes["content"]) == wanted
    assert wanted in [element.text for tag in (("a", "md-tag"), ("li", "hb-chip")) for element in shown.all(*tag)]


@pytest.mark.parametrize("number", NUMBERS, ids=IDS)
def test_a_name_stands_in_views_and_navigation_as_typed(number: int, site: Path) -> None:
    wanted = flat(hostile.VALUES[number])
    address = f"{hostile.stem(number)}/"
    links = [e for e in page(site, "personas/").all("a") if e.attributes.get("href") == address]
    assert wanted in [link.text for link in links]
    assert wanted in [e.text for e in page(site, f"personas/{hostile.stem(number)}/").all("span", "md-ellipsis")]


def test_the_data_is_json_and_holds_the_tags(site: Path) -> None:
    assert len(search.index(site)) > len(hostile.VALUES) * 3
    assert json.loads((site / "tags.json").read_text("utf-8"))["mappings"]


CONTROLS = ("\\x02klzzwxh:0000\\x03", "a\\x00b", "a\\x1bb", "a\\rb", "a\\x7fb", "a\\u2028b")


@pytest.mark.parametrize("text", CONTROLS)
def test_a_control_character_is_refused(text: str, project: Project) -> None:
    project.write("personas/ada-reed.md", customer().replace('"Ada Reed"', f'"{text}"'))
    outcome = project.build()
    assert outcome.code == 1
    assert ("personas/ada-reed.md", "control-character") in outcome.problems


BODIES = {
    "<script>alert(1)</script>": "raw-html",
    "a <b onclick=alert(1)>b</b>": "raw-html",
    "<!-- hidden -->": "raw-html",
    "&lt;b> <i>": "raw-html",
    "## Heading { onclick=alert(1) }": "attribute-list",
    "*em*{ onclick=alert(1) }": "attribute-list",
    "``` { .x onclick=alert(1) }\ncode\n```": "attribute-list",
    "[x](javascript:alert(1))": "unsafe-link",
    "[x](JaVaScRiPt:alert(1))": "unsafe-link",
    "[x](java&#115;cript:alert(1))": "unsafe-link",
    "[x](data:text/html,alert)": "unsafe-link",
    "[x]: javascript:alert(1)\n\n[x]": "unsafe-link",
    "![x](vbscript:x)": "unsafe-link",
    "[x](//elsewhere.example/)": "unsafe-link",
    "[x](nowhere.md)": "broken-link",
}


def test_a_body_that_is_no_plain_markdown_is_refused(project: Project) -> None:
    for number, body in enumerate(BODIES):
        project.write(f"personas/ada-{number}.md", customer(f"First line.\n\n{body}\n"))
    outcome = project.build()
    assert outcome.code == 1
    for number, rule in enumerate(BODIES.values()):
        assert (f"personas/ada-{number}.md", rule) in outcome.problems, list(BODIES)[number]


PAGES = (
    "<script>alert(1)</script>",
    "a <b onclick=alert(1)>b</b>",
    'a <a href="java&Tab;script:alert(1)">b</a>',
    "<svg><animate onbegin=alert(1)></svg>",
    "a <?x > <img src=x onerror=alert(1)> ?>",
    "<iframe srcdoc=x></iframe>",
    "<form><input></form>",
    "<p>a</p></div>",
    "## A heading { onclick=alert(1) }",
)


def test_a_page_that_holds_what_could_run_is_refused_before_anything_is_built(project: Project) -> None:
    for number, text in enumerate(PAGES):
        project.write(f"docs/page-{number}.md", f"# A page\n\n{text}\n")
    project.write("docs/drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    outcome = project.build()
    assert outcome.code == 1
    assert not outcome.site.exists()
    for number, text in enumerate(PAGES):
        assert (f"docs/page-{number}.md", "unsafe-html") in outcome.errors, text
    assert ("docs/drawing.svg", "unsafe-drawing") in outcome.errors


def test_a_file_of_nested_brackets_does_not_end_the_build(project: Project) -> None:
    project.write("personas/ada-reed.md", "---\nname: " + "[" * 1_900 + "\n---\n")
    project.write("personas/ben-reed.md", text_of({"name": "Ben", "summary": "B."}, "body").replace("{", "["))
    outcome = project.build()
    assert outcome.code == 1
    assert ("personas/ada-reed.md", "too-deep") in outcome.problems
    assert "Traceback" not in outcome.output

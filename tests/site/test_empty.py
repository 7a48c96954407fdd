"""After `make start`: every shipped page and view works while there is nobody, or hardly anybody, to show."""

import re
from pathlib import Path

import pytest
from tests.site.html_page import HtmlPage, pages
from tests.site.personas import NEGATIVE, customer, negative
from tests.site.project import REPOSITORY, TODAY, Project

from cli import main
from commands.check import judged

SHIPPED = REPOSITORY / "tests" / "sample"
DRAFT = "---\nname: {}\nsummary: Plans every trip three months ahead.\nstatus: draft\n---\n"
ALONE = negative(negative={key: value for key, value in NEGATIVE["negative"].items() if key != "looks_like"})
STATES = {
    "nobody": {},
    "a-draft": {"personas/tamsin-quill.md": DRAFT.format("Tamsin Quill")},
    "one-customer": {"personas/ada-reed.md": customer()},
    "one-negative": {"personas/negative/deck-haggler.md": ALONE},
    "one-of-each": {"personas/ada-reed.md": customer(), "personas/negative/deck-haggler.md": ALONE},
    "odd-groups": {
        f"personas/{name}.md": customer(name=name.title(), group=group)
        for name, group in {
            "ada": "A & B <c>",
            "ben": "C++",
            "cam": "日本の客",
            "dee": "index",
            "eve": "Retired",
        }.items()
    },
    "short-list": {"personas/negative/_not-for-us.yml": "lines:\n  - Resellers who buy to sell on\n"},
}
PUBLIC = ("nobody", "odd-groups")  # without negative personas, all others are one of these


def begun(root: Path) -> Project:
    """The handbook that `make start` leaves."""
    project = Project.sample(root)
    (root / "tests").mkdir(exist_ok=True)
    (root / "tests" / "sample").symlink_to(SHIPPED, target_is_directory=True)
    assert main(["start", "--name", "Brightwater Handbook", "--project", str(root)]) == 0
    return project


@pytest.fixture(
    scope="module",
    params=[(state, is_public) for state in STATES for is_public in (False, True) if state in PUBLIC or not is_public],
    ids=lambda param: f"{param[0]}-{'public' if param[1] else 'internal'}",
)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, bool, dict[str, HtmlPage]]:
    """One state of a young handbook, built strictly after a check that finds nothing."""
    state, is_public = request.param
    project = begun(tmp_path_factory.mktemp(state) / "handbook")
    if is_public:
        project.replace("personas/_handbook.yml", "audience: internal", "audience: public")
    for path, text in STATES[state].items():
        project.write(path, text)
    problems = judged(project.root, TODAY, REPOSITORY / "overrides").problems
    assert [str(problem) for problem in problems if problem.path.startswith(("docs/", "mkdocs.yml"))] == []
    assert [str(problem) for problem in problems if problem.is_error] == []
    return state, is_public, pages(project.build_well("--strict").site)


def article(found: HtmlPage) -> str:
    """The page proper, as HTML, without what only an editor's link or a heading's mark is."""
    inner = re.search(r"<article[^>]*md-content__inner.*?</article>", found.source, re.DOTALL)
    return re.sub(r'<a class="headerlink".*?</a>', "", inner[0], flags=re.DOTALL) if inner else ""


def hollow(html: str) -> list[str]:
    """The titles that nothing follows: no text before the next of the same or a higher level."""
    parts = re.split(r"(<h[12]\b.*?</h[12]>)", html, flags=re.DOTALL)
    headings = [(int(parts[n][2]), text_of(parts[n]), text_of(parts[n + 1])) for n in range(1, len(parts), 2)]
    later = [*headings, (0, "", "")][1:]
    return [
        name
        for (level, name, below), (following, *_) in zip(headings, later, strict=True)
        if not below and following <= level
    ]


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_a_hollow_heading_is_found() -> None:
    assert hollow("<h1>A</h1><h2>B</h2><p></p><h2>C</h2><p>x</p><h2>D</h2>") == ["B", "D"]


def test_no_heading_stands_above_nothing(site: tuple[str, bool, dict[str, HtmlPage]]) -> None:
    assert {name: found for name, page in site[2].items() if (found := hollow(article(page)))} == {}


def test_no_table_drawing_or_list_is_empty(site: tuple[str, bool, dict[str, HtmlPage]]) -> None:
    for name, page in site[2].items():
        html = article(page)
        for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
            assert re.search(r"<td[ >]|scope=\"row\"", table), name
        for figure in re.findall(r"<figure class=\"hb-chart.*?</figure>", html, re.DOTALL):
            assert "<circle" in figure, name
        for listed in re.findall(r"<[ud]l\b[^>]*>(.*?)</[ud]l>", html, re.DOTALL):
            assert text_of(listed), name


def test_before_the_first_persona_pages_lead_to_the_one_that_says_how(
    site: tuple[str, bool, dict[str, HtmlPage]],
) -> None:
    state, is_public, found = site
    overview = found["personas/index.html"]
    said = [one.text for one in overview.all("p", "hb-empty")]
    if state in ("nobody", "a-draft") and not is_public:
        assert "No persona here yet: add one." in said
        assert '<a href="../add/">add one</a>' in overview.source
    else:
        assert "No persona here yet: add one." not in said or state == "short-list"
    if not is_public:
        told = {one.text for one in found["personas/negative/index.html"].all("p", "hb-empty")}
        assert ("No negative persona here yet: add one." in told) is not any(
            "negative" in path for path in STATES[state] if path.endswith(".md")
        )


def test_groups_of_any_name_are_lines_of_the_menu(site: tuple[str, bool, dict[str, HtmlPage]]) -> None:
    state, _, found = site
    if state == "odd-groups":
        menu = found["personas/ada/index.html"].one("div", "md-sidebar--primary").text
        for group in ("A & B <c>", "C++", "日本の客", "index"):
            assert group in menu


def test_nothing_of_the_sample_is_on_any_page(site: tuple[str, bool, dict[str, HtmlPage]]) -> None:
    sample = re.compile(r"larkmoor|kwame|oona|return ticket|git\.example", re.IGNORECASE)
    for name, page in site[2].items():
        assert not sample.search(page.source), name

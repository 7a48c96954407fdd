import pytest
from tests.handbook.support import DRAFT, load, persona, places

from handbook.content.docs import Signposts
from handbook.problems.problem import Problem

ANN = {"personas/ann.md": persona("segment: Walkers\naliases: [annie]", base=DRAFT)}


def page(text: str, path: str = "docs/x.md") -> list[Problem]:
    """The problems of a page beside one persona."""
    return [problem for problem in load({**ANN, path: text})[2] if problem.path == path]


def block(options: str) -> list[Problem]:
    """The problems of a view that begins on line 4 of a page."""
    return page(f"---\ntitle: X\n---\n```personas\n{options}\n```\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Title\n",
        "---\ntitle: 12:30\ntags: [a]\ndescription: NO\naudience: internal\nhide: [toc]\n---\n",
        "[Ann](../personas/ann.md), [top](#top), <b>HTML</b> {: .x } and [elsewhere](https://x.example)\n",
        "```personas\nview: table\n```\n",
        "```personas\nview: cards\nwhere: {segment: Walkers, type: customer}\n```\n",
        "````\n```personas\nview: nonsense\n```\n````\n",
    ],
)
def test_a_page_may_hold_what_the_site_can_show(text: str) -> None:
    assert [str(problem) for problem in page(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\ntitle: Bad: yaml\n---\n", (2, "bad-yaml")),
        ("---\ntitle: x\n", (2, "unclosed-front-matter")),
        ("---\naudience: all\n---\n", (2, "unknown-value")),
        ("---\ntitle: [a]\n---\n", (2, "wrong-shape")),
        ("---\ntitel: a\n---\n", (2, "unknown-field")),
        ("---\ntitle: a\ntitle: b\n---\n", (3, "duplicate-key")),
        ("---\ntitle: a\n---\n\n[x](ben.md)\n", (5, "broken-link")),
        ("\n![x](images/no.png)\n", (2, "broken-link")),
        ("\n" + "1. " * 1500 + "\n", (2, "nested-body")),
        ("a\x07b\n", (1, "control-character")),
    ],
)
def test_a_page_is_judged_with_its_lines(text: str, found: tuple[int, str]) -> None:
    assert places(page(text)) == [found]


@pytest.mark.parametrize(
    ("options", "found", "says"),
    [
        ("", (4, "bad-view"), "say which view to place: add `view:` with one of table, cards"),
        ("columns: [name]", (5, "bad-view"), "say which view to place"),
        ("view: [table]", (5, "bad-view"), "say which view to place"),
        ("view:", (5, "bad-view"), "say which view to place"),
        ("- view: table", (5, "bad-view"), "write the options as `name: value` lines"),
        ("table", (5, "bad-view"), "write the options as `name: value` lines"),
        ("view: tabel", (5, "unknown-value"), "`tabel` is not a view. Did you mean `table`? Allowed: table, cards"),
        ("view: table\ncolums: [name]", (6, "unknown-field"), "Did you mean `columns`?"),
        ("view: table\nshow: [name]", (6, "unknown-field"), "`show` is not a field. Known here: view, where"),
        ("view: table\ncolumns: [nam]", (6, "bad-view"), "`nam` is not a field. Did you mean `name`?"),
        ("view: table\ncolumns:\n  - name\n  - sgment", (8, "bad-view"), "Did you mean `segment`?"),
        ("view: table\ncolumns: [name, name]", (6, "bad-view"), "the column `name` is there already"),
        ("view: table\nlink: segment\ncolumns: [name]", (6, "bad-view"), "`link: segment` is none of the columns"),
        ("view: table\nsort: nme", (6, "bad-view"), "Did you mean `name`?"),
        ("view: table\ngroup: company", (6, "bad-view"), "`company` is not a field"),
        ("view: table\nwhere: {tpe: customer}", (6, "bad-view"), "`tpe` is not a field. Did you mean `type`?"),
        ("view: table\nwhere: {type: custmer}", (6, "bad-view"), "Did you mean `customer`? Allowed: customer, neg"),
        ("view: table\nwhere: {segment: Walker}", (6, "bad-view"), "no persona has `segment: Walker`. Did you mean"),
        ("view: table\nwhere: all", (6, "wrong-shape"), "`where` takes a block of names and values"),
        ("view: table\nwhere: a: b", (6, "bad-yaml"), "a colon followed by a space"),
        ("view: a: b", (5, "bad-yaml"), "a colon followed by a space"),
        ("view: *table", (5, "anchor"), "put quotes around"),
        ("view: table\nview: cards", (6, "duplicate-key"), "`view` is written twice"),
        ("view: cards\nshow: [nme]", (6, "bad-view"), "Did you mean `name`?"),
    ],
)  # fmt: skip
def test_one_mistake_in_a_view_is_one_problem_in_its_line(options: str, found: tuple[int, str], says: str) -> None:
    problems = block(options)
    assert places(problems) == [found]
    assert says in problems[0].message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a\n\n    ```personas\n    view: table\n    ```\n", "at the left margin"),
        ("a\n\n> ```personas\n> view: table\n> ```\n", "at the left margin"),
        ("a\n\n```personas\nview: table\n", "never closed"),
    ],
)
def test_a_fence_that_cannot_become_a_view_is_a_problem(text: str, says: str) -> None:
    (problem,) = page(text)
    assert (problem.at.line, problem.rule.id) == (3, "bad-view")
    assert says in problem.message


def test_every_view_of_a_page_is_judged() -> None:
    text = "```personas\nview: tabel\n```\n\n~~~personas\nview: table\nsort: nme\n~~~\n"
    assert places(page(text)) == [(2, "unknown-value"), (7, "bad-view")]


def test_a_condition_may_ask_whether_there_is_a_value() -> None:
    assert block("view: table\nwhere: {owner: empty, segment: filled}") == []


def test_a_page_must_not_stand_at_a_personas_address() -> None:
    assert places(page("# Ann\n", "docs/personas/ann.md")) == [(1, "path-taken")]
    assert page("# All\n", "docs/personas/index.md") == []


def test_a_page_must_not_stand_at_the_address_of_a_former_id() -> None:
    found = load({**ANN, "docs/personas/annie.md": "# Annie\n"})[2]
    assert [(problem.path, problem.at.line, problem.rule.id) for problem in found] == [
        ("personas/ann.md", 5, "path-taken")
    ]


def test_pages_know_their_address_and_their_audience() -> None:
    _, pages, _ = load({"docs/a/b.md": "---\naudience: internal\n---\n", "docs/c.md": ""})
    assert [(one.uri, one.is_internal) for one in pages] == [("a/b.md", True), ("c.md", False)]


def signposts(**pages: str) -> Signposts:
    """Where pages with these views lead to; each page has one view or several, apart by an empty line."""
    files = {
        f"docs/{name}.md": "".join(f"```personas\n{view}\n```\n\n" for view in views.split("\n\n"))
        for name, views in pages.items()
    }
    catalog, found, _ = load({**ANN, **files})
    return Signposts.of(found, catalog)


def test_without_such_views_nothing_leads_anywhere() -> None:
    assert signposts(a="view: table\ngroup: segment") == Signposts(None, None, {})


def test_the_rules_the_comparison_and_indexes_are_where_their_views_are() -> None:
    matrices = "view: matrix\nrows: brands\n\nview: matrix\nrows: payment_methods\nsort: segment"
    found = signposts(a="view: rules", b="view: comparison", c=matrices)
    assert found == Signposts("a.md", "b.md", {"brands": "c.md", "payment_methods": "c.md"})


@pytest.mark.parametrize(
    "options", ["rows: brands\nwhere: {type: customer}", "rows: brands\nshared: true", "rows: segment", "rows: brand"]
)
def test_a_matrix_that_leaves_something_out_or_is_wrong_is_no_index(options: str) -> None:
    assert signposts(a=f"view: matrix\n{options}").indexes == {}
    assert signposts(a=f"view: matrix\n{options}", b="view: matrix\nrows: brands").indexes == {"brands": "b.md"}


def test_a_list_is_linked_by_all_that_it_can_be_narrowed_down_by() -> None:
    more = "view: table\nfilter: segment\nmore_filters: true"
    found = signposts(a="view: table\nfilter: segment", b=more, c=f"{more}\nwhere: {{type: customer}}").lists
    assert found == {"segment": "a.md"}  # one persona is not told from others by any other field
    two = {"personas/ben.md": persona("payment_methods: [card]\nsegment: Walkers", base=DRAFT)}
    cat = {"personas/cat.md": persona("payment_methods: [cash]\nsegment: Walkers", base=DRAFT)}
    catalog, pages, _ = load({**two, **cat, "docs/a.md": f"```personas\n{more}\n```\n"})
    assert Signposts.of(pages, catalog).lists["payment_methods"] == "a.md"


def test_the_first_of_several_pages_counts() -> None:
    views = "view: rules\n\nview: comparison\n\nview: matrix\nrows: brands"
    assert signposts(a=views, b=views) == Signposts("a.md", "a.md", {"brands": "a.md"})


def test_a_page_knows_the_views_that_it_places_rightly() -> None:
    views = ("view: tabel", "view: cards", "view: matrix\nrows: brands")
    text = "\n".join(f"```personas\n{view}\n```\n" for view in views)
    _, (one,), _ = load({**ANN, "docs/x.md": text})
    assert [(name, getattr(options, "rows", None)) for name, options in one.views] == [
        ("cards", None),
        ("matrix", "brands"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- x -->\n---\naudience: internal\n---\n",
        "\ufeff\ufeff---\naudience: internal\n---\n",
        "----\naudience: internal\n----\n",
        "\N{EM DASH}\nAudience: Internal\n\N{EM DASH}\n",
        "audience: internal\n\n# A page\n",
        '+++\naudience = "internal"\n+++\n',
        '{"audience":"internal"}\n',
        "---\n\n---\n\n---\naudience: internal\n---\n",
        "# A page\n\n---\naudience: internal\n---\n",
    ],
)
def test_a_page_that_is_to_be_internal_and_is_not_is_refused(text: str) -> None:
    assert [problem for problem in page(text) if problem.is_error]


@pytest.mark.parametrize("line", ["audience:", "audience: ''", "audience: ~"])
def test_an_audience_that_is_left_empty_is_refused(line: str) -> None:
    assert [(one.at.line, one.rule.id) for one in page(f"---\ntitle: A\n{line}\n---\n")] == [(3, "unknown-value")]


def test_views_that_ask_for_somebody_who_is_gone_are_one_warning() -> None:
    asking = "```personas\nview: cards\nwhere: {group: Trade}\n```\n"
    pages = {"docs/a.md": asking + "\n" + asking, "docs/b.md": asking}
    (problem,) = (one for one in load({**ANN, **pages})[2] if one.path.startswith("docs/"))
    assert str(problem) == (
        "docs/a.md:3:16: warning: no persona has `group: Trade`;"
        " also asked for in docs/a.md:8, docs/b.md:3 [empty-view]"
    )
    assert [(also.path, also.at.line) for also in problem.also] == [("docs/a.md", 8), ("docs/b.md", 3)]
    assert load(pages)[2] == []  # before there is anybody, nobody can tell

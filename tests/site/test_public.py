"""A handbook for the public holds nothing that is internal: not on a page, not in the search, in no file at all."""

import json
import re
from pathlib import Path

import pytest
from tests.site.html_page import page, pages
from tests.site.personas import customer
from tests.site.project import Outcome, Project

from handbook.views import VIEWS

NOTE_FORMS = {
    "as taught": "!!! internal\n    {}\n",
    "with a title": '!!! internal "Only us"\n    {}\n',
    "with an empty title": '!!! internal ""\n    {}\n',
    "in capitals": "!!! INTERNAL\n    {}\n",
    "without a space": "!!!internal\n    {}\n",
    "with another class": "!!! internal danger\n    {}\n",
    "as another class": "!!! danger internal\n    {}\n",
    "with quotes in the title": '!!! internal "a "b" c"\n    {}\n',
    "in a list": "- item\n\n    !!! internal\n        {}\n",
    "in a quotation": "> !!! internal\n>     {}\n",
    "after a paragraph": "A paragraph\n!!! internal\n    {}\n",
    "after a tab": "!!! internal\n\t{}\n",
    "with empty lines": "!!! internal\n\n    First.\n \n \n \n    {}\n",
    "with a heading": "!!! internal\n    ### {}\n",
    "with a table": "!!! internal\n    | a |\n    |---|\n    | {} |\n",
    "with code": "!!! internal\n    ```\n    a\n\n    {}\n    ```\n",
    "at the end": "!!! internal\n    {}",
}
INTERNAL = (
    "Parcel Juggler",
    "parcel-juggler",
    "Boardwalk interviews",
    "research.example.com",
    "Ask where she walks",
    "She shops alone",
    "18%",
    "Customer insight",
    "Trade desk",
    "Waders lose us money",
    "margin on waders",
    "Negative persona",
    "Warning signs",
    # What a negative persona needs for decisions.
    "Already customers, costly to serve",
    "Counts our parcels for us",
    "A label before the order",
    "Unintentional",
    "Which size fitted last time?",
    "None of four",
    "What was wrong with the last pair?",
    "Do not confuse with",
    "Five parcels come back",
    "Draw the last on every page",
    "Gifts that nobody could try",
    "We would rather fit you once",
    "Targeting exclusions",
    "Households with three returns running",
    "Parcel flyers",
    "Post room",
    "exclusions.csv",
    "Root causes and fixes",
    "The size chart is in inches",
    "tracker.example.com",
    "A third fewer labels",
    "Two of thirty were gifts",
    "Returns say nothing of who somebody is",
    # Money, of customers too: amounts, rates, what is usual, and what all of that is called.
    "€",
    "132.50",
    "44%",
    "Mill accounts of 2026",
    "Cost to serve",
    "Gross margin",
    "Net in later years",
    "Whale curve",
    "hb-chart__mark",
)
FIELDS = """\
columns:
  - name
  - economics.revenue
  - economics.gross_margin
  - economics.source
  - economics.return_rate
  - owner
  - share_of_customers
  - implications.sales
  - evidence.sources
  - assumptions
  - related
  - replaced_by
filter: [owner, assumptions, implications.sales, evidence.sources, economics.revenue, related, replaced_by, type]
sort: owner
group: owner
```

```personas
view: cards
show: [related, replaced_by, economics.revenue]
where: {status: [active, retired]}
group: related
```

```personas
view: table
group: economics.revenue
```

```personas
view: matrix
rows: related
```

```personas
view: matrix
rows: assumptions
```

```personas
view: matrix
rows: implications.sales
```

```personas
view: comparison
where: {status: [active, retired]}
group: owner
```

```personas
view: booklet
where: {status: [active, retired]}
```

```personas
view: upkeep"""
PLACED = ("signs", "screening", "exclusions", "backlog", "money", "quadrants", "whale")


def secret(number: int) -> str:
    return f"SECRET{number:02}X"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Project.miniature(tmp_path_factory.mktemp("public") / "handbook")
    project.replace("personas/_handbook.yml", "baseline:", "audience: public\nbaseline:")
    views = "".join(f"\n```\n\n```personas\nview: {name}" for name in PLACED)
    project.replace(
        "docs/index.md", "show: [segment]", f"show: [segment, owner]{views}\n```\n\n```personas\nview: table\n{FIELDS}"
    )
    project.replace("personas/map-collector.md", "replaced_by: marsh-walker", "replaced_by: parcel-juggler")
    project.replace("personas/tide-swimmer.md", "owner:", "related: [parcel-juggler]\nowner:")
    notes = "\nBetween.\n\n".join(form.format(secret(number)) for number, form in enumerate(NOTE_FORMS.values()))
    project.write("docs/guide/reading.md", f"# Reading\n\n{notes}")
    picture = (project.root / "personas/images/marsh.png").read_bytes()
    project.write("personas/images/margin.png", picture)
    for number, form in enumerate(NOTE_FORMS.values()):
        text = form.format(f"{secret(number)} ![margin](images/margin.png)")
        project.write(f"personas/ada-{number}.md", customer(f"Before.\n\n{text}\n\nAfter.\n", owner="Customer insight"))
    project.write("personas/negative/kept.md", customer(type="customer"))
    project.write("personas/stray.md", customer(name="Stray Juggler").replace("challenges", "tags"))
    project.replace("personas/stray.md", '"status": "active"', '"type": "negative"')
    return project.build_well().site


@pytest.mark.parametrize("words", [*INTERNAL, "Stray Juggler"])
def test_no_file_holds_what_is_internal(words: str, site: Path) -> None:
    holders = [
        path.relative_to(site) for path in site.rglob("*") if path.is_file() and words.encode() in path.read_bytes()
    ]
    assert not [path for path in holders if path.parts[0] != "assets"]


@pytest.mark.parametrize("form", NOTE_FORMS)
def test_no_file_holds_an_internal_note(form: str, site: Path) -> None:
    word = secret(list(NOTE_FORMS).index(form)).encode()
    assert not [path.relative_to(site) for path in site.rglob("*") if path.is_file() and word in path.read_bytes()]


def test_what_stands_around_an_internal_note_stays(site: Path) -> None:
    assert page(site, "guide/reading/").article.count("Between.") == len(NOTE_FORMS) - 1
    for number in range(len(NOTE_FORMS)):
        article = page(site, f"personas/ada-{number}/").article
        assert "Before." in article
        assert "After." in article


def test_a_picture_for_an_internal_note_is_not_published(site: Path) -> None:
    assert (site / "personas/images/marsh.png").is_file()
    assert not (site / "personas/images/margin.png").exists()


def test_an_internal_page_is_neither_built_nor_linked(site: Path) -> None:
    assert not (site / "personas/negative/index.html").exists()
    for name, one in pages(site).items():
        assert not [value for _, value in one.addresses if value.endswith("negative/")], name


def test_the_tables_of_money_and_of_negative_personas_are_not_there_as_files_either(
    site: Path, miniature_site: Path
) -> None:
    assert (miniature_site / "personas/negative/exclusions.csv").is_file()
    assert list(site.rglob("*.csv")) == []


NEEDED = {"source": "source: paths\n"}
ABOUT = {
    "the owner": "view: table\nwhere: {owner: filled}",
    "a share": "view: cards\nwhere: {share_of_customers: filled}",
    "a part in a purchase": "view: table\nwhere: {buying_role: decision-maker}",
    "figures": "view: comparison\nwhere: {economics.revenue: filled}",
    "assumptions": "view: matrix\nrows: assumptions",
    "negative personas": "view: table\nwhere: {type: negative}",
    "negative personas, on cards": "view: cards\nwhere: {type: [Negative]}",
}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A public edition of pages that hold one view each, which is not for the public."""
    project = Project.miniature(tmp_path_factory.mktemp("views") / "handbook")
    project.replace("personas/_handbook.yml", "baseline:", "audience: public\nbaseline:")
    project.write("personas/_sources.yml", "- {id: paths, title: Paths of 2026}\n")
    blocks = {name: f"view: {name}\n{NEEDED.get(name, '')}" for name, view in VIEWS.items() if view.internal} | ABOUT
    for number, (name, block) in enumerate(blocks.items()):
        project.write(f"docs/one/{number}.md", f"# {name}\n\nBefore.\n\n```personas\n{block.strip()}\n```\n\nAfter.\n")
    return project.build_well()


def test_of_a_view_that_is_not_for_the_public_nothing_is_left_on_its_page(alone: Outcome) -> None:
    """Not even that it has nothing to show, which would be untrue."""
    made = {name: one for name, one in pages(alone.site).items() if name.startswith("one/")}
    assert len(made) == sum(view.internal for view in VIEWS.values()) + len(ABOUT)
    for name, one in made.items():
        assert re.search(r"<p>Before.</p>\s*<p>After.</p>", one.source), name


def test_a_public_build_names_every_view_that_it_left_out(alone: Outcome) -> None:
    told = re.findall(r"docs/one/(\d+)\.md: a view, ([\w-]+)", alone.output)
    assert [name for _, name in sorted(told, key=lambda one: int(one[0]))] == [
        *(name for name, view in VIEWS.items() if view.internal),
        *(text.split()[1] for text in ABOUT.values()),
    ]


def test_the_public_may_be_sent_by_search_engines(site: Path) -> None:
    refused = [name for name, one in pages(site).items() if one.all("meta", name="robots")]
    assert all("http-equiv" in (site / name).read_text("utf-8") for name in refused)  # redirects, never pages


def data(site: Path) -> dict[str, str]:
    """The files for other programs and for the site's scripts, by name."""
    return {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in site.rglob("*.json")
        if path.parts[-2] not in ("search", "schema")
    }


def test_the_files_for_other_programs_are_of_customers_alone(site: Path, miniature_site: Path) -> None:
    listed, whole = (json.loads(data(one)["personas/personas.json"]) for one in (site, miniature_site))
    assert {entry["type"] for entry in whole} == {"customer", "negative"}
    assert {entry["type"] for entry in listed} == {"customer"}
    assert {"marsh-walker", "map-collector", "kept"} <= {entry["id"] for entry in listed}
    sheets = {entry["sheet"] for entry in listed}
    assert set(data(site)) - {"tags.json"} == {"personas/personas.json", *sheets}


def test_the_files_of_an_internal_handbook_hold_what_those_of_the_public_one_do_not(
    site: Path, miniature_site: Path
) -> None:
    inside, outside = "".join(data(miniature_site).values()), "".join(data(site).values())
    for words in ("Parcel Juggler", "Ask where she walks", "She shops alone", "18%", "€", "Net in later years"):
        assert words in inside
        assert words not in outside
    assert "Walk every tide path in a year" in outside


def test_no_attribute_that_scripts_read_holds_what_is_internal(site: Path) -> None:
    """The facets of a table, the choices of its filter, and who can be compared."""
    values = [
        value
        for one in pages(site).values()
        for element in one.elements
        for name, value in element.attributes.items()
        if name.startswith("data-hb-") or name == "value"
    ]
    assert "tide-swimmer" in values  # a choice of `related`
    assert not [value for value in values for words in INTERNAL if words in value]


def test_the_rows_of_a_table_name_choices_that_are_offered_and_nothing_else(site: Path) -> None:
    for name in ("./", "personas/"):
        one = page(site, name)
        rows = [
            element.attributes["data-hb-facets"] for element in one.elements if "data-hb-facets" in element.attributes
        ]
        offered = [element for element in one.all("input", type="checkbox") if "value" in element.attributes]
        assert {int(number) for row in rows for number in row.split()} == set(range(len(offered)))


def test_a_filter_offers_no_field_that_is_internal(site: Path) -> None:
    offered = {element.attributes["data-hb-facet"] for element in page(site, "./").all("details", "hb-facet")}
    assert offered == {"related", "type"}


def test_customers_are_all_there(site: Path) -> None:
    for name in ("marsh-walker", "tide-swimmer", "trade/pontoon-keeper", "map-collector", "negative/kept"):
        assert (site / "personas" / name / "index.html").is_file()


def test_an_internal_handbook_asks_search_engines_to_stay_away(miniature_site: Path) -> None:
    for name, one in pages(miniature_site).items():
        assert "noindex" in one.one("meta", name="robots").attributes["content"], name


def test_an_internal_handbook_holds_what_the_public_one_does_not(miniature_site: Path) -> None:
    """The searches above find what they look for."""
    everything = "".join(path.read_text("utf-8") for path in miniature_site.rglob("*.html"))
    assert not [words for words in INTERNAL if words not in everything]

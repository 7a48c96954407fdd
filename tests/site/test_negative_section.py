"""The negative personas' pages: what becomes of them when one field is missing, and how soon each team is there."""

import html
import json
import posixpath
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import FileSystemBytecodeCache
from tests.handbook.support import build_of
from tests.site.figures import RATES, SERVING, told
from tests.site.html_page import HtmlPage, article_source, page
from tests.site.personas import customer, text_of

from handbook.content.docs import view_options
from handbook.markdown import fences
from handbook.personas.record import every_spec
from handbook.schema import FieldSpec, Persona, specs
from handbook.schema.economics import Baseline, Economics
from handbook.site.article import Articles
from handbook.site.build import Build
from handbook.site.surroundings import Surroundings

VIEWS = {
    **dict.fromkeys(("signs", "screening", "exclusions", "backlog", "money", "payback", "quadrants", "whale"), ""),
    "table": "columns: [name, negative.kind, negative.reasons, negative.looks_like, economics.revenue]",
    "cards": "show: [negative.kind, negative.root_causes, negative.handling.step, economics.return_rate]",
}
SPECS = {spec.path: spec for spec in every_spec(Persona)}


def part_of_a_list(spec: FieldSpec) -> bool:
    return bool(spec.block and spec.is_list)


def full(spec: FieldSpec) -> Any:
    """A field's example, with every part that it may have."""
    if part_of_a_list(spec):
        return [{part.name: part.example for part in specs(spec.block)} if spec.block else {}]
    if spec.block:
        return {part.name: full(part) for part in specs(spec.block)}
    return spec.example


# A negative persona that says everything, and the figures of whom it is mistaken for.
COMPLETE: dict[str, Any] = {
    "name": "Deck Haggler",
    "summary": "Asks for a discount on the discount.",
    "negative": full(SPECS["negative"]),
    "economics": full(SPECS["economics"]),
    "evidence": {"basis": "mixed", "sources": [{"id": "S1", "kind": "returns", "title": "Till notes"}]},
}
# All figures of the other are odd, so that whatever is shown of it cannot be taken for the first one's.
OTHER = {name: value for name, value in COMPLETE["economics"].items() if name != "currency"} | {"revenue": "811"}
SETTINGS = json.dumps({"baseline": {part.name: part.example for part in specs(Baseline)}})


def paths(values: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in some values that something can be taken away from."""
    pairs = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    for key, inner in pairs:
        if not isinstance(key, int) or isinstance(inner, dict):  # not the only word of a list
            yield (*at, key)
        yield from paths(inner, (*at, key))


def without(values: Any, path: tuple[str | int, ...]) -> Any:
    """The values without what is at the path."""
    key, *rest = path
    copied: Any = list(values) if isinstance(values, list) else dict(values)
    if rest:
        copied[key] = without(copied[key], tuple(rest))
    else:
        del copied[key]
    return copied


def is_needed(path: tuple[str | int, ...]) -> bool:
    """Whether an entry in a list is none without this part of it: a file without it has an error, and no page."""
    *outer, number, name = ("", *path)
    block = SPECS[".".join(map(str, outer[1:]))].block if isinstance(number, int) else None
    return block is not None and block.model_fields[str(name)].is_required()


TAKEN = [
    path
    for name in ("negative", "economics")
    for path in [(name,), *((name, *inner) for inner in paths(COMPLETE[name]))]
    if not is_needed(path)
]
NAMES = [".".join(map(str, path)) for path in TAKEN]


@pytest.fixture(scope="module", autouse=True)
def _templates_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """They are the same for every handbook of this file."""
    kept = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("compiled")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Surroundings, "compiled", lambda *_: kept)
        yield


def view(build: Build, name: str, options: str = "") -> str:
    """A view as it stands on a page."""
    (block,) = fences.find(f"```personas\nview: {name}\n{options}\n```\n")
    placed, _ = view_options(block, build.edition.catalog, "docs/x.md")
    assert placed
    return build.pages.view(*placed, "x.md")


@cache
def rendered(path: tuple[str | int, ...]) -> dict[str, str]:
    """Both personas' pages and every view, of a handbook whose negative persona lacks what is at the path."""
    held = {
        "personas/negative/deck-haggler.md": text_of(without(COMPLETE, path) if path else COMPLETE),
        "personas/example-lookalike.md": customer(economics=OTHER),
    }
    build = build_of(held, SETTINGS)
    assert not build.broken
    articles = Articles(build.templates, build.converter)
    found = {path: articles.article(record).html for path, record in build.edition.records.items()}
    for name, options in VIEWS.items():
        found[name] = view(build, name, options)
    return found


OWN_PAGE, OTHER_PAGE = "personas/negative/deck-haggler.md", "personas/example-lookalike.md"


def reads(source: str) -> str:
    """The text of some HTML, with a space wherever a tag parts it, and without what is drawn."""
    drawn = re.sub(r"<svg\b.*?</svg>", " ", source, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", drawn)).split())


HOLDERS = "svg|ul|ol|dl|dd|table|thead|tbody|tr|p|li|figure|figcaption|h3|blockquote|code"


def holes(source: str) -> Iterator[str]:
    """What looks like something that is not there."""
    yield from re.findall(r"\b(?:None|nan|NaN|inf|Infinity|undefined)\b", source)
    yield from (found[0] for found in re.finditer(rf"<({HOLDERS})\b[^>]*>\s*</\1>", source))
    # The corner of a table has no attributes; below columns that nobody adds up, a total has nothing to say.
    yield from re.findall(r'<t[dh] (?!class="hb-ledger__blank")[^>]*>\s*</t[dh]>', source)
    yield from re.findall(r"^## .*\n+(?=## |\Z)", source, re.MULTILINE)
    yield from re.findall(r'<div class="hb-section[^"]*">\s*</div>', source)
    yield from re.findall(r"[\u20ac\u00a3]0(?![\d.,])", reads(source))
    yield from re.findall(r"\(\s*\)|: *[.,;] | \u00b7 *\u00b7 |, *, ", reads(source))


def test_a_persona_that_says_everything_is_shown_without_holes() -> None:
    pages = rendered(())
    assert set(pages) == {OWN_PAGE, OTHER_PAGE, *VIEWS}
    for name, source in pages.items():
        assert list(holes(source)) == [], name
        assert "hb-empty" not in source, name


@pytest.mark.parametrize(
    "source",
    [
        "<p>None</p>", "<p>up to nan</p>", '<svg class="x"></svg>', "<ul>\n</ul>", '<td data-label="A"> </td>',
        "## Money {#money}\n\n## Goals\nx", '<div class="hb-section hb-call">\n</div>', "<b>€0</b> a year",
        "<p>(<span> </span>)</p>",
    ],
)  # fmt: skip
def test_a_hole_is_seen(source: str) -> None:
    assert list(holes(source))


@pytest.mark.parametrize("path", TAKEN, ids=NAMES)
def test_whatever_is_taken_away_leaves_no_hole(path: tuple[str | int, ...]) -> None:
    for name, source in rendered(path).items():
        assert list(holes(source)) == [], name


LABELS = {spec.name: spec.label for spec in specs(Economics)}
VALUE = ("revenue", "gross_margin")
COUNTS = ("customers", "new_customers", "acquisition_cost")


def missing_in(source: str) -> str:
    """All that some HTML says is missing."""
    said = r"(?:not known|not counted|not given|without|want of figures|figures are missing)[^.]*"
    return " ".join(re.findall(said, reads(source)))


@pytest.mark.parametrize("name", [*VALUE, *SERVING, *COUNTS])
def test_a_figure_that_is_missing_is_named_wherever_something_depends_on_it(name: str) -> None:
    pages, whole = rendered(("economics", name)), rendered(())
    row = re.search(rf'<tr><th scope="row"><p>{LABELS[name]}</p></th>(.*?)</tr>', pages[OWN_PAGE])
    assert row
    assert reads(row[1]) == "not given"
    depending = [OWN_PAGE, "money", "whale"]
    depending += ["quadrants"] if name in (*VALUE, *SERVING) else []
    depending += ["exclusions", "payback"] if name != "customers" else []
    for place in depending:
        assert told(name) in missing_in(pages[place]), place
        assert told(name) not in missing_in(whole[place]), place
    for place in {"quadrants", "exclusions"} - set(depending):
        assert pages[place] == whole[place], place


@pytest.mark.parametrize("name", [*VALUE, *SERVING, "customers"])
def test_without_an_exact_loss_a_cause_costs_what_is_said_of_it_or_is_not_known(name: str) -> None:
    assert "18,000" in rendered(("economics", name))["backlog"]
    fields = without(without(COMPLETE, ("negative", "root_causes", 0, "cost_per_year")), ("economics", name))
    build = build_of({OWN_PAGE: text_of(fields), OTHER_PAGE: customer()}, SETTINGS)
    assert 'id="backlog-no-figure"' in view(build, "backlog")
    assert 'id="backlog-open"' not in view(build, "backlog")


@pytest.mark.parametrize("name", RATES)
def test_a_rate_that_is_missing_is_not_given_in_the_table_and_has_no_row_on_the_page(name: str) -> None:
    pages = rendered(("economics", name))
    assert f"<p>{LABELS[name]}</p>" not in pages[OWN_PAGE]
    assert f"<p>{LABELS[name]}</p>" in rendered(())[OWN_PAGE]
    rows = re.findall(r"<tr>.*?</tr>", pages["money"], re.DOTALL)
    (row,) = (row for row in rows if "Deck Haggler" in row and f'data-label="{RATES[name]}"' in row)
    (cell,) = re.findall(rf'<td data-label="{RATES[name]}"[^>]*>(.*?)</td>', row)
    assert "not given" in reads(cell)


def test_without_a_source_or_a_word_from_the_writer_figures_are_an_estimate() -> None:
    says = {name: reads(rendered(("economics", name))[OWN_PAGE]) for name in ("source", "estimate")}
    assert "(estimate, no source given)" in says["source"]
    assert "(source S1" in says["estimate"]
    assert "(estimate, after S1" in reads(rendered(())[OWN_PAGE])


@pytest.mark.parametrize("name", ["currency", "period"])
def test_what_is_left_to_the_company_or_to_habit_changes_nothing(name: str) -> None:
    assert rendered(("economics", name)) == rendered(())


def test_a_persona_without_any_figures_says_so_and_is_named_below_the_tables_and_charts() -> None:
    fields = without(COMPLETE, ("economics",)) | {"negative": COMPLETE["negative"] | {"reasons": ["unprofitable"]}}
    build = build_of({OWN_PAGE: text_of(fields), OTHER_PAGE: customer(economics=OTHER)}, SETTINGS)
    page = Articles(build.templates, build.converter).article(build.edition.records[OWN_PAGE])
    assert "no figures are given yet" in reads(page.html)
    pages = rendered(("economics",))
    for name in ("money", "quadrants", "whale"):
        assert "because figures are missing: Deck Haggler (none given)." in reads(pages[name])
    assert "waste not known: no figures are given" in reads(pages["exclusions"])


# How soon each team is where it needs to be

INDEX = "personas/negative/"
Goal = Callable[[HtmlPage], bool]


def holding(*css_classes: str) -> Goal:
    """A page that has elements of all of these classes."""
    return lambda shown: all(shown.all("", one) for one in css_classes)


GOALS: dict[str, Goal] = {
    "a salesperson: the screening checklist": holding("hb-screening", "hb-box"),
    "a salesperson: the signs, those to stop at first": holding("hb-signs-view--level", "hb-sign"),
    "a marketer: the exclusions register, to take along": lambda shown: any(
        address.endswith("exclusions.csv") for _, address in shown.addresses
    ),
    "a support lead: the signs that a team can see": holding("hb-teams-filter", "hb-sign"),
    "a support lead: words for a polite no, to copy": holding("hb-wording"),
    "a product manager: the backlog": holding("hb-table--backlog"),
    "finance: who earns and who loses us money": holding("hb-ledger"),
}


def links(site: Path, address: str) -> list[str]:
    """The pages that the text of a page leads to, in order; what stands around the text does not count."""
    inside = HtmlPage(article_source((site / address / "index.html").read_text("utf-8")))
    hrefs = [one.attributes["href"] for one in inside.all("a") if "href" in one.attributes]
    local = [href.split("#")[0] for href in hrefs if "://" not in href]
    found = [posixpath.normpath(posixpath.join(address, href)) + "/" for href in local if href]
    return [one for one in dict.fromkeys(found) if (site / one / "index.html").is_file()]


@pytest.mark.parametrize("goal", GOALS)
def test_two_clicks_lead_a_team_from_the_index_to_what_it_needs(goal: str, sample_site: Path) -> None:
    once = links(sample_site, INDEX)
    twice = [further for one in once for further in links(sample_site, one)]
    reached = [one for one in dict.fromkeys([*once, *twice]) if GOALS[goal](page(sample_site, one))]
    assert reached
    assert any(one in once for one in reached), f"only by a second click: {reached}"


def test_every_anchor_that_the_index_names_is_there(sample_site: Path) -> None:
    inside = HtmlPage(article_source((sample_site / INDEX / "index.html").read_text("utf-8")))
    anchored = [href for one in inside.all("a") if "#" in (href := one.attributes.get("href", ""))]
    assert anchored
    for href in anchored:
        target, _, anchor = href.partition("#")
        address = posixpath.normpath(posixpath.join(INDEX, target)) + "/"
        assert anchor in page(sample_site, address).ids, href

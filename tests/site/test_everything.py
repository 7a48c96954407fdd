"""Every field, built in or the company's own, stands under its label, and the search finds every word of its value."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.site import search
from tests.site.figures import RATES, SERVING, day, digits, exact
from tests.site.filled import DECLARED, LEAVES, example, page_of, values_for
from tests.site.html_page import page
from tests.site.personas import CUSTOMER, customer, negative, text_of
from tests.site.project import MINIATURE, Project

from handbook.schema import FieldSpec, Look, specs
from handbook.schema.action import RootCause
from handbook.schema.economics import Baseline, Economics
from handbook.schema.fields import Block

ADDRESSES = {
    "customer": "personas/everything/",
    "negative": "personas/negative/everything-else/",
    "retired": "personas/everything-before/",
}
LABEL_TAGS = ("dt", "th", "h2", "h3", "strong", "figcaption")
LABEL_CLASS = "hb-hero__kind"
# Fields whose place says what they are: the top of the page, a badge, a banner, a sentence, a caption.
WITHOUT_LABEL = re.compile(
    r"(name|type|summary|role_label|status|avatar|quote|bio|segment|review_every|fictional|replaced_by)"
    r"|evidence\.(basis|confidence|sources)|negative\.root_causes|economics\.(currency|period|estimate|source)"
)
# What a reader sees where the value is not simply what was typed. Pictures are looked for apart.
READS = {
    "avatar": "",
    "fictional": "fictional",
    "review_every": "every 12 months",
    "replaced_by": "Odo Example",
    "marketing_channels": "Organic search Events 4/5",
    "related": "Odo Example Buys for",
    "negative.becomes": "Odo Example",
    "journey": "Compares Reads three reviews worried \N{MINUS SIGN}1 Clear prices",
    "budget": "€2,000\N{EN DASH}€4,500 a year",
    "purchasing.average_order": "€120",
    "company.revenue": "€2,000,000\N{EN DASH}€10,000,000 a year",
    "languages": "English Welsh",
    "share_of_profit": "9% S1",
    "age": "25\N{EN DASH}34",
    "economics.period": "Per customer and year",
    "economics.estimate": "estimate",
    "economics.referral_value": "€1.20",
    **{f"yes_no_{form}": "Yes" for form in ("one", "many")},
    **{f"link_{form}": "www.example.com" for form in ("one", "many")},
}


# The same for the parts of a field; what a link leads to is looked for apart.
PARTS_READ = {"persona": "Odo Example", "cost_per_year": "€18,000", "link": ""}
MINUS, TIMES = "\N{MINUS SIGN}", "\N{MULTIPLICATION SIGN}"
FIGURES: dict[str, str] = {spec.name: str(spec.example) for spec in specs(Economics)}
USUAL: dict[str, str] = {spec.name: str(spec.example) for spec in specs(Baseline)}


def to_the_cent(name: str) -> str:
    """An amount in a column that has cents, as the statement's does."""
    return f"{float(FIGURES[name]):.2f}"


def rate(text: str) -> str:
    """A rate as people write it in English."""
    return text.replace(" %", "%")


# A statement's rows: the field, and what stands beside its label.
MONEY = {
    **{name: f"{int(FIGURES[name]):,}" for name in ("customers", "new_customers")},
    "revenue": f"€{to_the_cent('revenue')}",
    "gross_margin": f"{TIMES} {rate(FIGURES['gross_margin'])}",
    "acquisition_cost": f"{MINUS}€{to_the_cent('acquisition_cost')}, once",
    **{name: f"{MINUS}€{to_the_cent(name)}" for name in SERVING},
    "clv": f"€{FIGURES['clv']} as given",
    **{
        name: f"{rate(FIGURES[name])} {rate(USUAL[name])} {digits(exact(FIGURES[name]) / exact(USUAL[name]), 1)}{TIMES}"
        for name in RATES
    },
}
READS |= {f"economics.{name}": text for name, text in MONEY.items()}
# Where the search is told less: the words of a sentence that is on every page, signs, and what is compared with.
FOUND = {
    "fictional": "",
    "review_every": "",
    "marketing_channels": "Organic search Events 4",
    "journey": "Compares Reads three reviews worried Clear prices",
    "economics.currency": "",
    "economics.estimate": "",
    "economics.period": "a year",
    "economics.gross_margin": rate(FIGURES["gross_margin"]),
    **{f"economics.{name}": f"€{to_the_cent(name)}" for name in ("revenue", "acquisition_cost", *SERVING)},
    "economics.clv": f"€{FIGURES['clv']}",
    "economics.expected_life": "",
    "economics.referral_value": "",
    **{f"economics.{name}": rate(FIGURES[name]) for name in RATES},
}


def file_of(kind: str) -> str:
    """The persona's file; a former id belongs to one persona only."""
    values = values_for(kind)
    return text_of(values if kind == "customer" else {k: v for k, v in values.items() if k != "aliases"})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook with a persona of each kind that has every field filled in."""
    project = Project.miniature(tmp_path_factory.mktemp("everything") / "handbook")
    for kind, address in ADDRESSES.items():
        project.write(f"{address.rstrip('/')}.md", file_of(kind))
    for name in ("example-neighbour", "example-successor", "example-lookalike"):
        project.write(f"personas/{name}.md", customer(name="Odo Example"))
    settings = {"fields": DECLARED, "baseline": {part.name: part.example for part in specs(Baseline)}}
    project.write("personas/_handbook.yml", json.dumps(settings))
    project.write("personas/images/portrait.png", (MINIATURE / "personas/images/marsh.png").read_bytes())
    return project.build_well("--strict").site


def seen(spec: FieldSpec) -> str:
    """The field's example as a reader sees it."""
    return READS[spec.path] if spec.path in READS else " ".join(_texts(example(spec), spec))


def _texts(value: Any, spec: FieldSpec) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _texts(one, spec)
    elif isinstance(value, dict):
        inner = _parts(spec.block)
        for key, one in value.items():
            if inner and key in PARTS_READ:
                yield PARTS_READ[key]
            else:
                yield from _texts(one, inner.get(key, spec))
            if not inner:  # names of the writer's own are shown too
                yield key
    elif spec.vocabulary and value in list(spec.vocabulary):
        yield spec.vocabulary(value).label
    elif re.fullmatch(r"\d{4}-\d\d(-\d\d)?", str(value)):
        yield day(value)
    else:
        yield str(value)


def _parts(block: type[Block] | None) -> dict[str, FieldSpec]:
    return {part.name: part for part in specs(block)} if block else {}


def names(specs: tuple[FieldSpec, ...]) -> list[str]:
    """How the tests' report calls the fields."""
    return [spec.path for spec in specs]


LABELLED = tuple(spec for spec in LEAVES if not WITHOUT_LABEL.fullmatch(spec.path))


@pytest.mark.parametrize("spec", LABELLED, ids=names(LABELLED))
def test_a_field_is_shown_under_its_label(spec: FieldSpec, site: Path) -> None:
    shown = page(site, ADDRESSES[page_of(spec)])
    holders = [element for tag in LABEL_TAGS for element in shown.all(tag)] + shown.all("p", LABEL_CLASS)
    assert spec.label in [element.text.rstrip("¶:") for element in holders]


@pytest.mark.parametrize("spec", LEAVES, ids=names(LEAVES))
def test_every_word_of_a_value_is_on_the_page(spec: FieldSpec, site: Path) -> None:
    shown = search.words(page(site, ADDRESSES[page_of(spec)]).article.replace("\N{WORD JOINER}", ""))
    assert search.words(seen(spec)) <= shown


@pytest.mark.parametrize("spec", LEAVES, ids=names(LEAVES))
def test_every_word_of_a_value_is_found_by_the_search(spec: FieldSpec, site: Path) -> None:
    found = search.words(search.text(site, ADDRESSES[page_of(spec)]))
    assert search.words(FOUND.get(spec.path, seen(spec))) <= found


SCALES = (
    ("Comfort with technology", "3 of 5", ["Low", "High"]),
    ("Price sensitivity", "4 of 5", ["Low", "High"]),
    ("Planning", "4 of 5", ["Improvises", "Plans everything"]),
)


@pytest.mark.parametrize(("name", "place", "ends"), SCALES, ids=[name for name, _, _ in SCALES])
def test_a_scale_has_its_name_its_place_and_what_its_ends_stand_for(
    name: str, place: str, ends: list[str], site: Path
) -> None:
    shown = page(site, ADDRESSES["customer"])
    places = dict(zip((dt.text for dt in shown.all("dt")), (dd.text for dd in shown.all("dd")), strict=True))
    named = {heading.split(" S1")[0]: text for heading, text in places.items()}
    assert named[name] == f"{place} {' '.join(ends)}"


def test_every_scale_of_the_schema_is_tried() -> None:
    scales = [spec for spec in LEAVES if spec.meta.look is Look.SCALE]
    names = {example["name"] for spec in scales if spec.is_list for example in spec.example}
    assert names | {spec.label for spec in scales if not spec.is_list} == {name for name, _, _ in SCALES}


OF_NEGATIVES = tuple(spec for spec in LEAVES if page_of(spec) == "negative" and spec.path not in READS)


@pytest.mark.parametrize("spec", OF_NEGATIVES, ids=names(OF_NEGATIVES))
def test_every_part_of_a_negative_personas_value_stands_there_in_one_piece(spec: FieldSpec, site: Path) -> None:
    shown = page(site, ADDRESSES["negative"]).article
    found = search.text(site, ADDRESSES["negative"])
    texts = [text for text in _texts(example(spec), spec) if text]
    assert texts
    assert [text for text in texts if text not in shown] == []
    assert [text for text in texts if text not in found] == []


def statement_rows(site: Path, address: str) -> dict[str, str]:
    """What stands beside each label of a page's statement."""
    rows = re.findall(r'<tr[^>]*><th scope="row">(.*?)</th>(.*?)</tr>', page(site, address).source, re.DOTALL)
    return {plain(label): plain(cells) for label, cells in rows}


def plain(source: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", source)).split())


@pytest.mark.parametrize("kind", ADDRESSES)
def test_every_figure_stands_beside_its_own_label(kind: str, site: Path) -> None:
    rows = statement_rows(site, ADDRESSES[kind])
    labels = {spec.name: spec.label for spec in specs(Economics)}
    assert {name: rows.get(labels[name]) for name in MONEY} == MONEY
    rest = {"currency", "period", "estimate", "source"}  # which the caption has
    assert set(labels) - set(MONEY) == {*rest, "expected_life", "referral_value", "why_we_win_them"}
    caption = page(site, ADDRESSES[kind]).all("caption")[0].text.replace(" )", ")")
    assert caption == "Per customer and year, in EUR (estimate, after S1)"


def test_every_link_of_a_cause_leads_where_it_should(site: Path) -> None:
    shown = page(site, ADDRESSES["negative"])
    (link,) = (part.example for part in specs(RootCause) if part.name == "link")
    assert [element.text for element, address in shown.addresses if address == link] == ["Show the price on every page"]


@pytest.mark.parametrize("spec", LEAVES, ids=names(LEAVES))
def test_every_field_is_described_for_writers(spec: FieldSpec) -> None:
    assert spec.label
    assert spec.description.endswith((".", "?"))
    assert spec.example is not None


def test_the_portrait_is_shown_with_its_description(tmp_path: Path) -> None:
    project = Project.miniature(tmp_path / "handbook")
    picture = page(project.build_well().site, "personas/marsh-walker/").one("img", "hb-portrait--large")
    assert picture.attributes["src"] == "../images/marsh.png"
    assert picture.attributes["alt"] == "A figure on a boardwalk"


def test_the_smallest_personas_need_nothing_else(tmp_path: Path) -> None:
    project = Project.miniature(tmp_path / "handbook")
    project.write("personas/ada-reed.md", customer())
    project.write("personas/negative/deck-haggler.md", negative())
    site = project.build_well("--strict").site
    assert str(CUSTOMER["summary"]) in page(site, "personas/ada-reed/").article

"""Every field, built in or the company's own, stands under its label, and the search finds every word of its value."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.site import search
from tests.site.html_page import page
from tests.site.personas import CUSTOMER, customer, negative, text_of
from tests.site.project import MINIATURE, Project

from handbook.record import leaves
from handbook.schema import FieldSpec, persona_model, specs
from handbook.schema.company_fields import CompanyField, FieldType, PageSection
from handbook.schema.fields import Block

ADDRESSES = {
    "customer": "personas/everything/",
    "negative": "personas/negative/everything-else/",
    "retired": "personas/everything-before/",
}
# A field of the company's own for every type that it may have, alone and as a list.
DECLARED = [
    {
        "key": f"{kind.replace('-', '_')}_{form}",
        "label": f"Own {kind}, {form}",
        "type": str(kind),
        "many": form == "many",
    }
    | ({"values": ["first-of-all", {"value": "b", "label": "Second one"}]} if kind is FieldType.CHOICE else {})
    | {"section": str(section), "description": "One of ours."}
    for form in ("one", "many")
    for kind, section in zip(FieldType, PageSection, strict=False)
]
LEAVES = tuple(leaves(persona_model([CompanyField.model_validate(one) for one in DECLARED])).values())
LABEL_TAGS = ("dt", "h2", "h3", "strong", "figcaption")
# Fields whose place says what they are: the top of the page, a badge, a banner, a sentence.
WITHOUT_LABEL = re.compile(
    r"(name|type|summary|role_label|status|avatar|quote|bio|segment|review_every|fictional|replaced_by)"
    r"|evidence\.(basis|confidence|sources)|negative\.(warning_signs|looks_like)"
)
# What a reader sees where the value is not simply what was typed. Pictures are looked for apart.
READS = {
    "avatar": "",
    "fictional": "fictional",
    "review_every": "every 12 months",
    "last_reviewed": "14 September 2026",
    "created": "3 February 2025",
    "retired_on": "30 June 2026",
    "replaced_by": "Odo Example",
    "marketing_channels": "Organic search Events 4/5",
    "related": "Odo Example Buys for",
    "negative.looks_like": "Odo Example Sends back what was worn",
    **{f"date_{form}": "3 April 2026" for form in ("one", "many")},
    **{f"yes_no_{form}": "Yes" for form in ("one", "many")},
    **{f"link_{form}": "www.example.com" for form in ("one", "many")},
}


def page_of(spec: FieldSpec) -> str:
    """The persona that has the field."""
    if spec.path.startswith("negative."):
        return "negative"
    return "retired" if spec.name in ("retired_on", "retired_reason", "replaced_by") else "customer"


def values_for(kind: str) -> dict[str, Any]:
    """The examples of every field that this persona has, in the form a file has them."""
    values: dict[str, Any] = {}
    for spec in LEAVES:
        if page_of(spec) in (kind, "customer"):
            *blocks, name = spec.path.split(".")
            inner = values
            for block in blocks:
                inner = inner.setdefault(block, {})
            inner[name] = spec.example
    changes = {"negative": {"type": "negative"}, "retired": {"status": "retired"}}.get(kind, {})
    return values | changes


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
    project.write("personas/_handbook.yml", json.dumps({"fields": DECLARED}))
    project.write("personas/images/portrait.png", (MINIATURE / "personas/images/marsh.png").read_bytes())
    return project.build_well("--strict").site


def seen(spec: FieldSpec) -> str:
    """The field's example as a reader sees it."""
    return READS[spec.path] if spec.path in READS else " ".join(_texts(spec.example, spec))


def _texts(value: Any, spec: FieldSpec) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _texts(one, spec)
    elif isinstance(value, dict):
        inner = _parts(spec.block)
        for key, one in value.items():
            yield from _texts(one, inner.get(key, spec))
            if not inner:  # names of the writer's own are shown too
                yield key
    elif spec.vocabulary and value in list(spec.vocabulary):
        yield spec.vocabulary(value).label
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
    labels = [element.text.rstrip("¶:") for tag in LABEL_TAGS for element in shown.all(tag)]
    assert spec.label in labels


@pytest.mark.parametrize("spec", LEAVES, ids=names(LEAVES))
def test_every_word_of_a_value_is_on_the_page(spec: FieldSpec, site: Path) -> None:
    shown = search.words(page(site, ADDRESSES[page_of(spec)]).article)
    assert search.words(seen(spec)) <= shown


@pytest.mark.parametrize("spec", LEAVES, ids=names(LEAVES))
def test_every_word_of_a_value_is_found_by_the_search(spec: FieldSpec, site: Path) -> None:
    found = search.words(search.text(site, ADDRESSES[page_of(spec)]))
    assert search.words(seen(spec)) <= found


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

"""What readers can narrow a table down by: bands of ages, countries, and whether a review still holds."""

import pytest
from tests.handbook.support import ACTIVE, catalog_of, load, persona

from handbook.personas.catalog import Catalog
from handbook.views.facets import Facet, facets, met, on_request


def choices(catalog: Catalog, path: str) -> list[tuple[str, str, int]]:
    (facet,) = facets(catalog.records, [path], catalog)
    return [(choice.key, choice.text, choice.count) for choice in facet.choices]


def offered(catalog: Catalog, *named: str) -> dict[str, Facet]:
    return {facet.path: facet for facet in on_request(catalog.records, named, catalog)}


@pytest.mark.parametrize(
    ("age", "bands"),
    [
        ("17", ["Under 18"]),
        ("18", ["18\N{EN DASH}24"]),
        ("25-34", ["25\N{EN DASH}34"]),
        ("34-35", ["25\N{EN DASH}34", "35\N{EN DASH}44"]),
        ("52+", ["45\N{EN DASH}54", "55\N{EN DASH}64", "65+"]),
        ("65", ["65+"]),
        (
            "0-120",
            [
                "Under 18",
                "18\N{EN DASH}24",
                "25\N{EN DASH}34",
                "35\N{EN DASH}44",
                "45\N{EN DASH}54",
                "55\N{EN DASH}64",
                "65+",
            ],
        ),
    ],
)
def test_an_age_is_in_every_band_that_it_touches(age: str, bands: list[str]) -> None:
    catalog = catalog_of(ann=f"age: {age}")
    assert list(met(catalog.records[0], "age", catalog).values()) == bands


def test_bands_stand_in_the_order_of_ages() -> None:
    catalog = catalog_of(ann="age: 70", ben="age: 12", cy="age: 30-40")
    assert [text for _, text, _ in choices(catalog, "age")] == ["Under 18", "25\N{EN DASH}34", "35\N{EN DASH}44", "65+"]


def test_a_place_is_found_by_its_country_else_by_its_words() -> None:
    catalog = catalog_of(
        ann="location: {label: Hull, country: GB}",
        ben="location: {label: York, country: GB}",
        cy="location: By the sea",
    )
    assert choices(catalog, "location") == [("By the sea", "By the sea", 1), ("GB", "United Kingdom", 2)]


def test_places_in_words_alone_are_not_offered_unasked() -> None:
    assert "location" not in offered(catalog_of(ann="location: Hull", ben="location: York"))
    catalog = catalog_of(ann="location: {label: Hull, country: GB}", ben="location: {label: Bonn, country: DE}")
    assert "location" in offered(catalog)


def test_a_review_is_overdue_up_to_date_or_never_was() -> None:
    late, never = ACTIVE.replace("2026-", "2020-"), persona()
    assert late != ACTIVE
    catalog = load(
        {"personas/ann.md": persona(base=late), "personas/ben.md": persona(base=ACTIVE), "personas/cy.md": never}
    )[0]
    assert [(key, count) for key, _, count in choices(catalog, "last_reviewed")] == [
        ("overdue", 1),
        ("in-time", 1),
        ("never", 1),
    ]


def test_fields_that_tell_nobody_from_others_are_not_offered() -> None:
    catalog = catalog_of(ann="priority: primary\neducation: bachelor", ben="priority: primary\neducation: A school")
    assert {"education"} <= offered(catalog).keys()
    assert "priority" not in offered(catalog)
    assert "education" not in offered(catalog, "education")

"""Nothing is wrong on any type of page, in a window as wide as that of a phone."""

import pytest
from tests.browser.axe import IS_TOO_WIDE, NARROW, SCHEMES, settled, wrong_on
from tests.browser.conftest import WIDTHS, Open, Scheme
from tests.browser.test_every_page_type import PAGES

NARROWEST = 320


def test_nothing_is_wrong_on_any_type_of_page(sample: str, visit: Open) -> None:
    assert wrong_on(PAGES, visit(sample, WIDTHS["phone"]), "structure") == []


def test_no_page_is_wider_than_the_narrowest_phone(sample: str, visit: Open) -> None:
    window = visit(sample, NARROWEST)
    too_wide = [path for path in PAGES if settled(window.go(path)).evaluate(IS_TOO_WIDE)]
    assert not too_wide


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_are_told_apart_where_a_phone_shows_something_of_its_own(
    scheme: Scheme, sample: str, visit: Open
) -> None:
    assert wrong_on(NARROW, visit(sample, WIDTHS["phone"], scheme), "colours") == []

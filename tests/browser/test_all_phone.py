"""Nothing is wrong on any type of page, in a window as wide as that of a phone."""

import pytest
from tests.browser.axe import NARROW, SCHEMES, wrong_on
from tests.browser.conftest import WIDTHS, Open, Scheme
from tests.browser.test_every_page_type import PAGES


def test_nothing_is_wrong_on_any_type_of_page(sample: str, visit: Open) -> None:
    assert wrong_on(PAGES, visit(sample, WIDTHS["phone"]), "structure") == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_are_told_apart_where_a_phone_shows_something_of_its_own(
    scheme: Scheme, sample: str, visit: Open
) -> None:
    assert wrong_on(NARROW, visit(sample, WIDTHS["phone"], scheme), "colours") == []

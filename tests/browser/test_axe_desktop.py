"""Axe-core finds nothing on any type of page, in a window as wide as that of a desktop."""

import pytest
from tests.browser.axe import SCHEMES, on_every_type_of_page
from tests.browser.conftest import WIDTHS, Open, Scheme


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_any_type_of_page(scheme: Scheme, sample: str, visit: Open) -> None:
    assert on_every_type_of_page(WIDTHS["desktop"], scheme, sample, visit) == []

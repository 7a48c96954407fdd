"""Nothing is wrong on any type of page, in a window as wide as that of a desktop."""

import pytest
from tests.browser.axe import SCHEMES, wrong_on
from tests.browser.conftest import WIDTHS, Open, Scheme
from tests.browser.test_every_page_type import PAGES


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_is_wrong_on_any_type_of_page(scheme: Scheme, sample: str, visit: Open) -> None:
    window = visit(sample, WIDTHS["desktop"], scheme)
    assert wrong_on(PAGES, window, "all" if scheme == "light" else "colours") == []

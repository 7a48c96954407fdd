"""What all tests share: the option that writes expected files anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write what is produced now into the expected files")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether this run rewrites the expected files instead of comparing with them."""
    return bool(request.config.getoption("--bless"))

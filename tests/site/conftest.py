"""Projects and built sites for the tests. pytest-xdist keeps a file's tests together (`--dist loadfile`)."""

from pathlib import Path

import pytest
from tests.site.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A miniature handbook that the test may change."""
    return Project.miniature(tmp_path / "handbook")


@pytest.fixture(scope="session")
def miniature_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature handbook, built."""
    return Project.miniature(tmp_path_factory.mktemp("miniature") / "handbook").build_well("--strict").site


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample handbook, built."""
    return Project.sample(tmp_path_factory.mktemp("sample") / "handbook").build_well("--strict").site

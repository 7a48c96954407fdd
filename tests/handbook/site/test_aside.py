"""The previous site's personas are put aside and back, and nothing else comes back with them."""

from pathlib import Path

import pytest

from handbook.site.aside import Aside

PAGE, SHEET = "personas/ann/index.html", "personas/ann.json"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in (PAGE, SHEET, "personas/gone/index.html", "personas/negative/gone/index.html", "index.html"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "site"


def names(site: Path) -> set[str]:
    """Every file and every empty folder."""
    found = (path for path in site.rglob("*") if path.is_file() or not any(path.iterdir()))
    return {path.relative_to(site).as_posix() for path in found}


def test_what_is_put_aside_is_hidden(site: Path) -> None:
    Aside(site).put()
    assert all(name.startswith(".") or name == "index.html" for name in names(site))


def test_only_what_will_be_written_over_comes_back(site: Path) -> None:
    Aside(site).put()
    Aside(site).back({PAGE, SHEET, "index.html", "personas/new/index.html"})
    assert names(site) == {PAGE, SHEET, "index.html"}
    assert (site / PAGE).read_text() == PAGE


def test_nothing_comes_back_where_nothing_will_be_written(site: Path) -> None:
    Aside(site).put()
    Aside(site).back(())
    assert names(site) == {"index.html"}


def test_what_a_build_that_was_cut_short_left_is_dropped(site: Path) -> None:
    Aside(site).put()
    (site / "personas").mkdir()
    (site / SHEET).write_text("newer")
    Aside(site).put()
    Aside(site).back({PAGE, SHEET})
    assert names(site) == {SHEET, "index.html"}
    assert (site / SHEET).read_text() == "newer"


def test_what_has_been_written_meanwhile_stays(site: Path) -> None:
    Aside(site).put()
    (site / "personas").mkdir()
    (site / SHEET).write_text("newer")
    Aside(site).back({PAGE, SHEET})
    assert names(site) == {SHEET, "index.html"}


def test_a_first_build_has_nothing_to_put_aside(tmp_path: Path) -> None:
    Aside(tmp_path / "site").put()
    Aside(tmp_path / "site").back({PAGE})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_elsewhere_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/personas").symlink_to(tmp_path / "elsewhere")
    Aside(tmp_path / "site").put()
    assert (tmp_path / "site/personas").is_symlink()

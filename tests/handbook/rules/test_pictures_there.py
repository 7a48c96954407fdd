"""Pictures that are there, but not under the name that a persona or a page gives."""

import unicodedata
from pathlib import Path

import pytest
from tests.handbook.support import PROJECT, found, persona

PICTURE = (PROJECT / "tests" / "miniature" / "personas" / "images" / "marsh.png").read_bytes()


def problems(root: Path, *, there: str, src: str | None = None, body: str = "", page: str = "") -> list[str]:
    portrait = f"avatar:\n  src: '{src}'\n  alt: A path\n  credit: The studio" if src else ""
    files = {f"personas/images/{there}": PICTURE, "personas/ann.md": persona(portrait, body).encode()}
    if page:
        files["docs/index.md"] = page.encode()
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return [str(problem) for problem in found(root)]


@pytest.mark.parametrize("name", ["Portr\u00e4t.png", "\u00c9lodie.png", "na\u00efve plan.png"])
def test_an_accent_that_is_stored_in_another_way_is_named(name: str, tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, there=unicodedata.normalize("NFD", name), src=f"images/{name}")
    assert problem.startswith("personas/ann.md:5:")
    assert "accent" in problem
    assert "rename the file" in problem


@pytest.mark.parametrize(
    ("there", "written"),
    [
        ("p.png", "images/P.PNG"),
        ("Plan.png", "images/plan.png"),
    ],
)
def test_a_name_in_another_case_is_offered(there: str, written: str, tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, there=there, src=written)
    assert f"Did you mean `images/{there}`?" in problem


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("images\\p.png", "write `images/p.png` "),
        ("images\\p.PNG", "write `images/p.png` "),
        (".\\images\\p.png", "write `./images/p.png` "),
        ("images\\q.png", "write `images/q.png`, and add that file: it is not there "),
    ],
)
def test_a_backslash_is_named(written: str, says: str, tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, there="p.png", src=written)
    assert "has a backslash" in problem
    assert says in problem
    (problem,) = problems(tmp_path, there="p.png", body=f"\n![A plan]({written})\n")
    assert says in problem


@pytest.mark.parametrize("written", ["C:\\pictures\\p.png", "d:/pictures/p.png"])
def test_a_place_on_one_computer_is_named(written: str, tmp_path: Path) -> None:
    for places in ({"src": written}, {"body": f"\n![A plan]({written})\n"}):
        (problem,) = problems(tmp_path, there="p.png", **places)
        assert "is a place on one computer: put a copy below personas/images/, and write `images/p.png`" in problem


def test_a_place_on_one_computer_is_seen_from_the_page(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, there="p.png", page="# Page\n\n![A plan](C:\\pictures\\q.png)\n")
    assert "write `personas/images/q.png`" in problem
    (tmp_path / "personas" / "images" / "p.png").rename(tmp_path / "personas" / "images" / "q.png")
    assert problems(tmp_path, there="p.png", page="# Page\n\n![A plan](personas/images/q.png)\n") == []


def test_a_way_out_of_the_handbook_is_named(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, there="p.png", src="..\\..\\p.png")
    assert "leads out of the handbook" in problem
    assert "write `images/p.png`" in problem


def test_a_backslash_in_a_link_is_named(tmp_path: Path) -> None:
    page = "# Page\n\n[Ann](..\\personas\\ann.md#top) and ![A plan](..\\personas/images\\p.png)\n"
    link, picture = problems(tmp_path, there="p.png", page=page)
    assert "write `../personas/ann.md#top`" in link
    assert "write `../personas/images/p.png`" in picture


def test_a_picture_in_a_text_is_offered_too(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, there="p.png", body="\n![A plan](images/P.png)\n")
    assert "Did you mean `images/p.png`?" in problem


@pytest.mark.parametrize("there", ["p.heic", "p.tiff", "p.psd", "P.HEIC"])
def test_what_browsers_do_not_show_is_one_problem_where_it_is_used(there: str, tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, there=there, src=f"images/{there}")
    assert problem.startswith("personas/ann.md:5:")
    assert "export it as PNG" in problem


def test_the_same_picture_in_a_text_is_one_problem_there(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, there="p.heic", body="\n![A plan](images/p.heic)\n")
    assert problem.startswith("personas/ann.md:7:")
    assert "export it as PNG" in problem


def test_and_in_a_page(tmp_path: Path) -> None:
    page = "# Page\n\n![A plan](../personas/images/p.heic)\n"
    (problem,) = problems(tmp_path, there="p.heic", page=page)
    assert problem.startswith("docs/index.md:3:")


def test_what_nobody_uses_is_told_at_the_file(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, there="p.heic")
    assert problem.startswith("personas/images/p.heic:1:1:")

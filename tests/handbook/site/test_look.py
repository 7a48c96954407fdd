"""What mkdocs.yml says of the look, read in every place where it may stand."""

from pathlib import Path

import pytest

from handbook.content.site_theme import SiteTheme
from handbook.display.colour import Colour
from handbook.display.colour_words import NAMES
from handbook.display.palette import Brand
from handbook.site.look import Look, read
from handbook.site.site_settings import FILE, LIST
from handbook.source.settings_file import settings_files

OWN = Brand()
TEAL, INDIGO = NAMES["teal"], NAMES["indigo"]


def look(
    root: Path, text: str, *others: str, policy: tuple[str, ...] = (), theme: SiteTheme | None = None
) -> tuple[Look, list[str]]:
    (root / FILE).write_text(text, "utf-8")
    files = settings_files(root, FILE, LIST)
    found, problems = read(files, theme or SiteTheme(), others, {"img-src": policy})
    return found, [str(one) for one in problems]


def palette(*entries: str) -> str:
    return "theme:\n  palette:\n" + "".join(f"    - {entry}\n" for entry in entries)


def test_where_nothing_is_said_the_handbook_has_its_own(tmp_path: Path) -> None:
    for text in (
        "",
        "site_name: X\n",
        "theme: material\n",
        "extra:\n",
        "extra: {handbook: }\n",
        palette("{primary: custom}"),
    ):
        assert look(tmp_path, text) == (Look(OWN, OWN), [])


def test_our_setting_is_for_both_schemes(tmp_path: Path) -> None:
    text = 'extra: {handbook: {colours: {primary: "#0b6e4f", accent: teal}}}\n'
    brand = Brand(Colour.of("#0b6e4f"), TEAL)
    assert look(tmp_path, text) == (Look(brand, brand), [])


def test_the_themes_own_setting_may_differ_by_scheme(tmp_path: Path) -> None:
    text = palette("{scheme: default, primary: indigo, accent: indigo}", "{scheme: slate, primary: teal}")
    assert look(tmp_path, text) == (Look(Brand(INDIGO, INDIGO), Brand(TEAL, INDIGO)), [])


@pytest.mark.parametrize("text", ["theme: {palette: {primary: teal}}\n", palette("{scheme: slate, primary: teal}")])
def test_a_colour_of_one_scheme_is_that_of_both(tmp_path: Path, text: str) -> None:
    assert look(tmp_path, text) == (Look(Brand(TEAL), Brand(TEAL)), [])


def test_one_colour_may_stand_in_each_place(tmp_path: Path) -> None:
    text = "extra: {handbook: {colours: {accent: indigo}}}\n" + palette("{primary: teal, accent: custom}")
    assert look(tmp_path, text) == (Look(Brand(TEAL, INDIGO), Brand(TEAL, INDIGO)), [])


def test_what_is_nearer_counts_and_the_rest_is_inherited(tmp_path: Path) -> None:
    base = "extra: {handbook: {colours: {primary: red, accent: indigo}}}\n"
    (tmp_path / "base.yml").write_text(base, "utf-8")
    text = "INHERIT: base.yml\nextra: {handbook: {colours: {primary: teal}}}\n"
    assert look(tmp_path, text) == (Look(Brand(TEAL, INDIGO), Brand(TEAL, INDIGO)), [])


def test_a_problem_is_told_in_the_file_that_has_it(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("extra:\n  handbook:\n    colours:\n      primary: bleu\n", "utf-8")
    found, (problem,) = look(tmp_path, "INHERIT: base.yml\n")
    assert found == Look(OWN, OWN)
    assert problem.startswith("base.yml:4:16: `bleu` is not a colour. Did you mean `blue`?")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("[teal, indigo]", "takes one colour"),
        ("{light: teal}", "takes one colour"),
        ("!ENV [COLOUR, teal]", "takes one colour"),
        ("!ENV COLOUR", "takes one colour"),
        ("", "is empty. Write a colour"),
        ("#abcd", "lets what is below it shine through"),
        ("~", "is empty"),
    ],
)
def test_every_other_value_is_a_problem_at_its_place(tmp_path: Path, value: str, says: str) -> None:
    found, (problem,) = look(tmp_path, f"extra:\n  handbook:\n    colours:\n      primary: {value}\n")
    assert found == Look(OWN, OWN)
    assert problem.startswith(f"{FILE}:4:")
    assert says in problem
    assert problem.endswith("[bad-colour]")


def test_each_wrong_colour_is_a_problem_of_its_own(tmp_path: Path) -> None:
    _, problems = look(tmp_path, "extra: {handbook: {colours: {primary: bleu, accent: rouge, third: red}}}\n")
    assert len(problems) == 3


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_refused_for_its_contrast(tmp_path: Path, name: str) -> None:
    _, problems = look(tmp_path, f"extra: {{handbook: {{colours: {{primary: {name}, accent: {name}}}}}}}\n")
    assert problems == []


@pytest.mark.parametrize("digits", ["#ff6600", "#fff3a0", "#ffffff", "#777777", "#00bdd6"])
def test_both_remedies_for_a_pale_colour_work_as_printed(tmp_path: Path, digits: str) -> None:
    _, (problem,) = look(tmp_path, f'extra: {{handbook: {{colours: {{primary: "{digits}"}}}}}}\n')
    assert problem.endswith("[low-contrast]")
    accent, primary = (part.split("`")[0] for part in problem.split("rite `")[1:])
    for remedy in (f'primary: "{digits}", {accent}', primary):
        assert look(tmp_path, f"extra: {{handbook: {{colours: {{{remedy}}}}}}}\n")[1] == []


def test_the_dark_scheme_has_no_colour_that_could_be_too_pale(tmp_path: Path) -> None:
    assert look(tmp_path, palette("{primary: teal}", '{scheme: slate, primary: "#fff3a0"}'))[1] == []


@pytest.mark.parametrize("key", ["logo", "favicon"])
@pytest.mark.parametrize("value", ["images/a.svg", "assets/images/handbook.svg", "false", "", "!ENV LOGO"])
def test_a_picture_that_is_there_is_well(tmp_path: Path, key: str, value: str) -> None:
    assert look(tmp_path, f"theme:\n  {key}: {value}\n", "docs/images/a.svg")[1] == []


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("/images/a.svg", "Did you mean `images/a.svg`?"),
        ("./images/a.svg", "Did you mean `images/a.svg`?"),
        ("docs/images/a.svg", "Did you mean `images/a.svg`?"),
        ("images/A.svg", "Did you mean `images/a.svg`?"),
        ("../logo.svg", "there is no file"),
        ("images", "there is no file"),
        ("notes.txt", "is not a picture"),
        ("https://pictures.example.com/a.svg", "on another host"),
        ("//pictures.example.com/a.svg", "on another host"),
        ("[images/a.svg]", "write the path of one picture"),
    ],
)
def test_one_that_is_not_is_a_problem_at_its_place(tmp_path: Path, value: str, says: str) -> None:
    _, (problem,) = look(tmp_path, f"theme:\n  logo: {value}\n", "docs/images/a.svg", "docs/notes.txt")
    assert problem.startswith(f"{FILE}:2:9: ")
    assert says in problem
    assert problem.endswith("[bad-logo]")


def test_a_host_that_the_policy_names_may_have_the_logo(tmp_path: Path) -> None:
    text = "theme: {logo: https://pictures.example.com/a.svg}\n"
    assert look(tmp_path, text, policy=("https://pictures.example.com",))[1] == []


def test_a_damaged_picture_of_our_own_templates_is_named(tmp_path: Path) -> None:
    own = tmp_path / "overrides"
    own.mkdir()
    (own / "logo.png").write_text("no picture", "utf-8")
    _, (problem,) = look(tmp_path, "theme: {logo: logo.png}\n", theme=SiteTheme((own,)))
    assert "is not a picture" in problem

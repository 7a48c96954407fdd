"""`make start`: the sample goes, what a company has changed stays, and what is left works."""

import builtins
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.machine import OVERRIDES
from tests.site.project import REPOSITORY, TODAY, fingerprint

from cli import main
from commands import disk, shipped
from commands.check import judged
from handbook.schema.blocks import Goals, Job
from handbook.source.setting import UnsettableError, value_at, with_value

SHIPPED = REPOSITORY / "tests" / "sample"
SAMPLE = re.compile(r"larkmoor|kwame|oona|return ticket|example\.com", re.IGNORECASE)
README = """# Persona Handbook

Keep personas.

![A persona's page](.github/handbook.png)

## What it does

- One thing.

The handbook in this repository belongs to an invented shop for outdoor gear. Look through it before you write your
own; [CONTRIBUTING.md](CONTRIBUTING.md) shows how.

## Make it yours
"""


# What the forms say of the sample, and what a company has added to the file.
FORMS = '{"frontMatter.taxonomy.contentTypes": ["the Larkmoor Club"], "frontMatter.snippets.wrapper.enabled": false}'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A fresh copy of the repository, as far as a handbook is concerned."""
    for name in ("docs", "personas", ".github"):
        shutil.copytree(SHIPPED / name, tmp_path / name)
    shutil.copy(SHIPPED / "mkdocs.yml", tmp_path)
    shutil.copytree(SHIPPED, tmp_path / "tests" / "sample")
    (tmp_path / "README.md").write_text(README, "utf-8")
    (tmp_path / "frontmatter.json").write_text(FORMS, "utf-8")
    return tmp_path


def start(root: Path, *options: str) -> int:
    return main(["start", *options, "--project", str(root)])


def content(root: Path) -> dict[str, str]:
    """The handbook's files with their texts, without what tests read."""
    paths = (path for path in sorted(root.rglob("*")) if path.is_file() and path.suffix != ".png")
    named = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}
    return {name: text for name, text in named.items() if not name.startswith("tests/")}


def problems(root: Path) -> list[str]:
    return [str(problem) for problem in judged(root, TODAY, OVERRIDES).problems]


def test_nothing_of_the_sample_is_left_and_what_is_left_is_green(root: Path) -> None:
    assert start(root) == 0
    found = content(root)
    assert {name: hit[0] for name, text in found.items() if (hit := SAMPLE.search(text))} == {}
    assert [name for name in found if name.startswith("personas/")] == ["personas/_handbook.yml"]
    assert not (root / ".github" / "handbook.png").exists()
    assert "handbook.png" not in found["README.md"]
    assert found["README.md"].endswith("- One thing.\n\n## Make it yours\n")
    assert "club_tier" not in found["frontmatter.json"]
    assert problems(root) == []


def test_settings_beside_the_forms_for_the_editor_stay(root: Path) -> None:
    assert start(root) == 0
    assert json.loads(content(root)["frontmatter.json"])["frontMatter.snippets.wrapper.enabled"] is False


def test_what_is_given_is_set_where_it_stands(root: Path) -> None:
    before = (root / "mkdocs.yml").read_text("utf-8").splitlines()
    given = {
        "name": 'Fenwick: "Our" Personas # all',
        "address": "https://personas.fenwick.co/",
        "edit": "https://git.fenwick.co/h/edit/main/docs/{path}",
        "new": "https://git.fenwick.co/h/new/main?filename={path}&value={text}",
    }
    assert start(root, *(f"--{name}={value}" for name, value in given.items())) == 0
    text = (root / "mkdocs.yml").read_text("utf-8")
    paths = [("site_name",), ("site_url",), ("edit_uri_template",), ("extra", "handbook", "new_uri_template")]
    assert [value_at(text, path) for path in paths] == list(given.values())
    comments = [line for line in before if line.lstrip().startswith("#")]
    assert [line for line in text.splitlines() if line.lstrip().startswith("#")] == comments
    assert problems(root) == []


def test_the_second_time_changes_nothing_and_asks_for_what_is_open_only(root: Path) -> None:
    start(root, "--name=Fenwick")
    (root / "docs" / "index.md").write_text("# Ours\n", "utf-8")
    once = fingerprint(root)
    assert start(root) == 0
    assert fingerprint(root) == once
    assert start(root, "--address=https://personas.fenwick.co/") == 0
    changed = {name for name, digest in fingerprint(root).items() if once.get(name) != digest}
    assert changed == {"mkdocs.yml"}


@pytest.mark.parametrize(
    "path",
    [
        "personas/growing-family.md",
        "personas/negative/_not-for-us.yml",
        "personas/_handbook.yml",
        "docs/index.md",
        "docs/personas/consumers.md",
        ".github/handbook.png",
    ],
)
def test_what_somebody_has_changed_stays_and_is_named(
    path: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = (root / path).read_bytes() + b"\n"
    (root / path).write_bytes(changed)
    assert start(root) == 0
    assert (root / path).read_bytes() == changed
    assert f"  {path}\n" in capsys.readouterr().out
    left = {name for name in fingerprint(root / "personas") if name.endswith(".md")}
    assert left == ({path.removeprefix("personas/")} if path.endswith("family.md") else set())


def test_a_page_that_stays_keeps_its_line_in_the_navigation(root: Path) -> None:
    page = root / "docs" / "personas" / "consumers.md"
    page.write_text("# Our consumers\n", "utf-8")
    start(root)
    text = (root / "mkdocs.yml").read_text("utf-8")
    assert "- By segment: personas/consumers.md\n      - By segment: personas/segments.md\n" in text
    assert problems(root) == []


def test_no_page_hides_the_simplest_form_of_a_field() -> None:
    """Where a part of `goals` is shown, so is what a plain list in its place is taken for."""
    plain = {name: block.plain for name, block in (("goals", Goals), ("jobs", Job))}
    pages = {path.relative_to(SHIPPED).as_posix(): path for path in SHIPPED.glob("docs/**/*.md")}
    pages |= {path.relative_to(shipped.STARTER).as_posix(): path for path in shipped.STARTER.glob("docs/**/*.md")}
    hiding = [
        (name, columns)
        for name, path in pages.items()
        if name != "docs/personas/consumers.md"  # whose people are the sample's own
        for columns in re.findall(r"^columns: \[(.*)\]", path.read_text("utf-8"), re.MULTILINE)
        for field, part in plain.items()
        if f"{field}." in columns and f"{field}.{part}" not in columns
    ]
    assert hiding == []


def test_files_of_ones_own_are_left_alone(root: Path) -> None:
    own = {"personas/ada.md": "---\nname: Ada\nsummary: Rows.\n---\n", "docs/ours.md": "# Ours\n"}
    for path, text in own.items():
        (root / path).write_text(text, "utf-8")
    start(root)
    assert {path: (root / path).read_text("utf-8") for path in own} == own


def test_a_link_is_never_followed(root: Path, tmp_path: Path) -> None:
    persona = root / "personas" / "growing-family.md"
    elsewhere = tmp_path / "elsewhere.md"
    shutil.move(persona, elsewhere)
    persona.symlink_to(elsewhere)
    start(root)
    assert persona.is_symlink()
    assert elsewhere.exists()


@pytest.mark.parametrize(
    "option",
    [
        "--address=personas.fenwick.co",
        "--edit=https://git.fenwick.co/edit",
        "--edit=https://git.fenwick.co/{file}/{path}",
        "--new=https://git.fenwick.co/new",
        "--new=https://git.fenwick.co/{path}/{branch}",
        "--new=git.fenwick.co/{path}",
        "--new=https://me:secret@git.fenwick.co/{path}",
        "--edit=https://me@git.fenwick.co/{path}",
        "--address=https://me:secret@fenwick.co/",
        "--address=https://",
        "--address=https:///personas/",
        "--address=https://fenwick.co:banana/",
        "--address=https://fenwick.co:70000/",
        "--address=https://fenwick.co:0/",
        "--address=https://fen wick.co/",
        "--address=https://[fenwick/",
        "--address=https://fenwick..co/",
        "--address=https://fenwick.co/?a=b",
        "--address=https://fenwick.co/#top",
        "--address=https://fenwick.co/\x07",
        f"--address=https://fenwick.co/{'a' * 2000}",
        "--name=Fen\x1bwick",
        "--name=Fen\u202ewick",
        "--name=Fen\udcffwick",
        f"--name={'Fenwick' * 20}",
    ],
)
def test_an_address_of_no_use_is_refused_before_anything_is_written(
    option: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(root)
    assert start(root, option) == 2
    assert fingerprint(root) == before
    assert "Nothing was written." in capsys.readouterr().err


@pytest.mark.parametrize("broken", ["site_name: [", "- a list\n"])
def test_settings_that_cannot_be_read_are_left_alone(broken: str, root: Path) -> None:
    (root / "mkdocs.yml").write_text(broken, "utf-8")
    before = fingerprint(root)
    assert start(root, "--name=Fenwick") == 2
    assert fingerprint(root) == before


def test_without_the_shipped_files_it_cannot_tell(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(root / "tests")
    before = fingerprint(root)
    assert start(root) == 2
    assert "tests/sample/mkdocs.yml" in capsys.readouterr().err
    assert fingerprint(root) == before


def test_a_disk_that_is_full_leaves_everything_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = fingerprint(root)
    monkeypatch.setattr(disk, "write", full)
    assert start(root) == 2
    assert fingerprint(root) == before


def test_what_could_not_be_removed_is_removed_the_next_time(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unlink = Path.unlink

    def stubborn(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "growing-family.md":
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", stubborn)
        assert start(root) == 1
    told = capsys.readouterr()
    assert "could not be removed" in told.err
    assert "  personas/growing-family.md\n" in told.err
    assert "17 personas" in told.out
    assert start(root) == 0
    assert problems(root) == []
    assert [name for name in content(root) if name.startswith("personas/")] == ["personas/_handbook.yml"]


@pytest.mark.parametrize("address", ["http://localhost:8000", "https://[::1]:8443/h/", "https://bücher.fenwick.co./x"])
def test_an_address_of_use_is_taken(address: str, root: Path) -> None:
    assert start(root, f"--address={address}") == 0
    assert value_at((root / "mkdocs.yml").read_text("utf-8"), ("site_url",)) == address


NEW = ("docs/personas/segments.md", "docs/personas/print.md")


def steps(monkeypatch: pytest.MonkeyPatch, stop: int, error: BaseException, *, also_back: bool = False) -> None:
    """Makes the step of this number fail: a file written, or one put into its place. Steps back work, unless said."""
    taken = 0

    def counted(name: str) -> None:
        real = getattr(Path, name)

        def step(path: Path, *given: object) -> object:
            nonlocal taken
            taken += 1
            if taken == stop or (also_back and taken > stop):
                raise error
            return real(path, *given)

        monkeypatch.setattr(Path, name, step)

    counted("replace")
    counted("write_bytes")


@pytest.mark.parametrize("stop", [1, 6, 11, 12, 17, 22])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device", "/x/.index.md.new"), KeyboardInterrupt()])
def test_whatever_breaks_off_in_the_middle_is_put_back(
    stop: int, error: BaseException, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(root)
    with monkeypatch.context() as patch:
        steps(patch, stop, error)
        assert start(root) == 2
    assert fingerprint(root) == before
    said = capsys.readouterr().err
    assert "Nothing was changed." in said
    assert ".new" not in said
    assert isinstance(error, KeyboardInterrupt) or any(f"{path}: No space" in said for path in {*before, *NEW})


def test_what_cannot_be_put_back_is_named_and_the_next_start_finishes(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        steps(patch, 16, OSError(5, "Input/output error"), also_back=True)
        assert start(root) == 1
    said = capsys.readouterr().err
    assert "changed already, and could not be put back" in said
    assert "Nothing was" not in said
    assert start(root) == 0
    assert "club_tier" not in (root / "frontmatter.json").read_text("utf-8")
    assert problems(root) == []


class Killed(BaseException):
    """Whoever is killed does nothing more."""


@pytest.mark.parametrize("stop", [1, 6, 11, 12, 17, 22])
def test_after_a_kill_the_next_start_finishes_everything(
    stop: int, root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tmp_path_factory.mktemp("whole") / "handbook"
    shutil.copytree(root, whole)
    assert start(whole) == 0
    with monkeypatch.context() as patch:
        steps(patch, stop, Killed())
        patch.setattr(disk, "_tried", lambda *_: None)
        with pytest.raises(Killed):
            start(root)
    assert start(root) == 0
    assert fingerprint(root) == fingerprint(whole)


def test_what_stays_keeps_the_settings_that_it_uses(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    persona = root / "personas" / "growing-family.md"
    persona.write_text(persona.read_text("utf-8") + "\nOurs now.\n", "utf-8")
    settings = (root / "personas" / "_handbook.yml").read_text("utf-8")
    assert "club_tier:" in persona.read_text("utf-8")
    assert start(root) == 0
    assert (root / "personas" / "_handbook.yml").read_text("utf-8") == settings
    assert "since what it says is used in:\n  personas/growing-family.md\n" in capsys.readouterr().out
    assert [one for one in problems(root) if "growing-family" in one and "unknown-field" in one] == []
    start(root)
    assert "Nothing of the sample was left." not in capsys.readouterr().out


def test_a_page_that_stays_and_leads_to_what_is_gone_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = root / "docs" / "using.md"
    page.write_text("# Ours\n\nSee [consumers](personas/consumers.md).\n", "utf-8")
    assert start(root) == 0
    said = capsys.readouterr().out
    assert "Left for you to fix" in said
    assert "docs/using.md:3" in said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- {By segment: personas/consumers.md}", "- {By segment: personas/segments.md}"),
        ('- "By segment": "personas/consumers.md" # x', '- By segment: "personas/segments.md" # x'),
        ("- 'Our: kinds': personas/consumers.md", "- 'Our: kinds': personas/segments.md"),
        ("- personas/consumers.md", "- personas/segments.md"),
        ("- By segment: ./personas/consumers.md", "- By segment: personas/segments.md"),
    ],
)
def test_a_line_of_the_navigation_keeps_its_form(line: str, expected: str, root: Path) -> None:
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("- By segment: personas/consumers.md", line)
    settings.write_text(text, "utf-8")
    assert start(root) == 0
    assert f"\n      {expected}\n" in settings.read_text("utf-8")
    assert problems(root) == []


def test_a_line_of_the_navigation_in_another_form_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    text = text.replace("- By segment: personas/consumers.md", "- ? By segment\n        : personas/consumers.md")
    text = text.replace("- Business: personas/print-business.md", "- Our trade: personas/print-business.md")
    settings.write_text(text, "utf-8")
    assert start(root) == 0
    said = capsys.readouterr().out
    assert "nav: take `personas/consumers.md` out yourself, which is gone; `personas/segments.md` comes" in said
    assert "nav: took out `Our trade: personas/print-business.md`, whose page is gone" in said


def test_a_copy_with_other_line_ends_is_the_sample_as_well(root: Path) -> None:
    for path in [*root.glob("docs/**/*.md"), *root.glob("personas/**/*.*")]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert start(root) == 0
    assert [name for name in content(root) if name.startswith("personas/")] == ["personas/_handbook.yml"]
    assert problems(root) == []


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, answers: Iterator[str]) -> None:
    def answer(_: str) -> str:
        if (said := next(answers)) == "^D":
            raise EOFError
        return said

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", answer)


def test_at_a_terminal_it_asks_for_what_is_missing_until_it_is_of_use(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at_a_terminal(monkeypatch, iter(["fenwick.co", "https://fenwick.co/", "", ""]))
    assert start(root, "--name=Fenwick") == 0
    text = (root / "mkdocs.yml").read_text("utf-8")
    assert [value_at(text, (name,)) for name in ("site_name", "site_url", "edit_uri_template")] == [
        "Fenwick",
        "https://fenwick.co/",
        "",
    ]
    assert "`fenwick.co` is not an address" in capsys.readouterr().out


def test_whoever_breaks_off_at_a_question_has_changed_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(root)
    at_a_terminal(monkeypatch, iter(["Fenwick", "^D"]))
    assert start(root) == 2
    assert fingerprint(root) == before


def test_the_names_of_the_sample_are_in_no_file_that_comes_in_its_place() -> None:
    texts = {
        path.relative_to(shipped.STARTER): path.read_text("utf-8")
        for path in shipped.STARTER.rglob("*")
        if path.is_file()
    }
    assert {name for name, text in texts.items() if SAMPLE.search(text)} == set()
    assert len(texts) == 11


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("a: 1 # why\nb: 2\n", ("a",), 'a: "x" # why\nb: 2\n'),
        ("a: 'y'\r\nb: 2\r\n", ("a",), 'a: "x"\r\nb: 2\r\n'),
        ("a:\nb: 2\n", ("a",), 'a: "x"\nb: 2\n'),
        ("a: >\n  one\n  two\nb: 2\n", ("a",), 'a: "x"\nb: 2\n'),
        ("b: 2\n", ("a",), 'a: "x"\nb: 2\n'),
        ("# top\nb:\n    c: 2\n", ("b", "a"), '# top\nb:\n    a: "x"\n    c: 2\n'),
        ("# top\nb:\n  c: 2\n", ("b", "d", "a"), '# top\nb:\n  d:\n    a: "x"\n  c: 2\n'),
    ],
)
def test_a_setting_is_changed_where_it_stands(text: str, path: tuple[str, ...], expected: str) -> None:
    assert with_value(text, path, "x") == expected


@pytest.mark.parametrize("text", ["{b: 2}\n", "a: [1]\n", "a: {b: 1}\n"])
def test_a_setting_without_a_place_says_what_to_write(text: str) -> None:
    with pytest.raises(UnsettableError, match='write `a: "x"` yourself'):
        with_value(text, ("a",), "x")

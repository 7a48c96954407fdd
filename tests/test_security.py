"""Who owns what, and whether SECURITY.md speaks of what there is."""

import re
import subprocess
from pathlib import Path

import pytest
from tests.shipped import AS_SHIPPED

from handbook import rules

pytestmark = AS_SHIPPED
PROJECT = Path(__file__).parent.parent
OWNERS = PROJECT / ".github/CODEOWNERS"
WRITERS, MAINTAINERS = "@example-company/handbook-writers", "@example-company/handbook-maintainers"


def lines_of_owners() -> list[tuple[str, str]]:
    """Pattern and team of each line, as they are once the example is switched on."""
    found = re.findall(r"^# ([/*]\S*) +(\S+)$", OWNERS.read_text("utf-8"), re.M)
    return [(pattern, team) for pattern, team in found]


def matches(pattern: str, path: str) -> bool:
    """Whether a line of CODEOWNERS is about a file, for the kinds of pattern that ours has."""
    if pattern == "*":
        return True
    assert pattern.startswith("/"), "a pattern without a leading slash would match at any depth"
    assert "**" not in pattern
    assert not set(pattern) & set("![]?\\"), "GitHub takes these for nothing"
    tree = re.escape(pattern.strip("/")).replace(r"\*", "[^/]*")
    return re.fullmatch(tree + ("/.*" if pattern.endswith("/") else "(/.*)?"), path) is not None


def owner(path: str) -> str:
    """The team of the last line that matches."""
    return [team for pattern, team in lines_of_owners() if matches(pattern, path)][-1]


def test_every_line_of_the_owners_file_is_a_remark_or_could_be_switched_on() -> None:
    for line in OWNERS.read_text("utf-8").splitlines():
        assert not line or re.match(r"#( |$)", line)
    assert len(lines_of_owners()) > 8
    assert {team for _, team in lines_of_owners()} == {WRITERS, MAINTAINERS}


def test_writers_own_content_and_nothing_that_runs_or_decides() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is no Git repository: it was downloaded")
    files = listed.stdout.splitlines()
    assert len(files) > 300
    for path in files:
        content = path.startswith(("personas/", "docs/")) and not path.startswith("personas/_")
        assert owner(path) == (WRITERS if content else MAINTAINERS), path


@pytest.mark.parametrize(
    "path",
    (
        *("personas/_handbook.yaml", "personas/_handbook.yml", "new.yml", ".github/workflows/x.yml", "hooks/x/y.py"),
        *("overrides/assets/x.js", "SECURITY.md", "tests/requirements.txt", "requirements.in", ".gitlab-ci.yml"),
    ),
)
def test_what_is_new_belongs_to_the_maintainers_unless_it_is_content(path: str) -> None:
    assert owner(path) == MAINTAINERS


def test_every_folder_and_file_that_has_a_line_is_there() -> None:
    for pattern, _ in lines_of_owners():
        if pattern != "*":
            assert list(PROJECT.glob(pattern.strip("/"))), pattern


def security() -> str:
    return (PROJECT / "SECURITY.md").read_text("utf-8")


def test_the_threat_model_names_what_is_there() -> None:
    named = set(re.findall(r"`([^`]+)`", security()))
    known = {rule.id for rule in rules.RULES}
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text("utf-8"), re.M))
    for name in named:
        if name.startswith("make "):
            assert name.removeprefix("make ") in targets, name
        elif "/" in name or "." in name or name == "Makefile":
            assert (PROJECT / name).exists(), name
        else:
            assert name in known or name == "zizmor", name
    assert {"raw-html", "unsafe-link", "attribute-list"} <= named


def test_the_threat_model_is_one_page() -> None:
    assert len(security().split()) < 900
    assert "(SECURITY.md)" in (PROJECT / "README.md").read_text("utf-8")

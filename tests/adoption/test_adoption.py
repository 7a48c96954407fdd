"""The tests are about the machine: they pass whatever a company has made of the content, the settings and the texts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.adoption.company import adopt, files
from tests.site.project import environment

LIMIT = 3600.0  # seconds, for the whole suite; what every run does takes twenty
# What used to read the content, the settings, or a text of the top level, and takes seconds.
FORMERLY_RED = (
    *("tests/test_contributing.py", "tests/test_pipelines.py", "tests/test_security.py", "tests/test_sample_copy.py"),
    *("tests/site/test_headers.py", "tests/site/test_rules_page.py", "tests/site/test_site_settings.py"),
    "tests/site/test_golden.py",
    "tests/handbook/test_architecture.py::test_the_site_uses_the_markdown_that_texts_are_judged_by",
    "tests/handbook/test_architecture.py::test_the_map_in_the_guide_is_that_of_the_tree_in_the_order_of_the_rooms",
    "tests/handbook/content/test_handbook.py::test_the_sample_handbook_has_no_errors",
    "tests/handbook/writers/editors/test_front_matter_cms.py::test_the_file_in_the_repository_is_up_to_date",
)
WORDS_OF_THE_SAMPLE = ("larkmoor", "kwame", "oona", "return ticket", "handbook.example.com")


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company's own handbook, with its forms for VS Code."""
    root = adopt(tmp_path_factory.mktemp("company") / "handbook")
    assert run(root, sys.executable, "hooks/cli.py", "editor").returncode == 0
    return root


def run(root: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """Runs a command there, without what this run of the tests has put into the environment."""
    inherited = {key: value for key, value in environment().items() if not key.startswith(("PYTEST", "PYTHONPATH"))}
    return subprocess.run(
        command,
        cwd=root,
        env=inherited,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LIMIT,
        check=False,
    )


def passing(root: Path, *arguments: str) -> str:
    """What the tests of the copy say, which must pass."""
    done = run(root, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments)
    assert done.returncode == 0, done.stdout[-5000:]
    return done.stdout


def test_everything_that_is_the_company_s_has_been_replaced(company: Path) -> None:
    assert not (company / "CONTRIBUTING.md").exists()
    for top in ("personas", "docs", "README.md", "LICENSE", "mkdocs.yml"):
        paths = [company / top] if (company / top).is_file() else [p for p in (company / top).rglob("*") if p.is_file()]
        assert {path.relative_to(company).as_posix() for path in paths} <= files().keys()
        for path in paths:
            assert not [word for word in WORDS_OF_THE_SAMPLE if word in path.read_text("utf-8").casefold()], path
    assert (company / "hooks/handbook/rules/cases").is_dir()
    assert not (company / ".gitlab-ci.yml").exists()


def test_the_company_s_handbook_is_checked_and_built(company: Path, tmp_path: Path) -> None:
    checked = run(company, sys.executable, "hooks/cli.py", "check")
    *found, counted = checked.stdout.splitlines()
    assert (checked.returncode, counted) == (0, "Checked 4 personas and 4 pages: 0 errors, 1 warning.")
    assert ["[sample-left]" in line for line in found if line.startswith("mkdocs.yml:")] == [True], "no real address"
    site = tmp_path / "site"
    built = run(company, sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site))
    assert built.returncode == 0, built.stdout
    page = (site / "personas/flur-ordnerin.html").read_text("utf-8")
    assert [word for word in ("Weide", "Fragt Ute.", 'content="osier"') if word not in page] == []
    text = "".join(path.read_text("utf-8") for path in site.rglob("*.html")).casefold()
    assert [word for word in WORDS_OF_THE_SAMPLE if word in text] == []


def test_tests_that_read_the_sample_pass_in_the_company_s_handbook(company: Path) -> None:
    assert " passed" in passing(company, *FORMERLY_RED)


def test_whatever_pipelines_the_company_keeps_are_judged(company: Path) -> None:
    """Those of its own are its own business, be they as careless as this one."""
    (company / ".github/workflows/deploy.yml").write_text("on: push\njobs: {x: {runs-on: y, steps: [{uses: a@v1}]}}\n")
    lint = ("make", "lint-pipelines", f"VENV={sys.prefix}", f"--old-file={sys.prefix}/tests.installed")
    assert run(company, *lint).returncode == 0
    kept = company / ".github/workflows/handbook.yml"
    kept.write_text("name: Handbook\non: push\njobs: {x: {runs-on: y, steps: [{run: make build}]}}\n")
    try:
        assert "excessive-permissions" in run(company, *lint).stdout
    finally:
        kept.unlink()


@pytest.mark.weekly
def test_the_whole_suite_passes_in_the_company_s_handbook(company: Path) -> None:
    workers = str(os.cpu_count() or 1)
    said = passing(company, "-n", workers, "--dist", "loadfile", "--no-loadscope-reorder", "--ignore=tests/adoption")
    assert " passed" in said

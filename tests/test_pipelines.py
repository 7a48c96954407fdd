"""What a pull request may do on a build server: run, and nothing else. Whoever opens one decides which code runs."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.shipped import AS_SHIPPED

PROJECT = Path(__file__).parent.parent
# Those that come with the handbook. A company may add others, which are its own business, or use one host alone.
NAMES = ("handbook.yml", "tests.yml", "weekly.yml")
WORKFLOWS = [path for name in NAMES if (path := PROJECT / ".github/workflows" / name).exists()]
PIPELINES = [*WORKFLOWS, *(path for path in (PROJECT / ".gitlab-ci.yml",) if path.exists())]
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def jobs(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    assert loaded["permissions"] == {}
    found: dict[str, Any] = loaded["jobs"]
    return found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_workflow_hands_out_what_a_pull_request_must_not_have(path: Path) -> None:
    code = "\n".join(line.partition("#")[0] for line in path.read_text("utf-8").splitlines())
    assert "pull_request_target" not in code
    for name, job in jobs(path).items():
        if name != "deploy":
            assert "secrets." not in str(job), name
            assert job["permissions"] == {"contents": "read"}, name
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
            assert "${{" not in step.get("run", ""), "what others wrote must not become a command"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_commit(path: Path) -> None:
    used = [line.strip(" -") for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not PINNED.match(line)] == []


@AS_SHIPPED
def test_every_workflow_is_judged() -> None:
    assert sorted((PROJECT / ".github/workflows").iterdir()) == WORKFLOWS
    assert len(PIPELINES) == len(NAMES) + 1


@AS_SHIPPED
def test_both_hosts_show_a_preview_of_proposals_alone() -> None:
    github = jobs(PROJECT / ".github/workflows/handbook.yml")["preview"]
    gitlab = yaml.safe_load((PROJECT / ".gitlab-ci.yml").read_text("utf-8"))["preview"]
    assert github["if"] == "github.event_name == 'pull_request'"
    assert gitlab["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    uploads = [step for step in github["steps"] if "upload-artifact@" in step.get("uses", "")]
    assert [step["with"]["path"] for step in uploads] == ["preview"]
    assert gitlab["artifacts"]["paths"] == ["preview/"]


def called() -> set[str]:
    """What the pipelines have `make` do."""
    texts = [path.read_text("utf-8") for path in PIPELINES]
    return {target for text in texts for target in re.findall(r"(?:run:|-) make ([a-z-]+)", text)}


def test_what_the_pipelines_run_is_there() -> None:
    assert called() <= set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text("utf-8"), re.M))


@AS_SHIPPED
def test_the_pipelines_run_everything() -> None:
    assert called() >= {"check", "build", "preview", "test", "weekly"}


def zizmor(path: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--persona", "pedantic", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def judged_by_schema(kind: str, path: Path) -> int:
    command = [sys.executable, "-m", "check_jsonschema", "--quiet", "--builtin-schema", kind, str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode


def test_lint_judges_the_pipelines_without_asking_the_network() -> None:
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    assert re.search(r"^lint:.* lint-pipelines$", makefile, re.M)
    lint = makefile.partition("\nlint-pipelines:")[2].partition("\n\n")[0]
    assert "/zizmor --offline --quiet --persona pedantic $(WORKFLOWS))" in lint
    for kind in ("github-workflows", "dependabot", "gitlab-ci"):
        assert f"--builtin-schema vendor.{kind} " in lint
    (listed,) = re.findall(r"^WORKFLOWS := .*/workflows/,(.*)\)\)$", makefile, re.M)
    assert tuple(listed.split()) == NAMES


WORKFLOW = """\
name: Example
on:
  pull_request:
permissions: {}
concurrency:
  group: ${{ github.workflow }}
  cancel-in-progress: true
jobs:
  build:
    name: make build
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - run: make build
"""
WRONG = {
    "template-injection": ("run: make build", 'run: echo "${{ github.event.pull_request.title }}"'),
    "unpinned-uses": ("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7"),
    "dangerous-triggers": ("  pull_request:\n", "  pull_request_target:\n"),
    "excessive-permissions": ("permissions: {}", "permissions: write-all"),
}


def written(folder: Path, text: str) -> Path:
    path = folder / ".github/workflows/example.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return path


def test_the_lint_has_nothing_against_a_workflow_that_gives_nothing_away(tmp_path: Path) -> None:
    done = zizmor(written(tmp_path, WORKFLOW))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("audit", WRONG)
def test_the_lint_sees_what_a_workflow_gives_away(audit: str, tmp_path: Path) -> None:
    old, new = WRONG[audit]
    assert old in WORKFLOW
    found = zizmor(written(tmp_path, WORKFLOW.replace(old, new)))
    assert found.returncode != 0
    assert f"[{audit}]" in found.stdout + found.stderr


UPDATES = "version: 2\nupdates: [{ package-ecosystem: pip, directory: /, schedule: { interval: weekly } }]\n"


@pytest.mark.parametrize(
    ("kind", "text", "key"),
    [("vendor.github-workflows", WORKFLOW, "runs-on"), ("vendor.dependabot", UPDATES, "schedule")],
)
def test_the_schemas_see_a_misspelt_key(kind: str, text: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text(text, "utf-8")
    assert judged_by_schema(kind, path) == 0
    path.write_text(text.replace(f"{key}:", f"{key}s:"), "utf-8")
    assert judged_by_schema(kind, path) == 1


def test_nothing_is_installed_but_locked_wheels() -> None:
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    installs = [line for line in makefile.splitlines() if re.search(r"pip install", line)]
    assert len(installs) == 1
    assert "--require-hashes --only-binary :all:" in installs[0]
    assert makefile.count("$(PIP_INSTALL) -r ") == 3
    locks = re.findall(r"uv pip compile [^\n]*\n", makefile)
    assert len(locks) == 3
    assert all("--generate-hashes --only-binary :all:" in lock for lock in locks)
    for path in (PROJECT / "Makefile", PROJECT / ".ci/run", *PIPELINES):
        text = path.read_text("utf-8")
        assert not re.search(r"index-url|trusted-host|find-links|PIP_", text.replace("PIP_INSTALL", "")), path
        assert path.name == "Makefile" or "pip install" not in text, path


@pytest.mark.parametrize(
    ("lock", "fewest"), [("requirements.txt", 20), ("requirements-import.txt", 6), ("tests/requirements.txt", 20)]
)
def test_every_locked_package_has_a_version_and_hashes(lock: str, fewest: int) -> None:
    text = (PROJECT / lock).read_text("utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", text, flags=re.M).strip())
    assert len(entries) > fewest
    for entry in entries:
        first = entry.splitlines()[0]
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==[\w.]+", first), first
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), first


@AS_SHIPPED
def test_updates_wait_and_come_together() -> None:
    loaded = yaml.safe_load((PROJECT / ".github/dependabot.yml").read_text("utf-8"))
    assert {one["package-ecosystem"] for one in loaded["updates"]} == {"github-actions", "pip"}
    for one in loaded["updates"]:
        assert one["cooldown"]["default-days"] >= 7
        assert [group["patterns"] for group in one["groups"].values()] == [["*"]]
    folders = {folder for one in loaded["updates"] for folder in one.get("directories", [])}
    assert folders == {"/", "/tests"}  # where the locks are

"""What a pull request may do on a build server: run, and nothing else. Whoever opens one decides which code runs."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parent.parent
WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
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
    assert "secrets" not in code
    for name, job in jobs(path).items():
        if name != "deploy":
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


def test_both_hosts_show_a_preview_of_proposals_alone() -> None:
    github = jobs(PROJECT / ".github/workflows/handbook.yml")["preview"]
    gitlab = yaml.safe_load((PROJECT / ".gitlab-ci.yml").read_text("utf-8"))["preview"]
    assert github["if"] == "github.event_name == 'pull_request'"
    assert gitlab["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    uploads = [step for step in github["steps"] if "upload-artifact@" in step.get("uses", "")]
    assert [step["with"]["path"] for step in uploads] == ["preview"]
    assert gitlab["artifacts"]["paths"] == ["preview/"]


def test_what_the_pipelines_run_is_there() -> None:
    texts = [path.read_text("utf-8") for path in (*WORKFLOWS, PROJECT / ".gitlab-ci.yml")]
    called = {target for text in texts for target in re.findall(r"(?:run:|-) make ([a-z-]+)", text)}
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text("utf-8"), re.M))
    assert called >= {"check", "build", "preview"}
    assert called <= targets

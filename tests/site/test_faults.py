"""A machine that dies, a disk that is full, two builds at once: the site is whole, and the next build succeeds.

Here with real processes and what the system really refuses; `test_target.py` goes through every step of the swap.
"""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.site.project import BUILD_LIMIT, Project, environment, fingerprint

MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict")
Print = dict[str, str]


@pytest.fixture
def old(project: Project) -> Print:
    """What a site holds that stands there already."""
    project.write("site/index.html", "old")
    project.write("site/.git/HEAD", "old")
    return fingerprint(project.root / "site")


@pytest.fixture(scope="session")
def whole(miniature_site: Path) -> Print:
    """What the site holds that a build makes."""
    return fingerprint(miniature_site)


def visible(folder: Path) -> Print:
    """A site without what is hidden in it."""
    return {name: digest for name, digest in fingerprint(folder).items() if not name.startswith(".")}


def begun(project: Project, *command: str, **more: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command or MKDOCS,
        cwd=project.root,
        env=environment() | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def ended(process: "subprocess.Popen[str]") -> tuple[int, str]:
    output, _ = process.communicate(timeout=BUILD_LIMIT)
    assert "Traceback" not in output
    return process.returncode, output


def next_build_succeeds(project: Project, whole: Print) -> None:
    site = project.build_well("--strict").site
    assert visible(site) == whole
    assert (site / ".git/HEAD").read_text() == "old"
    assert not list(project.root.glob(".site.*"))
    assert not list(site.glob(".site.*"))


# ---- killed


def end(project: Project, number: signal.Signals, seconds: float) -> None:
    """Ends a build some seconds after it has begun to write, unless it is done before."""
    process = begun(project)
    assert process.stdout
    while "Building documentation" not in process.stdout.readline():
        assert process.poll() is None
    time.sleep(seconds)
    process.send_signal(number)
    ended(process)


def is_one_of(site: Path, *prints: Print) -> bool:
    return visible(site) in [{name: one[name] for name in one if not name.startswith(".")} for one in prints]


def test_ended_at_some_moments_the_site_is_whole(project: Project, old: Print, whole: Print) -> None:
    for number, seconds in ((signal.SIGKILL, 0.0), (signal.SIGKILL, 0.8), (signal.SIGTERM, 0.4), (signal.SIGINT, 0.4)):
        end(project, number, seconds)
        assert is_one_of(project.root / "site", old, whole)
        assert number == signal.SIGKILL or not list(project.root.glob(".site.*"))
    next_build_succeeds(project, whole)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> float:
    """The seconds that a build takes here and now."""
    project = Project.miniature(tmp_path_factory.mktemp("usual") / "handbook")
    start = time.monotonic()
    assert ended(begun(project))[0] == 0
    return time.monotonic() - start


@pytest.mark.weekly
@pytest.mark.parametrize("moment", range(50))
def test_killed_at_any_moment_the_site_is_whole(
    moment: int, usual: float, project: Project, old: Print, whole: Print
) -> None:
    process = begun(project)
    time.sleep(usual * moment / 50)
    process.kill()
    ended(process)
    assert is_one_of(project.root / "site", old, whole)
    next_build_succeeds(project, whole)


# ---- two at once


@pytest.mark.usefixtures("old")
def test_two_builds_at_once_take_turns(project: Project, whole: Print) -> None:
    both = [begun(project), begun(project)]
    results = [ended(process) for process in both]
    assert [code for code, _ in results] == [0, 0]
    assert sum("Another build of this site is under way" in output for _, output in results) == 1
    assert is_one_of(project.root / "site", whole)
    next_build_succeeds(project, whole)


@pytest.mark.weekly
@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("offset", range(16))
def test_two_builds_at_once_at_any_offset(offset: int, usual: float, project: Project, whole: Print) -> None:
    first = begun(project)
    time.sleep(usual * offset / 16)
    second = begun(project)
    while first.poll() is None or second.poll() is None:
        assert (project.root / "site/index.html").is_file()
    assert [ended(process)[0] for process in (first, second)] == [0, 0]
    next_build_succeeds(project, whole)


@pytest.mark.usefixtures("old")
def test_what_is_changed_while_another_build_is_under_way_is_in_the_site(project: Project) -> None:
    first = begun(project)
    while not (project.root / ".site.lock").exists():
        time.sleep(0.005)
    second = begun(project)
    assert second.stdout
    while "Another build" not in second.stdout.readline():
        pass
    project.write("docs/index.md", "# Changed\n")
    assert [ended(process)[0] for process in (first, second)] == [0, 0]
    assert ">Changed<" in (project.root / "site/index.html").read_text("utf-8")


# ---- what the system refuses


@pytest.fixture
def in_namespace() -> Sequence[str]:
    """A command that runs a shell script with disks of its own."""
    command = ["unshare", "--map-root-user", "--mount", "sh", "-euc"]
    if not shutil.which("unshare") or subprocess.run([*command, "mount -t tmpfs none /mnt"], check=False).returncode:
        pytest.skip("this system gives nobody disks of their own")
    return command


def test_a_file_that_the_system_refuses_leaves_the_old_site(project: Project, old: Print, whole: Print) -> None:
    limited = ("sh", "-c", f"ulimit -f 40; exec {' '.join(MKDOCS)}")  # in blocks of 512 bytes or of 1,024
    code, output = ended(begun(project, *limited))
    assert code == 1
    assert "Nothing was built: File too large" in output
    assert "The site is as it was before." in output
    assert fingerprint(project.root / "site") == old
    next_build_succeeds(project, whole)


@pytest.mark.parametrize("size", ["1k", pytest.param("700k", marks=pytest.mark.weekly)])
def test_a_full_disk_leaves_the_old_site(
    size: str, in_namespace: Sequence[str], project: Project, old: Print, whole: Print
) -> None:
    script = f"""
        mkdir disk; mount -t tmpfs -o size={size},nr_inodes=2000 none disk; mkdir disk/site
        echo old > disk/site/index.html
        code=0; {" ".join(MKDOCS)} --site-dir disk/site || code=$?
        ls -A disk disk/site; cat disk/site/index.html
        mount -o remount,size=50m disk
        {" ".join(MKDOCS)} --quiet --site-dir disk/site
        cp -r disk/site made; exit $code
    """
    code, output = ended(begun(project, *in_namespace, script))
    assert code == 1
    assert "Nothing was built: No space left on device" in output
    assert "Make room, then build again." in output
    assert output.endswith("disk:\nsite\n\ndisk/site:\nindex.html\nold\n")
    assert visible(project.root / "made") == whole
    assert fingerprint(project.root / "site") == old


@pytest.mark.usefixtures("old")
def test_a_site_on_a_disk_of_its_own_in_a_folder_to_read_is_filled(
    in_namespace: Sequence[str], project: Project, whole: Print
) -> None:
    """As a container with a volume has it; the checkout is only to be read, too."""
    script = f"""
        mkdir kept; mount --bind . . ; cd "$PWD"; mount -t tmpfs none site; mount --bind site site
        echo old > site/old.html; echo stays > site/.hidden
        mount --bind kept kept; mount -o remount,ro,bind .
        ! touch x 2>/dev/null
        {" ".join(MKDOCS)}
        ls -A site | grep -e old -e '^[.]'
        cp -r site kept
    """
    code, output = ended(begun(project, *in_namespace, script, PYTHONDONTWRITEBYTECODE="1"))
    assert code == 0, output
    assert output.endswith("\n.hidden\n")
    assert visible(project.root / "kept/site") == whole


def test_a_place_where_nothing_can_be_written_is_told_plainly(
    in_namespace: Sequence[str], project: Project, old: Print, whole: Print
) -> None:
    script = f"""mount --bind . . ; cd "$PWD"; mount -o remount,ro,bind . ; {" ".join(MKDOCS)}"""
    code, output = ended(begun(project, *in_namespace, script))
    assert code == 1
    assert "Nothing was built: Read-only file system" in output
    assert fingerprint(project.root / "site") == old
    next_build_succeeds(project, whole)


@pytest.mark.usefixtures("old")
def test_templates_that_cannot_be_kept_stop_nothing(project: Project, whole: Print) -> None:
    project.write(".cache", "no folder")
    next_build_succeeds(project, whole)


def test_a_file_in_the_sites_place_is_told_plainly(project: Project) -> None:
    project.write("site", "mine")
    outcome = project.build()
    assert outcome.code == 1
    assert "site is a file, and the site is a folder" in outcome.output
    assert "Traceback" not in outcome.output
    assert (project.root / "site").read_text() == "mine"


@pytest.mark.parametrize("said", ["soon", ""])
def test_a_time_that_is_none_is_told_plainly(said: str, project: Project, old: Print) -> None:
    code, output = ended(begun(project, SOURCE_DATE_EPOCH=said))
    assert code == 1
    assert f"SOURCE_DATE_EPOCH in the environment is {said!r}" in output
    assert fingerprint(project.root / "site") == old
    hooks = Path(__file__).parents[2] / "hooks"
    code, output = ended(begun(project, sys.executable, str(hooks / "cli.py"), "check", SOURCE_DATE_EPOCH=said))
    assert code == 2
    assert output.startswith("SOURCE_DATE_EPOCH in the environment")


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "search/search_index.json",
        *(pytest.param(name, marks=pytest.mark.weekly) for name in ("sitemap.xml.gz", "guide/reading/index.html")),
    ],
)
def test_a_disk_that_is_full_at_a_certain_file_is_told_plainly(
    name: str, project: Project, old: Print, whole: Print
) -> None:
    full = f"""
import builtins, sys
opened = builtins.open
def full(path, mode="r", *rest, **more):
    if "w" in mode and str(path).endswith({"/.site.new/" + name!r}):
        raise OSError(28, "No space left on device", str(path))
    return opened(path, mode, *rest, **more)
builtins.open = full
from mkdocs.__main__ import cli
cli()
"""
    code, output = ended(begun(project, sys.executable, "-c", full, "build"))
    assert code == 1
    assert "Nothing was built: No space left on device" in output
    assert f"/{name}. Make room, then build again.\nThe site is as it was before." in output
    assert fingerprint(project.root / "site") == old
    next_build_succeeds(project, whole)

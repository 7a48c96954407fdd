"""The rooms of the house: what each may know, as data."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import yaml
from tests.handbook.support import PROJECT, SAMPLE
from tests.shipped import AS_SHIPPED

from handbook.markdown.prose import EXTENSIONS

HOOKS = PROJECT / "hooks"
CORE = HOOKS / "handbook"
# The rooms in their order: each may know those before it, and nothing else of the core.
ROOMS = (
    "clock", "problems", "markdown", "source", "schema", "personas", "rules", "display", "views", "content", "writers",
    "site",
)  # fmt: skip
# What is needed from outside of Python, and by whom.
LIBRARIES = {
    "yaml": {"source"},
    "pydantic": {"schema", "rules", "views", "writers"},
    "pydantic_core": {"schema"},
    "anyascii": {"schema"},
    "babel": {"schema"},
    "markdown": {"markdown", "site"},
    "pymdownx": {"markdown"},
    "imagesize": {"source"},
    "jinja2": {"site"},
    "click": {"site"},
    "markupsafe": {"site"},
    "watchdog": {"site"},
}
LONGEST = 300  # lines of a module


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, by its full name; `from a import b` as `a.b`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where it leads"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


MODULES = sorted(path for path in CORE.rglob("*.py") if path != CORE / "__init__.py")
IDS = [path.relative_to(CORE).as_posix() for path in MODULES]


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_every_room_knows_only_the_rooms_before_it(path: Path) -> None:
    room, *_ = path.relative_to(CORE).with_suffix("").parts
    known = {name.split(".")[1] for name in imports(path) if name.startswith("handbook.")} - {room}
    assert {other for other in known if ROOMS.index(other) >= ROOMS.index(room)} == set()


def module_of(name: str) -> Path | None:
    """The file behind a name that is imported: a module, or the package that it stands in."""
    at = CORE.parent.joinpath(*name.split("."))
    return next((path for path in (at.with_suffix(".py"), at / "__init__.py", at.parent.with_suffix(".py"),
                                   at.parent / "__init__.py") if path in MODULES), None)  # fmt: skip


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = {path: {module_of(name) for name in imports(path) if name.startswith("handbook.")} for path in MODULES}
    tuple(TopologicalSorter({path: others - {None, path} for path, others in known.items()}).static_order())


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_no_module_is_longer_than_can_be_read_at_a_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_libraries_are_used_where_they_are_expected(path: Path) -> None:
    room, *_ = path.relative_to(CORE).with_suffix("").parts
    named = {name.split(".")[0] for name in imports(path)} - set(sys.stdlib_module_names) - {"handbook"}
    assert {name for name in named if room not in LIBRARIES.get(name, ())} == set()


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_the_core_prints_nothing_and_never_exits(path: Path) -> None:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    called = {node.func.id for node in tree if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert called & {"print", "exit", "quit", "input", "open", "eval", "exec"} == set()


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_every_module_says_what_it_knows_and_must_not_know(path: Path) -> None:
    says = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert "Knows" in says or path.name == "__init__.py"
    assert "ust not know" in says or path.name == "__init__.py"


def test_only_the_adapter_knows_mkdocs() -> None:
    knowing = [path for path in HOOKS.rglob("*.py") if any(name.split(".")[0] == "mkdocs" for name in imports(path))]
    assert knowing == [HOOKS / "mkdocs_adapter.py"]


def test_every_room_is_listed_once() -> None:
    there = {path.stem for path in CORE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert sorted(ROOMS) == sorted(there - {"__init__"})


@AS_SHIPPED
def test_the_map_in_the_guide_is_that_of_the_tree_in_the_order_of_the_rooms() -> None:
    guide = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z_]+(?:\.py|(?:/[a-z_]+)*/))` \|", guide, re.M)
    folders = {path.parent for path in MODULES if path.name != "__init__.py"} - {CORE}
    there = {f"{path.relative_to(CORE).as_posix()}/" for path in folders}
    assert set(listed) == there | {f"{path.name}" for path in CORE.glob("*.py")} - {"__init__.py"}
    rooms = [name.split("/")[0].removesuffix(".py") for name in listed]
    assert tuple(dict.fromkeys(rooms)) == ROOMS


def test_the_tests_mirror_the_rooms() -> None:
    """Each folder of tests is a room, and each test of a module is named after it, save what is about several."""
    folders = {path.name for path in Path(__file__).parent.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= set(ROOMS)


BLOCKED = """
import importlib, pkgutil, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("mkdocs", "material"):
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, Blocker())
import handbook, cli
for module in pkgutil.walk_packages(handbook.__path__, "handbook."):
    importlib.import_module(module.name)
try:
    import mkdocs
except ImportError:
    print(len([name for name in sys.modules if name.startswith("handbook.")]))
"""


def test_the_core_and_the_command_line_live_without_mkdocs() -> None:
    command = [sys.executable, "-c", BLOCKED]
    ran = subprocess.run(command, cwd=HOOKS, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    assert int(ran.stdout) == len(MODULES)


def test_the_site_uses_the_markdown_that_texts_are_judged_by() -> None:
    config = yaml.safe_load((SAMPLE / "mkdocs.yml").read_text(encoding="utf-8"))
    names = [one if isinstance(one, str) else next(iter(one)) for one in config["markdown_extensions"]]
    assert tuple(names) == EXTENSIONS


def test_no_two_files_of_tests_have_one_name() -> None:
    """The test runner takes the second for the first, and stops."""
    names = Counter(path.name for path in (PROJECT / "tests").rglob("test_*.py"))
    assert [name for name, number in names.items() if number > 1] == []

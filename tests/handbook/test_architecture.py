"""The rooms of the house: what each may know, as data."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from tests.handbook.support import PROJECT

from handbook.prose import EXTENSIONS

HOOKS = PROJECT / "hooks"
CORE = HOOKS / "handbook"
# Each room may know the rooms of the lines above its own, and nothing else of the core.
ROOMS = (
    ("problem", "clock", "findable", "stand_in", "cache", "progress", "markup"),
    ("source", "links", "finder", "blocks", "templates", "report", "frames", "compiled"),
    ("schema", "prose", "files", "switches", "aside"),
    ("kept",),
    ("conversion",),
    ("record", "company", "economics"),
    ("rules",),
    ("catalog",),
    ("display", "navigation", "scaffold", "examples"),
    ("likeness", "sheet"),
    ("exports",),
    ("standing",),
    ("views",),
    ("docs", "rendering"),
    ("matter",),
    ("page",),
    ("pages", "handbook", "editors"),
    ("edition",),
    ("edit",),
)
# Inside a room of several modules, in the same way.
INNER = {
    "source": (("rules", "tree", "lines"), ("pasted", "advice"), ("parse",), ("document", "write", "spans")),
    "schema": (
        ("term", "rules", "meant"),
        ("vocabulary", "behaviour", "misfit", "amounts"),
        ("fields",),
        ("scalars",),
        ("values", "economics"),
        ("blocks", "action", "remedies"),
        ("negative",),
        ("lifecycle",),
        ("persona", "validate", "references"),
        ("company_fields",),
        ("settings",),
    ),
    "rules": (
        ("check", "traits"),
        ("wording", "lifecycle", "privacy", "references", "required", "hand_written"),
        ("money", "exclusions", "fairness"),
        ("bodies",),
    ),
    "views": (
        ("query", "drawing"),
        ("ledger",),
        ("cards", "table", "guide", "template", "signs", "screening", "exclusions", "causes",
         "matrix", "upkeep", "comparison", "booklet"),
        ("money", "quadrants", "whale"),
    ),
    "edit": (("text", "change"), ("fields", "mentions", "persona"), ("rename", "retire")),
    "editors": (("kinds",), ("json_schema", "front_matter_cms")),
}  # fmt: skip
# What is needed from outside of Python, and by whom.
LIBRARIES = {
    "yaml": {"source"},
    "pydantic": {"schema", "rules", "views", "editors"},
    "pydantic_core": {"schema"},
    "babel": {"schema"},
    "markdown": {"prose", "links", "conversion"},
    "imagesize": {"files"},
    "jinja2": {"rendering", "templates", "frames", "compiled"},
    "markupsafe": {"rendering", "page"},
}


def level(name: str, rows: tuple[tuple[str, ...], ...]) -> int:
    return next(number for number, row in enumerate(rows) if name in row)


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
    assert {other for other in known if level(other, ROOMS) >= level(room, ROOMS)} == set()


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_modules_of_one_room_know_each_other_in_order(path: Path) -> None:
    room, *inner = path.relative_to(CORE).with_suffix("").parts
    if inner and inner[0] != "__init__":
        named = [name.split(".")[2] for name in imports(path) if name.startswith(f"handbook.{room}.")]
        siblings = {name for name in named if (CORE / room / f"{name}.py").exists()}
        rows = INNER[room]
        assert {other for other in siblings if level(other, rows) >= level(inner[0], rows)} == set()


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
    listed = [room for row in ROOMS for room in row]
    there = {path.stem for path in CORE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert sorted(listed) == sorted(there - {"__init__"})


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
    assert int(ran.stdout) == len([path for path in MODULES if path.name != "__init__.py"]) + len(INNER)


def test_the_site_uses_the_markdown_that_texts_are_judged_by() -> None:
    config = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    names = [one if isinstance(one, str) else next(iter(one)) for one in config["markdown_extensions"]]
    assert tuple(names) == EXTENSIONS

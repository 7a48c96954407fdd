"""A company's own templates: whether what they build on is there, and whether anybody sees their blocks.

Knows: Jinja's syntax trees. Must not know: what a template shows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import cast

from jinja2 import Environment, TemplateError, nodes

from handbook.problems.problem import Position, Problem
from handbook.rules.hand_written import BAD_TEMPLATE
from handbook.schema import did_you_mean
from handbook.site.template_faults import COMPANYS, IN_HEAD, LEADS_BACK, OWN, SHIPPED

_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)
# Without the tags that a browser ends by itself, and those of drawings.
_PAIRED = frozenset(
    re.findall(
        r"\w+",
        """
    a abbr article aside b blockquote button code details div em figure footer form h1 h2 h3 h4 h5 h6 header i main nav
    ol pre section small span strong summary table u ul
    """,
    )
)
_Reference = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport


def problems(folder: Path, environment: Environment) -> Iterator[Problem]:
    """What is wrong with the company's templates in `folder`, besides their syntax."""
    judge = _Judge(folder, environment)
    for path in sorted((folder / COMPANYS).rglob("*.html")):
        if path.is_file() and path != folder / COMPANYS / IN_HEAD:
            yield from judge.problems(path)


def unclosed(folder: Path, rendered: str) -> Problem | None:
    """A tag of a company's template that breaks the page which was rendered with it.

    What stands in a template may depend on conditions, so that only a page tells whether something is wrong.
    """
    wrong = {name for name, *_ in _unbalanced(rendered)}
    for path in sorted((folder / COMPANYS).rglob("*.html")) if wrong else ():
        source = _JINJA.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), path.read_text("utf-8"))
        for name, at, message in _unbalanced(source):
            if name in wrong:
                return Problem(path.relative_to(folder.parent).as_posix(), at, BAD_TEMPLATE, message)
    return None


def _unbalanced(text: str) -> Iterator[tuple[str, Position, str]]:
    tags = _Tags()
    tags.feed(text)
    tags.close()
    opened: list[tuple[str, Position]] = []
    for name, at, is_end in tags.found:
        if not is_end:
            opened.append((name, at))
            continue
        if all(one != name for one, _ in opened):
            yield name, at, f"`</{name}>` closes nothing that is open here"
            continue
        while (inner := opened.pop())[0] != name:
            yield *inner, f"`<{inner[0]}>` is never closed, or not where it should be"
    yield from ((*one, f"`<{one[0]}>` is never closed, or not where it should be") for one in opened)


class _Tags(HTMLParser):
    """The tags that no browser closes by itself, as browsers read them, with their places."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Position, bool]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as it is called
        self._take(tag, is_end=False)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """One that closes itself, as in a drawing, leaves nothing open."""

    def handle_endtag(self, tag: str) -> None:
        self._take(tag, is_end=True)

    def _take(self, tag: str, *, is_end: bool) -> None:
        if tag in _PAIRED:
            line, before = self.getpos()
            self.found.append((tag, Position(line, before + 1), is_end))


@dataclass(frozen=True, slots=True)
class _Judge:
    folder: Path
    environment: Environment

    def problems(self, path: Path) -> Iterator[Problem]:
        tree = self._tree(path)
        if tree is None:
            return
        where = path.relative_to(self.folder.parent).as_posix()
        for line, message in (*self._missing(tree), *self._loops(path, tree), *self._unseen(path, tree)):
            yield Problem(where, Position(line), BAD_TEMPLATE, message)

    def _tree(self, path: Path) -> nodes.Template | None:
        """A template's syntax; None if it has none, which is said elsewhere."""
        try:
            return self.environment.parse(path.read_text("utf-8"), filename=str(path))
        except (TemplateError, OSError, UnicodeDecodeError):
            return None

    def _file(self, name: str) -> Path | None:
        """The file of a template's name; None if there is none."""
        first, _, rest = name.partition("/")
        if ".." in PurePosixPath(rest).parts or first not in (OWN, SHIPPED):
            return None
        places = [self.folder / OWN / rest]
        if first == OWN:
            places.insert(0, self.folder / COMPANYS / rest)
        return next((place for place in places if place.is_file()), None)

    def _missing(self, tree: nodes.Template) -> Iterator[tuple[int, str]]:
        for reference in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            names = _names(cast("_Reference", reference))
            optional = isinstance(reference, nodes.Include) and reference.ignore_missing
            if names and not optional and not any(map(self._file, names)):
                known = self.environment.list_templates(extensions=["html"])
                meant = f"{SHIPPED}/{names[0]}"
                near = f" Did you mean `{meant}`?" if meant in known else did_you_mean(names[0], known)
                yield reference.lineno, f"there is no template `{names[0]}`.{near}"

    def _loops(self, path: Path, tree: nodes.Template) -> Iterator[tuple[int, str]]:
        """The first line that leads to where it stands: whatever is rendered then would never end."""
        for line, file in self._needed(tree):
            seen: set[Path] = set()
            ahead = [file]
            while ahead:
                if (one := ahead.pop()) == path:
                    yield line, LEADS_BACK
                    return
                if one not in seen and (below := self._tree(one)):
                    seen.add(one)
                    ahead += [file for _, file in self._needed(below)]

    def _needed(self, node: nodes.Node) -> Iterator[tuple[int, Path]]:
        """The files that are read whenever a template is rendered: not what a macro imports once it is called."""
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Extends | nodes.Import | nodes.FromImport):
                yield from ((child.lineno, file) for name in _names(child) if (file := self._file(name)))
            if not isinstance(child, nodes.Macro | nodes.CallBlock | nodes.If):
                yield from self._needed(child)

    def _unseen(self, path: Path, tree: nodes.Template) -> Iterator[tuple[int, str]]:
        """The blocks that the template does not have on which this one builds."""
        extended = next(tree.find_all(nodes.Extends), None)
        known = self._blocks(tree, {path})
        if extended is None or known is None:
            return
        for block in _outermost(tree):
            if block.name not in known:
                near, allowed = did_you_mean(block.name, known), ", ".join(sorted(known)) or "none"
                name = next(iter(_names(extended)))
                message = f"`{name}` has no block `{block.name}`, so nobody sees this one.{near} Allowed: {allowed}"
                yield block.lineno, message

    def _blocks(self, tree: nodes.Template, seen: set[Path]) -> set[str] | None:
        """The blocks of all that a template builds on; None where that cannot be told."""
        extended = next(tree.find_all(nodes.Extends), None)
        if extended is None:
            return set()
        files = [file for name in _names(extended) if (file := self._file(name))]
        above = self._tree(files[0]) if files and files[0] not in seen else None
        further = self._blocks(above, {*seen, files[0]}) if above else None
        if above is None or further is None:
            return None
        return {block.name for block in above.find_all(nodes.Block)} | further


def _names(reference: _Reference) -> list[str]:
    """The names that a reference gives, of which the first that is there counts; none where they are computed."""
    match reference.template:
        case nodes.Const(value=str(name)):
            return [name]
        case nodes.List(items=items) | nodes.Tuple(items=items):
            named = [one.value for one in items if isinstance(one, nodes.Const)]
            return [str(name) for name in named] if len(named) == len(items) else []
        case _:
            return []


def _outermost(node: nodes.Node) -> Iterator[nodes.Block]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outermost(child)

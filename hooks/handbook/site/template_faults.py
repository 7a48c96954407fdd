"""Templates that cannot be rendered, as problems of their files.

Knows: Jinja's errors. Must not know: what a template shows.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from traceback import walk_tb

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from handbook.problems.problem import START, Position, Problem, StoppedError
from handbook.rules.hand_written import BAD_TEMPLATE
from handbook.schema import did_you_mean
from handbook.source.conflicts import without_conflicts

OWN = "handbook"  # the folder of the templates that are rendered with the handbook's own environment
COMPANYS = "own"  # the folder of the company's templates, which come before those of the same name
SHIPPED = "shipped"  # what the company's call ours, to build on them
IN_HEAD = "head.html"  # of the company's: what it adds to the head of every page, which the theme renders
LEADS_BACK = f"this template leads back to itself: to build on the handbook's, name it `{SHIPPED}/...`"
_WITH_TEXT = (".html", ".md", ".css", ".js")
# What may go wrong inside a template's expressions, besides Jinja's own errors.
FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class BrokenTemplateError(StoppedError):
    """A template could not be rendered; `problem` says which, and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def syntax_problems(folder: Path, environment: Environment, *, own: bool) -> list[Problem]:
    """What is no template in `folder`: those that change the theme's, and the handbook's own if asked for."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".html", ".md") and path.is_file():
            name = path.relative_to(folder)
            is_companys = name.parts[0] == COMPANYS and name.parts[1:] != (IN_HEAD,)
            if is_companys and (stray := _stray(folder, path)):
                found.append(stray)
                continue
            try:
                if is_companys or name.parts[0] == OWN:
                    if own or is_companys:
                        environment.get_template(PurePosixPath(OWN, *name.parts[1:]).as_posix())
                else:  # the theme's, with filters that only its own environment has
                    environment.parse(path.read_text("utf-8"), filename=str(path))
            except (TemplateError, UnicodeDecodeError) as error:
                found.append(blame(error, folder, path))
    return found


def conflicts(folder: Path) -> list[Problem]:
    """The marks that a merge has left in templates, styles and scripts, all of which would be published."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in _WITH_TEXT and path.is_file() and b"<<<<<<<" in (data := path.read_bytes()):
            text = data.decode(errors="replace").replace("\r\n", "\n")
            found += without_conflicts(text, _readable(path, folder))[1]
    return found


def _stray(folder: Path, path: Path) -> Problem | None:
    """A problem if a company's template takes no other's place, and so would be read by nobody."""
    name, known = path.relative_to(folder / COMPANYS).as_posix(), sorted(_names(folder / OWN))
    if name in known or path.name.startswith("_"):
        return None
    near = did_you_mean(name, known)
    message = (
        f"the handbook has no template `{name}`, so nobody reads this one.{near} To keep a part that others import,"
    )
    return Problem(_readable(path, folder), START, BAD_TEMPLATE, f"{message} call it `_{path.name}`")


def _names(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def blame(error: Exception, folder: Path, path: Path | None = None) -> Problem:
    """The problem behind an error, at the template's line as far as Jinja tells."""
    line = 1
    for frame, number in walk_tb(error.__traceback__):
        here = Path(frame.f_code.co_filename)
        if here.suffix in (".html", ".md") and folder in here.parents:
            path, line = here, number
    if isinstance(error, TemplateSyntaxError):
        path, line = Path(error.filename) if error.filename else path, error.lineno
    message = str(error)
    if isinstance(error, RecursionError):
        message = LEADS_BACK
    if isinstance(error, TemplateNotFound):
        path, message = folder / str(error.name), "this template is missing"
    return Problem(_readable(path, folder), Position(line), BAD_TEMPLATE, message)


def _readable(path: Path | None, folder: Path) -> str:
    """The path relative to the project, in which `folder` lies."""
    if path and folder in path.parents:
        return path.relative_to(folder.parent).as_posix()
    return path.as_posix() if path else "overrides"

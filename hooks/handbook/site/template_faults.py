"""Templates that cannot be rendered, as problems of their files.

Knows: Jinja's errors. Must not know: what a template shows.
"""

from collections.abc import Sequence
from pathlib import Path
from traceback import walk_tb

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from handbook.problems.problem import Position, Problem
from handbook.rules.hand_written import BAD_TEMPLATE

OWN = "handbook"  # the folder of the templates that are rendered with the handbook's own environment
# What may go wrong inside a template's expressions, besides Jinja's own errors.
FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class BrokenTemplateError(Exception):
    """A template could not be rendered; `problem` says which, and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def syntax_problems(folders: Sequence[Path], environment: Environment) -> list[Problem]:
    """What is no template in the first of the folders, which is the handbook's own; the theme's are left alone."""
    found = []
    for path in sorted(folders[0].rglob("*")) if folders else ():
        if path.suffix in (".html", ".md") and path.is_file():
            try:
                name = path.relative_to(folders[0])
                if name.parts[0] == OWN:  # which are compiled now and rendered soon
                    environment.get_template(name.as_posix())
                else:  # the theme's, with filters that only its own environment has
                    environment.parse(path.read_text("utf-8"), filename=str(path))
            except (TemplateError, UnicodeDecodeError) as error:
                found.append(blame(error, folders, path))
    return found


def blame(error: Exception, folders: Sequence[Path], path: Path | None = None) -> Problem:
    """The problem behind an error, at the template's line as far as Jinja tells."""
    line = 1
    for frame, number in walk_tb(error.__traceback__):
        here = Path(frame.f_code.co_filename)
        if here.suffix in (".html", ".md") and any(folder in here.parents for folder in folders):
            path, line = here, number
    if isinstance(error, TemplateSyntaxError):
        path, line = Path(error.filename) if error.filename else path, error.lineno
    message = str(error)
    if isinstance(error, TemplateNotFound) and folders:
        path, message = folders[0] / str(error.name), "this template is missing"
    return Problem(_readable(path, folders), Position(line), BAD_TEMPLATE, message)


def _readable(path: Path | None, folders: Sequence[Path]) -> str:
    """The path relative to the project, whose templates' folder is the first one."""
    for folder in folders:
        if path and folder in path.parents:
            return path.relative_to(folder.parent).as_posix()
    return path.as_posix() if path else "overrides"

"""Templates that cannot be rendered, as problems of their files.

Knows: Jinja's errors. Must not know: what a template shows.
"""

from pathlib import Path
from traceback import walk_tb

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from handbook.problems.problem import Position, Problem, StoppedError
from handbook.rules.hand_written import BAD_TEMPLATE

OWN = "handbook"  # the folder of the templates that are rendered with the handbook's own environment
# What may go wrong inside a template's expressions, besides Jinja's own errors.
FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


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
            try:
                name = path.relative_to(folder)
                if name.parts[0] == OWN:
                    if own:
                        environment.get_template(name.as_posix())
                else:  # the theme's, with filters that only its own environment has
                    environment.parse(path.read_text("utf-8"), filename=str(path))
            except (TemplateError, UnicodeDecodeError) as error:
                found.append(blame(error, folder, path))
    return found


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
    if isinstance(error, TemplateNotFound):
        path, message = folder / str(error.name), "this template is missing"
    return Problem(_readable(path, folder), Position(line), BAD_TEMPLATE, message)


def _readable(path: Path | None, folder: Path) -> str:
    """The path relative to the project, in which `folder` lies."""
    if path and folder in path.parents:
        return path.relative_to(folder.parent).as_posix()
    return path.as_posix() if path else "overrides"

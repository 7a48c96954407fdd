"""The theme's templates, found without looking through what nobody asks for.

Knows: how Jinja lists templates. Must not know: MkDocs, what the templates are for.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from handbook.content.site_theme import visible

# With an announcement, for which the theme may have a script; which pages have one is for templates to say.
_OWN_PAGE = '{% extends "404.html" %}{% block announce %}x{% endblock %}'


class VisibleLoader(FileSystemLoader):
    """Lists no hidden folders: MkDocs lists the theme's 14,000 icons at every build, and throws the list away."""

    def list_templates(self) -> list[str]:
        """The names of all templates outside of hidden folders, sorted."""
        return sorted({name for top in self.searchpath for name in visible(Path(top))})


def without_hidden(theme: Any) -> Environment:
    """The environment of a theme's templates, with a loader that does not list hidden folders."""
    made: Environment = type(theme).get_env(theme)
    return made.overlay(loader=VisibleLoader(theme.dirs))


def own_page(environment: Environment, folders: Sequence[str], context: Callable[[], Mapping[str, Any]]) -> str:
    """A page as the theme itself makes it of the settings: `folders` are its own, without ours."""
    own = environment.overlay(loader=VisibleLoader(folders))
    return own.from_string(_OWN_PAGE).render(context())

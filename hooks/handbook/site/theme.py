"""The theme's templates, found without looking through what nobody asks for.

Knows: how Jinja lists templates. Must not know: MkDocs, what the templates are for.
"""

from pathlib import Path

from jinja2 import FileSystemLoader

from handbook.content.theme import visible


class VisibleLoader(FileSystemLoader):
    """Lists no hidden folders: MkDocs lists the theme's 14,000 icons at every build, and throws the list away."""

    def list_templates(self) -> list[str]:
        """The names of all templates outside of hidden folders, sorted."""
        return sorted({name for top in self.searchpath for name in visible(Path(top))})

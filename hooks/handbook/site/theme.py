"""The theme's templates, found without looking through what nobody asks for.

Knows: how Jinja lists templates. Must not know: MkDocs, what the templates are for.
"""

import os
from pathlib import Path

from jinja2 import FileSystemLoader


class VisibleLoader(FileSystemLoader):
    """Lists no hidden folders: MkDocs lists the theme's 14,000 icons at every build, and throws the list away."""

    def list_templates(self) -> list[str]:
        """The names of all templates outside of hidden folders, sorted."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(top).as_posix() for name in names)
        return sorted(found)

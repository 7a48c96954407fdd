"""The folder that a site is built into: made beside the old one, and put in its place once it is whole.

Knows: folders. Must not know: MkDocs, what is in them.

Readers are served the old site until then, and a build that fails or is cut short leaves it as it was.
"""

import shutil
from pathlib import Path


class Target:
    """The place of a site, and the folder beside it that a build works in.

    A preview has a folder to itself, and works `in_place`.
    """

    def __init__(self, site: Path, *, in_place: bool = False) -> None:
        self.site = site
        self.folder = site if in_place else site.with_name(f".{site.name}.new")
        self._old = site.with_name(f".{site.name}.old")

    def write(self, name: str, text: str) -> None:
        """Puts a text into a file of the new site."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "xmlcharrefreplace"))

    def end(self, *, well: bool) -> None:
        """Puts the new site in place of the old one if all went well; else the old one stays."""
        if self.folder == self.site:
            return
        if well:
            shutil.rmtree(self._old, ignore_errors=True)
            if self.site.exists():
                self.site.rename(self._old)
            self.folder.rename(self.site)
        shutil.rmtree(self._old if well else self.folder, ignore_errors=True)

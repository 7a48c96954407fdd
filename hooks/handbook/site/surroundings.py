"""What a site is made in: where its templates and pictures are, and what its addresses look like.

Knows: folders, addresses. Must not know: MkDocs, which pages there are.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from handbook import rules
from handbook.content.site_theme import SiteTheme
from handbook.markdown.links import address, file_of, filled_in
from handbook.rules.examples import Example, examples
from handbook.source.files import Size, picture_size, read_all

_CASES = Path(rules.__file__).with_name("cases")  # where the examples of the rules come from
_CACHE = Path(".cache", "templates")  # compiled ones


@cache
def _examples() -> Mapping[str, Example]:
    """Read once, since those who watch a preview do not write them."""
    return examples(read_all(_CASES))


class _Cache(FileSystemBytecodeCache):
    """One that does without what cannot be kept: a disk may be full, a folder somebody else's."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


@dataclass(frozen=True)
class Surroundings:
    """A site's surroundings. Without `root`, the project's folder, nothing is read besides the templates.

    With `folders`, each page is a folder with an index. `edit_url` gives where a source is edited, `new_uri_template`
    is the address of the host's form for a new file, `report_uri_template` where readers say that something is wrong,
    `settings` the name of the file with the site's settings, `site_url` where the site will stand, if that is known.
    """

    templates: Path
    root: Path | None = None
    folders: bool = True
    new_uri_template: str = ""
    report_uri_template: str = ""
    edit_url: Callable[[str], str | None] = lambda path: None  # noqa: ARG005 - named for readers
    theme: SiteTheme = field(default_factory=SiteTheme)
    settings: str = "mkdocs.yml"
    site_url: str | None = None

    def url(self, target: str, page: str) -> str:
        """The address of a page or file as seen from a page."""
        return address(target, page, folders=self.folders)

    def whole_url(self, page: str) -> str:
        """The whole address of a page, as somebody types it who has it on paper; empty if the site has none."""
        return f"{self.site_url.rstrip('/')}/{self.url(page, 'index.md')}" if self.site_url else ""

    def file(self, uri: str) -> str:
        """The file on the site that a page or file is."""
        return file_of(uri, folders=self.folders)

    def new_url(self, path: str, text: str) -> str | None:
        """Where a new file of this name and text is begun."""
        return filled_in(self.new_uri_template, path, text)

    def size(self, uri: str) -> Size | None:
        """The width and height of a picture in pixels, if they are known; each is measured once."""
        if uri not in self._sizes:
            self._sizes[uri] = picture_size(self.root, uri) if self.root else None
        return self._sizes[uri]

    @cached_property
    def _sizes(self) -> dict[str, Size | None]:
        return {}

    @property
    def examples(self) -> Mapping[str, Example]:
        """Those of the rules."""
        return _examples() if self.root else {}

    def compiled(self, environment: str) -> BytecodeCache | None:
        """Compiled templates, kept for the next build; each environment makes code of its own."""
        if self.root is None:
            return None
        folder = self.root / _CACHE / environment
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:  # a checkout that is only to be read: they are compiled every time
            return None
        return _Cache(str(folder))

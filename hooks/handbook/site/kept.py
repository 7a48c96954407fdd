"""What earlier builds made of the personas' files, and what every such text depends on.

Knows: a persona's file, the company's settings, the day. Must not know: what is made of them.
"""

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from handbook.site.cache import Cache, digest, of_files, packed
from handbook.site.compiled import Compiled
from handbook.source.files import Content


def base(code: Path, templates: Iterable[Path], settings: Iterable[object]) -> bytes:
    """A digest of what every text depends on besides the content: the code, the templates, and the site's settings."""
    return digest(*of_files([code, *templates]), *_versions(), *map(repr, settings))


@cache
def _versions() -> tuple[str, ...]:
    """Python and every library there is: any of them may have its part in a text."""
    return (sys.version, *sorted(f"{one.name} {one.version}" for one in distributions()))


@dataclass(frozen=True)
class Kept:
    """Texts from the cache. `sources` are the personas' files.

    `base` is a digest of the code, the templates and the site; `common` of that and whatever else all texts depend on.
    """

    cache: Cache = field(default_factory=Cache)
    base: bytes = b""
    common: bytes = b""
    sources: Mapping[str, bytes] = field(default_factory=dict)

    def compiled(self, environment: str) -> Compiled:
        """The compiled templates of an environment."""
        return Compiled(self.cache, environment, self.base)

    @classmethod
    def of(cls, cache: Cache, base: bytes, content: Content, today: dt.date) -> "Kept":
        """What is kept for this content on this day; `base` is a digest of the code, the templates and the site."""
        return cls(cache, base, digest(base, content.settings or b"", today.isoformat()), content.personas)

    def text(self, kind: str, *made_of: str | bytes, make: Callable[[], str]) -> str:
        """What `make` makes of these inputs."""
        return self.cache.text(kind, self.common, *made_of, make=make)

    def of_persona(self, kind: str, path: str, others: Iterable[str | bytes], make: Callable[[], str]) -> bytes:
        """What `make` makes of a persona's file, and of whatever `others` are digests of; packed."""
        own = self.sources.get(path)
        return packed(make()) if own is None else self.cache.packed(kind, self.common, path, own, *others, make=make)

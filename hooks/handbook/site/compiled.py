"""Compiled templates that are kept from one build to the next.

Knows: Jinja's way to keep what it has compiled. Must not know: which templates there are.

Jinja itself tells code of another Python or Jinja, and of another text of the template. The rest of what code depends
on is part of every key: the settings of the environment, by its name, and the filters that constants may have gone
through, by `base`, a digest of all code.
"""

from jinja2.bccache import Bucket, BytecodeCache

from handbook.site.cache import Cache, digest

_AS_TEXT = "latin-1"  # in which each byte is one character


class Compiled(BytecodeCache):
    """Keeps compiled templates in the cache."""

    def __init__(self, cache: Cache, environment: str, base: bytes) -> None:
        self._cache = cache
        self._environment = environment
        self._base = base

    def _key(self, bucket: Bucket) -> bytes:
        return digest("template", self._environment, self._base, bucket.key, bucket.checksum)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket, if its template was compiled before."""
        if text := self._cache.found(self._key(bucket)):
            bucket.bytecode_from_string(text.encode(_AS_TEXT))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled."""
        self._cache.keep(self._key(bucket), bucket.bytecode_to_string().decode(_AS_TEXT))

"""The theme's changes as they are shipped, for tests of the machine.

Knows: what in overrides/ is a company's own. Must not know: what its templates say.
"""

import atexit
import shutil
import tempfile
from pathlib import Path

_SHIPPED = Path(__file__).parent.parent / "overrides"
_OWN = ("own", "partials")  # what an upgrade never touches, and we ship nothing in


def _without_own() -> Path:
    """overrides/, or a copy of it for this run where a company has added templates of its own."""
    if not any((_SHIPPED / name).exists() for name in _OWN):
        return _SHIPPED
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(shutil.copytree(_SHIPPED, folder / "overrides", ignore=shutil.ignore_patterns(*_OWN)))


OVERRIDES = _without_own()

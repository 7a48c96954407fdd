"""What only `make import` installs, and what is said where it is missing.

Knows: names of packages. Must not know: what they do.
"""

import importlib
from typing import Any

from commands.importing.table import Unreadable


def library(name: str) -> Any:
    """The module of that name. Raises Unreadable where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        package = {"bs4": "markdownify"}.get(name, name)
        raise Unreadable(
            f"This kind of file is read by {package}, which is not installed: start with `make import`, which installs "
            "it, or save the file as CSV."
        ) from None

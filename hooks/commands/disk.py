"""Changes written to the disk: every file in full, or none.

Knows: files and folders. Must not know: what is in them.
"""

import contextlib
import shutil
from pathlib import Path

from handbook.writers.edit import Change


def write(root: Path, change: Change) -> None:
    """Writes a change to the project at `root`.

    Everything is written beside the files first, so that a full disk or a file that may not be changed leaves all
    of them as they were. Raises OSError then, and FileExistsError where a file would take another's place.
    """
    _refuse_taken(root, change)
    beside = {path: (root / path).with_name(f".{Path(path).name}.new") for path in change.files}
    try:
        for path, data in change.files.items():
            beside[path].write_bytes(data)
            if path not in change.made:
                shutil.copymode(root / path, beside[path])
        for old, new in change.moved.items():
            (root / new).parent.mkdir(parents=True, exist_ok=True)
            (root / old).rename(root / new)
    except OSError:
        for file in beside.values():
            with contextlib.suppress(OSError):
                file.unlink()
        raise
    for path, file in beside.items():
        file.replace(root / change.path(path))


def _refuse_taken(root: Path, change: Change) -> None:
    for path in (*change.moved.values(), *change.made):
        if (root / path).exists() and not any((root / path).samefile(root / old) for old in change.moved):
            raise FileExistsError(f"{path} is there already")

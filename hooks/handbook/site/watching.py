"""What tells a preview that a file has changed.

Knows: watchdog's observers. Must not know: MkDocs, what is rebuilt.

MkDocs looks at every file twice a second. The system can tell at once, but also tells of files that were merely read,
and a build reads them all: only changes count here.
"""

from pathlib import Path
from typing import Any

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

_System: Any = Observer  # which class it is depends on the system

QUIET = 0.05  # seconds without a change after which a build begins: an editor saves in several steps
_CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


class _OneFile(FileSystemEventHandler):
    """Passes on what happens to one file of a folder: a watch of its own would end when an editor replaces it."""

    def __init__(self, path: str, handler: FileSystemEventHandler) -> None:
        self._path = path
        self._handler = handler

    def dispatch(self, event: FileSystemEvent) -> None:
        if self._path in (event.src_path, event.dest_path):
            self._handler.dispatch(event)


class Changes(_System):  # type: ignore[misc]
    """Tells of changes as the system does."""

    def schedule(self, event_handler: FileSystemEventHandler, path: str, **options: Any) -> ObservedWatch:
        """Watches a folder or a file."""
        if Path(path).is_file():
            event_handler, path = _OneFile(path, event_handler), str(Path(path).parent)
            options["recursive"] = False
        watch: ObservedWatch = super().schedule(event_handler, path, event_filter=_CHANGES, **options)
        return watch


def at_once(old: BaseObserver) -> BaseObserver:
    """An observer that learns of changes at once, with the watches of `old`; `old` itself where there is none."""
    new, trial = Changes(), Changes()
    try:
        for watch, handlers in old._handlers.items():
            for handler in handlers:
                for observer in (new, trial):
                    observer.schedule(handler, watch.path, recursive=watch.is_recursive)
        trial.start()
    except OSError:  # such as more watches than the system allows
        return old
    trial.stop()
    trial.join()
    return new

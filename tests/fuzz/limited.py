"""A call in a process of its own, with as much time and room as one file of a handbook may take."""

import os
import pickle
import resource
from collections.abc import Callable

SECONDS, MEGABYTES = 5, 500


def limited(call: Callable[[], str], seconds: int = SECONDS) -> str:
    """What the call returns; in words, if it ends in an exception or takes more time or memory than it may."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _answer(call, writing, seconds)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    if not said:
        return f"no answer within {seconds} seconds"
    text, most = pickle.loads(said)
    return text or (f"{most} MB of memory" if most > MEGABYTES else "")


def _answer(call: Callable[[], str], writing: int, seconds: int) -> None:
    """Ends the process, whatever happens."""
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        room = 4 * MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
        try:
            text = call()
        except BaseException as error:  # noqa: BLE001 - whatever it is, it fell
            text = f"{type(error).__name__}: {error}"[:500]
        os.write(writing, pickle.dumps((text, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)))
    finally:
        os._exit(0)

"""What a command is.

Knows: the command line's form. Must not know: any one command.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Command:
    """`declare` says which arguments it takes; `run` gets them and the project's folder, and returns the exit code."""

    name: str
    help: str
    declare: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Path], int]


def refuse(message: str) -> int:
    """Says why nothing was done, and returns the exit code for it."""
    print(message, file=sys.stderr)
    return 2


def broke_off(message: str) -> int:
    """Says what was done and what was not, where something was, and returns the exit code for it."""
    print(message, file=sys.stderr)
    return 1

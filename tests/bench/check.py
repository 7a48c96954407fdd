"""How long `check` takes for a handbook of many personas, as a whole process: `python -m tests.bench.check 200`.

Knows: how a check is timed. Must not know: how personas are judged.
Prints the minimum, median and maximum of several runs in seconds for each number of personas, taken in turns, so that
a slow moment of the machine touches all of them.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.many import PROJECT, write

RUNS = 5


def seconds(root: Path) -> float:
    """The time that one check takes, which must find nothing that stops a build."""
    command = [sys.executable, str(PROJECT / "hooks" / "cli.py"), "check", "--project", str(root)]
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def main(numbers: Sequence[int]) -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as folder:
        roots = {number: Path(folder) / str(number) for number in numbers}
        for number, root in roots.items():
            write(root, number)
        taken: dict[int, list[float]] = {number: [] for number in numbers}
        for _ in range(RUNS):
            for number, root in roots.items():
                taken[number].append(seconds(root))
    for number, times in taken.items():
        sys.stdout.write(f"{number:>6} personas: {min(times):.2f} {statistics.median(times):.2f} {max(times):.2f}\n")


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [20, 200, 1000])

"""How long `check` takes for a handbook of many personas, as a whole process: `python tests/bench/check.py 200 1000`.

Knows: how to make many personas of the sample's. Must not know: how they are judged.
Prints the minimum, median and maximum of several runs in seconds for each number of personas, taken in turns, so that
a slow moment of the machine touches all of them.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).parents[2]
RUNS = 5
# What names other personas or files, which the copies do not have beside them.
FIELDS = re.compile(r"^(?:related|replaced_by|aliases|avatar):.*\n(?:(?: |- ).*\n)*", re.MULTILINE)
LINKS = re.compile(r"\]\((?!http)[^)]*\)")


def write_personas(root: Path, number: int) -> None:
    """A project of this many personas, copied in turn from the sample's customers."""
    (root / "personas").mkdir(parents=True)
    settings = "_handbook.yml"
    (root / "personas" / settings).write_bytes((PROJECT / "personas" / settings).read_bytes())
    texts = [path.read_text("utf-8") for path in sorted((PROJECT / "personas").glob("*.md"))]
    for index in range(number):
        text = LINKS.sub("](https://www.example.com/)", FIELDS.sub("", texts[index % len(texts)]))
        (root / "personas" / f"persona-{index}.md").write_text(text, "utf-8")


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
            write_personas(root, number)
        taken: dict[int, list[float]] = {number: [] for number in numbers}
        for _ in range(RUNS):
            for number, root in roots.items():
                taken[number].append(seconds(root))
    for number, times in taken.items():
        sys.stdout.write(f"{number:>6} personas: {min(times):.2f} {statistics.median(times):.2f} {max(times):.2f}\n")


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [20, 200, 1000])

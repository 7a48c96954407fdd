"""Damages files of the handbook for some minutes and sees that each is judged: `python -m tests.fuzz --minutes 20`.

What falls is written to a folder, in files that `--again FILE` tries once more.
"""

import argparse
import random
import sys
import time
from functools import partial
from pathlib import Path

from tests.fuzz.judging import PLACES, fault
from tests.fuzz.limited import limited
from tests.fuzz.mutants import mutant, seeds

MANY = 50  # inputs judged by one process: making one for each would take most of the time


def fuzz(minutes: float, folder: Path, seed: int) -> tuple[int, list[Path]]:
    """How many inputs were tried, and the files with those that fell."""
    chance, corpus, tried, fallen = random.Random(seed), seeds(), 0, list[Path]()
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end:
        batch = [(chance.choice(list(PLACES)), mutant(chance, corpus)) for _ in range(MANY)]
        tried += len(batch)
        if limited(partial(_faults, batch), seconds=MANY):
            fallen += [_kept(folder, *one, why) for one in batch if (why := limited(partial(fault, *one)))]
    return tried, fallen


def _faults(batch: list[tuple[str, bytes]]) -> str:
    return "".join(fault(*one) for one in batch)


def _kept(folder: Path, place: str, data: bytes, why: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{place}-{len(list(folder.iterdir()))}"
    path.write_bytes(data)
    print(f"{path}: {why}", flush=True)
    return path


def main(arguments: list[str]) -> int:
    """1 if anything fell."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--folder", type=Path, default=Path("fuzz-fallen"))
    parser.add_argument("--seed", type=int, default=time.time_ns())
    parser.add_argument("--again", type=Path, help="a file that fell")
    options = parser.parse_args(arguments)
    if options.again:
        why = limited(lambda: fault(options.again.name.partition("-")[0], options.again.read_bytes()))
        print(why or "judged as it should be")
        return int(bool(why))
    tried, fallen = fuzz(options.minutes, options.folder, options.seed)
    print(f"{tried} inputs tried with the seed {options.seed}, {len(fallen)} fell")
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

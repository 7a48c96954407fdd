"""Runs one command, and prints its seconds and its memory in MB on the last line: `python timed.py COMMAND...`.

Knows: the clock and the kernel's figures. Must not know: what is built.

A small process of its own, because the kernel counts a new process's memory from that of the one that started it: the
benchmark, which has read every persona, would be a floor under all figures. Memory is the largest resident set of the
command's process or of any one child that it has waited for, whichever is larger; never their sum.
"""

import os
import sys
import time

_TO_MB = 1024**2 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes


def main(command: list[str]) -> int:
    """Runs the command, and returns its exit code."""
    began = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - began
    sys.stdout.write(f"\n{seconds} {usage.ru_maxrss / _TO_MB}\n")
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

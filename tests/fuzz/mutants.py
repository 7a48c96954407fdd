"""Files of the handbook and of the tests' cases, damaged in the ways that people and programs damage files."""

import random
from collections.abc import Callable

from tests.fuzz.heavy import MARKS, SIGNS
from tests.handbook.support import CASES, RULE_CASES, SAMPLE

from handbook.source.files import read_all

_MOST = 20_000  # bytes of a seed: damage to a larger one takes longer and finds no more
_HEADLINES = (b"---\n", b"```personas\n", b"custom:\n", b"- ", b"view: table\n", b"fields:\n", b"goals:\n")
Damage = Callable[[random.Random, bytes, bytes], bytes]


def seeds() -> list[bytes]:
    """The corpus: every file with text in it that a writer could have written, in order, each once."""
    files = {**read_all(CASES), **read_all(RULE_CASES), **read_all(SAMPLE / "personas"), **read_all(SAMPLE / "docs")}
    texts = (data for path, data in sorted(files.items()) if path.endswith((".md", ".yml")) and len(data) <= _MOST)
    return list(dict.fromkeys(texts))


def _cut(chance: random.Random, data: bytes, _: bytes) -> bytes:
    begin, end = sorted(chance.choices(range(len(data) + 1), k=2))
    return data[:begin] + data[end:]


def _repeat(chance: random.Random, data: bytes, _: bytes) -> bytes:
    begin, end = sorted(chance.choices(range(len(data) + 1), k=2))
    return data[:end] + data[begin:end] * chance.choice([1, 2, 10, 100]) + data[end:]


def _insert(chance: random.Random, data: bytes, _: bytes) -> bytes:
    piece: bytes = chance.choice([*SIGNS, *MARKS]).encode("utf-8", "surrogatepass")
    at = chance.randint(0, len(data))
    return (
        data[:at]
        + chance.choice([piece, piece, chance.choice(_HEADLINES)]) * chance.choice([1, 1, 2, 30, 1000])
        + data[at:]
    )


def _flip(chance: random.Random, data: bytes, _: bytes) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.randbytes(1) + data[at + 1 :]


def _graft(chance: random.Random, data: bytes, other: bytes) -> bytes:
    begin, end = sorted(chance.choices(range(len(other) + 1), k=2))
    at = chance.randint(0, len(data))
    return data[:at] + other[begin:end] + data[at:]


def _lines(chance: random.Random, data: bytes, other: bytes) -> bytes:
    lines = [*data.split(b"\n"), *other.split(b"\n")]
    begin, end = sorted(chance.choices(range(len(lines) + 1), k=2))
    moved = lines[begin:end]
    rest = lines[:begin] + lines[end:]
    at = chance.randint(0, len(rest))
    return b"\n".join([*rest[:at], *moved, *rest[at:]])


DAMAGES: tuple[Damage, ...] = (_cut, _repeat, _insert, _insert, _flip, _graft, _lines)


def mutant(chance: random.Random, corpus: list[bytes]) -> bytes:
    """A file of the corpus, damaged once or several times."""
    data = chance.choice(corpus)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        data = chance.choice(DAMAGES)(chance, data, chance.choice(corpus))[:300_000]
    return data

"""What a persona's statements rest on: where each cites which source.

Knows: the blocks of a persona. Must not know: which sources there are.
"""

from handbook.schema import Block
from handbook.source import Path


def citations(block: Block, path: Path = ()) -> list[tuple[Path, str]]:
    """Every citation in a block and the blocks below it, and where."""
    found: list[tuple[Path, str]] = []
    for name, inner in vars(block).items():
        if not inner or isinstance(inner, str):
            continue  # nearly every value; whether it is a block takes much longer to ask
        if isinstance(inner, list):
            for index, one in enumerate(inner):
                if name == "source":
                    found.append(((*path, name, index), str(one)))
                elif not isinstance(one, str) and isinstance(one, Block):
                    found += citations(one, (*path, name, index))
        elif isinstance(inner, Block):
            found += citations(inner, (*path, name))
    return found

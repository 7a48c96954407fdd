"""Changes to files that are there already: text -> text, with every other character as it was.

Knows: what a change means for the whole handbook. Must not know: the disk, the terminal.
"""

from handbook.writers.edit.change import Change, RefusedError, after, new_errors
from handbook.writers.edit.mentions import Mention, mentions
from handbook.writers.edit.move import move
from handbook.writers.edit.promote import promote
from handbook.writers.edit.rename import rename
from handbook.writers.edit.retire import retire

__all__ = [
    "Change",
    "Mention",
    "RefusedError",
    "after",
    "mentions",
    "move",
    "new_errors",
    "promote",
    "rename",
    "retire",
]

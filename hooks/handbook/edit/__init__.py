"""Changes to files that are there already: text -> text, with every other character as it was.

Knows: what a change means for the whole handbook. Must not know: the disk, the terminal.
"""

from handbook.edit.change import Change, RefusedError, after, new_errors
from handbook.edit.mentions import Mention, mentions
from handbook.edit.rename import rename
from handbook.edit.retire import retire

__all__ = ["Change", "Mention", "RefusedError", "after", "mentions", "new_errors", "rename", "retire"]

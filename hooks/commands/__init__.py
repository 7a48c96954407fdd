"""The commands of the command line, one module for those that belong together.

Knows: arguments, the terminal, the disk. Must not know: how anything is judged or changed.
"""

from commands.begin import EDITOR, NEW
from commands.change import PROMOTE, RENAME, RETIRE
from commands.check import CHECK
from commands.command import Command
from commands.start import START

COMMANDS: tuple[Command, ...] = (CHECK, START, NEW, RENAME, RETIRE, PROMOTE, EDITOR)

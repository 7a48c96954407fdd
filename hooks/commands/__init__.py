"""The commands of the command line, one module for those that belong together.

Knows: arguments, the terminal, the disk. Must not know: how anything is judged or changed.
"""

from commands.begin import EDITOR, NEW
from commands.bring import IMPORT
from commands.change import MOVE, PROMOTE, RENAME, RETIRE
from commands.check import CHECK
from commands.command import Command
from commands.start import START
from commands.upgrade import UPGRADE

COMMANDS: tuple[Command, ...] = (CHECK, START, NEW, RENAME, MOVE, RETIRE, PROMOTE, IMPORT, EDITOR, UPGRADE)

"""The rules that a file's form must keep, whatever it is about.

Knows: ids and documentation. Must not know: how a breach is found.
"""

from handbook.problem import Rule, Severity

NOT_UTF8 = Rule(
    "not-utf8",
    Severity.ERROR,
    "The file is not UTF-8 text.",
    "Save it again with the encoding set to UTF-8; most editors call it that in their save dialogue.",
)
TOO_LARGE = Rule(
    "file-too-large",
    Severity.ERROR,
    "The file is larger than 256 KiB.",
    "Keep the persona to what readers need, and link to the research instead of pasting it.",
)
SYMLINK = Rule(
    "symbolic-link",
    Severity.ERROR,
    "The file is a symbolic link, which could publish something from outside the handbook.",
    "Put a copy of the file in its place.",
)
NO_FRONT_MATTER = Rule(
    "no-front-matter",
    Severity.ERROR,
    "The file does not begin with front matter: a line of three dashes, the fields, another line of three dashes.",
    "Make `---` the very first line, with the fields under it and a second `---` after them.",
)
UNCLOSED_FRONT_MATTER = Rule(
    "unclosed-front-matter",
    Severity.ERROR,
    "The front matter is never closed.",
    "Put a line with just `---` after the last field.",
)
NOT_FIELDS = Rule(
    "not-fields",
    Severity.ERROR,
    "The front matter is not a set of `name: value` lines.",
    "Write each field as `name: value` on a line of its own, starting at the left margin.",
)
BAD_YAML = Rule(
    "bad-yaml",
    Severity.ERROR,
    "The front matter cannot be read: its punctuation or indentation means something else to the computer.",
    "Follow the message: most often a value with a colon needs quotes around it, or a line is indented wrongly.",
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    Severity.ERROR,
    "The same field is written twice in one place, so one of the two would be lost.",
    "Keep one of them; put several values into one list.",
)
ANCHOR = Rule(
    "anchor",
    Severity.ERROR,
    "The value begins with `&` or `*`, which YAML reads as an instruction.",
    "Put quotes around the value.",
)
TAG = Rule(
    "tag",
    Severity.ERROR,
    "The value begins with `!`, which YAML reads as an instruction.",
    "Put quotes around the value.",
)
TOO_DEEP = Rule(
    "too-deep",
    Severity.ERROR,
    "Values are nested more than eight levels deep.",
    "Check the brackets and the indentation; no field of a persona is nested that deeply.",
)
CONTROL_CHARACTER = Rule(
    "control-character",
    Severity.ERROR,
    "The text holds an invisible control character, usually from copying out of another program.",
    "Delete the character, or type the passage again.",
)

RULES = (
    NOT_UTF8,
    TOO_LARGE,
    SYMLINK,
    NO_FRONT_MATTER,
    UNCLOSED_FRONT_MATTER,
    NOT_FIELDS,
    BAD_YAML,
    DUPLICATE_KEY,
    ANCHOR,
    TAG,
    TOO_DEEP,
    CONTROL_CHARACTER,
)

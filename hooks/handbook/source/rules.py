"""The rules that a file's form must keep, whatever it is about.

Knows: ids and documentation. Must not know: how a breach is found.
"""

from handbook.problems.problem import Rule, Severity

NOT_UTF8 = Rule(
    "not-utf8",
    Severity.ERROR,
    "The file is not UTF-8 text.",
    "In another encoding, accents and quotation marks turn into other signs.",
    "Save it again with the encoding set to UTF-8; most editors call it that in their save dialogue.",
)
TOO_LARGE = Rule(
    "file-too-large",
    Severity.ERROR,
    "The file is larger than 256 KiB.",
    "A text this long is research and no persona: nobody reads it to the end.",
    "Keep the persona to what readers need, and link to the research instead of pasting it.",
)
FIELDS_TOO_LARGE = Rule(
    "fields-too-large",
    Severity.ERROR,
    "The fields hold more than 64 KiB, 2,000 lines, or 2,000 commas, colons or brackets of a kind.",
    "Nobody reads that much, and reading it would keep everybody's build waiting.",
    "Look for what was pasted by mistake; tell longer stories under the fields, and link to research.",
)
SYMLINK = Rule(
    "symbolic-link",
    Severity.ERROR,
    "The file is a symbolic link.",
    "It could publish something from outside the handbook.",
    "Put a copy of the file in its place.",
)
NO_FRONT_MATTER = Rule(
    "no-front-matter",
    Severity.ERROR,
    "The file does not begin with front matter: a line of three dashes, the fields, another line of three dashes.",
    "Without it, nobody can tell the fields from the story.",
    "Make `---` the very first line, with the fields under it and a second `---` after them.",
)
UNCLOSED_FRONT_MATTER = Rule(
    "unclosed-front-matter",
    Severity.ERROR,
    "The front matter is never closed.",
    "Nobody can tell where the fields end and the story begins.",
    "Put a line with just `---` after the last field.",
)
NOT_FIELDS = Rule(
    "not-fields",
    Severity.ERROR,
    "The front matter is not a set of `name: value` lines.",
    "A value without a name belongs to no field, so that no page would show it.",
    "Write each field as `name: value` on a line of its own, starting at the left margin.",
)
BAD_YAML = Rule(
    "bad-yaml",
    Severity.ERROR,
    "The front matter cannot be read.",
    "Its punctuation or indentation means something else to the computer than to you.",
    "Follow the message: most often a value with a colon needs quotes around it, or a line is indented wrongly.",
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    Severity.ERROR,
    "The same field is written twice in one place.",
    "One of the two would be lost, and nobody would see which.",
    "Keep one of them; put several values into one list.",
)
ANCHOR = Rule(
    "anchor",
    Severity.ERROR,
    "The value begins with `&` or `*`.",
    "There, YAML takes them for an instruction and not for text.",
    "Put quotes around the value.",
)
TAG = Rule(
    "tag",
    Severity.ERROR,
    "The value begins with `!`.",
    "There, YAML takes it for an instruction and not for text.",
    "Put quotes around the value.",
)
CUT_TEXT = Rule(
    "cut-text",
    Severity.ERROR,
    "A space and a `#` stand inside a value.",
    "What follows them is taken for a comment and would be lost.",
    "Put the whole value in quotes. If it is a comment, put a space after the `#`.",
)
TOO_DEEP = Rule(
    "too-deep",
    Severity.ERROR,
    "Values are nested more than eight levels deep.",
    "Something is read as a part of something else, so that it would show in the wrong place or not at all.",
    "Check the brackets and the indentation; no field of a persona is nested that deeply.",
)
CONTROL_CHARACTER = Rule(
    "control-character",
    Severity.ERROR,
    "The text holds a character that nobody can see.",
    "It comes along from other programs, and keeps words from being found and names from being recognised.",
    "Delete the character, or type the passage again; a no-break space becomes an ordinary one.",
)

RULES = (
    NOT_UTF8,
    TOO_LARGE,
    FIELDS_TOO_LARGE,
    SYMLINK,
    NO_FRONT_MATTER,
    UNCLOSED_FRONT_MATTER,
    NOT_FIELDS,
    BAD_YAML,
    DUPLICATE_KEY,
    ANCHOR,
    TAG,
    CUT_TEXT,
    TOO_DEEP,
    CONTROL_CHARACTER,
)

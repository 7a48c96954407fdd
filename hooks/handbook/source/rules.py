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
    "A text this long is research, not a persona: nobody reads it to the end.",
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
    "A file or folder is a symbolic link.",
    "It could publish something from outside the handbook.",
    "Put a copy of what it leads to in its place.",
)
MERGE_CONFLICT = Rule(
    "merge-conflict",
    Severity.ERROR,
    "The file has two versions of the same lines, with the marks of a merge around them.",
    "Readers would see both, and the marks.",
    "Keep the version that is right, and delete the other one and the lines with marks.",
)
SECOND_FRONT_MATTER = Rule(
    "second-front-matter",
    Severity.ERROR,
    "Fields between dashes follow further down in the file.",
    "One file is one page: what is there would be part of the text, and not a field of anything.",
    "Put each persona into a file of its own; the fields of a page belong at its very top.",
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
    "A value has a space and a `#` in it.",
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
UNSAFE_DRAWING = Rule(
    "unsafe-drawing",
    Severity.ERROR,
    "A drawing (SVG) holds something that could run or load.",
    "Anyone who opens the drawing by its own address would run it, as a page of the handbook.",
    "Export the drawing again as plain SVG, without scripts, links, animations and fonts; or as a PNG picture.",
)
SPECIAL_FILE = Rule(
    "special-file",
    Severity.ERROR,
    "Something in a content folder is not a file: a pipe, a socket or a device.",
    "Anything that opens it may wait for ever, and what comes out of it is not in the repository.",
    "Delete it, or put an ordinary file in its place.",
)
UNREADABLE = Rule(
    "unreadable-file",
    Severity.ERROR,
    "A file or folder cannot be read by the account that builds the site.",
    "What is in it would be missing from the site, or the build would stop halfway.",
    "Give yourself the right to read it, or delete it.",
)
BAD_NAME = Rule(
    "bad-name",
    Severity.ERROR,
    "A file or folder has a name that some computer or server cannot hold, or that means something else in an address.",
    "The site could not be built, copied or served everywhere.",
    "Rename it: letters, digits, hyphens and dots are safe everywhere, and 200 bytes are long enough.",
)
MISNAMED_SETTINGS = Rule(
    "misnamed-settings",
    Severity.ERROR,
    "A file looks like the handbook's settings, but has another name or is in another place.",
    "It would be ignored without a word: with `audience: public` in it, everything internal would be published.",
    "The settings are one file, `personas/_handbook.yml`: move them there, or delete the file if they are there.",
)
STRAY_FILE = Rule(
    "stray-file",
    Severity.ERROR,
    "A file in personas/ is neither a persona, the settings nor a picture.",
    "Nothing would be made of it, and its writer would wait in vain.",
    "Give a persona's file a name that ends in `.md`; begin the name of a note with `_`; delete anything else.",
)
MISPLACED_PERSONA = Rule(
    "misplaced-persona",
    Severity.ERROR,
    "A persona is in docs/, or in a folder that looks like that of the negative personas and is not.",
    "The folder says whether it is a customer or a negative persona: elsewhere it would be shown as something else.",
    "Move it as the message says: customers belong in personas/, negative ones in personas/negative/. Folders inside of"
    " these two stand for a brand, a country or a line.",
)
UNLISTED_FILE = Rule(
    "unlisted-file",
    Severity.ERROR,
    "A file in docs/ is of a kind that the handbook does not publish.",
    "Everything in docs/ is put on the site as it is: keys, scripts and what tells a server what to do as well.",
    "Move it out of docs/, or delete it. If it belongs on the site, a maintainer lists its ending or its name in"
    " mkdocs.yml, under `extra: handbook: docs_files:`.",
)
BAD_PICTURE = Rule(
    "bad-picture",
    Severity.ERROR,
    "A picture's file is damaged, or is not of the kind that its name says.",
    "Readers would see a hole in its place, or get a file that is not a picture at all.",
    "Export the picture again as PNG, JPEG or WebP, and keep the ending that goes with it.",
)
PICTURE_TOO_LARGE = Rule(
    "picture-too-large",
    Severity.ERROR,
    "A picture has more than 5 MB or more than 50 million pixels.",
    "Readers would wait for it, and a phone might not show it at all.",
    "Export it again at the size in which it is shown: 2000 pixels are wide enough for any screen.",
)
PICTURE_POSITION = Rule(
    "picture-position",
    Severity.ERROR,
    "A picture holds the position at which it was taken.",
    "Anybody who saves the picture can read where somebody lives or works.",
    "Remove the position with the command of the message (ExifTool), or export the picture without its metadata.",
)

RULES = (
    NOT_UTF8,
    TOO_LARGE,
    FIELDS_TOO_LARGE,
    SYMLINK,
    SPECIAL_FILE,
    UNREADABLE,
    BAD_NAME,
    MISNAMED_SETTINGS,
    STRAY_FILE,
    MISPLACED_PERSONA,
    UNLISTED_FILE,
    BAD_PICTURE,
    PICTURE_TOO_LARGE,
    PICTURE_POSITION,
    MERGE_CONFLICT,
    SECOND_FRONT_MATTER,
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
    UNSAFE_DRAWING,
)

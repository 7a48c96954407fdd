"""Inputs as large as a file may be, each made to be slow for somebody: YAML's reader, the Markdown engine, a rule."""

import bisect
from collections.abc import Iterator

from handbook.markdown.limits import Limits
from handbook.source import SIZE_LIMIT

ROOM = SIZE_LIMIT - 2_000  # leaves place for the fields around it
FRONT = "name: Ann\nsummary: Walks in all weather.\n"


def fitting(text: str, limits: Limits) -> str:
    """As much of a text as keeps within the limits, with some room for what is put around it."""
    return text[
        : max(
            0,
            bisect.bisect_left(
                range(len(text) + 1), 1, key=lambda end: int(limits.excess(text[:end] + "\n\n\n:[{,") is not None)
            )
            - 1,
        )
    ]


# What is repeated until a text is full.
SIGNS = [*"[](){}<>*_`~#|&!\"'\\:-+=>.,;@%$^/ \n\t0a\N{LATIN SMALL LETTER E WITH ACUTE}", "\x02", "\u202e"]
MARKS = [
    *(
        "![",
        "[a](",
        "[a][",
        "](",
        "[]",
        "![](",
        "[a]: x\n",
        "[a",
        "a](b",
        "**a",
        "*a**",
        "_a__",
        "***",
        "*a _b ",
        "__a*",
    ),
    *(
        "`a``",
        "``a`",
        "`\\",
        "<a",
        "<a ",
        "</",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?",
        "<?x ",
        "<div>",
        "</div>",
        '<a b="',
        "<b>\n\n",
    ),
    *(
        "<p>x\n",
        "<!x",
        "&a",
        "&#",
        "&#1;",
        "&amp;",
        "{: ",
        "{.a",
        "{a=b ",
        "{: }\n",
        "a {#b}\n",
        "# {: ",
        "\\[",
        "\\`",
        "a@b",
        "<a@b",
    ),
    *(
        "- ",
        "* a\n",
        "- a\n\n",
        "1. ",
        "> ",
        ">",
        "> - ",
        "- > ",
        "a\n: b\n",
        ": ",
        ":   a\n\n",
        "!!! a\n",
        "!!! internal\n",
        '!!! "',
        "??? a\n",
    ),
    *(
        "```\n",
        "~~~\n",
        "````\n",
        "```a\n",
        "``` {\n",
        "> ```\n",
        "```a {x=",
        "|a",
        "a|b\n",
        "|-",
        "|\n",
        "a|b\n-|-\n",
        "---\n",
        "===\n",
        "a\n===\n",
    ),
    *(
        "# a\n",
        "#",
        "a\n\n",
        "    a\n",
        "    \n",
        "\ta\n",
        "a  \n",
        " \n",
        "http://",
        "<http://",
        "https://a.b ",
        "klzzwxh:0000",
        "\x02a\x03",
    ),
    *(
        "a ",
        "ab\n",
        "a.",
        "a-",
        "a-a.",
        "1.1",
        "1,",
        "12-",
        "0 1",
        "+1 ",
        "5-",
        "4111 ",
        "a@",
        "a.a@",
        "@a.",
        "todo ",
        "<x ",
        "[x] ",
        "\u201c",
        "a, ",
    ),
    *("under 18 ", "between 18 and ", "only ", "no ", "men and ", "aged ", "women over "),
]
# What is nested: the beginning of a level, and what is in the innermost.
NESTS = [
    ("- ", "a"),
    ("> ", "a"),
    ("1. ", "a"),
    ("> - ", "a"),
    ("[", "a"),
    ("![", "a"),
    ("*", "a"),
    ("<div>", "a"),
    ("!!! a\n", "a"),
]


def markdown() -> Iterator[tuple[str, str]]:
    """Bodies by name."""
    for sign in (*SIGNS, *MARKS):
        yield f"repeated {sign!r}", (sign * ROOM)[: ROOM // len(sign.encode()) * len(sign)]
        yield f"repeated, by lines, {sign!r}", ((sign * 100)[:100].strip("\n") + "\n") * (ROOM // 220)
        yield f"repeated, by paragraphs, {sign!r}", ((sign * 30)[:30].strip("\n") + "\n\n") * (ROOM // 70)
    for begin, inner in NESTS:
        for depth in (40, 200, 2000):
            yield f"nested {depth} times {begin!r}", begin * depth + inner
    for indent in (2, 4):
        for depth in (40, 200, 400):
            for mark in ("- a", "1. a", "> a", "!!! a", ": a", "```"):
                lines = (" " * indent * level + mark for level in range(depth))
                yield f"indented {depth} times by {indent}, {mark!r}", "\n".join(lines)
                yield (
                    f"indented {depth} times by {indent}, apart, {mark!r}",
                    "\n\n".join(" " * indent * level + mark for level in range(depth)),
                )
    yield "backticks of many lengths", " ".join("`" * n for n in range(1, 700))
    yield "backticks of falling lengths", " ".join("`" * n for n in range(700, 0, -1))
    yield "fences of many lengths", "\n".join("`" * n for n in range(3, 700))
    yield "fences never closed", "".join(f"```a{n}\ntext\n" for n in range(15_000))
    yield "reference definitions", "".join(f"[{n}]: http://x.example/{n}\n" for n in range(7_000))
    yield "reference links", "[a]: b\n\n" + "[x][a] " * 30_000
    yield "links", "".join(f"[{n}](x{n}.md) " for n in range(16_000))
    yield "tags", "".join(f"<b{n}>" for n in range(30_000))
    yield "tags in paragraphs", "".join(f"<div{n}>\n\n" for n in range(20_000))
    yield "attributes", "".join(f"# a {{#b{n}}}\n\n" for n in range(14_000))
    yield "headings", "".join("## Same\n\n" for _ in range(25_000))
    yield "a wide table", "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + ("|b" * 2_000 + "|\n") * 55
    yield "a narrow table", "a|b\n-|-\n" + "c|d\n" * 60_000
    yield "a wide table with short rows", "|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n" + "|b|\n" * 40_000
    yield "a table of short rows as wide as may be", "|a" * 59 + "|\n" + "|-" * 59 + "|\n" + "|b|\n" * 2_998
    yield "tables as wide as may be", ("|a" * 59 + "|\n" + "|-" * 59 + "|\n" + "|*b*" * 59 + "|\n\n") * 750
    yield "entities", "&NotEqualTilde;" * 17_000
    yield "notes", "!!! internal\n    a\n\n" * 12_000
    yield "bare notes", "!!! internal\n" * 19_000
    yield "view blocks", "```personas\nview: table\n```\n" * 8_000
    yield "view blocks never closed", "```personas\nview: x\n" * 12_000


def values() -> Iterator[tuple[str, str]]:
    """Values of one line and no meaning to YAML, by name."""
    for name, sign in [
        ("letters", "a"),
        ("digits", "1"),
        ("words", "a "),
        ("dashes", "a-"),
        ("dots", "a."),
        ("mail", "a.a@"),
        ("commas", "a,"),
        ("numbers", "4 "),
        ("spaces", "a" + " " * 50),
        ("underscores", "_"),
        ("phones", "+49 "),
        ("ages", "under 18 "),
        ("accents", "\u00e9"),
        ("bidi", "\u202e"),
        ("brackets", "<a "),
        ("quotes", "\u201c"),
        ("slashes", "a/"),
        ("todo", "todo "),
        ("curly", "\u201ca "),
    ]:
        yield name, (sign * ROOM)[: ROOM // len(sign.encode()) * len(sign) - 2]


def yaml() -> Iterator[tuple[str, str]]:
    """Front matters by name, without the lines of dashes."""
    for sign in (
        *SIGNS,
        *"%@",
        "- ",
        "- - ",
        "? ",
        "a: ",
        "a:\n",
        "- a\n",
        "- a: b\n",
        "&a ",
        "*a ",
        "!a ",
        "!!a",
        "a: &a [",
        "[a, ",
        "{a: ",
        "# a\n",
        "a #b\n",
        "- [",
        "'a",
        "|\n",
        ">\n a\n",
        "---\n",
        "...\n",
        "--- a\n",
        "%YAML 1.1\n",
        "%TAG ! a\n",
        "\\x",
        " a\n",
        "a\n",
        "\n\n",
        "a: |\n",
        "a : b\n",
        "\uff1a",
        "a: 'b\n",
        'a: "b\n',
        "a: [\n",
        "a: }\n",
        " - a\n",
        "-a\n",
        "\u2022 a\n",
        "1. a\n",
        "//a\n",
        "a.b: c\n",
    ):
        text = (sign * ROOM)[: ROOM // len(sign.encode()) * len(sign)]
        yield f"repeated {sign!r}", text
        yield f"repeated, as a value, {sign!r}", "x: " + text
        yield f"repeated, in double quotes, {sign!r}", 'x: "' + text
        yield f"repeated, as a block, {sign!r}", "x: |\n  " + text.replace("\n", "\n  ")[:ROOM]
    yield (
        "aliases",
        "a: &a [x]\n"
        + "".join(
            f"{c}: &{c} [{', '.join('*' + p for _ in range(9))}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
        ),
    )
    yield "many unknown names", "".join(f"key{n}: x\n" for n in range(20_000))
    yield "many errors of syntax", "".join(f"key{n}: [x\n" for n in range(15_000))
    yield "many names in one", "custom: {" + ", ".join(f"k{n}: x" for n in range(20_000)) + "}"
    yield "many equal names", "name: x\n" * 25_000
    yield "many equal names deeper", "custom:\n" + "  a: x\n" * 30_000
    for field in ("tags", "aliases", "goals", "challenges", "related", "sources", "triggers", "channels"):
        yield f"many {field}", f"{field}: [" + ", ".join(f"x{n}" for n in range(25_000)) + "]"
        yield f"many empty {field}", f"{field}: [" + "a: , " * 25_000 + "]"
        yield f"many blocks of {field}", f"{field}:\n" + "".join(f"  - text: a{n}\n" for n in range(12_000))
        yield f"many unknown blocks of {field}", f"{field}:\n" + "".join(f"  - zzz{n}: a\n" for n in range(12_000))
    yield "many goals", "goals:\n  personal:\n" + "".join(f"    - Goal {n}\n" for n in range(12_000))
    yield "many sources", "evidence:\n  sources:\n" + "".join(f"    - {{id: S{n}, title: A}}\n" for n in range(8_000))
    yield (
        "many wrong sources",
        "evidence:\n  sources:\n" + "".join(f"    - {{id: S{n}, titel: A}}\n" for n in range(8_000)),
    )
    yield (
        "many wrong dates",
        "evidence:\n  sources:\n" + "".join(f"    - {{id: S{n}, title: A, date: x}}\n" for n in range(6_000)),
    )
    yield (
        "many citations",
        "evidence:\n  sources: {id: S1, title: A}\ngoals:\n  personal:\n"
        + "".join(f"    - {{text: A {n}, source: S2}}\n" for n in range(7_000)),
    )
    for name, value in values():
        yield f"name of {name}", f"name: {value}"
        yield f"unknown field of {name}", f"? {value}\n: x"
        yield f"unknown field in double quotes of {name}", f'"{value}": x'
        for field in BEFORE_VALUES:
            yield f"{field!r} of {name}", field + value


# What may stand before a value of one line.
BEFORE_VALUES = (
    *(
        "status: ",
        "type: ",
        "last_reviewed: ",
        "review_every: ",
        "aliases: ",
        "age: ",
        "portrait: ",
        "related: ",
        "quote: ",
        "goals: ",
    ),
    *(
        "evidence:\n  basis: ",
        "evidence:\n  sources:\n  - id: S1\n    title: A\n    url: ",
        "evidence:\n  sources:\n  - id: S1\n    title: A\n    date: ",
    ),
    *(
        "evidence:\n  sources: ",
        "economics:\n  currency: ",
        "economics:\n  return_rate: ",
        "demographics:\n  age: ",
        "demographics:\n  education: ",
    ),
    *(
        "demographics:\n  location: ",
        "goals:\n  personal: ",
        "custom:\n  a: ",
        "negative:\n  reasons: ",
        "type: negative\nnegative:\n  why: ",
    ),
    *("language: ", "related:\n  - to: ", "summary2: ", "custom:\n  ? "),
)

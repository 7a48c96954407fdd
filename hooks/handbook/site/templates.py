"""What our templates can call, and how every value becomes safe in them.

Knows: Jinja, and how values look. Must not know: which templates there are, pages, MkDocs.

A page is Markdown with islands of HTML. Every value passes `safe`, which escapes it and hides the characters that
Markdown acts on before it sees HTML (a fence inside a value would open a code block).
"""

import re
import zlib
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from handbook.display import values
from handbook.personas.record import Record
from handbook.rules.wording import portrait_uri
from handbook.schema.amounts import money, number, percent
from handbook.schema.scalars import labelled

# What Markdown acts on before it sees HTML.
_ACTED_ON = re.compile(r"[\n\t`~]")
_HIDDEN = str.maketrans({"\n": "&#10;", "\t": "&#9;", "`": "&#96;", "~": "&#126;"})
TONES = 8  # persona colours in the stylesheet


def initials(name: str) -> str:
    """One or two letters that stand for a name."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum() and word.lower() != "the"]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0].upper() for word in chosen) or "?"


def tone(record: Record) -> int:
    """The persona's colour, the same on every page and in every build."""
    return zlib.crc32(record.id.encode()) % TONES + 1


def safe(value: object) -> object:
    """A value as it may stand inside an island: escaped, on one line, without what Markdown acts on."""
    if value is None:
        return ""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    escaped = escape(value)
    return Markup(escaped.translate(_HIDDEN)) if _ACTED_ON.search(escaped) else escaped  # noqa: S704 - escaped


def with_code(message: str) -> Markup:
    """A message with what stands in backticks set as code."""
    parts = [Markup(safe(part)) for part in message.split("`")]  # noqa: S704 - escaped by `safe`
    return Markup("").join(Markup("<code>{}</code>").format(part) if n % 2 else part for n, part in enumerate(parts))


def _amount(amount: Decimal, currency: str | None, signed: bool = False) -> str:
    return money(amount, currency, signed=signed)


def environment(templates: Sequence[Path], compiled: BytecodeCache | None = None) -> Environment:
    """Jinja as our templates need it: everything escaped, nothing undefined, and these filters."""
    made = Environment(
        loader=FileSystemLoader(list(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=safe,
        bytecode_cache=compiled,
    )
    made.filters.update(initials=initials, tone=tone, labelled=labelled, item=values.item, with_code=with_code)
    made.filters.update(money=_amount, number=number, percent=percent, grouped=lambda value: f"{value:,}")
    made.globals.update(icon=cache(lambda path: Markup(made.get_template(path).render().strip())))  # noqa: S704 - ours
    made.globals.update(portrait_uri=portrait_uri)
    return made

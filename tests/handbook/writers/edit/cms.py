"""Files as other tools write them: a content management system reads the front matter and writes all of it anew.

Knows: the habits of such tools. Must not know: what the handbook makes of them.
"""

from collections.abc import Callable
from typing import Any

import yaml
from tests.handbook.support import PATH

from handbook.source import Document, Plain, ends, plain, read, scalars
from handbook.writers.edit.text import Splice, Text

Write = Callable[[str, str], str]  # a value's text, and how it is written, with its quotes if it has any


class Dumper(yaml.SafeDumper):
    """Knows no types but text, as js-yaml sees `NO` or `12:30`, and so gives them no quotes."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as PyYAML declares it
    indented_lists = True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists stand below their key, or as far left as it."""
        return super().increase_indent(flow, indentless and not self.indented_lists)


class FlatDumper(Dumper):
    """The option `noArrayIndent`, which some tools set."""

    indented_lists = False


def _text(dumper: Dumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else ">" if len(value) > 80 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


Dumper.add_representer(str, _text)
FlatDumper.add_representer(str, _text)


def dumped(values: Plain, dumper: type[Dumper] = Dumper) -> str:
    """Values as front matter in the manner of js-yaml: single quotes where some are needed, long texts folded."""
    return str(yaml.dump(values, Dumper=dumper, sort_keys=False, allow_unicode=True, width=80))


def document_of(data: bytes) -> Document:
    """A file without mistakes of form, taken apart."""
    found = read(PATH, data)
    assert found.problems == []
    assert found.document
    return found.document


def saved(data: bytes, dumper: type[Dumper] = Dumper, *, backwards: bool = False) -> bytes:
    """A file that such a tool has read and saved; `backwards`, it has an order of its own."""
    document = document_of(data)
    values = plain(document.front)
    assert isinstance(values, dict)
    if backwards:
        values = dict(reversed(values.items()))
    return f"---\n{dumped(values, dumper)}---\n{document.body}".encode()


def rewritten(data: bytes, write: Write) -> bytes:
    """A file with each one-line value of its front matter written in another way."""
    text, document = Text(data), document_of(data)
    places = ends(text.lines(2, document.body_line - 2), first_line=2)
    splices = []
    for _, scalar in scalars(document.front):
        start, end = text.place(*scalar.at[:2]), text.place(*places[scalar.at[:2]])
        if scalar.at.end_column:
            splices.append(Splice(start, end, write(scalar.text, text.whole[start:end])))
    return text.spliced(splices)

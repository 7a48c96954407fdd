"""Fields set and added to in front matter, in the style in which it is written.

Knows: how YAML is laid out in a file. Must not know: which fields a persona has.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from handbook.source import Document, Listing, Node, Place, Scalar, ends, yaml_quoted, yaml_scalar
from handbook.writers.edit.change import RefusedError
from handbook.writers.edit.text import Splice, Text


class Fields:
    """The fields of one file without mistakes of form, ready to be changed."""

    def __init__(self, text: Text, document: Document) -> None:
        self._text = text
        self._front = document.front
        self._path = document.path
        self._last = document.body_line - 2  # the line before the closing dashes

    def set(self, values: Mapping[str, str], *, below: Iterable[str]) -> Iterator[Splice]:
        """Gives fields new values; those not there yet come below the first field of `below` that is.

        Raises RefusedError where a field holds more than one value.
        """
        missing: dict[str, str] = {}
        for name, value in values.items():
            node = self._front.values.get(name)
            if node is None:
                missing[name] = self._written(value)
            else:
                yield self.replaced(self._single(name, node), value)
        if missing:
            yield self._inserted(missing, below)

    def add(self, name: str, value: str, *, below: Iterable[str]) -> Splice:
        """Puts a value at the head of a list, which may be a single value, empty, or not there yet.

        Raises RefusedError where the field holds a block of fields.
        """
        node = self._front.values.get(name)
        if node is None:
            return self._inserted({name: f"[{self._written(value, in_brackets=True)}]"}, below)
        if isinstance(node, Listing):
            return self._first_item(node, value)
        scalar = self._single(name, node)
        known = [] if scalar.is_empty else [self._as_item(scalar)]
        return self._put(scalar, f"[{', '.join([self._written(value, in_brackets=True), *known])}]")

    def replaced(self, scalar: Scalar, value: str) -> Splice:
        """Puts one value in the place of another, in the same quotes if it has any."""
        raw = self._raw(scalar)
        if raw[:1] == "'":
            return self._put(scalar, "'" + value.replace("'", "''") + "'")
        if raw[:1] == '"':
            return self._put(scalar, yaml_quoted(value))
        return self._put(scalar, self._written(value))

    def _put(self, scalar: Scalar, written: str) -> Splice:
        start = self._text.span(scalar.at)[0]
        raw = self._raw(scalar)
        needs_space = not raw and self._text.whole[start - 1 : start] == ":"
        return Splice(start, start + len(raw), f" {written}" if needs_space else written)

    def _raw(self, scalar: Scalar) -> str:
        """A value with its quotes, or with the sign that begins a text of several lines."""
        start, _ = self._text.span(scalar.at)
        return self._text.whole[start : self._end(scalar)]

    def _end(self, scalar: Scalar) -> int:
        start, _ = self._text.span(scalar.at)
        end = self._text.place(*self._ends.get(scalar.at[:2], scalar.at[:2]))
        return start + len(self._text.whole[start:end].rstrip())

    @cached_property
    def _ends(self) -> dict[Place, Place]:
        return ends(self._text.lines(2, self._last), first_line=2)

    def _single(self, name: str, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        line = self._front.keys[name].line
        raise RefusedError(f"`{name}` on line {line} of {self._path} does not hold a single value: mend it first.")

    def _as_item(self, scalar: Scalar) -> str:
        """A single value as it may stand between brackets."""
        raw = self._raw(scalar)
        is_safe = raw[:1] in ("'", '"') or yaml_scalar(raw, in_brackets=True) == raw == scalar.text
        return raw if is_safe and scalar.at.end_column else yaml_scalar(scalar.text, in_brackets=True)

    def _written(self, value: str, *, in_brackets: bool = False) -> str:
        return yaml_scalar(value, in_brackets=in_brackets or self._is_in_braces)

    @property
    def _is_in_braces(self) -> bool:
        """Whether all fields stand between braces, as in `{name: Ann}`."""
        start = self._text.place(self._front.at.line, self._front.at.column)
        return self._text.whole[start : start + 1] == "{"

    def _first_item(self, listing: Listing, value: str) -> Splice:
        start = self._text.place(listing.at.line, listing.at.column)
        if self._text.whole[start : start + 1] != "[":
            margin = " " * (listing.at.column - 1)
            return Splice(start, start, f"- {self._written(value)}\n{margin}")
        written = self._written(value, in_brackets=True)
        if not listing.items:
            return Splice(start + 1, start + 1, written)
        first = self._text.place(listing.items[0].at.line, listing.items[0].at.column)
        return Splice(first, first, f"{written}, ")

    def _inserted(self, written: Mapping[str, str], below: Iterable[str]) -> Splice:
        """New fields, each on a line of its own; between braces, before the first field."""
        at = self._front.at
        if self._is_in_braces:
            start = self._text.place(at.line, at.column + 1)
            return Splice(start, start, "".join(f"{name}: {value}, " for name, value in written.items()))
        start = self._text.place(self._line_below(below))
        margin = " " * (at.column - 1)
        return Splice(start, start, "".join(f"{margin}{name}: {value}\n" for name, value in written.items()))

    def _line_below(self, names: Iterable[str]) -> int:
        """The line after the first of these fields that is there; else the line of the very first field."""
        for name in names:
            if isinstance(node := self._front.values.get(name), Scalar):
                return self._text.line(self._end(node)) + 1
        return self._front.at.line

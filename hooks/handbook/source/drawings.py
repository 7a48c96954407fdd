"""What a drawing in SVG holds that could run or load something when somebody opens the file itself.

Knows: SVG as browsers read it. Must not know: where drawings are shown.

In a page, a drawing is a picture and does nothing. Opened by its own address it is a page of the site, with scripts,
links and frames. What draws is on a list; editors' own notes, in namespaces of their own, mean nothing to a browser.
The parser is Python's: it stops at a DOCTYPE, and without one there are no entities to swell or to fetch.
"""

import re
from xml.parsers import expat

from handbook.problems.problem import Position, Problem
from handbook.source.rules import UNSAFE_DRAWING

_SVG = "http://www.w3.org/2000/svg"
_XLINK, _XML = "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
_OTHERS_THAT_RUN = frozenset({"http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"})
_DRAWING = """
    svg g defs symbol use switch title desc metadata style path rect circle ellipse line polyline polygon text tspan
    textPath linearGradient radialGradient stop pattern clipPath mask marker image view filter feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence
"""
_ELEMENTS = frozenset(re.findall(r"\w+", _DRAWING))
_INSIDE = re.compile(r"\s*(?:#\S+|data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]*)")
_LOADS = re.compile(r"url\(\s*['\"]?\s*(?!['\"\s]|#)|\\", re.I)  # a backslash can spell anything
_STYLE_LOADS = re.compile(rf"{_LOADS.pattern}|@import|image-set|(?<![\w-])(?:image|src)\(", re.I)


class _StopError(Exception):
    """What follows is of no interest."""


def faults(path: str, data: bytes) -> list[Problem]:
    """Everything in a drawing that could run or load something."""
    reader = _Reader(path)
    reader.read(data)
    return reader.found


class _Reader:
    def __init__(self, path: str) -> None:
        self.found: list[Problem] = []
        self._path = path
        self._style: list[str] | None = None
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._element
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartDoctypeDeclHandler = self._doctype

    def read(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
        except _StopError:
            pass
        except (expat.ExpatError, ValueError, LookupError) as error:
            self._note(f"this drawing cannot be read to its end: {error}")

    def _note(self, message: str) -> None:
        at = Position(max(self._parser.CurrentLineNumber, 1), self._parser.CurrentColumnNumber + 1)
        self.found.append(Problem(self._path, at, UNSAFE_DRAWING, message))

    def _doctype(self, *_: object) -> None:
        self._note("a DOCTYPE can bring in anything: delete it")
        raise _StopError

    def _instruction(self, target: str, _: str) -> None:
        self._note(f"`<?{target}` can load a style sheet or change the drawing: delete it")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if namespace in _OTHERS_THAT_RUN or (namespace == _SVG and local not in _ELEMENTS):
            self._note(f"`<{local}>` does not draw, and could run, load or lead to something")
        for attribute, value in attributes.items():
            if wrong := _of_attribute(attribute, value):
                self._note(f"{wrong} on `<{local}>`")
        if namespace == _SVG and local == "style":
            self._style = []

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _end(self, name: str) -> None:
        if self._style is not None and name == f"{_SVG} style":
            if _STYLE_LOADS.search("".join(self._style)):
                self._note("the style above loads something, or could")
            self._style = None


def _of_attribute(attribute: str, value: str) -> str | None:
    """What is wrong with an attribute; those of editors' namespaces mean nothing to a browser."""
    namespace, _, name = attribute.rpartition(" ")
    if namespace not in ("", _XLINK, _XML):
        return None
    if not namespace and name.lower().startswith("on"):
        return f"`{name}` could run a script"
    if name in ("href", "src", "base"):
        return None if _INSIDE.fullmatch(value) else f"`{name}` leads out of the drawing"
    loads = _STYLE_LOADS if name == "style" else _LOADS
    return f"`{name}` loads something, or could," if loads.search(value) else None

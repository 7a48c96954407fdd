"""The way somebody goes with us, or a day in their life: stage by stage, what they do, feel and need.

Knows: the parts of a stage. Must not know: files, YAML, pages, how it is drawn.
"""

import re
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, model_validator

from handbook.schema.annotations import Typed
from handbook.schema.fields import field, needed
from handbook.schema.scalars import Amount, Many, Text, refusal
from handbook.schema.statements import Claims, Shorthand, cited, sure
from handbook.schema.terms.general import Confidence

_FIGURE = re.compile(r"([-+\N{MINUS SIGN}\N{EN DASH}]?\d+(?:[.,]\d+)?)(?:\s*[,;:(\N{EN DASH}-]?\s*(.*?)\)?)?", re.S)
_SIGN = r"[-+\u2212\u2013]?"
_PLACE = {"type": "number", "minimum": -2, "maximum": 2, "multipleOf": 0.5}
PLACES = {-2: "Very bad", -1: "Bad", 0: "Neither good nor bad", 1: "Good", 2: "Very good"}
_BY_WORD = {label.casefold(): place for place, label in PLACES.items()} | {"neutral": 0}


def _on_the_curve(value: Decimal) -> Decimal:
    if not -2 <= value <= 2 or value * 2 % 1:
        message = "`{value}` is not a place on the curve: write a number from -2 (very bad) to 2 (very good), or words"
        raise refusal("bad-number", message, value=f"{value:f}")
    return value


class Feeling(Shorthand):
    """How somebody feels: a number from -2 to 2, words, or both, as in `-1, worried`. Only numbers are drawn."""

    typed: ClassVar[Typed | None] = Typed(
        _PLACE,
        {"type": "string", "pattern": rf"^\s*{_SIGN}(?:[01](?:[.,][05])?|2(?:[.,]0)?)(?![0-9]|[.,][0-9])"},
        {"type": "boolean"},
        {"type": "string", "pattern": rf"^(?!\s*{_SIGN}[0-9])[\s\S]*\S"},
    )
    place: Annotated[Amount, AfterValidator(_on_the_curve), Typed(_PLACE)] | None = field(
        "Feeling", "From -2 (very bad) to 2 (very good), in steps of a half.", -1
    )
    words: Text | None = field("In words", "The feeling in words.", "worried")

    @model_validator(mode="before")
    @classmethod
    def _both(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        text = value.strip()
        if text.casefold() in _BY_WORD:
            return {"place": str(_BY_WORD[text.casefold()])}
        if not (found := _FIGURE.fullmatch(text)):
            return {"words": text}
        figure = found[1].replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-").lstrip("+").replace(",", ".")
        return {"place": figure, "words": found[2] or None}

    def reads(self) -> tuple[str, str]:
        """The feeling in words, and its place where both are given."""
        named = PLACES.get(int(self.place)) if self.place is not None and self.place == int(self.place) else ""
        figure = "" if self.place is None else f"{self.place:+f}".replace("-", "\N{MINUS SIGN}")
        if self.place == 0:
            figure = "0"
        return self.words or named or figure, figure if self.words or named else ""


class Stage(Shorthand):
    """One stage of a journey, or one hour of a day."""

    stage: Text = needed("Stage", "What the stage is called.", "Compares")
    actions: Claims = field("What they do", "What they do then.", ["Reads three reviews"], factory=list)
    feeling: Feeling | None = field("How they feel", "From -2 to 2, in words, or both.", "-1, worried")
    needs: Claims = field("What they need", "What would help them then.", ["To know what it will cost"], factory=list)
    pains: Claims = field("What goes wrong", "What gets in their way.", ["Prices are hard to compare"], factory=list)
    tools: Claims = field("What they use", "Tools, places and channels.", ["Phone", "Our website"], factory=list)
    opportunity: Claims = field(
        "Our chance", "What we could do better then.", ["Say up front what it costs"], factory=list
    )
    source: Many[Text] = cited()
    confidence: Confidence | None = sure()

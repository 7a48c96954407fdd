"""The codes of countries, currencies, languages and occupations, as the standards have them.

Knows: which codes there are. Must not know: which field of a persona holds one.
"""

import re
from typing import Annotated

from pydantic import AfterValidator

from handbook.schema import suggestions
from handbook.schema.annotations import Typed
from handbook.schema.scalars import refusal, refuse
from handbook.schema.suggestions import ENGLISH

_LANGUAGE = "^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"
_ISCO = "^[0-9]{1,4}$"
_COUNTRIES = sorted(code for code in map(str, ENGLISH.territories) if re.fullmatch("[A-Z]{2}", code))
_CURRENCIES = sorted(code for code in map(str, ENGLISH.currencies) if re.fullmatch("[A-Z]{3}", code))


def _country(value: str) -> str:
    if value not in _COUNTRIES:
        message = "is not a country code: use two capitals"
        raise refuse("bad-code", message, value, "GB or NL", suggestions.country(value))
    return value


def _currency(value: str) -> str:
    if value not in _CURRENCIES:
        message = "is not a currency code: use three capitals"
        raise refuse("bad-code", message, value, "EUR", suggestions.currency(value))
    return value


def _isco(value: str) -> str:
    if not re.fullmatch(_ISCO, value):
        raise refusal("bad-code", "`{value}` is not an ISCO-08 code: use one to four digits, such as 2341", value=value)
    return value


def _language(value: str) -> str:
    if not re.fullmatch(_LANGUAGE, value):
        message = "is not a language code: use small letters"
        raise refuse("bad-code", message, value, "en or es-MX", suggestions.language(value))
    return value


CountryCode = Annotated[str, AfterValidator(_country), Typed({"enum": _COUNTRIES})]
CurrencyCode = Annotated[str, AfterValidator(_currency), Typed({"enum": _CURRENCIES})]
LanguageCode = Annotated[str, AfterValidator(_language), Typed({"type": "string", "pattern": _LANGUAGE})]
IscoCode = Annotated[
    str,
    AfterValidator(_isco),
    Typed({"type": "integer", "minimum": 0, "maximum": 9999}, {"type": "string", "pattern": _ISCO}, as_text=True),
]

"""The rules that types enforce: known fields, known values, plain numbers and dates.

Knows: ids and documentation. Must not know: how a breach is found.
"""

from handbook.problems.problem import Rule, Severity

E = Severity.ERROR

UNKNOWN_FIELD = Rule(
    "unknown-field",
    E,
    "The handbook has no field of this name in this place.",
    "What is written under a name that the handbook does not know would show on no page.",
    "Use the name that is suggested, or move what you wrote under `custom:`.",
)
UNDECLARED_TEAM = Rule(
    "undeclared-team",
    E,
    "Under `implications:` or `handling:`, something is said to a team that the company does not declare.",
    "The page has no place for it: the team would wait for what is meant for it.",
    "Use a declared team's key, or declare the team under `teams:` in personas/_handbook.yml.",
)
UNKNOWN_VALUE = Rule(
    "unknown-value",
    E,
    "The field takes one of a fixed set of values.",
    "Personas can be compared only where the same thing has the same name.",
    "Use one of the values that the message lists.",
)
WRONG_SHAPE = Rule(
    "wrong-shape",
    E,
    "The field takes something of another form: one text, a list, or a block of fields.",
    "A page shows a list as a list and a text as a text; in another form, it would show something else than you mean.",
    "Write a list as lines beginning with `- `, and a block as lines indented by two spaces.",
)
INCOMPLETE = Rule(
    "incomplete-entry",
    E,
    "An entry lacks the part without which it says nothing.",
    "Readers would see a gap in its place.",
    "Add the part that the message names, or delete the entry.",
)
TOO_LONG = Rule(
    "too-long",
    E,
    "The text is longer than the place it is shown in.",
    "Tables and cards can be read at a glance only while every entry is short.",
    "Shorten it; details belong in the body below the front matter.",
)
BAD_NUMBER = Rule(
    "bad-number",
    E,
    "The value is not a plain number.",
    "`1.250` is more than a thousand to some readers and little more than one to others.",
    "Write digits, with a point before decimals, and a percent sign after a share: 1250, 12.5 or 18 %.",
)
BAD_DATE = Rule(
    "bad-date",
    E,
    "The date is not written as year-month-day, or is not in the calendar.",
    "`03/04/2026` is in March to some readers and in April to others.",
    "Write it like 2026-04-03.",
)
BAD_AGE = Rule(
    "bad-age",
    E,
    "The age is neither a number nor a range from 0 to 120.",
    "Ages can be sorted and compared only if all are written alike.",
    "Write 34, 25-34 or 65+.",
)
BAD_YES_NO = Rule(
    "bad-yes-no",
    E,
    "The field takes true or false.",
    "With one word for yes and one for no, nothing has to be guessed.",
    "Write `true` or `false`.",
)
BAD_ID = Rule(
    "bad-id",
    E,
    "A persona's id is its file name: small letters, digits and hyphens. That of a shared source may have capitals and "
    "dots too.",
    "The id is part of the page's address, where capitals, spaces and accents cause trouble.",
    "Rename the file, or write the id exactly as the file is called, without `.md`; give a source another id.",
)
BAD_LINK = Rule(
    "bad-link",
    E,
    "The link is not a complete web address.",
    "Without `https://` it would lead to a page of this handbook that does not exist.",
    "Begin it with https://.",
)
BAD_CODE = Rule(
    "bad-code",
    E,
    "The field takes a standard code: country (GB), currency (EUR), language (en) or occupation (2341).",
    "A code is the same in every language, so that personas can be compared by it.",
    "Look the code up in ISO 3166-1, ISO 4217, BCP 47 or ISCO-08.",
)
BAD_INTERVAL = Rule(
    "bad-interval",
    E,
    "The interval is not a number of months or years.",
    "The day of the next review is worked out from it.",
    "Write 6m, 12m or 2y.",
)
BAD_COMPANY_FIELD = Rule(
    "bad-company-field",
    E,
    "A field or a team that personas/_handbook.yml declares cannot be used as it is declared there.",
    "The declaration decides what every persona may say there, so it has to be clear first.",
    "Change the declaration as the message says; the page Fields shows what a declaration may hold.",
)
BAD_WORDS = Rule(
    "bad-words",
    E,
    "Something that `words:` in personas/_handbook.yml renames does not exist, or its new name is not valid.",
    "The word would be ignored, and readers would go on seeing ours.",
    "Write fields, sections and values as they are typed, each with a short label behind it.",
)

UNKNOWN_SHARED = Rule(
    "unknown-shared",
    E,
    "A persona names a shared sign, question or wording that the list of those who are not a fit does not have.",
    "The page would lack what the writer meant to say.",
    "Correct the id, or write the entry under `signs:`, `questions:` or `wordings:` in the list.",
)

RULES = (
    UNKNOWN_FIELD,
    UNDECLARED_TEAM,
    UNKNOWN_VALUE,
    WRONG_SHAPE,
    INCOMPLETE,
    TOO_LONG,
    BAD_NUMBER,
    BAD_DATE,
    BAD_AGE,
    BAD_YES_NO,
    BAD_ID,
    BAD_LINK,
    BAD_CODE,
    BAD_INTERVAL,
    BAD_COMPANY_FIELD,
    BAD_WORDS,
    UNKNOWN_SHARED,
)
BY_ID = {rule.id: rule for rule in RULES}

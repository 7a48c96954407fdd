"""The words for what nobody may be turned away for: who people are, and the postcodes that can stand for it.

Knows: words, in English. Must not know: which field holds them, or what is wrong with them there.

What only sounds like it is blanked out first: `women's boots` are goods, `invoices older than 60 days` are invoices.
A rule that keeps people out is read closely; what teams read to each other, only where there is little doubt.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from handbook.schema.terms.negative import ExclusionKind

_STRAIGHT = str.maketrans("\N{RIGHT SINGLE QUOTATION MARK}\N{EN DASH}\N{NON-BREAKING HYPHEN}`", "'-- ")


class _Phrases:
    """Phrases, which stand between bars or on lines of their own."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def any(self) -> re.Pattern[str]:
        """Any of them, as whole words. Made when it is first needed: that takes longer than to judge some personas."""
        lines = filter(None, (line.strip() for line in self._text.split("\n")))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(lines)})(?!\w)", re.I)


_PEOPLE = (
    "(?:people|persons?|folk|adults|users|customers|clients|shoppers|buyers|visitors|subscribers|members|applicants"
    "|students|tourists|audiences?|couples|families|generations?|communities|citizens|parents|workers|employees|anyone|anybody"
    "|everyone|everybody|women|men|girls|boys|ladies|mothers|mums|moms|fathers|dads)"
)
_THINGS = (
    "(?:accounts?|orders?|leads?|invoices?|debts?|stock|domains?|cookies?|baskets?|carts?|lists?|records?|data|sessions?"
    "|devices?|products?|items?|tags?|(?:web)?sites?|pages?|enquir(?:y|ies)|quotes?|contacts?|contracts?|addresses"
    "|bookings?|listings?|articles?|posts?|videos?|models?|versions?|browsers?|returns?|tickets?|cases?|claims?"
    "|compan(?:y|ies)|firms?|business(?:es)?|goods|jackets?|boots?|tents?|kit|gear)"
)
_THEIRS = (
    "(?:(?:women|woman|men|man|lady|girl|boy|child|children|kid|baby|toddler|teen)'s|womens|mens|childrens"
    "|(?:ladie|gent|girl|boy|kid|babie|teen)s')"
)
# What is theirs without being goods: a rule about it is a rule about them.
_CIRCLES = (
    "(?:groups?|clubs?|sections?|magazines?|forums?|networks?|organi[sz]ations?|associations?|institutes?|charities"
    "|audiences?|segments?|interests?|communities|refuges?|pages?|sites?|channels?|names?)"
)
_SWITCHED_OFF = (
    "(?:cookies|java ?script|scripts?|tracking|accounts?|images|browsers?|e-?mails?|ads?|features?|log-?ins?)"
)
_ORIGINS = (
    "(?:British|English|Scottish|Welsh|Irish|French|German|Dutch|Polish|Romanian|Bulgarian|Hungarian|Czech|Slovak"
    "|Lithuanian|Latvian|Albanian|Ukrainian|Russian|Turkish|Greek|Italian|Spanish|Portuguese|Chinese|Japanese|Korean"
    "|Vietnamese|Thai|Filipino|Indian|Pakistani|Bangladeshi|Nepali|Afghan|Iranian|Iraqi|Syrian|Arab|Arabic|Israeli"
    "|Egyptian|Moroccan|Algerian|Nigerian|Ghanaian|Somali|Kenyan|Ethiopian|African|Caribbean|Jamaican|Brazilian"
    "|Mexican|Hispanic|Latino|Asian|Roma|Urdu|Hindi|black|white|brown)"
)
_BEYOND = "(?:under|over|above|below|older than|younger than|more than|at least|from|between)"
_YEARS = r"[1-9]\d"
_TIES = "(?:twen|thir|for|fif|six|seven|eigh)ties"
_SPAN = rf"{_YEARS}(?: and | to |-){_YEARS}"
# What may follow a number of years; before a noun or another unit it counts something else.
_END = r"(?= ?(?:$|[,.;:)/]|(?:or|and|to)\b(?! \d)|(?:years?|who|that|with|in|at)\b))"
_CODES = "(?:post-? ?codes?|zip ?codes?|postal (?:codes?|districts?|areas?))"
_SEX = "(?:women|men|girls|boys|ladies)"

# What sounds like people and is not.
_HARMLESS = _Phrases(
    rf"""
    {_THEIRS} (?!{_CIRCLES}\b)\w[\w-]*|gender-neutral|(?:\d+|for|for their|for your) (?:children|kids)
    (?:mothers?|fathers?)'?s?'? day|isle of man|(?:one|two|three|four|\d)-m[ae]n
    (?:male (?:and|or) )?(?:fe)?male[- ](?:connector|thread|plug|adapt[eo]r|coupling|socket|fitting|end|buckle|valve)s?
    {_THINGS} (?:(?:that|which|are|is|were|open|unpaid|left) ){{0,3}}(?:aged?|older than|younger than)\b[^,;.]*
    {_THINGS} (?:under|over) \d+ years old
    {_THINGS}(?:'s?)? age|age of (?:the |an? |their |this )?{_THINGS}|age(?:d|ing) (?:out|leather|steel|{_THINGS})
    (?:ice|stone|bronze|iron|golden|space|digital|middle) ages?|for ages(?! \d)|in the (?:low |mid |high )?teens
    (?:aged|{_BEYOND}) (?:{_BEYOND} )?\d+ (?:seconds|minutes|hours|days|weeks|months)
    (?:visit|session|view|stay|dwell|bounce|watch|time|call|video|page|load)\w*(?: \w+){{0,3}} \d+ ?s
    {_BEYOND} \d+ ?s on (?:the |our )?(?:page|site)|good faith|bad faith|faith in
    {_SWITCHED_OFF} (?:(?:is|are|has|have|been|that|which|with) ){{0,4}}disabled|disabled {_SWITCHED_OFF}
    """
)
# Search terms name goods: `boots for women`, `jackets womens`.
_NO_GOODS = rf"(?: (?:who|aged|over|under|only|and|or|in|{_PEOPLE})\b)"
_GOODS = _Phrases(
    rf"""
    {_THEIRS}(?! {_CIRCLES}\b)|(?:{_SEX}|gents|kids)(?!{_NO_GOODS}) \w+|maternity(?! leave)|hijabs?|turbans?
    (?!terms?\b|search|ads?\b|advert|offers?\b|keywords?\b)\w{{3,}} for (?:{_SEX}|children)(?!{_NO_GOODS})
    """
)
# So many are to be equipped: `coats for 40 men and women`.
_EQUIPPED = _Phrases(rf"for (?:\w+ )?{_SEX}(?: (?:and|or) {_SEX})?(?! (?:over|under)\b)")
# Nothing but ages, as advertising tools list them for audiences: `18-24, 65+`.
_AN_AGE = (
    rf"(?:(?:under|over|above|below) {_YEARS}|{_YEARS} ?- ?{_YEARS}|{_YEARS}(?:\+| plus| (?:and|or) (?:over|under)))"
)
_ONLY_AGES = re.compile(rf"{_AN_AGE}(?:(?:[,;] ?| ?/ ?| or | and ){_AN_AGE})*", re.I)

# The words that count anywhere, by what they are about.
_ANYWHERE = {
    "age": rf"""
        (?:under|over|above|below)[- ](?:the )?(?:{_YEARS}'?s|eighteens|twenty-?ones|{_TIES})
        {_YEARS}(?:-| to ){_YEARS}(?:s|[- ]years?[- ]olds?)|[1-9]\d?[- ]years?[- ]olds
        age[sd]? (?:(?:group|band|range|bracket)s? )?(?:of )?(?:{_BEYOND} )*(?:the age of )?\d+(?:-\d+|\+)?
        {_PEOPLE},? (?:(?:who|that|are|of|aged|all) ){{0,3}}\(?(?:{_BEYOND} )?{_SPAN}{_END}
        {_PEOPLE},? (?:(?:who|that|are|of|aged|all) ){{0,3}}\(?{_BEYOND} {_YEARS}{_END}
        {_BEYOND} (?:the age of|{_YEARS} years old)|(?-i:[UO]{_YEARS}s)
        (?:older|younger) than {_YEARS}{_END}|{_YEARS} (?:or|and) (?:older|younger)
        in (?:their|his|her) (?:early |mid |mid-|late )?(?:teens|{_TIES}|[2-8]0s)
        (?:twenty|thirty|forty|fifty|[2-5]0)[- ]?somethings?|born (?:before|after|in|since|between) (?:19|20)\d\d
        (?:young(?:er)?|older) {_PEOPLE}|old people|middle-aged|elderly|pensioners?|OAPs?|retirees?|senior citizens?
        seniors|teen(?:ager)?s|adolescents?|youngsters|youths|millennials?|(?:baby )?boomers?
        gen(?:eration)? ?(?:x|y|z|alpha)|(?:date|year) of birth
        """,
    "disability": rf"""
        disab(?:led|ility|ilities)|handicapped|wheelchairs?|hearing aids?|screen ?readers?|special needs
        (?:visual(?:ly)?|sight|hearing|mobility|cognitive(?:ly)?)[- ]impair(?:ed|ments?)|the blind|blind {_PEOPLE}
        deaf|hard of hearing|autis(?:m|tic)|dyslexi(?:a|c)s?|epilep(?:sy|tics?)|dementia|mental health
        (?:mental|chronic)(?:ly|ally)? ill(?:ness)?
        """,
    "gender identity": f"transgender|transsexuals?|trans {_PEOPLE}|non-binary|gender (?:identity|reassignment)",
    "marriage": """
        (?:un)?married|marital status|civil partner(?:s|ships?)|divorce(?:d|es|e)|widow(?:s|ed|ers?)?
        newly-?weds|spouses|cohabit(?:ing|ees)|single (?:people|women|men|mothers|mums|moms|fathers|dads|parents)
        """,
    "pregnancy": """
        pregnan(?:t|cy|cies)|breast-?feeding|maternity leave
        (?:expectant|expecting|new|nursing) (?:mothers|mums|moms|parents)
        """,
    "race or nationality": rf"""
        nationalit(?:y|ies)|ethnic(?:ity|ities|ally)?|racial(?:ly)?|skin colou?r|(?:people|persons?) of colou?r
        by race(?! \w)|race(?:,| or| and|,? or) (?:religion|ethnic\w*|nationality|gender|sex|colou?r)
        {_ORIGINS}[- ](?:{_PEOPLE}|nationals|(?:sur)?names?|origin|descent|heritage|passports?|speakers|speaking)
        speakers of {_ORIGINS}
        (?:foreign|non-\w+) nationals|foreigners?|(?:im)?migrants?|refugees?|asylum[- ]seekers?|gyps(?:y|ies)
        irish travellers?|(?:country|place) of birth|born abroad|(?:poor|broken|bad|weak) English
        (?:foreign|ethnic)(?:[- ](?:sounding|looking))? (?:sur)?names?|(?:sur)?names? that (?:sound|look|seem)
        (?:non-)?native speakers?|(?:foreign|strong|thick|heavy) accents?
        """,
    "religion": rf"""
        religio(?:n|ns|us)|muslims?|islam(?:ic)?|mosques?|jew(?:s|ish)?|synagogues?|hindus?|sikhs?|buddhists?|atheists?
        christians|christian (?:{_PEOPLE}|groups?|names?)|church ?(?:groups?|goers?)|catholics?|protestants?
        faith (?:groups?|schools?|communities)|(?:hijab|burqa|niqab|turban)s?
        """,
    "sex": rf"""
        (?:women|woman|men|females?|males?|gentlemen|housewives|wives|husbands)(?!')|(?:wo)?men'?s {_CIRCLES}
        (?:working |stay-at-home )?(?:mothers|mums|moms|fathers|dads)
        """,
    "sexual orientation": r"""
        sexual (?:orientation|preference)s?|gays?|lesbians?|bisexuals?|(?:homo|hetero)sexuals?|LGBT\w*|queer|same-sex
        """,
    "who lives there": rf"""
        {_CODES}(?= (?:(?:that |which )?(?:begin|start)|(?:in|of|such as|like)\b))|deprived areas?
        """,
}
# And those that count only in a rule that keeps people out.
_ONLY_IN_RULES = {
    "age": rf"""
        age(?:d|s|ing)?|minors|(?:school)?children(?!')|school(?:girls|boys|kids)|toddlers
        birth ?(?:date|year)s?|DOB|retired {_PEOPLE}
        kids(?= ?(?:$|[,.;:)/]|(?:or|and|aged|under|over|who)\b))
        """,
    "disability": "access(?:ibility)? needs",
    "gender identity": "pronouns",
    "marriage": "(?:parental|relationship) status",
    "pregnancy": "maternity",
    "race or nationality": "mother tongue|nationals of",
    "religion": "faiths?|churches|christian(?:ity)?",
    "sex": "genders?|(?:by|their) sex|sex(?=:| or | and )|ladies|gents|girls|boys|Mrs",
    "sexual orientation": f"straight {_PEOPLE}",
    "who lives there": rf"{_CODES}|(?-i:ZIP \d+)|council estates?",
}
_IN_PROSE = {name: _Phrases(phrases) for name, phrases in _ANYWHERE.items()}
_IN_RULES = {name: _Phrases(f"{phrases}\n{_ONLY_IN_RULES[name]}") for name, phrases in _ANYWHERE.items()}


class Trait(NamedTuple):
    """The words that are about who people are, as written, and what they are about."""

    words: str
    name: str


def in_rule(text: str, kind: ExclusionKind | None) -> list[Trait]:
    """What a rule that keeps people out says about who they are; search terms are about goods."""
    plain = _HARMLESS.any.sub("~", _plain(text))
    if kind is ExclusionKind.KEYWORD:
        plain = _GOODS.any.sub("~", plain)
    if kind is ExclusionKind.AUDIENCE and _ONLY_AGES.fullmatch(plain):
        return [Trait(plain, "age")]
    return _found(plain, _IN_RULES)


def in_prose(text: str) -> list[Trait]:
    """What a text for colleagues says about who people are, where there is little doubt."""
    return _found(_EQUIPPED.any.sub("~", _HARMLESS.any.sub("~", _plain(text))), _IN_PROSE)


def _plain(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).split())


def _found(text: str, phrases: Mapping[str, _Phrases]) -> list[Trait]:
    """Every match, in order, without those inside of others, and no words twice."""
    spans = sorted(
        (found.start(), -found.end(), name) for name, one in phrases.items() for found in one.any.finditer(text)
    )
    traits: dict[str, Trait] = {}
    end = 0
    for start, minus_end, name in spans:
        if start >= end:
            end = -minus_end
            traits.setdefault(text[start:end].lower(), Trait(text[start:end], name))
    return list(traits.values())

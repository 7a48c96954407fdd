"""The company's teams: who they are, what they decide, how they are reached, and the fields that each has in a persona.

Knows: how a team is declared in the settings. Must not know: files, pages.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cache
from typing import Annotated, Any
from urllib.parse import quote

from pydantic import AfterValidator, create_model

from handbook.schema.annotations import Typed
from handbook.schema.blocks import Implications
from handbook.schema.fields import Block, Section, field, needed, specs
from handbook.schema.messages import as_item, nearest
from handbook.schema.negative import Handling, Negative
from handbook.schema.persona import Persona
from handbook.schema.scalars import Many, Text, refusal
from handbook.schema.slugs import slug_of
from handbook.schema.statements import Claims, Shorthand
from handbook.schema.suggestions import link
from handbook.source import Path
from handbook.source.kinds import SETTINGS

TEAM_FIELDS = ("owner", "reviewers", "seen_by")  # whatever block they are in
BAD_TEAM = "bad-company-field"
# With neither sign that begins a query in an address, nor with what would end a link.
_MAILBOX = r"[\w.%+'-]+@[\w-]+(?:\.[\w-]+)+"
_CONTACT = r"^(?:[^\s@<>\"?&#/:;,]+@[^\s@<>\"?&#/:;,.]+(?:\.[^\s@<>\"?&#/:;,.]+)+|https?://\S+)$"
_KEY = r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*"


def _is_contact(value: str) -> str:
    bare = unicodedata.normalize("NFC", value).strip("<> ").removeprefix("mailto:")
    if not re.fullmatch(rf"{_MAILBOX}|https?://\S+", bare):
        message = (
            "`{value}` is neither a mail address, such as insight@example.com, nor a web address, which begins with "
            "https://{remedy}"
        )
        meant = _contact_meant(bare)
        how = (
            f". Did you mean `{meant}`?"
            if meant
            else ": write anything else, such as the name of a channel, under `channel:`"
        )
        raise refusal("bad-link", message, value=value, remedy=how)
    return bare


def _contact_meant(written: str) -> str:
    """The one address that stands behind a name, as mail programs have it, or that lacks its signs or its beginning."""
    found = re.fullmatch(rf"[^@]*<(?:mailto:)?({_MAILBOX})", written)
    spoken = re.sub(r" ?[(\[]at[)\]] ?| at ", "@", written)
    mailbox = found[1] if found else spoken if re.fullmatch(_MAILBOX, spoken) else ""
    return mailbox or next(iter(link(written)), "")


def _is_key(value: str) -> str:
    if not re.fullmatch(_KEY, value):
        better = slug_of(value)
        example = better if re.fullmatch(_KEY, better) else "customer-success"
        message = "`{value}` cannot be a team's key: use small letters, digits and hyphens, as in `{example}`"
        raise refusal(BAD_TEAM, message, value=value, example=example)
    return value


class Team(Shorthand):
    """One team of the company."""

    name: Text = needed("Name", "What everybody calls the team.", "Customer success")
    key: Annotated[str, AfterValidator(_is_key), Typed({"type": "string", "pattern": f"^{_KEY}$"})] | None = field(
        "Key", "What writers type under `implications:` and `handling:`; made from the name if left out.", "success"
    )
    also: Many[Text] = field(
        "Also called", "Other names that files have for the team; readers see its one name.", ["CS"], factory=list
    )
    decides: Text | None = field("Decides", "What the team decides.", "Which customers get a call")
    channel: Text | None = field("Channel", "Where it is asked, in words.", "#customer-success in the chat")
    contact: Annotated[str, AfterValidator(_is_contact), Typed({"type": "string", "pattern": _CONTACT})] | None = field(
        "Contact",
        "The team's mailbox, or a link to its channel or form. A team's, not a person's.",
        "success@example.com",
    )

    @property
    def id(self) -> str:
        """What writers type where the team is the name of a field, and its place on the page of teams."""
        return self.key or slug_of(self.name)

    @property
    def mailbox(self) -> str:
        """Where a message can be sent; empty where the team has only a link, or nothing."""
        return self.contact if self.contact and "://" not in self.contact else ""

    @property
    def href(self) -> str:
        """Where a link to the team leads, if it can be reached by one."""
        return f"mailto:{quote(self.mailbox, safe='@+')}" if self.mailbox else self.contact or ""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that stands for it in a file."""
        return (self.name, self.id, *self.also)


def same_team(text: str) -> str:
    """What spellings of a team's name have in common, whatever the case, the spaces and the hyphens."""
    return re.sub(r"[\s_-]+", " ", text).strip().casefold()


def by_name(teams: Iterable[Team]) -> Mapping[str, Team]:
    """The teams by each of their names, as `same_team` has it."""
    return {same_team(name): team for team in teams for name in team.names}


def team_faults(teams: Sequence[Team]) -> Iterator[tuple[Path, str]]:
    """What is wrong with the declarations that no type can say: where in `teams`, and in which words."""
    taken: dict[str, Team] = {}
    for index, team in enumerate(teams):
        part = "key" if team.key else "name"
        if not re.fullmatch(_KEY, team.id):
            yield (index, "name"), f"no key can be made of `{team.name}`: add one, as in `key: success`"
        elif team.id in _RESERVED:
            yield (index, part), f"`{team.id}` is a name that the handbook needs for itself: choose another `key:`"
        for place, name in _named(index, team):
            other = taken.setdefault(same_team(name), team)
            if other is not team:
                yield place, f"`{name}` is the team `{other.name}` already: keep one of the two"
                break


def _named(index: int, team: Team) -> Iterator[tuple[Path, str]]:
    yield (index, "name"), team.name
    yield (index, "key" if team.key else "name"), team.id
    yield from (((index, "also", number), name) for number, name in enumerate(team.also))


_OURS = frozenset({"marketing", "sales", "service", "product", "finance"})  # every handbook's
_RESERVED = frozenset({*dir(Handling), *Handling.model_fields, *dir(Implications)}) - _OURS


def team_keys(block: Block) -> tuple[str, ...]:
    """The parts of `implications` or `handling` that are a team's."""
    return keys_of_teams(type(block))


def keys_of_teams(block: type[Block]) -> tuple[str, ...]:
    """The same of a kind of block; none for one in which nothing is said to teams."""
    if not issubclass(block, Implications | Handling):
        return ()
    return tuple(spec.name for spec in specs(block) if spec.name not in _NO_TEAMS)


def undeclared(name: str, teams: Sequence[tuple[str, ...]], *, is_key: bool, field: str = "") -> str:
    """What to say of a name that is none of these teams', each by its key, its name and its other names.

    `field` is where it stands, if that takes a team's name.
    """
    shown = [key if is_key else called for key, called, *_ in teams]
    spelt = {other: one for one, names in zip(shown, teams, strict=True) for other in names}
    if several := _several(name, spelt):
        listed = ", ".join(several)
        if field.rpartition(".")[2] != "owner":
            return f"`{name}` is no team, but several: write each by itself, `[{listed}]`"
        others = "put the others under `reviewers:`" if field == "owner" else "delete the others"
        return f"`{name}` is no team, but several ({listed}): keep the one that answers for it, and {others}"
    meant = nearest(name, spelt)
    near = f" Did you mean `{spelt[meant]}`?" if meant else ""
    if not is_key:
        declared = f"`- name: {as_item(name)}`"
    elif re.fullmatch(_KEY, key := slug_of(name)) and key not in _RESERVED:
        declared = f"`- {{name: {as_item(name[0].upper() + name[1:])}, key: {key}}}`"
        declared += "" if key == name else f", and write `{key}:` here"
    else:
        declared = "it with a `key:` in small letters, and write that here"
    how = f"Declared: {', '.join(shown)}"
    if "@" in name:
        how += ". Use one of these; how a team is reached is said there, under `contact:`"
    elif same_team(name) not in map(same_team, spelt):
        how += f". Use one of these, or declare another: {declared}"
    return f"`{name}` is no team that `teams:` in {SETTINGS} declares.{near} {how}"


def _several(text: str, spelt: Mapping[str, str]) -> list[str]:
    """The teams that a text names one after the other; nothing if it is anything else."""
    known = {same_team(other): one for other, one in spelt.items()}
    parts = [same_team(one) for one in re.split(r"[,;/&+\n]|\band\b|\bor\b", text) if one.strip()]
    return list(dict.fromkeys(known[one] for one in parts)) if len(parts) > 1 and known.keys() >= {*parts} else []


def undeclared_key(block: type[Block], keys: Iterable[str], name: str) -> str:
    """The same of a name in `implications` or `handling`, where a handbook has a few teams without declaring any."""
    if block.declared_teams:
        return undeclared(name, block.declared_teams, is_key=True)
    known = list(keys)
    near = f" Did you mean `{meant}`?" if (meant := nearest(name, known)) else ""
    key = slug_of(name) if re.fullmatch(_KEY, slug_of(name)) else "legal"
    example = f"`- {{name: {key.capitalize()}, key: {key}}}`"
    how = f"For others, declare all your teams under `teams:` in {SETTINGS}, such as {example}"
    return f"`{name}` is no team.{near} Known here: {', '.join(known)}. {how}"


_NO_TEAMS = ("step", "decline_text", "refer_to")


def teams_in(text: str) -> list[Team]:
    """The teams that settings seem to declare which cannot be understood, so that personas may still name them."""
    said = {one: None for look in _SAID for one in look.findall(text)}
    return [Team(name=one, key=one) for one in said if re.fullmatch(_KEY, one) and one not in _RESERVED]


# After `key:`, or as a name themselves.
_SAID = re.compile(r"""\bkey:\s*["']?([\w-]+)"""), re.compile(r"""([\w-]+)["']?:(?:\s|$)""")


def with_teams(model: type[Persona], teams: Sequence[Team]) -> type[Persona]:
    """What a persona is in a company that has these teams: each may be told what a persona means for it."""
    return _with_teams(model, tuple((team.id, team.name, *team.also) for team in teams)) if teams else model


@cache
def _with_teams(model: type[Persona], teams: tuple[tuple[str, ...], ...]) -> type[Persona]:
    implications = _extended(Implications, teams, "What it means for {name}.", Section.TEAMS, internal=True)
    handling = _extended(Handling, teams, "What {name} does.", Section.HANDLING)
    negative: Any = create_model(
        "Negative", __base__=Negative, handling=(handling | None, copy(Negative.model_fields["handling"]))
    )
    definitions: dict[str, Any] = {
        "implications": (implications | None, copy(model.model_fields["implications"])),
        "negative": (negative | None, copy(model.model_fields["negative"])),
    }
    return create_model("Persona", __base__=model, **definitions)


def _extended(
    block: type[Block],
    teams: tuple[tuple[str, ...], ...],
    description: str,
    section: Section,
    *,
    internal: bool = False,
) -> Any:
    """The block with a field for each team; those that every handbook has get the company's name."""
    definitions: dict[str, Any] = {
        key: (
            Claims,
            field(name, description.format(name=name), _example(block, key), section, factory=list, internal=internal),
        )
        for key, name, *_ in teams
    }
    extended = create_model(block.__name__, __base__=block, **definitions)
    extended.declared_teams = teams
    return extended


def _example(block: type[Block], key: str) -> Any:
    known = {spec.name: spec.example for spec in specs(block)}
    return known.get(key, ["Ask them before you promise a date"])

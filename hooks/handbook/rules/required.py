"""Which fields a persona needs, by its status and type.

Knows: the requirements that fields declare, and those that name one of several. Must not know: files.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from handbook.markdown.links import PERSONAS
from handbook.personas.record import Folder, Record, every_spec, is_filled, value_at
from handbook.problems.problem import Position
from handbook.rules.check import ERROR, WARNING, Breach, check, is_tried
from handbook.rules.folders import free, misplaced_paths
from handbook.schema import FieldSpec, Persona, meant_at, meant_by, specs
from handbook.schema.negative import EITHER, Negative
from handbook.schema.suggestions import NOTHING
from handbook.schema.terms.general import Basis, PersonaType, Status
from handbook.schema.terms.negative import NegativeReason
from handbook.source import Path, empty_paths
from handbook.source.folders import NEGATIVE_FOLDER, moving

# Which statuses' fields a persona of a status needs.
NEEDS = {
    Status.DRAFT: {Status.DRAFT},
    Status.ACTIVE: {Status.DRAFT, Status.ACTIVE},
    Status.UNDER_REVIEW: {Status.DRAFT, Status.ACTIVE, Status.UNDER_REVIEW},
    Status.RETIRED: {Status.DRAFT, Status.RETIRED},
}


@dataclass(frozen=True, slots=True)
class _Demands:
    """What the declarations of a persona's fields demand."""

    paths: frozenset[str]
    required: tuple[FieldSpec, ...]
    exclusive: tuple[FieldSpec, ...]

    @classmethod
    @cache
    def of(cls, model: type[Persona]) -> "_Demands":
        """Of the fields that this company's personas have."""
        every = tuple(every_spec(model))
        return cls(
            frozenset(spec.path for spec in every),
            tuple(spec for spec in every if spec.meta.required),
            tuple(spec for spec in specs(model) if spec.meta.only),
        )


def _demands(record: Record) -> _Demands:
    return _Demands.of(type(record.persona))


def _path(spec: FieldSpec) -> Path:
    return tuple(spec.path.split("."))


def _because(record: Record) -> str:
    kind = "negative" if record.is_negative else "customer"
    article = "an" if record.status is Status.ACTIVE else "a"
    words = {Status.UNDER_REVIEW: "a persona under review", Status.DRAFT: "a draft"}
    return words.get(record.status) or f"{article} {record.status} {kind} persona"


@check(
    "missing-field",
    ERROR,
    fix="Add the field with the example's form, or set `status: draft` until you know it.",
)
def missing_field(record: Record, _: Folder) -> Iterator[Breach]:
    """A field that the persona's status and type need is missing or empty.

    People rely on an active persona: they need to know whom it is about, what it rests on and whom to ask.
    """
    missing: list[str] = []
    for spec in _demands(record).required:
        needed = spec.meta.required in NEEDS[record.status]
        concerned = spec.meta.required_of in (None, record.persona.type)
        inside_missing = any(spec.path.startswith(f"{path}.") for path in missing)
        value = value_at(record.persona, spec.path)
        if needed and concerned and not inside_missing and (not is_filled(value) or says_nothing(value)):
            missing.append(spec.path)
            if not record.is_broken(_path(spec)) and not _misspelled(record, spec):
                written = f"is missing, for `{value}` says nothing" if says_nothing(value) else "is missing"
                message = f"`{spec.path}` {written}: {_because(record)} needs it. {_hint(spec, record)}"
                yield Breach(message, _stated(record, spec))


def says_nothing(value: object) -> bool:
    """Whether a value is a word for there being none."""
    return isinstance(value, str) and value.strip().lower() in NOTHING


def required_places(record: Record) -> Iterator[Position]:
    """Where the fields stand that the persona needs."""
    for spec in _demands(record).required:
        if spec.meta.required in NEEDS[record.status] and spec.meta.required_of in (None, record.persona.type):
            yield record.document.at(_path(spec))


def _misspelled(record: Record, spec: FieldSpec) -> bool:
    """Whether the field is there under a name that is no field's and may mean it, which is reported already."""
    return any(
        spec.path in meant_at(type(record.persona), path, record.document.front, record.path)
        for path in record.broken
        if path and isinstance(path[-1], str) and ".".join(map(str, path)) not in _demands(record).paths
    ) or any(spec.path in meant_by(type(record.persona), name) for name in record.document.unread)


def _stated(record: Record, spec: FieldSpec) -> Path:
    """Where to point: at the empty field, at the block it belongs in, or at the status that asks for it."""
    path = _path(spec)
    node = record.document.front.values.get(str(path[0]))
    if node is not None:
        return path
    return ("status",) if "status" in record.document.front.values else ()


def _hint(spec: FieldSpec, record: Record) -> str:
    if spec.path == "evidence.basis" and not record.persona.evidence:
        whole = "`evidence: {basis: qualitative, sources: [{id: S1, title: Interviews}]}`"
        return f"{spec.description} Unless it is `proto`, name its sources too. For example: {whole}"
    return f"{spec.description} For example: {_one_line(spec.example)}"


def _one_line(example: object) -> str:
    if isinstance(example, list):
        return f"[{', '.join(_one_line(item) for item in example)}]"
    if isinstance(example, dict):
        return f"{{{', '.join(f'{key}: {_one_line(value)}' for key, value in example.items())}}}"
    return f"{example}"


@check("missing-goal", ERROR, fix="Add one goal under `goals:`, or one job under `jobs:`.")
def missing_goal(record: Record, _: Folder) -> Iterator[Breach]:
    """An active customer persona says neither what they want to achieve nor what they want to get done.

    A persona is there to say what people come for; without that, nobody can decide anything by it.
    """
    persona = record.persona
    goals = persona.goals and (persona.goals.general or persona.goals.personal or persona.goals.professional)
    tried = record.is_broken(("goals",)) or record.is_broken(("jobs",))
    if record.claims_to_be_current and not record.is_negative and not goals and not persona.jobs and not tried:
        yield Breach(
            "an active customer persona needs something they want: add a goal under `goals:`, or a job under `jobs:`",
            ("status",),
        )


@check("missing-source", ERROR, fix="List at least one source under `evidence:`, or set `basis: proto`.")
def missing_source(record: Record, _: Folder) -> Iterator[Breach]:
    """The persona claims to rest on evidence but names none.

    Readers could not tell what is known from what is guessed.
    """
    evidence = record.persona.evidence
    if not record.claims_to_be_current or evidence is None or evidence.basis in (None, Basis.PROTO):
        return
    if not evidence.sources and not record.is_broken(("evidence", "sources")):
        message = f"the basis is `{evidence.basis}`, but no source is named under `evidence: sources:`"
        yield Breach(message, ("evidence", "basis"))


@check("wrong-type", ERROR, fix="Move the file into personas/negative/, set `type:`, or remove the block.")
def wrong_type(record: Record, folder: Folder) -> Iterator[Breach]:
    """A block that only one type of persona has is in the other type.

    The page of the other type has no place for it.
    """
    for spec in _demands(record).exclusive:
        if spec.meta.only is not record.persona.type and is_filled(value_at(record.persona, spec.path)):
            message = f"`{spec.path}` belongs to {spec.meta.only} personas; this one is not"
            yield Breach(f"{message}{_if_negative(record, spec, folder)}", _path(spec), key=True)


def _if_negative(record: Record, spec: FieldSpec, folder: Folder) -> str:
    """What to do with a persona that has the block of negative ones and says nowhere that it is one."""
    if spec.meta.only is not PersonaType.NEGATIVE or "type" in record.document.front.values:
        return ""
    if record.path in misplaced_paths(folder):
        return f". If it is one, it belongs below {NEGATIVE_FOLDER}"
    to = free(NEGATIVE_FOLDER + record.path.removeprefix(PERSONAS), folder)
    return f". If it is one, {moving(record.path, to)}"


@check("type-and-folder", WARNING, fix="Move the file, or leave `type:` out: the folder decides then.")
def type_and_folder(record: Record, folder: Folder) -> Iterator[Breach]:
    """A customer persona is in the folder of negative ones.

    Anyone who looks into the folder takes it for a negative persona.
    """
    if record.path.startswith(NEGATIVE_FOLDER) and not record.is_negative:
        how = moving(record.path, free(PERSONAS + record.path.removeprefix(NEGATIVE_FOLDER), folder))
        message = f"the file is in personas/negative/ but says `type: customer`: if that is right, {how}"
        yield Breach(message, ("type",))


@check("retired-without-reason", ERROR, fix="Add `replaced_by:` with the successor's id, or `retired_reason:`.")
def retired_without_reason(record: Record, _: Folder) -> Iterator[Breach]:
    """A retired persona says neither what replaced it nor why it is gone.

    Old links still lead people here; they need to know where to go instead.
    """
    persona = record.persona
    tried = record.is_broken(("replaced_by",)) or record.is_broken(("retired_reason",))
    if record.status is Status.RETIRED and not persona.replaced_by and not persona.retired_reason and not tried:
        yield Breach("a retired persona needs `replaced_by` or `retired_reason`", ("status",))


@check("never-without-reason", ERROR, fix="Write why: `never: we do not sell to resellers`, in quotes.")
def never_without_reason(record: Record, _: Folder) -> Iterator[Breach]:
    """`reconsider_when` says never, without a reason.

    Anyone who questions the decision later needs to know what it rested on.
    """
    negative = record.persona.negative
    for index, claim in enumerate(negative.reconsider_when if negative else []):
        if claim.text.strip().rstrip(".").lower() == "never":
            message = '`never` needs its reason, such as "never, because we do not sell to resellers"'
            yield Breach(message, ("negative", "reconsider_when", index))


@check(
    "no-root-cause",
    WARNING,
    fix="Add what on our side makes them so under `root_causes:`, with a `fix:` if you have one.",
)
def no_root_cause(record: Record, _: Folder) -> Iterator[Breach]:
    """A negative persona is difficult to serve, and nothing says what on our side makes it so.

    Much of what is hard about serving people is our own doing, and can be fixed.
    """
    negative = record.negative
    reasons = negative.reasons if negative else []
    tried = is_tried(record, ("negative", "root_causes"), Negative) or record.status is Status.RETIRED
    if negative and NegativeReason.DIFFICULT_TO_SERVE in reasons and not negative.root_causes and not tried:
        message = "`difficult-to-serve`, but nothing under `root_causes:` says what on our side makes it so"
        yield Breach(message, ("negative", "reasons", reasons.index(NegativeReason.DIFFICULT_TO_SERVE)))


@check("empty-field", WARNING, fix="Fill it in, or delete the line.")
def empty_field(record: Record, _: Folder) -> Iterator[Breach]:
    """A field or list item has nothing in it.

    Nobody can tell whether it was forgotten or does not apply.
    """
    if all(text.strip() for text, _ in record.texts):
        return  # as in nearly every file
    required = {_path(spec) for spec in _demands(record).required}
    required |= {tuple(path.split(".")) for paths in EITHER for path in paths}
    for path in empty_paths(record.document.front):
        if path not in required and not record.is_broken(path):
            name = ".".join(part for part in path if isinstance(part, str))
            what = f"`{name}`" if isinstance(path[-1], str) else f"this item of `{name}`"
            yield Breach(f"{what} is empty", record.document.at(path, key=True))

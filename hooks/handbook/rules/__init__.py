"""What types cannot say: the rules for whole personas, one function each, listed here.

Knows: personas and each other's names. Must not know: how problems are shown.
"""

from collections.abc import Iterable, Iterator

from handbook import schema, source
from handbook.personas.record import Folder
from handbook.problems.problem import Problem, Rule
from handbook.rules import (
    accounts,
    bodies,
    exclusions,
    fairness,
    figures,
    folders,
    foreign,
    hand_written,
    lifecycle,
    money,
    negatives,
    notes,
    payback,
    privacy,
    references,
    required,
    settings,
    short,
    studies,
    teams,
    wording,
    work,
)
from handbook.rules.check import Check, run

CHECKS: tuple[Check, ...] = (
    required.missing_field,
    required.missing_goal,
    required.missing_source,
    required.wrong_type,
    required.type_and_folder,
    folders.folder_and_field,
    required.retired_without_reason,
    required.never_without_reason,
    negatives.negative_without_reason,
    negatives.negative_without_use,
    negatives.not_said_yet,
    required.no_root_cause,
    required.empty_field,
    references.dangling_reference,
    references.self_reference,
    references.duplicate_id,
    references.same_name_twice,
    references.look_alike,
    references.unknown_source,
    references.duplicate_source,
    lifecycle.future_date,
    lifecycle.overdue_review,
    lifecycle.active_proto,
    lifecycle.not_fictional,
    lifecycle.unexplained_demographics,
    exclusions.open_ended_exclusion,
    exclusions.expired_exclusion,
    exclusions.untested_exclusion,
    fairness.unfair_exclusion,
    fairness.protected_trait,
    money.no_currency,
    money.mixed_currencies,
    money.unsourced_money,
    money.return_rate_alone,
    money.contradicting_money,
    money.shares_over_100,
    figures.improbable_figure,
    payback.never_repaid,
    payback.contradicting_lifetime,
    payback.life_and_churn,
    work.overdue_work,
    work.done_without_outcome,
    work.early_outcome,
    work.cost_twice,
    *privacy.CHECKS,
    wording.placeholder_text,
    wording.nothing_as_text,
    wording.quotation_marks,
    wording.list_as_text,
    wording.quote_kind,
    wording.portrait_file,
    wording.portrait_text,
    bodies.raw_html,
    bodies.attribute_list,
    bodies.nested_body,
    bodies.body_too_large,
    bodies.unsafe_link,
    bodies.broken_link,
    bodies.hot_linked_image,
    notes.bare_note,
    notes.unknown_note,
    notes.says_internal,
    notes.open_comment,
    foreign.other_markdown,
    foreign.half_link,
    foreign.other_comment,
    foreign.character_code,
    foreign.field_in_text,
    bodies.second_title,
)
# Every rule of the handbook, in the order in which a file meets them.
RULES: tuple[Rule, ...] = (
    *source.RULES,
    *schema.RULES,
    *(one.rule for one in CHECKS),
    teams.UNKNOWN_TEAM,
    *accounts.RULES,
    work.FORMER_NAME,
    *studies.RULES,
    *hand_written.RULES,
)


def judge(folder: Folder, owners: Iterable[tuple[str, teams.Place]] = ()) -> Iterator[Problem]:
    """Every breach of every rule, in every persona that could be read, and in what they lie in.

    `owners` are those of pages, each with where it is named.
    """
    for record in folder.records:
        yield from run(CHECKS, record, folder)
    yield from folders.misplaced(folder)
    yield from short.judge(folder)
    yield from teams.judge(folder, (*settings.owner(folder), *owners))
    yield from settings.judge(folder)
    yield from accounts.judge(folder)
    yield from work.judge(folder)
    yield from studies.judge(folder)

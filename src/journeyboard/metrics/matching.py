"""Stage names of a table to stages of a journey: what is certain, and what is only offered."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import fuzz

from journeyboard import resources
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Stage
from journeyboard.language import _
from journeyboard.metrics.names import bare_number, fold, without_number, without_umlauts, words_of
from journeyboard.metrics.problems import TableProblem, listed
from journeyboard.metrics.recipe import NEW, made_new

MatchKind = Literal["equal", "synonym", "spelling", "position", "by_hand", "none"]
ALIKE = 78.0
"""How alike (0–100, normalised indel similarity) two spellings are for one to be offered for the other."""


@dataclass(frozen=True, slots=True)
class Match:
    """What becomes of one name of the table. Only a certain match lets values land."""

    name: str
    stage: str | None
    """The id of the stage found or offered; None: no match, or left out by hand."""
    kind: MatchKind
    certain: bool


@cache
def synonym_groups() -> Mapping[str, str]:
    """The group of every shipped synonym, by its folded form."""
    text = (resources.path("synonyms") / "stages.json").read_text(encoding="utf-8")
    return {
        fold(word): group
        for group, languages in json.loads(text).items()
        for words in languages.values()
        for word in words
    }


@cache
def figure_groups() -> Mapping[str, str]:
    """The group of stages that a figure usually tells of, by each of its folded words: sessions of awareness."""
    text = (resources.path("synonyms") / "figures.json").read_text(encoding="utf-8")
    return {
        fold(word): group
        for group, languages in json.loads(text).items()
        for words in languages.values()
        for word in words
    }


def match_figures(
    names: Iterable[str], journey: Journey, by_hand: Mapping[str, str | None], stage: str = ""
) -> dict[str, Match]:
    """The stage that each figure of a table without stages belongs to. Only what was said by hand is certain: `stage`
    for all of them, or `by_hand` for each; what their names and usual meanings tell is offered."""
    distinct = list(dict.fromkeys(names))
    hand = _by_hand(journey, by_hand)
    known = any(one.id == stage for one in journey.stages)
    matches: dict[str, Match] = {}
    for name in distinct:
        if fold(name) in hand:
            matches[name] = Match(name, _chosen(name, hand[fold(name)]), "by_hand", certain=True)
        elif known:
            matches[name] = Match(name, stage, "by_hand", certain=True)
        elif equal := equal_stage(name, journey.stages):
            matches[name] = Match(name, equal.id, "equal", certain=False)
        else:
            usual = _usual_stage(name, journey.stages)
            matches[name] = Match(name, usual, "synonym" if usual else "none", certain=False)
    return matches


def _usual_stage(name: str, stages: Sequence[Stage]) -> str | None:
    """The one stage that a figure of that name usually tells of."""
    groups = figure_groups()
    found = [groups.get(fold(name)) or group_of(name)]
    if not found[0]:
        words = sorted(words_of(name) - {""})
        found = list(dict.fromkeys(group for word in words if (group := groups.get(word) or group_of(word))))
    fitting = {stage.id for stage in stages if group_of(stage.name) in found and found[0]}
    return fitting.pop() if len(fitting) == 1 else None


def _by_hand(journey: Journey, by_hand: Mapping[str, str | None]) -> dict[str, str | None]:
    """What was said of each folded name, without stages that are gone."""
    ids = {stage.id for stage in journey.stages}
    return {
        fold(name): stage for name, stage in by_hand.items() if stage is None or stage in ids or stage.startswith(NEW)
    }


def _chosen(name: str, stage: str | None) -> str | None:
    return made_new(name, stage) if stage is not None else None


def match_names(
    names: Iterable[str], journey: Journey, by_hand: Mapping[str, str | None], *, offers: bool = True
) -> dict[str, Match]:
    """The match of each name of a table, in the table's order.

    `by_hand` maps names (compared folded) to a stage id, or to None for leave out; stages that are gone are passed
    over. Equal names and lone synonyms are certain;
    spelling and position are offers, each stage offered at most once.
    """
    distinct = list(dict.fromkeys(names))
    hand = _by_hand(journey, by_hand)
    matches: dict[str, Match] = {}
    for name in distinct:
        if fold(name) in hand:
            matches[name] = Match(name, _chosen(name, hand[fold(name)]), "by_hand", certain=True)
        elif stage := equal_stage(name, journey.stages):
            matches[name] = Match(name, stage.id, "equal", certain=True)
    _add_synonyms(distinct, journey.stages, matches)
    if offers:
        _add_offers(distinct, journey.stages, matches)
    return {name: matches.get(name) or Match(name, None, "none", certain=False) for name in distinct}


def equal_stage(name: str, stages: Sequence[Stage]) -> Stage | None:
    """The one stage whose name equals `name` after folding; numbering counts only where it tells stages apart."""
    for folded in (fold, without_number, without_umlauts):
        key = folded(name)
        if not key:
            return None
        found = [stage for stage in stages if folded(stage.name) == key]
        if len(found) == 1:
            return found[0] if _may_be_numbering(name, found[0].name) else None
        if found:
            return None
    return None


def _may_be_numbering(name: str, other: str) -> bool:
    """Whether the numbers in front of two names may be left out: 7 days are not 30 days."""
    return bare_number(name) == bare_number(other) or not (bare_number(name) and bare_number(other))


def stage_named(journey: Journey, name: str) -> Stage:
    """The stage a person names on the command line. Raises TableProblem that says which there are."""
    stage = equal_stage(name, journey.stages)
    if stage is None:
        raise TableProblem(
            _("The journey has no stage “{name}”. Its stages are: {stages}.").format(
                name=name, stages=listed([stage.name for stage in journey.stages], 20)
            )
        )
    return stage


def parse_mapping(journey: Journey, pairs: Iterable[str]) -> dict[str, str | None]:
    """`Kauf=Decision` as a mapping to stage ids; nothing behind the sign leaves the name out.

    Raises TableProblem for a pair without the sign and for an unknown stage.
    """
    mapping: dict[str, str | None] = {}
    for pair in pairs:
        name, sign, stage = pair.partition("=")
        if not sign or not name.strip():
            raise TableProblem(_("“{pair}” is not of the form NAME=STAGE.").format(pair=pair))
        mapping[name.strip()] = stage_named(journey, stage).id if stage.strip() else None
    return mapping


def group_of(name: str) -> str | None:
    """The synonym group a name belongs to."""
    return synonym_groups().get(fold(name)) or synonym_groups().get(without_number(name))


def _add_synonyms(names: Sequence[str], stages: Sequence[Stage], matches: dict[str, Match]) -> None:
    """A synonym is certain when exactly one stage of the map and one name of the table belong to its group."""
    stage_groups = [(group_of(stage.name), stage) for stage in stages]
    for name in names:
        group = group_of(name)
        if name in matches or group is None:
            continue
        fitting = [stage for other, stage in stage_groups if other == group]
        rivals = {fold(other) for other in names if group_of(other) == group}
        ids = {stage.id for stage in fitting}
        taken = any(match.stage in ids and fold(match.name) != fold(name) for match in matches.values())
        if len(fitting) == 1:
            certain = len(rivals) == 1 and not taken
            matches[name] = Match(name, fitting[0].id, "synonym", certain=certain)


def _add_offers(names: Sequence[str], stages: Sequence[Stage], matches: dict[str, Match]) -> None:
    taken = {match.stage for match in matches.values() if match.stage}
    scored = sorted(
        (
            (_likeness(name, stage), fuzz.ratio(fold(name), fold(stage.name)), -position, name, stage.id)
            for name in names
            if name not in matches
            for position, stage in enumerate(stages)
            if stage.id not in taken
        ),
        reverse=True,
    )
    for score, _own, _position, name, stage_id in scored:
        if score >= ALIKE and name not in matches and stage_id not in taken:
            matches[name] = Match(name, stage_id, "spelling", certain=False)
            taken.add(stage_id)
    if len(names) == len(stages):
        for name, stage in zip(names, stages, strict=True):
            if name not in matches and stage.id not in taken:
                matches[name] = Match(name, stage.id, "position", certain=False)


def _likeness(name: str, stage: Stage) -> float:
    """How alike the name is to the stage's, or to a synonym of it."""
    group = group_of(stage.name)
    words = [without_number(stage.name)]
    if group:
        words += [word for word, other in synonym_groups().items() if other == group]
    return max(fuzz.ratio(without_number(name), word) for word in words)

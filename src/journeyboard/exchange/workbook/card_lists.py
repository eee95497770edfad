"""The lists of cards: all of them, and the opportunities with their scores."""

from collections.abc import Mapping
from typing import get_args

from journeyboard.exchange.naming import Names
from journeyboard.exchange.workbook import references as ref
from journeyboard.exchange.workbook import values as val
from journeyboard.exchange.workbook.columns import Column, List, RowOf
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, CardKind, Evidence, Lane, Persona
from journeyboard.journey.scores import HIGH_FROM, quadrant, score_of
from journeyboard.journey.words import CARD_FIELD_NAMES, value_name
from journeyboard.language import _

_MOST_VOTES = 10**9


def cards_list(journey: Journey, names: Names, inks: Mapping[str, str]) -> List[Card]:
    """Every card with all its fields, in the order of the map; unplaced cards last."""
    called = {field: _(name) for field, name in CARD_FIELD_NAMES.items()}
    columns: list[Column[Card]] = [
        *ref.place(names, 18, lambda card: inks.get(card.step, "")),
        ref.one("lane", called["lane"], 18, names, Lane, needed=True),
        val.choice("kind", called["kind"], 14, get_args(CardKind)),
        val.text("text", called["text"], 44, wraps=True),
        val.text("detail", called["detail"], 44, wraps=True),
        ref.several("personas", called["personas"], 18, names, Persona),
        val.listed("tags", called["tags"], 18),
        val.choice("evidence", called["evidence"], 12, get_args(Evidence), optional=True),
        val.text("evidence_note", called["evidence_note"], 30, wraps=True),
        val.whole("votes", called["votes"], 8, 0, _MOST_VOTES, empty=0),
        val.text("channel", called["channel"], 14, wraps=True),
        val.choice("media", called["media"], 10, ("owned", "paid", "earned"), optional=True),
        val.choice("place", called["place"], 10, ("digital", "physical"), optional=True),
        val.text("team", called["team"], 14, wraps=True),
        val.flag("moment_of_truth", called["moment_of_truth"], 11),
        val.whole("severity", called["severity"], 10, 1, 5),
        Column("dots", "●", 9, lambda card: dots(card.severity), formula=_dots_formula),
        val.choice("frequency", called["frequency"], 12, ("once", "sometimes", "often", "always"), optional=True),
        *_scores(called),
        val.choice("status", called["status"], 12, _STATES, optional=True),
        val.text("owner", called["owner"], 16, wraps=True),
        val.day("due", called["due"], 12),
        val.text("speaker", called["speaker"], 14, wraps=True),
        val.text("caption", called["caption"], 24, wraps=True),
        val.lines("links_out", called["links_out"], 34),
        ref.end_step(names, called["end_step"], 18),
        val.flag("private", called["private"], 11),
        val.flag("open_question", called["open_question"], 11),
        Column("asset", called["asset"], 18, lambda card: card.asset, is_key=True),
        val.text("order", called["order"], 9, number_format="@", is_key=True),
        val.id_column(),
    ]
    return List(Card, "cards", _("Cards"), _("Every card with all its details"), columns, _in_order(journey))


def opportunities_list(journey: Journey, names: Names, inks: Mapping[str, str]) -> List[Card]:
    """The opportunities, the most promising first, with what is computed of their scores."""
    called = {field: _(name) for field, name in CARD_FIELD_NAMES.items()}
    stage, step = ref.place(names, 18, lambda card: inks.get(card.step, ""))
    columns: list[Column[Card]] = [
        val.text("text", _("Opportunity"), 44, wraps=True),
        stage,
        step,
        *_scores(called),
        Column(
            "score", _("Score"), 10, score_of, number_format="0.0", formula=_score_formula, bars=(0, 20),
        ),
        Column("quadrant", _("Quadrant"), 14, _quadrant_of, formula=_quadrant_formula),
        val.choice("status", called["status"], 12, _STATES, optional=True),
        val.text("owner", called["owner"], 16, wraps=True),
        val.day("due", called["due"], 12),
        val.whole("votes", called["votes"], 8, 0, _MOST_VOTES, empty=0),
        Column("answers", _("Answers"), 44, lambda card: "\n".join(_answered(journey, card)), wraps=True),
        val.id_column(),
    ]  # fmt: skip
    found = [card for card in _in_order(journey) if card.kind == "opportunity"]
    found.sort(key=lambda card: (-(score_of(card) or -1), -(card.impact or 0), card.effort or 9))
    about = _("The opportunities, the most promising first; score = importance + max(importance − satisfaction, 0)")
    return List(Card, "opportunities", _("Opportunities"), about, columns, found, is_second_look=True)


_STATES = ("idea", "planned", "doing", "done", "dropped")


def _scores(called: Mapping[str, str]) -> tuple[Column[Card], ...]:
    return (
        val.number("importance", called["importance"], 12, 0, 10, number_format="0.0"),
        val.number("satisfaction", called["satisfaction"], 12, 0, 10, number_format="0.0"),
        val.whole("impact", called["impact"], 9, 1, 5),
        val.whole("effort", called["effort"], 9, 1, 5),
    )


def dots(severity: int | None) -> str:
    """A severity as five dots: ●●●○○; empty without one."""
    return "●" * severity + "○" * (5 - severity) if severity else ""


def _dots_formula(row: RowOf) -> str:
    cell = row.cell("severity")
    return f'=IF({cell}="","",REPT("●",{cell})&REPT("○",5-{cell}))'


def _score_formula(row: RowOf) -> str:
    importance, satisfaction = row.cell("importance"), row.cell("satisfaction")
    return f'=IF(OR({importance}="",{satisfaction}=""),"",{importance}+MAX({importance}-{satisfaction},0))'


def _quadrant_of(card: Card) -> str:
    return value_name("quadrant", quadrant(card))


def _quadrant_formula(row: RowOf) -> str:
    impact, effort = row.cell("impact"), row.cell("effort")
    quick, big, fill, later = (
        value_name("quadrant", name) for name in ("quick_win", "big_project", "fill_in", "later")
    )
    return (
        f'=IF(OR({impact}="",{effort}=""),"",IF({impact}>={HIGH_FROM},'
        f'IF({effort}>={HIGH_FROM},"{big}","{quick}"),IF({effort}>={HIGH_FROM},"{later}","{fill}")))'
    )


def _answered(journey: Journey, card: Card) -> list[str]:
    """The pain points that links tie to an opportunity."""
    ends = (end for link in journey.links_at(card.id) for end in (link.from_, link.to))
    cards = (journey.cards.get(end) for end in dict.fromkeys(ends))
    return [found.text for found in cards if found is not None and found.kind == "pain_point"]


def _in_order(journey: Journey) -> list[Card]:
    placed = [
        card for lane in journey.lanes for step in journey.columns() for card in journey.cards_at(lane.id, step.id)
    ]
    return [*placed, *journey.unplaced()]

"""A journey as a Markdown document (CommonMark with GitHub's tables)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from journeyboard.exchange.cell_words import CellWords, figure_words
from journeyboard.exchange.left_out import not_written
from journeyboard.exchange.naming import Names
from journeyboard.exchange.workbook.map_words import card_words
from journeyboard.journey.figures import figures_at
from journeyboard.journey.journey import Journey
from journeyboard.journey.links import link_words
from journeyboard.journey.records import Asset, Card, Feeling, Persona, Reading, Step, View
from journeyboard.journey.scores import quadrant, score_of
from journeyboard.journey.words import CARD_FIELD_NAMES, persona_field_name, value_name
from journeyboard.language import _, format_day, format_number, ngettext

_COLUMNS_AT_ONCE = 6
"""Columns of the map in one table: more could not be read side by side."""
_INLINE = re.compile(r"([\\`*_\[\]<>|~$&])")
_AT_START = re.compile(r"^(\s*)([#+\-=]|\d+[.)])")
_WEB = re.compile(r"^https?://[^\s<>]+$", re.IGNORECASE)


def markdown_text(journey: Journey, view: View) -> str:
    """The whole document, in the current language."""
    writer = _Writer(journey, view)
    sections = (
        writer.head(),
        writer.map(),
        writer.personas(),
        writer.figures(),
        writer.pains(),
        writer.opportunities(),
    )
    lines = [line for section in (*sections, writer.links(), writer.details()) for line in section]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def markdown_losses(journey: Journey, view: View) -> Iterator[str]:
    """What the document does not hold, in sentences."""
    writer = _Writer(journey, view)
    if not any(lane.kind == "emotion" for lane in journey.lanes):
        yield from not_written(journey, (Feeling,))
    older = len(journey.all(Reading)) - writer.readings_written()
    if older:
        yield ngettext(
            "{count} reading of another period, persona or segment is left out.",
            "{count} readings of other periods, personas or segments are left out.",
            older,
        ).format(count=older)
    yield from not_written(journey, (Asset,))


def plain(text: str, line_end: str = " ") -> str:
    """Text in which nothing is read as markup; its lines joined by `line_end`."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return line_end.join(_AT_START.sub(_escaped_start, _INLINE.sub(r"\\\1", line)) for line in lines if line)


def _escaped_start(found: "re.Match[str]") -> str:
    mark = found[2]
    return f"{found[1]}{mark[:-1]}\\{mark[-1]}"


def _cell(texts: Iterable[str]) -> str:
    return "<br>".join(plain(text, "<br>") for text in texts if text.strip())


def _bold(text: str) -> str:
    return f"**{text}**" if text else ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of cells that are escaped already; columns in which nothing stands are left out."""
    made = list(rows)
    kept = [at for at in range(len(heads)) if at == 0 or any(row[at] for row in made)]
    yield "| " + " | ".join(heads[at] for at in kept) + " |"
    yield "|" + " --- |" * len(kept)
    for row in made:
        yield "| " + " | ".join(row[at] for at in kept) + " |"
    yield ""


class _Writer:
    def __init__(self, journey: Journey, view: View) -> None:
        self._journey, self._view = journey, view
        self._names, self._words = Names(journey), CellWords(journey, view)

    def head(self) -> Iterator[str]:
        info = self._journey.info
        yield f"# {plain(info.title) or _('Untitled journey')}"
        yield ""
        if info.scenario:
            yield from (plain(info.scenario, "  \n"), "")
        facts = (
            (_("Goal"), info.goal),
            (_("State"), value_name("state", info.state)),
            (_("Owner"), info.owner),
            (_("Team"), info.team),
            (_("Tags"), ", ".join(info.tags)),
        )
        yield from (f"- **{name}:** {plain(value)}" for name, value in facts if value)
        yield ""

    def map(self) -> Iterator[str]:
        columns, lanes = self._journey.columns(), self._journey.lanes
        if not columns:
            return
        yield from (f"## {_('Map')}", "")
        for start in range(0, len(columns), _COLUMNS_AT_ONCE):
            steps = columns[start : start + _COLUMNS_AT_ONCE]
            heads = ["", *(self._heading(step) for step in steps)]
            rows = [[_bold(_cell([self._words.lane_name(lane)])), *self._row(lane.id, steps)] for lane in lanes]
            yield "| " + " | ".join(heads) + " |"
            yield "|" + " --- |" * len(heads)
            yield from ("| " + " | ".join(row) + " |" for row in rows)
            yield ""
        yield from self._stage_goals()

    def _heading(self, step: Step) -> str:
        stage = self._journey.get(step.stage)
        return _cell([getattr(stage, "name", ""), step.name])

    def _row(self, lane_id: str, steps: Sequence[Step]) -> list[str]:
        lane = next(lane for lane in self._journey.lanes if lane.id == lane_id)
        return [
            _cell((*self._words.beside_cards(lane, step), *map(self._words.card, self._words.cards(lane, step))))
            for step in steps
        ]

    def _stage_goals(self) -> Iterator[str]:
        for stage in self._journey.stages:
            said = [stage.line, stage.goal and f"{_('Goal')}: {stage.goal}", stage.speaker_notes]
            if any(said):
                yield f"- **{plain(stage.name)}:** " + " · ".join(plain(text) for text in said if text)
        yield ""

    def unplaced(self) -> Iterator[str]:
        cards = self._journey.unplaced()
        if cards:
            yield from (f"## {_('Unplaced')}", "")
        yield from (f"- {plain(card_words(card))}" for card in cards)
        yield ""

    def personas(self) -> Iterator[str]:
        if self._journey.personas:
            yield from (f"## {_('Personas')}", "")
        for persona in self._journey.personas:
            yield from (f"### {plain(', '.join(part for part in (persona.name, persona.age) if part)) or '–'}", "")
            yield from (plain(persona.role), "")
            if persona.quote:
                yield from (f"> {plain(persona.quote)}", "")
            yield from (plain(persona.about, "\n\n"), "")
            yield from self._traits(persona)

    def _traits(self, persona: Persona) -> Iterator[str]:
        for field in ("goals", "frustrations", "motivations", "needs", "channels"):
            values: tuple[str, ...] = getattr(persona, field)
            if values:
                yield f"- **{persona_field_name(field)}:** " + "; ".join(map(plain, values))
        for trait in persona.traits:
            yield f"- {plain(trait.name)}: {trait.value} / 100"
        yield ""

    def figures(self) -> Iterator[str]:
        rows = [
            [plain(figure.metric.name), plain(self._names.place(place)), plain(figure_words(figure))]
            for place in self._places()
            for figure in figures_at(self._journey, place, self._view.period)
        ]
        if rows:
            yield from (f"## {_('Metrics')}", "")
            yield from _table([_("Metric"), _("At"), _("Value")], rows)

    def readings_written(self) -> int:
        """How many readings stand in the table of figures."""
        return sum(1 for place in self._places() for _one in figures_at(self._journey, place, self._view.period))

    def _places(self) -> Iterator[str]:
        for stage in self._journey.stages:
            yield stage.id
            yield from (step.id for step in self._journey.steps_of(stage.id))
        yield from self._journey.cards

    def pains(self) -> Iterator[str]:
        rows = [
            [
                plain(card.text),
                plain(self._names.place(card.step)),
                f"{card.severity} / 5" if card.severity else "",
                value_name("frequency", card.frequency),
                value_name("evidence", card.evidence),
                str(card.votes or ""),
            ]
            for card in self._of_kind("pain_point")
        ]
        if rows:
            yield from (f"## {_('Pain points')}", "")
            yield from _table([_("Pain point"), _("At"), *_called("severity", "frequency", "evidence", "votes")], rows)

    def opportunities(self) -> Iterator[str]:
        rows = [self._opportunity(card) for card in self._of_kind("opportunity")]
        if rows:
            yield from (f"## {_('Opportunities')}", "")
            heads = [*_called("importance", "satisfaction"), _("Score"), *_called("impact", "effort"), _("Quadrant")]
            yield from _table([_("Opportunity"), _("At"), *heads, *_called("status", "owner", "due", "votes")], rows)

    def _opportunity(self, card: Card) -> list[str]:
        numbers = (card.importance, card.satisfaction, score_of(card), card.impact, card.effort)
        return [
            plain(card.text),
            plain(self._names.place(card.step)),
            *(format_number(number) if number is not None else "" for number in numbers),
            value_name("quadrant", quadrant(card)),
            value_name("status", card.status),
            plain(card.owner),
            format_day(card.due),
            str(card.votes or ""),
        ]

    def links(self) -> Iterator[str]:
        if self._journey.links:
            yield from (f"## {_('Arrows')}", "")
        for link in self._journey.links:
            ends = f"{plain(self._names.place(link.from_))} → {plain(self._names.place(link.to))}"
            words = plain(link_words(link))
            yield f"- {ends} ({value_name('link', link.kind)})" + (f": {words}" if words else "")
        yield ""

    def details(self) -> Iterator[str]:
        """What is known of cards and stands in none of the tables."""
        told = [(card, said) for card in self._in_order() if (said := list(self._told(card)))]
        if told:
            yield from (f"## {_('Details')}", "")
        for card, said in told:
            place = plain(self._names.place(card.step))
            yield f"- **{plain(card_words(card))}**" + (f" ({place})" if place else "")
            yield from (f"  - {line}" for line in said)
        yield ""

    def _told(self, card: Card) -> Iterator[str]:
        if card.detail:
            yield plain(card.detail, "<br>")
        if card.personas:
            yield f"{_('Personas')}: {plain(', '.join(self._names.all(card.personas)))}"
        evidence = ": ".join(part for part in (value_name("evidence", card.evidence), card.evidence_note) if part)
        if card.evidence_note or (evidence and card.kind != "pain_point"):
            yield plain(evidence)
        if card.tags:
            yield f"{_('Tags')}: {plain(', '.join(card.tags))}"
        if card.team:
            yield f"{_('Team')}: {plain(card.team)}"
        if card.open_question:
            yield _("Open question")
        for link in card.links_out:
            yield f"<{link}>" if _WEB.match(link) else plain(link)

    def _of_kind(self, kind: str) -> list[Card]:
        return [card for card in self._in_order() if card.kind == kind]

    def _in_order(self) -> list[Card]:
        columns = {step.id: place for place, step in enumerate(self._journey.columns())}
        lanes = {lane.id: place for place, lane in enumerate(self._journey.lanes)}
        last = len(columns) + len(lanes)
        cards = self._journey.cards.values()
        return sorted(cards, key=lambda c: (columns.get(c.step, last), lanes.get(c.lane, last), c.order, c.id))


def _called(*fields: str) -> list[str]:
    return [_(CARD_FIELD_NAMES[field]) for field in fields]

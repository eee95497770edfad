"""The head of a sheet: the title, what the map is about, and the personas beside it."""

from dataclasses import dataclass

from journeyboard.board.measuring import STYLES, Measurer
from journeyboard.board.plan import Plan
from journeyboard.board.shapes import PersonaShape, Rect, TextShape
from journeyboard.board.sizes import TITLE_BOTTOM, TITLE_GAP, TITLE_X, TITLE_Y
from journeyboard.board.texts import line_of_text, text_block
from journeyboard.journey.figures import period_key, periods_of
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Persona, View
from journeyboard.language import _, format_period

_PILL_HEIGHT = 49
_PILL_GAP = 10
_PILL_RIGHT = 17
_PILL_TEXT_X = 46
_DISC = 32
_DISC_X = 6
_QUOTE_WIDTH = 210
_ROW_GAP = 8
_APART = 28
"""Between the title and the personas."""


@dataclass(frozen=True, slots=True)
class Head:
    """The title part's content and height."""

    title: TextShape
    subtitle: TextShape | None
    personas: tuple[PersonaShape, ...]
    height: float


def head_shape(plan: Plan, width: float, period: str) -> Head:
    """The head of a sheet of that width; `period` is that of the latest readings, "" when there are none."""
    info, measurer = plan.journey.info, plan.measurer
    title_text = info.title or _("Untitled journey")
    subtitle_text = subtitle_of(plan.journey, period)
    room = width - 2 * TITLE_X
    natural = max(measurer.width(title_text, "title"), measurer.width(subtitle_text, "subtitle")) + 1
    pills = [_pill(plan, persona, index) for index, persona in enumerate(plan.journey.personas)]
    strip = max(room - natural - _APART, room * 0.5)
    rows = _rows(pills, strip)
    taken = max((sum(pill.rect.width + _PILL_GAP for pill in row) - _PILL_GAP for row in rows), default=-_APART)
    left = room - taken - _APART
    title = text_block(measurer, title_text, "title", TITLE_X, TITLE_Y, left, most=3)
    subtitle = text_block(measurer, subtitle_text, "subtitle", TITLE_X, title.rect.bottom + TITLE_GAP, left, most=3)
    personas = _placed(rows, width - TITLE_X, TITLE_Y - 1)
    lowest = max((subtitle.rect.bottom, *(pill.rect.bottom for pill in personas)))
    return Head(title, subtitle, personas, lowest + TITLE_BOTTOM)


def subtitle_of(journey: Journey, period: str) -> str:
    """What stands under the title: the scenario, as-is or to-be, and the period of the figures."""
    state = _("as-is") if journey.info.state == "as_is" else _("to-be")
    scenario = " ".join(journey.info.scenario.split())
    return " · ".join(part for part in (scenario, state, format_period(period)) if part)


def latest_period(journey: Journey, view: View) -> str:
    """The period of the latest readings, up to the view's; empty when there is none."""
    periods = periods_of(journey)
    if view.period:
        periods = tuple(period for period in periods if period_key(period) <= period_key(view.period))
    return periods[-1] if periods else ""


def initial_of(name: str) -> str:
    """The first letter of a name."""
    return name.strip()[:1].upper()


def _pill(plan: Plan, persona: Persona, index: int) -> PersonaShape:
    """A persona's pill with its corner at (0, 0)."""
    measurer = plan.measurer
    words = _("{name}, {age}").format(name=persona.name, age=persona.age) if persona.age else persona.name
    quote_text = " ".join(persona.quote.split()).strip('“”„"')
    top = (_PILL_HEIGHT - STYLES["persona"].line_height - STYLES["persona_quote"].line_height) / 2
    alone = (_PILL_HEIGHT - STYLES["persona"].line_height) / 2
    name = line_of_text(measurer, words, "persona", _PILL_TEXT_X, top if quote_text else alone, _QUOTE_WIDTH)
    quote: TextShape | None = None
    if quote_text:
        quoted = _("“{quote}”").format(quote=quote_text)
        quote = line_of_text(measurer, quoted, "persona_quote", _PILL_TEXT_X, name.rect.bottom, _QUOTE_WIDTH)
    reach = max(name.rect.right, quote.rect.right if quote else 0)
    disc = Rect(_DISC_X, (_PILL_HEIGHT - _DISC) / 2, _DISC, _DISC)
    shown = plan.view.filter.personas
    return PersonaShape(
        persona.id,
        Rect(0, 0, reach + _PILL_RIGHT, _PILL_HEIGHT),
        disc,
        _initial(measurer, persona, disc),
        name,
        quote,
        persona.colour,
        index,
        persona.portrait,
        persona.portrait_crop,
        bool(shown) and persona.id not in shown,
    )


def _initial(measurer: Measurer, persona: Persona, disc: Rect) -> TextShape:
    y = disc.y + (disc.height - STYLES["initial"].line_height) / 2
    return text_block(measurer, initial_of(persona.name), "initial", disc.x, y, disc.width, most=1, align="center")


def _rows(pills: list[PersonaShape], strip: float) -> list[list[PersonaShape]]:
    """As many pills side by side as fit."""
    rows: list[list[PersonaShape]] = []
    used = 0.0
    for pill in pills:
        if not rows or used + _PILL_GAP + pill.rect.width > strip:
            rows.append([])
            used = -_PILL_GAP
        rows[-1].append(pill)
        used += _PILL_GAP + pill.rect.width
    return rows


def _placed(rows: list[list[PersonaShape]], right: float, top: float) -> tuple[PersonaShape, ...]:
    """The pills where they belong: each row ends at `right`."""
    placed: list[PersonaShape] = []
    for number, row in enumerate(rows):
        x = right - sum(pill.rect.width + _PILL_GAP for pill in row) + _PILL_GAP
        y = top + number * (_PILL_HEIGHT + _ROW_GAP)
        for pill in row:
            placed.append(_moved(pill, x, y))
            x += pill.rect.width + _PILL_GAP
    return tuple(placed)


def _moved(pill: PersonaShape, dx: float, dy: float) -> PersonaShape:
    def text(shape: TextShape) -> TextShape:
        return TextShape(shape.rect.moved(dx, dy), shape.style, shape.lines, shape.align, shape.rtl)

    return PersonaShape(
        pill.id,
        pill.rect.moved(dx, dy),
        pill.disc.moved(dx, dy),
        text(pill.initial),
        text(pill.name),
        text(pill.quote) if pill.quote else None,
        pill.colour,
        pill.index,
        pill.asset,
        pill.crop,
        pill.faded,
    )

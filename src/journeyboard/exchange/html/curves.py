"""How people feel, as curves over all columns: drawn, and told for whoever does not see them."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from journeyboard.board.curves import monotone_path
from journeyboard.drawing.theme import Theme
from journeyboard.exchange.html.markup import Markup, element
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Feeling, FeelingState, Step
from journeyboard.language import _, format_number

_STATES: tuple[FeelingState, ...] = ("as_is", "to_be")
_HIGH, _ABOVE = 132, 14
_STEP = (_HIGH - 2 * _ABOVE) / 4
"""Pixels from one whole feeling to the next."""


def emotion_element(journey: Journey, steps: Sequence[Step], widths: Sequence[float], theme: Theme) -> Markup:
    """The curves of all personas over the columns."""
    wide = sum(widths) or 1
    middles = [right - own / 2 for right, own in zip(accumulate(widths), widths, strict=True)]
    lines = [
        element("line", x1="0", x2=f"{wide:g}", y1=f"{_y(value):g}", y2=f"{_y(value):g}", stroke="var(--grid)")
        for value in (2, 1, 0, -1, -2)
    ]
    curves: list[Markup] = []
    told: list[Markup] = []
    notes: list[Markup] = []
    names: list[Markup] = []
    for index, persona in enumerate(journey.personas):
        colour = theme.persona(persona.colour, index)
        for state in _STATES:
            points = zip(middles, steps, strict=True)
            felt = [(x, one) for x, step in points if (one := journey.feeling(persona.id, step.id, state)) is not None]
            if felt:
                curves += _curve(felt, colour, dashed=state == "to_be")
                called = persona.name if state == "as_is" else _("{name} (to-be)").format(name=persona.name)
                names.append(element("span", called, style=f"color:{colour}", dir="auto"))
                told.append(element("li", f"{called}: " + ", ".join(_told(journey, one) for _x, one in felt)))
                notes += _notes(felt, wide)
    picture = element(
        "svg",
        *lines,
        *curves,
        viewBox=f"0 0 {wide:g} {_HIGH}",
        width=f"{wide:g}",
        height=str(_HIGH),
        aria_hidden="true",
    )
    return element(
        "div",
        element("div", picture, *notes, class_="drawn"),
        element("div", *names, class_="names", aria_hidden="true"),
        element("ul", *told, class_="sr") if told else None,
        class_="curves",
    )


def _curve(felt: Sequence[tuple[float, Feeling]], colour: str, *, dashed: bool) -> Iterator[Markup]:
    points = [(x, _y(feeling.value)) for x, feeling in felt]
    path = "".join(
        f"C{b[0]:.1f} {b[1]:.1f} {c[0]:.1f} {c[1]:.1f} {d[0]:.1f} {d[1]:.1f}" for _a, b, c, d in monotone_path(points)
    )
    start = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    dashes = "5 4" if dashed else None
    yield element("path", d=start + path, fill="none", stroke=colour, stroke_width="2", stroke_dasharray=dashes)
    for (x, y), (_x, feeling) in zip(points, felt, strict=True):
        yield element(
            "circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="4", fill="var(--paper)", stroke=colour, stroke_width="2",
            data_value=f"{feeling.value:g}",
        )  # fmt: skip


def _notes(felt: Sequence[tuple[float, Feeling]], wide: float) -> Iterator[Markup]:
    """The notes of feelings beside their points: above those in the lower half, else below."""
    for x, feeling in felt:
        if feeling.note:
            y = _y(feeling.value)
            side = f"bottom:{_HIGH - y + 12:.0f}px" if feeling.value < 0 else f"top:{y + 12:.0f}px"
            yield element("span", feeling.note, class_="flag", dir="auto", style=f"left:{x / wide * 100:.3f}%;{side}")


def _told(journey: Journey, feeling: Feeling) -> str:
    step = journey.find(Step, feeling.step)
    stage = journey.get(step.stage) if step is not None else None
    where = " · ".join(part for part in (getattr(stage, "name", ""), getattr(step, "name", "")) if part)
    return f"{where} {format_number(feeling.value, 1, signed=True)}"


def _y(value: float) -> float:
    return _ABOVE + (2 - value) * _STEP

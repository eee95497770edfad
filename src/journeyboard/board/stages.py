"""The stage row: a chevron for each stage, its steps beneath where it has several or a named one."""

from journeyboard.board.palette import ink_on, stage_colour
from journeyboard.board.plan import Plan
from journeyboard.board.shapes import Rect, StageShape, StepShape, TextShape
from journeyboard.board.texts import text_block
from journeyboard.journey.insight.evidence import proven_stages
from journeyboard.journey.records import Stage, Step

CHEVRON_TIP = 12
"""How far a chevron's point reaches out, and its notch in."""
CHEVRON_SIDE = 3
"""Between a column's edges and the chevron."""
_ROW_BOTTOM = 10
_LEAST_HEIGHT = 56
_PAD_Y = 10
_TEXT_X = 22
_ICON = 20
_STEP_GAP = 5
_STEP_PAD = 4


def stage_shapes(plan: Plan) -> tuple[tuple[StageShape, ...], float]:
    """The stages that are shown, and the height of their row."""
    texts = [_texts(plan, stage, columns) for stage, _index, columns in plan.stages]
    tall = max((_height(name, line) for name, line in texts), default=0)
    height = max(_LEAST_HEIGHT, tall + 2 * _PAD_Y)
    names = _step_texts(plan, height + _STEP_GAP)
    stages: list[StageShape] = []
    proven = proven_stages(plan.journey) if plan.view.evidence else None
    for (stage, index, columns), (name, line) in zip(plan.stages, texts, strict=True):
        colour = stage_colour(stage.colour, index)
        first, last = plan.columns[columns[0]], plan.columns[columns[-1]]
        rect = Rect(first.x + CHEVRON_SIDE, 0, last.x + last.width - first.x - 2 * CHEVRON_SIDE, height)
        above = (height - _height(name, line)) / 2
        name = _moved(name, above)
        line = _moved(line, above + name.rect.height) if line else None
        steps = _step_shapes(plan, columns, names, height + _STEP_GAP)
        hollow = proven is not None and stage.id not in proven
        stages.append(StageShape(stage.id, rect, colour, ink_on(colour), name, line, stage.icon, steps, hollow))
    bottom = max((step.rect.bottom for stage in stages for step in stage.steps), default=height)
    return tuple(stages), bottom + _ROW_BOTTOM


def _texts(plan: Plan, stage: Stage, columns: tuple[int, ...]) -> tuple[TextShape, TextShape | None]:
    first, last = plan.columns[columns[0]], plan.columns[columns[-1]]
    x = first.x + CHEVRON_SIDE + _TEXT_X + (_ICON if stage.icon else 0)
    width = max(20, last.x + last.width - CHEVRON_SIDE - CHEVRON_TIP - 6 - x)
    name = text_block(plan.measurer, stage.name, "stage", x, 0, width, most=2)
    line = text_block(plan.measurer, stage.line, "stage_line", x, 0, width, most=3) if stage.line else None
    return name, line


def _height(name: TextShape, line: TextShape | None) -> float:
    return name.rect.height + (line.rect.height if line else 0)


def _moved(text: TextShape, dy: float) -> TextShape:
    return TextShape(text.rect.moved(0, dy), text.style, text.lines, text.align, text.rtl)


def _step_texts(plan: Plan, top: float) -> dict[int, TextShape]:
    """The names of the steps that are drawn, by column, from y = `top` on, all as tall as the tallest."""
    texts: dict[int, TextShape] = {}
    for _stage, _index, columns in plan.stages:
        names = [step.name if (step := plan.journey.find(Step, plan.columns[index].step)) else "" for index in columns]
        if len(columns) == 1 and not names[0]:
            continue
        for index, name in zip(columns, names, strict=True):
            column = plan.columns[index]
            x, width = column.x + CHEVRON_SIDE + _STEP_PAD, column.width - 2 * (CHEVRON_SIDE + _STEP_PAD)
            texts[index] = text_block(plan.measurer, name, "step", x, top + _STEP_PAD, width, most=2, align="center")
    tallest = max((text.rect.height for text in texts.values()), default=0)
    return {index: _moved(text, (tallest - text.rect.height) / 2) for index, text in texts.items()}


def _step_shapes(
    plan: Plan, columns: tuple[int, ...], texts: dict[int, TextShape], top: float
) -> tuple[StepShape, ...]:
    bottom = max((text.rect.bottom for text in texts.values()), default=top) + _STEP_PAD
    shapes: list[StepShape] = []
    for index in columns:
        if index in texts:
            column = plan.columns[index]
            rect = Rect(column.x + CHEVRON_SIDE, top, column.width - 2 * CHEVRON_SIDE, bottom - top)
            shapes.append(StepShape(column.step, rect, texts[index]))
    return tuple(shapes)

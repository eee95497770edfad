"""What a double click opens."""

from typing import TYPE_CHECKING

from journeyboard.board.finding import feeling_value
from journeyboard.editor.canvas.curves import current_curve
from journeyboard.editor.canvas.grips import grip_at
from journeyboard.editor.canvas.targets import FeelingNote
from journeyboard.editor.session import Place
from journeyboard.journey.feelings import set_feeling
from journeyboard.journey.grid import size_column, size_lane
from journeyboard.journey.records import Lane

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas
    from journeyboard.editor.canvas.tools.tool import Pointer


def open_at(canvas: "Canvas", pointer: "Pointer") -> None:
    """Open what was hit for writing: its text, a persona's sheet, a new card in an empty place; in an emotion lane set
    a feeling; an edge gets its usual place back. What has no text on the map is written in the inspector."""
    session, found = canvas.session, pointer.hit
    grip = grip_at(canvas, pointer.at)
    if grip is not None and grip.kind in ("column", "lane"):
        session.do((size_column if grip.kind == "column" else size_lane)(session.journey, grip.id, None))
        return
    lane = session.journey.find(Lane, found.lane)
    if found.kind in ("feeling", "flag"):
        canvas.open_editor(FeelingNote(found.id))
    elif found.kind == "cell" and lane is not None and lane.kind == "emotion":
        _set_feeling(canvas, pointer)
    elif found.kind == "cell":
        place = Place(found.lane, found.step)
        canvas.write_new_card(place, len(session.journey.cards_at(*place)))
    elif found.kind == "persona":
        canvas.sheet_wanted.emit(found.id)
    elif found.kind == "title":
        canvas.write(session.journey.info.id)
    elif found.id and not canvas.write(found.id):
        canvas.left.emit()


def _set_feeling(canvas: "Canvas", pointer: "Pointer") -> None:
    """Set the current curve's feeling at the height of the pointer."""
    session, found = canvas.session, pointer.hit
    curve = current_curve(session)
    if curve is None:
        return
    value = feeling_value(canvas.board, found.lane, pointer.board[1])
    session.do(set_feeling(session.journey, curve.persona, found.step, value, curve.state))
    feeling = session.journey.feeling(curve.persona, found.step, curve.state)
    session.select([feeling.id] if feeling is not None else [], Place(found.lane, found.step))

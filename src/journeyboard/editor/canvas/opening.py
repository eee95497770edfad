"""What a double click opens, and whose feelings are set."""

from typing import TYPE_CHECKING

from journeyboard.board.finding import feeling_value
from journeyboard.editor.canvas.grips import grip_at
from journeyboard.editor.canvas.targets import FeelingNote
from journeyboard.editor.session import Place, Session
from journeyboard.journey.feelings import set_feeling
from journeyboard.journey.grid import size_column, size_lane
from journeyboard.journey.records import Feeling, Lane, Persona

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


def current_persona(session: Session) -> Persona | None:
    """Whose feelings are set: the selected feeling's persona, the view's, or the first."""
    journey = session.journey
    chosen = [f.persona for f in map(journey.all(Feeling).get, session.selected) if f is not None]
    wanted = [*chosen, *session.view.filter.personas, *(persona.id for persona in journey.personas)]
    return next((p for p in map(journey.all(Persona).get, wanted) if p is not None), None)


def _set_feeling(canvas: "Canvas", pointer: "Pointer") -> None:
    """Set the current persona's feeling at the height of the pointer."""
    session, found = canvas.session, pointer.hit
    persona = current_persona(session)
    if persona is None:
        return
    value = feeling_value(canvas.board, found.lane, pointer.board[1])
    session.do(set_feeling(session.journey, persona.id, found.step, value))
    feeling = session.journey.feeling(persona.id, found.step)
    session.select([feeling.id] if feeling is not None else [], Place(found.lane, found.step))

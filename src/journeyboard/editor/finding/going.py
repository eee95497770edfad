"""Going to a record: it is selected, and scrolled into view."""

from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.session import Place, Session
from journeyboard.journey.records import Stage


def go_to(canvas: Canvas, record_id: str) -> None:
    """Select a record and show where it stands on the map."""
    session = canvas.session
    session.select([record_id], _heading_place(session, record_id))
    canvas.show_record(record_id)


def _heading_place(session: Session, record_id: str) -> Place | None:
    """The place of a stage: the heading of its first step. The session knows those of the other kinds."""
    steps = session.journey.steps_of(record_id) if session.journey.find(Stage, record_id) else ()
    return Place("", steps[0].id) if steps else None

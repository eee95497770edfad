"""Persona sheets as a picture."""

from collections.abc import Sequence
from pathlib import Path

from journeyboard.drawing.encoding import picture_bytes
from journeyboard.drawing.personas import sheets_picture
from journeyboard.drawing.theme import Theme
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Persona
from journeyboard.language import speaking
from journeyboard.storage.atomic import write_atomically


def export_personas(journey: Journey, personas: Sequence[Persona], target: Path, theme: Theme) -> None:
    """Write the sheets of personas, side by side and in the journey's language, as one PNG picture.

    Needs a QGuiApplication. Raises FileProblem; the file at `target` is then as it was.
    """
    shown = [(persona, journey.personas.index(persona)) for persona in personas]
    with speaking(journey.info.language):
        image = sheets_picture(shown, journey.assets, theme)
    write_atomically(target, picture_bytes(image))

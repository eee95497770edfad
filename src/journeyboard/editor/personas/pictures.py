"""The pictures of personas: chosen from a file, dropped, pasted, and cropped to the part that is shown."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from journeyboard.drawing.pictures import decoded
from journeyboard.editor.dialogs.files import ask_open
from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.personas.cropping import CropDialog
from journeyboard.editor.pictures import asset_of, picture_asset
from journeyboard.editor.session import Session
from journeyboard.editor.settings import Settings
from journeyboard.journey.personas import crop_portrait, set_portrait
from journeyboard.journey.records import Asset, Persona
from journeyboard.language import _
from journeyboard.storage.problems import FileProblem


class Pictures:
    """Gives personas their portraits, each in one step to undo."""

    def __init__(self, window: QWidget, session: Session, settings: Settings) -> None:
        self._window, self._session, self._settings = window, session, settings

    def ask(self, persona_id: str) -> None:
        """Let a picture file be chosen."""
        filters = [_("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif)"), _("All files (*)")]
        then = lambda path: self.read(persona_id, path)  # noqa: E731 - one expression, used once
        ask_open(self._window, _("Choose a portrait"), self._settings.folder, filters, then)

    def read(self, persona_id: str, path: Path) -> None:
        """Give the persona the picture at `path`, or tell why that cannot be."""
        try:
            picture = picture_asset(path)
        except FileProblem as problem:
            tell(self._window, _("The picture was not read."), problem.message)
        else:
            self._set(persona_id, picture)

    def paste(self, persona_id: str) -> None:
        """Give the persona the picture on the clipboard."""
        image = QGuiApplication.clipboard().image()
        if not image.isNull():
            self._set(persona_id, asset_of(image))

    def crop(self, persona_id: str) -> None:
        """Let the part of the picture be chosen that the portrait shows."""
        persona = self._session.journey.find(Persona, persona_id)
        asset = self._session.journey.assets.get(persona.portrait) if persona is not None else None
        image = decoded(asset) if asset is not None else None
        if persona is not None and image is not None:
            done = lambda crop: self._session.do(crop_portrait(self._session.journey, persona_id, crop))  # noqa: E731
            CropDialog(self._window, image, persona.portrait_crop, done).open()

    def _set(self, persona_id: str, picture: Asset) -> None:
        """Set the portrait, and offer to choose the part where it is no square."""
        self._session.do(set_portrait(self._session.journey, persona_id, picture))
        if picture.width != picture.height:
            self.crop(persona_id)

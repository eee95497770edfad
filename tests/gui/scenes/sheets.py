"""Persona sheets, and the matrix of opportunities."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from tests.gui.conftest import Person
from tests.gui.scenes.staging import SAMPLES, sample_map, scene, shown

from journeyboard.editor.personas.choosing import ChoosePersonas
from journeyboard.editor.personas.cropping import CropDialog
from journeyboard.editor.personas.window import PersonaWindow
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.editor.window import Window
from journeyboard.language import current_language


@scene
def persona_sheet(person: Person) -> QWidget:
    return _personas(person, 1)


@scene
def persona_comparison(person: Person) -> QWidget:
    sheets = _personas(person, 2)
    sheets.resize(QSize(scaled(1000), scaled(820)).boundedTo(sheets.screen().size()))
    return sheets


@scene
def persona_portrait(person: Person) -> QWidget:
    sheets = _personas(person, 1)
    sheets.pictures.read(sheets.shown[0].id, portrait_file(person.folder))
    shown(CropDialog).reject()
    return sheets


@scene
def persona_crop(person: Person) -> QWidget:
    sheets = _personas(person, 1)
    sheets.pictures.read(sheets.shown[0].id, portrait_file(person.folder))
    return shown(CropDialog)


@scene
def persona_empty(person: Person) -> QWidget:
    window = person.opens()
    window.persona_commands.open()
    return shown(PersonaWindow)


@scene
def persona_choice(person: Person) -> QWidget:
    sheets = _personas(person, 1)
    sheets.copy_from(person.sample(SAMPLES["de" if current_language() == "en" else "en"]))
    return shown(ChoosePersonas)


@scene
def matrix(person: Person) -> QWidget:
    return _matrix(sample_map(person), 0)


@scene
def matrix_importance(person: Person) -> QWidget:
    return _matrix(sample_map(person), 1)


@scene
def matrix_list(person: Person) -> QWidget:
    return _matrix(sample_map(person), 2)


@scene
def matrix_empty(person: Person) -> QWidget:
    return _matrix(person.opens(), 0)


def portrait_file(folder: Path) -> Path:
    """A picture of a face, drawn: wider than high, so that a part of it is to be chosen."""
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#9CC3D5"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, x, y, wide, high in (
        ("#4B3A2F", 215, 50, 170, 190),
        ("#3B5BFD", 170, 290, 260, 240),
        ("#E8B48F", 230, 80, 140, 180),
        ("#2C1F1A", 265, 150, 14, 14),
        ("#2C1F1A", 322, 150, 14, 14),
        ("#B5524A", 278, 205, 44, 16),
    ):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(x, y, wide, high)
    painter.end()
    path = folder / "portrait.png"
    assert image.save(str(path))
    return path


def _personas(person: Person, count: int) -> PersonaWindow:
    window = sample_map(person)
    personas = window.document.session.journey.personas[:count]
    window.persona_commands.open(*(persona.id for persona in personas))
    return shown(PersonaWindow)


def _matrix(window: Window, page: int) -> QWidget:
    window.matrix_commands.open()
    matrix = window.matrix_commands.matrix
    assert matrix is not None
    matrix.turn_to(page)
    return matrix

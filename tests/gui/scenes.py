"""Every window, dialog and dock of the program, each as a person would have it open.

The pictures that people look at are made from these (`make screenshots`), and what must hold everywhere, such as names
for screen readers, is tested on them. Whoever adds a window adds a function here that opens it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.journeys import journey_of
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from tests.exchange.spreadsheet import edited_to
from tests.gui.conftest import Person

from journeyboard import resources
from journeyboard.editor.dialogs.returning.dialog import ReturnDialog
from journeyboard.editor.dialogs.settings import SettingsDialog
from journeyboard.editor.dialogs.templating import TemplateDialog
from journeyboard.editor.exporting.dialog import ExportDialog
from journeyboard.editor.exporting.printing import PrintDialog
from journeyboard.editor.helping.guide import Guide
from journeyboard.editor.helping.shortcuts import ShortcutsWindow
from journeyboard.editor.helping.tour import Tour
from journeyboard.editor.importing.dialog import ImportDialog
from journeyboard.editor.importing.figures import ComputedDialog
from journeyboard.editor.palette.popup import Palette
from journeyboard.editor.personas.choosing import ChoosePersonas
from journeyboard.editor.personas.cropping import CropDialog
from journeyboard.editor.personas.window import PersonaWindow
from journeyboard.editor.showing.gallery import LaneGallery
from journeyboard.editor.start.page import StartPage
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.editor.window import Window
from journeyboard.journey.cards import add_card
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Lane, Link, Metric, Persona, Record, Stage, Step, View
from journeyboard.language import current_language
from journeyboard.metrics.recipe import Computed, Recipe
from journeyboard.metrics.recipes import write_recipe
from journeyboard.storage.files import open_journey, save_journey
from journeyboard.storage.templates import save_template

Scene = Callable[[Person], QWidget]
W = TypeVar("W", bound=QWidget)

SCENES: dict[str, Scene] = {}
"""Each scene by its name: it opens a window and returns it."""
SIZE = QSize(1440, 900)
"""How large a main window is, where the screen is."""
_SAMPLES = {"en": "online-shop.journey", "de": "buecherei.journey"}
_TABLES = {"en": "online-shop-october.xlsx", "de": "buecherei-september.csv"}


def scene(function: Scene) -> Scene:
    """Put a function among the scenes, under its own name."""
    SCENES[function.__name__] = function
    return function


def opened(name: str, person: Person) -> QWidget:
    """The window of a scene, once everything in it has found its place."""
    window = SCENES[name](person)
    for _turn in range(10):  # fields are as high as their texts, which are laid out one after the other
        QApplication.processEvents()
    return window


# -- starting


@scene
def start_page(person: Person) -> QWidget:
    """Two files, one of them gone, and a template of one's own."""
    path = person.sample(_SAMPLES[current_language()])
    save_template(open_journey(path).journey, "Every quarter", "How we begin")
    person.windows.settings.add_recent(person.folder / "stick" / "clinic.journey")
    person.windows.settings.add_recent(path)
    return _page_with_pictures(person)


@scene
def start_page_first_time(person: Person) -> QWidget:
    page = _page_with_pictures(person)
    page.resize(QSize(700, 800))
    return page


@scene
def save_as_template(person: Person) -> QWidget:
    person.chooses(_sample(person), "save_template")
    return _shown(TemplateDialog)


# -- settings and help


@scene
def settings(person: Person) -> QWidget:
    person.chooses(_sample(person), "settings")
    return _shown(SettingsDialog)


@scene
def guide(person: Person) -> QWidget:
    person.chooses(_sample(person), "guide")
    return _shown(Guide)


@scene
def shortcuts(person: Person) -> QWidget:
    person.chooses(_sample(person), "shortcuts")
    return _shown(ShortcutsWindow)


@scene
def tour(person: Person) -> QWidget:
    window = _sample(person)
    person.chooses(window, "tour")
    window.findChildren(Tour)[0].step(1)
    return window


# -- the map


@scene
def map_sample(person: Person) -> QWidget:
    return _sample(person)


@scene
def map_empty(person: Person) -> QWidget:
    return _as_large_as_can_be(person, person.opens())


@scene
def map_crowded(person: Person) -> QWidget:
    """300 touchpoints and what goes with them."""
    path = person.folder / "crowded.journey"
    save_journey(journey_of(1500), path, None)
    return _as_large_as_can_be(person, person.opens(path))


@scene
def menu_insert(person: Person) -> QWidget:
    window = _sample(person)
    menus = [action.menu() for action in window.menuBar().actions()]
    menu = next(menu for menu in menus if isinstance(menu, QMenu) and window.actions_["add_stage"] in menu.actions())
    menu.popup(window.mapToGlobal(window.menuBar().geometry().bottomLeft()))
    return window


@scene
def map_evidence(person: Person) -> QWidget:
    """What is assumed and what is known, a lane collapsed, one hidden, and the minimap."""
    window = _sample(person)
    session = window.document.session
    lanes = [lane.id for lane in session.journey.lanes]
    session.set_view(View(id="shown", evidence=True, collapsed_lanes=(lanes[1],), hidden_lanes=(lanes[2],)))
    window.show_commands.minimap.toggle()
    return window


@scene
def lane_gallery(person: Person) -> QWidget:
    _sample(person).show_commands.open_gallery()
    return _shown(LaneGallery)


# -- the inspector


@scene
def inspector_pain_point(person: Person) -> QWidget:
    return _selecting(person, Card, lambda card: card.kind == "pain_point" and (card.severity or 0) > 3)


@scene
def inspector_opportunity(person: Person) -> QWidget:
    return _selecting(person, Card, lambda card: card.kind == "opportunity")


@scene
def inspector_touchpoint(person: Person) -> QWidget:
    return _selecting(person, Card, lambda card: card.kind == "touchpoint")


@scene
def inspector_several(person: Person) -> QWidget:
    window = _sample(person)
    window.document.session.select([card.id for card in _cards(window, "pain_point")][:3])
    return window


@scene
def inspector_stage(person: Person) -> QWidget:
    return _selecting(person, Stage)


@scene
def inspector_step(person: Person) -> QWidget:
    return _selecting(person, Step)


@scene
def inspector_lane(person: Person) -> QWidget:
    return _selecting(person, Lane, lambda lane: lane.kind == "metrics")


@scene
def inspector_feeling(person: Person) -> QWidget:
    return _selecting(person, Feeling)


@scene
def inspector_arrow(person: Person) -> QWidget:
    return _selecting(person, Link, lambda link: link.kind == "returns")


@scene
def inspector_metric(person: Person) -> QWidget:
    return _selecting(person, Metric, lambda metric: metric.target is not None)


@scene
def inspector_persona(person: Person) -> QWidget:
    return _selecting(person, Persona)


# -- personas


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
    _shown(CropDialog).reject()
    return sheets


@scene
def persona_crop(person: Person) -> QWidget:
    sheets = _personas(person, 1)
    sheets.pictures.read(sheets.shown[0].id, portrait_file(person.folder))
    return _shown(CropDialog)


@scene
def persona_empty(person: Person) -> QWidget:
    window = person.opens()
    window.persona_commands.open()
    return _shown(PersonaWindow)


@scene
def persona_choice(person: Person) -> QWidget:
    sheets = _personas(person, 1)
    sheets.copy_from(person.sample(_SAMPLES["de" if current_language() == "en" else "en"]))
    return _shown(ChoosePersonas)


# -- opportunities


@scene
def matrix(person: Person) -> QWidget:
    return _matrix(_sample(person), 0)


@scene
def matrix_importance(person: Person) -> QWidget:
    return _matrix(_sample(person), 1)


@scene
def matrix_list(person: Person) -> QWidget:
    return _matrix(_sample(person), 2)


@scene
def matrix_empty(person: Person) -> QWidget:
    return _matrix(person.opens(), 0)


# -- finding one's way


@scene
def palette(person: Person) -> QWidget:
    window = _sample(person)
    person.chooses(window, "palette")
    QTest.keyClicks(_shown(Palette).field, "s")
    return window


@scene
def find(person: Person) -> QWidget:
    window = _sample(person)
    person.chooses(window, "find")
    QTest.keyClicks(window.finding.find_bar.field, "e")
    person.qtbot.waitUntil(lambda: window.canvas.is_sharp)
    return window


@scene
def replace(person: Person) -> QWidget:
    window = _sample(person)
    person.chooses(window, "replace")
    return window


@scene
def filtering(person: Person) -> QWidget:
    window = _sample(person)
    person.chooses(window, "filter")
    return window


@scene
def outline(person: Person) -> QWidget:
    return _with_dock(person, "outline")


@scene
def history(person: Person) -> QWidget:
    window = _sample(person)
    window.edit_commands.select_all()
    window.edit_commands.delete()
    window.edit_commands.undo()
    return _choosing(person, window, "history")


@scene
def weak_points(person: Person) -> QWidget:
    return _with_dock(person, "weak_points")


# -- showing and working together


@scene
def presenting(person: Person) -> QWidget:
    """The second stage."""
    window = _sample(person)
    person.chooses(window, "present")
    show = window.present_commands.show
    assert show is not None
    person.qtbot.waitExposed(show)
    show.showNormal()  # as large as the other windows, not as the screen
    show.resize(SIZE)
    show.hint.hide()
    stage = window.document.session.journey.stages[1].id
    QApplication.processEvents()
    show.go_to(next(at for at, slide in enumerate(show.slides) if slide.stage == stage), at_once=True)
    person.qtbot.waitUntil(lambda: show.stage.is_sharp)
    return show


@scene
def workshop(person: Person) -> QWidget:
    return _with_dock(person, "workshop")


# -- dialogs


@scene
def importing(person: Person) -> QWidget:
    window = _sample(person)
    window.source_commands.import_from(resources.sample(_TABLES[current_language()]))
    dialog = _shown(ImportDialog)
    person.qtbot.waitUntil(lambda: dialog.sheet.model_.row(0) is not None, timeout=10000)
    return dialog


@scene
def bringing_back(person: Person) -> QWidget:
    """A workbook that was edited, of a map that moved on."""
    window = _sample(person)
    session = window.document.session
    before, after = (Journey(session.journey, session.journey.extra) for _copy in range(2))
    pains, opportunities = _cards(window, "pain_point"), _cards(window, "opportunity")
    after.apply(set_fields(after, [card.id for card in pains[:2]], severity=2, team="Logistics"))
    after.apply(set_fields(after, [card.id for card in opportunities[:2]], text="Written anew by a colleague"))
    after.apply(add_card(after, pains[0].lane, pains[0].step, "Found in the second round of interviews"))
    after.apply(delete(after, [_cards(window, "touchpoint")[0].id]))
    session.do(set_fields(session.journey, [opportunities[0].id], text="Written anew on the map"))
    window.file_commands.bring_back(edited_to(before, after, person.folder / "map.xlsx", current_language()))
    dialog = _shown(ReturnDialog)
    person.qtbot.waitUntil(lambda: dialog.is_read, timeout=10000)
    return dialog


@scene
def importing_trouble(person: Person) -> QWidget:
    """A table with everything that can be wrong: titles, a guess, a name without a stage, totals, unreadable cells."""
    window = _sample(person)
    window.source_commands.import_from(_table(person))
    dialog = _shown(ImportDialog)
    person.qtbot.waitUntil(lambda: dialog.sheet.model_.row(0) is not None, timeout=10000)
    dialog.show_problems()
    return dialog


@scene
def importing_row(person: Person) -> QWidget:
    """What a row and its column can be made."""
    dialog = importing_trouble(person)
    assert isinstance(dialog, ImportDialog)
    dialog.sheet.go_to("A10")
    QTest.keyClick(dialog.sheet, Qt.Key.Key_Return)
    return dialog


@scene
def importing_rules(person: Person) -> QWidget:
    """A report by channels, with a rate that is weighted and a figure that is computed."""
    return _with_rules(person)


@scene
def importing_computed(person: Person) -> QWidget:
    """Asked how a figure is computed from others."""
    _with_rules(person).add_figure.compute()
    return _shown(ComputedDialog)


def _with_rules(person: Person) -> ImportDialog:
    window = _sample(person)
    path = person.folder / "channels.csv"
    first, second = (stage.name for stage in window.document.session.journey.stages[:2])
    path.write_text(
        "Phase;Month;Channel;Sessions;Bounce rate;Cost;Purchases\n"
        f"{first};2026-10;Search;4820;45,4 %;1.300,50 €;31\n{first};2026-10;Newsletter;2190;12,8 %;90,00 €;25\n"
        f"{second};2026-10;Search;1840;8,4 %;410,00 €;31\n",
        "utf-8",
    )
    recipe = Recipe(
        rules={"Sessions": ("sum", "share_of_previous"), "Bounce rate": ("weighted",), "Cost": ("sum",)},
        weights={"Bounce rate": "Sessions"},
        duplicates="sum",
        computed=(Computed(name="Cost per purchase", first="Cost", sign="÷", second="Purchases"),),
    )
    write_recipe(recipe, window.document.session.journey, person.folder / "channels.recipe.json")
    window.source_commands.import_from(path)
    dialog = _shown(ImportDialog)
    person.qtbot.waitUntil(lambda: dialog.report is not None, timeout=10000)
    dialog.use_recipe(person.folder / "channels.recipe.json")
    person.qtbot.waitUntil(lambda: dialog.report is not None and bool(dialog.report.recipe.computed), timeout=10000)
    dialog.show_columns()
    return dialog


def _table(person: Person) -> Path:
    path = person.folder / "shop-2026-10.csv"
    path.write_text(
        "Funnel-Report Oktober 2026;;;;;\nStand: 31.10.2026;;;;;\n;;;;;\n"
        "Phase;Monat;Besucher;Conversion-Rate;CSAT;Kommentar\n"
        "Bewusstsein;2026-10;48.210;45,4 %;;Kampagne Herbst\nÜberlegung;2026-10;21.904;8,4 %;4,1;\n"
        "Kauf;2026-10;1.840;ohne;3,9;\nLiefrung;2026-10;1.795;;3,7;\nRückgabe;2026-10;12;;;\nGesamt;;73.749;;;\n",
        "utf-8",
    )
    return path


@scene
def exporting(person: Person) -> QWidget:
    window = _sample(person)
    person.chooses(window, "export")
    dialog = _shown(ExportDialog)
    person.qtbot.waitUntil(lambda: dialog.preview.is_settled, timeout=10000)
    return dialog


@scene
def print_map(person: Person) -> QWidget:
    window = _sample(person)
    person.chooses(window, "print")
    return _shown(PrintDialog)


@scene
def question(person: Person) -> QWidget:
    window = _sample(person)
    window.edit_commands.select_all()
    window.edit_commands.delete()
    window.close()
    return person.asked()


# -- parts


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


def _page_with_pictures(person: Person) -> StartPage:
    page = person.windows.show_start()
    page.resize(QSize(1360, 800))
    last = page.templates.cards[-1]
    person.qtbot.waitUntil(lambda: last.picture is not None, timeout=20000)
    return page


def _sample(person: Person) -> Window:
    """The sample of the program's language, in a window of its own."""
    return _as_large_as_can_be(person, person.opens(person.sample(_SAMPLES[current_language()])))


def _as_large_as_can_be(person: Person, window: Window) -> Window:
    window.resize(SIZE.boundedTo(window.screen().size()))
    window.canvas.fit_map()
    person.qtbot.waitUntil(lambda: window.canvas.is_sharp)
    return window


def _selecting(person: Person, kind: type[Record], fits: Callable[..., bool] = lambda _record: True) -> QWidget:
    window = _sample(person)
    record = next(record for record in window.document.session.journey.in_order(kind) if fits(record))
    window.document.session.select([record.id])
    window.canvas.show_record(record.id)
    return window


def _cards(window: Window, kind: str) -> list[Card]:
    return [card for card in window.document.session.journey.cards.values() if card.kind == kind]


def _personas(person: Person, count: int) -> PersonaWindow:
    window = _sample(person)
    personas = window.document.session.journey.personas[:count]
    window.persona_commands.open(*(persona.id for persona in personas))
    return _shown(PersonaWindow)


def _matrix(window: Window, page: int) -> QWidget:
    window.matrix_commands.open()
    matrix = window.matrix_commands.matrix
    assert matrix is not None
    matrix.turn_to(page)
    return matrix


def _with_dock(person: Person, action: str) -> QWidget:
    return _choosing(person, _sample(person), action)


def _choosing(person: Person, window: Window, action: str) -> QWidget:
    person.chooses(window, action)
    window.canvas.fit_map()
    person.qtbot.waitUntil(lambda: window.canvas.is_sharp)
    return window


def _shown(kind: type[W]) -> W:
    """The window of that kind that is on screen."""
    return next(window for window in QApplication.topLevelWidgets() if isinstance(window, kind) and window.isVisible())

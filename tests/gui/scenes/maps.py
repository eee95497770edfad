"""The map itself, and how one finds the way in it."""

from benchmarks.journeys import journey_of
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget
from tests.gui.conftest import Person
from tests.gui.scenes.staging import as_large_as_can_be, choosing, sample_map, scene, shown, with_dock

from journeyboard.editor.palette.popup import Palette
from journeyboard.editor.showing.gallery import LaneGallery
from journeyboard.editor.showing.menus import views_menu
from journeyboard.editor.window import Window
from journeyboard.journey.records import View, new_id
from journeyboard.journey.views import save_view
from journeyboard.storage.files import save_journey


@scene
def map_sample(person: Person) -> QWidget:
    return sample_map(person)


@scene
def map_empty(person: Person) -> QWidget:
    return as_large_as_can_be(person, person.opens())


@scene
def map_crowded(person: Person) -> QWidget:
    """300 touchpoints and what goes with them."""
    path = person.folder / "crowded.journey"
    save_journey(journey_of(1500), path, None)
    return as_large_as_can_be(person, person.opens(path))


@scene
def menu_insert(person: Person) -> QWidget:
    window = sample_map(person)
    menus = [action.menu() for action in window.menuBar().actions()]
    menu = next(menu for menu in menus if isinstance(menu, QMenu) and window.actions_["add_stage"] in menu.actions())
    menu.popup(window.mapToGlobal(window.menuBar().geometry().bottomLeft()))
    return window


@scene
def map_evidence(person: Person) -> QWidget:
    """What is assumed and what is known, a lane collapsed, one hidden, and the minimap."""
    window = sample_map(person)
    session = window.document.session
    lanes = [lane.id for lane in session.journey.lanes]
    session.set_view(View(id="shown", evidence=True, collapsed_lanes=(lanes[1],), hidden_lanes=(lanes[2],)))
    window.show_commands.minimap.toggle()
    return window


@scene
def lane_gallery(person: Person) -> QWidget:
    sample_map(person).show_commands.open_gallery()
    return shown(LaneGallery)


@scene
def palette(person: Person) -> QWidget:
    window = sample_map(person)
    person.chooses(window, "palette")
    QTest.keyClicks(shown(Palette).field, "s")
    return window


@scene
def find(person: Person) -> QWidget:
    window = sample_map(person)
    person.chooses(window, "find")
    QTest.keyClicks(window.finding.find_bar.field, "e")
    person.qtbot.waitUntil(lambda: window.canvas.is_sharp)
    return window


@scene
def replace(person: Person) -> QWidget:
    window = sample_map(person)
    person.chooses(window, "replace")
    return window


@scene
def filtering(person: Person) -> QWidget:
    window = sample_map(person)
    person.chooses(window, "filter")
    return window


@scene
def outline(person: Person) -> QWidget:
    return with_dock(person, "outline")


@scene
def history(person: Person) -> QWidget:
    window = sample_map(person)
    window.edit_commands.select_all()
    window.edit_commands.delete()
    window.edit_commands.undo()
    return choosing(person, window, "history")


@scene
def menu_views(person: Person) -> QWidget:
    """Two saved views, one of them shown and changed since."""
    window = _with_views(person)
    commands = window.show_commands
    menu = views_menu(window, window.actions_, window.document.session, commands)
    menu.popup(window.mapToGlobal(window.menuBar().geometry().bottomLeft()))
    return window


@scene
def saving_view(person: Person) -> QWidget:
    person.chooses(_with_views(person), "save_view")
    return shown(QInputDialog)


@scene
def going_to_stage(person: Person) -> QWidget:
    window = sample_map(person)
    person.chooses(window, "go_to_stage")
    return window


def _with_views(person: Person) -> Window:
    window = sample_map(person)
    session = window.document.session
    lanes = [lane.id for lane in session.journey.lanes]
    for name, hidden in (("Overview", lanes[3:5]), ("Pain points alone", lanes[:3])):
        session.do(save_view(session.journey, name, View(id="shown", hidden_lanes=tuple(hidden)), new_id()))
    window.show_commands.choose_number(2)
    window.show_commands.toggle_evidence()
    person.qtbot.waitUntil(lambda: window.canvas.is_sharp)
    return window

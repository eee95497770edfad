"""Figures: their table, their bar, charts, weak points, and the import."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.gui.conftest import Person
from tests.gui.scenes.staging import as_large_as_can_be, sample_map, scene, shown, with_dock

from journeyboard import resources
from journeyboard.editor.figures.catalogue import CatalogueDialog
from journeyboard.editor.figures.cells import COLUMNS
from journeyboard.editor.importing.dialog import ImportDialog
from journeyboard.editor.importing.figures import ComputedDialog
from journeyboard.editor.window import Window
from journeyboard.journey.figures import periods_of
from journeyboard.journey.records import View
from journeyboard.language import current_language
from journeyboard.metrics.recipe import Computed, Recipe
from journeyboard.metrics.recipes import write_recipe

_TABLES = {"en": "online-shop-october.xlsx", "de": "buecherei-september.csv"}


@scene
def weak_points(person: Person) -> QWidget:
    return with_dock(person, "weak_points")


@scene
def importing(person: Person) -> QWidget:
    window = sample_map(person)
    window.source_commands.import_from(resources.sample(_TABLES[current_language()]))
    dialog = shown(ImportDialog)
    person.qtbot.waitUntil(lambda: dialog.sheet.model_.row(0) is not None, timeout=10000)
    return dialog


@scene
def importing_trouble(person: Person) -> QWidget:
    """A table with everything that can be wrong: titles, a guess, a name without a stage, totals, unreadable cells."""
    window = sample_map(person)
    window.source_commands.import_from(_table(person))
    dialog = shown(ImportDialog)
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
    return shown(ComputedDialog)


def _with_rules(person: Person) -> ImportDialog:
    window = sample_map(person)
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
    dialog = shown(ImportDialog)
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
def figures_table(person: Person) -> QWidget:
    """A row is chosen, and a value was refused."""
    window = with_dock(person, "figures_table")
    assert isinstance(window, Window)
    dock = window.docks.figures
    dock.table.setCurrentIndex(dock.model.index(1, 0))
    dock.model.setData(
        dock.model.index(1, [field for field, _heading in COLUMNS].index("value")), "many", Qt.ItemDataRole.EditRole
    )
    return window


@scene
def figures_table_empty(person: Person) -> QWidget:
    window = as_large_as_can_be(person, person.opens())
    person.chooses(window, "figures_table")
    return window


@scene
def figures_bar(person: Person) -> QWidget:
    """A month beside the one before, the cells tinted, and the funnel."""
    window = sample_map(person)
    journey = window.document.session.journey
    person.chooses(window, "figures")
    view = View(id="shown", compare=periods_of(journey)[-2], tint=journey.metrics[0].id, funnel=True)
    window.document.session.set_view(view)
    person.qtbot.waitUntil(lambda: window.canvas.is_sharp)
    return window


@scene
def figures_bar_personas(person: Person) -> QWidget:
    """All personas beside each other, whose names are long together."""
    window = sample_map(person)
    person.chooses(window, "figures")
    personas = tuple(persona.id for persona in window.document.session.journey.personas)
    window.document.session.set_view(View(id="shown", compare_personas=personas))
    person.qtbot.waitUntil(lambda: window.canvas.is_sharp)
    return window


@scene
def metric_catalogue(person: Person) -> QWidget:
    person.chooses(sample_map(person), "add_metrics")
    return shown(CatalogueDialog)


@scene
def charts_over_time(person: Person) -> QWidget:
    return _charts(sample_map(person), person, 0)


@scene
def charts_funnel(person: Person) -> QWidget:
    return _charts(sample_map(person), person, 1)


@scene
def charts_feeling(person: Person) -> QWidget:
    return _charts(sample_map(person), person, 2)


@scene
def charts_empty(person: Person) -> QWidget:
    return _charts(person.opens(), person, 2)


def _charts(window: Window, person: Person, page: int) -> QWidget:
    person.chooses(window, "charts")
    charts = window.chart_commands.charts
    assert charts is not None
    charts.tabs.setCurrentIndex(page)
    return charts

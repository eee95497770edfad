"""How the program's own widgets look: palette, fonts and a little style sheet, light or dark as chosen or as the
system has it."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStyleFactory

from journeyboard.drawing.fonts import load_fonts, ui_font
from journeyboard.drawing.theme import CONTRAST, DARK, LIGHT, Theme, mixed, qt_palette
from journeyboard.editor.settings import MotionChoice, Settings, ThemeChoice
from journeyboard.editor.widgets.sizing import USUAL_PIXELS, scaled_style

_CHOSEN = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


class Look(QObject):
    """The theme, the size of text and the motion in force. `changed` tells another theme or size, `changing` that one
    is about to come."""

    changing = Signal()
    changed = Signal(object)

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.theme: Theme = LIGHT
        # Qt hears of it from Windows only: elsewhere its flag is off whatever the system asks for.
        self._system_moves = sys.platform != "win32" or application.isEffectEnabled(Qt.UIEffect.UI_General)
        load_fonts()
        application.setStyle(QStyleFactory.create("Fusion"))
        application.styleHints().colorSchemeChanged.connect(self._follow)
        application.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow)
        self._apply(self._wanted())
        self._move_or_not()

    def choose(self, choice: ThemeChoice) -> None:
        """Show `choice` from now on and remember it."""
        self._settings.theme = choice
        self._follow()

    def choose_text_size(self, percent: int) -> None:
        """Write the program's own texts at that size from now on and remember it."""
        self._settings.text_size = percent
        self._apply(self.theme)
        self.changed.emit(self.theme)

    def choose_motion(self, choice: MotionChoice) -> None:
        """Move things less from now on, or as the system has it, and remember it."""
        self._settings.motion = choice
        self._move_or_not()

    def follow_system_motion(self, *, moves: bool) -> None:
        """The system asks for motion, or for less of it."""
        self._system_moves = moves
        self._move_or_not()

    def _move_or_not(self) -> None:
        """Set Qt's flag, which all that moves asks."""
        moves = self._system_moves and self._settings.motion == "system"
        self._application.setEffectEnabled(Qt.UIEffect.UI_General, moves)

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not self.theme:
            self.changing.emit()
            self._apply(wanted)
            self.changed.emit(wanted)

    def _wanted(self) -> Theme:
        choice = self._settings.theme
        hints = self._application.styleHints()
        if choice == "system":
            if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
                return CONTRAST
            return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return _CHOSEN[choice]

    def _apply(self, theme: Theme) -> None:
        self.theme = theme
        self._application.setFont(ui_font(round(USUAL_PIXELS * self._settings.text_size / 100)))
        self._application.setPalette(qt_palette(theme))
        self._application.setStyleSheet(scaled_style(style_sheet(theme)))


def style_sheet(theme: Theme) -> str:
    """What the palette cannot say: rounded hairline fields and buttons, quiet bars."""
    hover = mixed(theme.accent, theme.card, 0.08)
    arrow = (Path(__file__).parent / "select-arrow.svg").as_posix()  # a grey that reads in both themes
    check = (Path(__file__).parent / f"check-{theme.name}.svg").as_posix()
    return f"""
QMainWindow {{ background: {theme.desk}; }}
QMainWindow::separator {{ background: {theme.line}; width: 1px; height: 1px; }}
QMenuBar {{ background: {theme.chrome}; border-bottom: 1px solid {theme.line}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenu {{ background: {theme.card}; border: 1px solid {theme.line}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {theme.accent}; color: {theme.accent_ink}; }}
QMenu::item:disabled {{ color: {theme.mute}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 6px; }}
QMenu::indicator, QMenu::icon {{ padding-left: 6px; }}
QToolBar {{ background: {theme.chrome}; border: none; border-bottom: 1px solid {theme.line};
  padding: 6px 10px; spacing: 6px; }}
QToolBar::separator {{ background: {theme.line}; width: 1px; margin: 3px 6px; }}
QToolBar QToolButton, QPushButton {{ background: {theme.card}; color: {theme.ink};
  border: 1px solid {theme.line}; border-radius: 6px; padding: 4px 10px; }}
QToolBar QToolButton {{ min-height: 16px; }}
QToolBar QToolButton#qt_toolbar_ext_button {{ padding: 0px; border: none; }}
QToolBar QToolButton::menu-indicator {{ image: none; width: 0px; }}
QToolBar QToolButton:hover, QPushButton:hover {{ background: {hover}; }}
QToolBar QToolButton:pressed, QPushButton:pressed {{ background: {theme.line}; }}
QToolBar QToolButton:focus, QPushButton:focus {{ border: 1px solid {theme.accent}; }}
QToolBar QToolButton:disabled, QPushButton:disabled {{ color: {theme.mute}; background: {theme.chrome}; }}
QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 2px; }}
QToolBar, QToolButton, QPushButton {{ qproperty-iconSize: 16px 16px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:focus {{ border: 1px solid {theme.accent}; }}
QPushButton {{ min-width: 64px; min-height: 17px; outline: none; }}
QPushButton:default, QToolBar QToolButton#primary {{ background: {theme.accent}; color: {theme.accent_ink};
  border-color: {theme.accent}; }}
QPushButton:default:hover, QToolBar QToolButton#primary:hover {{
  background: {mixed(theme.ink, theme.accent, 0.12)}; }}
QPushButton:default:focus, QToolBar QToolButton#primary:focus {{ border: 2px solid {theme.ink}; padding: 3px 9px; }}
QPushButton:default:disabled {{ background: {theme.line}; color: {theme.mute}; border-color: {theme.line}; }}
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ background: {theme.card}; color: {theme.ink};
  border: 1px solid {theme.line}; border-radius: 6px; padding: 4px 6px;
  selection-background-color: {theme.accent}; selection-color: {theme.accent_ink}; }}
QPlainTextEdit {{ padding: 2px 3px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ border: 1px solid {theme.accent}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 1px solid {theme.bad}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0px; border: none; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {theme.card}; border: 1px solid {theme.line};
  selection-background-color: {theme.accent}; selection-color: {theme.accent_ink}; outline: none; }}
QPushButton[field="true"] {{ text-align: left; padding: 4px 7px 4px 8px; min-width: 0px; }}
QFrame[field="true"] {{ background: {theme.card}; border: 1px solid {theme.line}; border-radius: 6px; }}
QFrame[field="true"][focus="true"] {{ border: 1px solid {theme.accent}; }}
QFrame[field="true"] QLineEdit, QFrame[field="true"] QLineEdit:focus {{ border: none; padding: 1px 4px; }}
QWidget[chip="true"] {{ background: {theme.chip}; border-radius: 9px; }}
QWidget[chip="true"] QLabel {{ font-size: 12px; }}
QWidget[chip="true"] QToolButton {{ border: none; border-radius: 7px; padding: 1px; }}
QWidget[chip="true"] QToolButton:hover, QWidget[chip="true"] QToolButton:focus {{ background: {theme.line}; }}
QFrame#chooser {{ background: {theme.card}; border: 1px solid {theme.line}; }}
QFrame#chooser QListWidget {{ background: {theme.card}; border: none; outline: none; }}
QFrame#chooser QListWidget::item {{ padding: 4px 6px; border-radius: 4px; }}
QFrame#chooser QListWidget::item:selected {{ background: {theme.accent}; color: {theme.accent_ink}; }}
QFrame#chooser QToolButton {{ border: 1px solid transparent; border-radius: 6px; }}
QFrame#chooser QToolButton:hover {{ background: {hover}; }}
QFrame#chooser QToolButton:checked {{ background: {theme.chip}; }}
QFrame#chooser QToolButton:focus {{ border: 1px solid {theme.accent}; }}
QCheckBox::indicator, QAbstractItemView::indicator {{ width: 14px; height: 14px; border: 1px solid {theme.mute};
  border-radius: 4px; background: {theme.card}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {theme.accent};
  border-color: {theme.accent}; image: url("{check}"); }}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {{ background: {theme.line}; }}
QCheckBox::indicator:focus {{ border: 2px solid {theme.accent}; }}
QScrollBar {{ background: transparent; border: none; margin: 0px; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 10px; }}
QScrollBar:horizontal {{ height: 10px; }}
QScrollBar::handle {{ background: {theme.off}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {theme.mute}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSlider:horizontal {{ min-height: 14px; }}
QSlider::groove:horizontal {{ height: 2px; background: {theme.off}; }}
QSlider::handle:horizontal {{ width: 12px; height: 12px; margin: -5px 0px; border-radius: 6px;
  background: {theme.mute}; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ background: {theme.accent}; }}
QStatusBar {{ background: {theme.chrome}; border-top: 1px solid {theme.line}; color: {theme.mute}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel, QStatusBar QToolButton {{ color: {theme.mute}; font-size: 12px; }}
QLabel[quiet="true"] {{ color: {theme.mute}; font-size: 12px; }}
QLabel[heading="true"] {{ font-weight: 600; }}
QLabel[title="true"] {{ font-weight: 600; font-size: 18px; }}
QLabel[wrong="true"] {{ color: {theme.bad}; font-size: 12px; }}
QToolTip {{ background: {theme.ink}; color: {theme.paper}; border: none; padding: 4px 6px; }}
QTabWidget::pane {{ border: none; padding: 6px 0px 0px 0px; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ color: {theme.mute}; background: transparent; border: none; border-bottom: 2px solid transparent;
  padding: 3px 2px 3px 2px; margin-right: 14px; font-weight: 600; }}
QTabBar::tab:selected {{ color: {theme.ink}; border-bottom: 2px solid {theme.accent}; }}
QTabBar::tab:hover {{ color: {theme.ink}; }}
QTabBar::tab:focus {{ color: {theme.accent}; }}
QSplitter::handle {{ background: transparent; image: none; }}
QTableCornerButton::section {{ background: {theme.chrome}; border: none; }}
QHeaderView::section {{ background: {theme.chrome}; color: {theme.mute}; border: none;
  border-bottom: 1px solid {theme.line}; border-right: 1px solid {theme.line}; padding: 5px 8px; }}
QTableWidget, QTableView {{ background: {theme.card}; gridline-color: {theme.line}; border: 1px solid {theme.line}; }}
QTreeWidget#differences {{ background: {theme.card}; border: 1px solid {theme.line}; }}
QTreeWidget#differences::item {{ padding: 4px 4px; }}
QTableView::item {{ padding: 0px 6px; }}
QListWidget#formats, QTreeWidget#parts {{ background: {theme.card}; border: 1px solid {theme.line};
  border-radius: 6px; padding: 4px; outline: none; }}
QListWidget#formats:focus, QTreeWidget#parts:focus {{ border: 1px solid {theme.accent}; }}
QTreeWidget#parts::item {{ padding: 2px 0px; }}
QDialog QListWidget#choices {{ background: {theme.card}; border: 1px solid {theme.line}; border-radius: 6px;
  padding: 4px; outline: none; }}
QDialog QListWidget#choices:focus {{ border: 1px solid {theme.accent}; }}
QDialog QListWidget#choices::item {{ padding: 4px 2px; }}
QDialog QListWidget#choices::item:selected {{ background: {hover}; color: {theme.ink}; }}
QListWidget#formats::item {{ border-radius: 4px; padding: 0px 6px; }}
QListWidget#formats::item:selected {{ background: {theme.accent}; color: {theme.accent_ink}; }}
QScrollArea#inspector, QWidget#inspectorForm {{ background: {theme.chrome}; border: none; }}
"""

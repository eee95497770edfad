"""How persona sheets look: paper with quiet fields, which show their edges when they are pointed at or written in."""

from journeyboard.drawing.theme import Theme
from journeyboard.editor.widgets.sizing import scaled_style


def sheet_style(theme: Theme) -> str:
    """The style sheet of the paper and its fields."""
    return scaled_style(f"""
#personaSheet {{ background: {theme.paper}; }}
#personaSheet QLineEdit, #personaSheet QPlainTextEdit, #personaSheet QPushButton[field="true"] {{
  background: transparent; border: 1px solid transparent; padding-left: 3px; }}
#personaSheet QPlainTextEdit {{ padding-left: 0px; }}
#personaSheet QLabel[quiet="true"] {{ padding-left: 2px; }}
#personaSheet QFrame[field="true"] {{ background: transparent; border: 1px solid transparent; }}
#personaSheet QFrame[field="true"]:hover {{ border: 1px solid {theme.line}; }}
#personaSheet QFrame[field="true"][focus="true"] {{ background: {theme.card}; border: 1px solid {theme.accent}; }}
#personaSheet QFrame[field="true"] QLineEdit, #personaSheet QFrame[field="true"] QLineEdit:focus {{
  background: transparent; border: none; }}
#personaSheet QLineEdit:hover, #personaSheet QPlainTextEdit:hover, #personaSheet QPushButton[field="true"]:hover {{
  border: 1px solid {theme.line}; }}
#personaSheet QLineEdit:focus, #personaSheet QPlainTextEdit:focus, #personaSheet QPushButton[field="true"]:focus {{
  background: {theme.card}; border: 1px solid {theme.accent}; }}
#personaSheet QLineEdit[wrong="true"], #personaSheet QPlainTextEdit[wrong="true"] {{ border: 1px solid {theme.bad}; }}
#personaSheet #personaName QLineEdit {{ font-size: 22px; font-weight: 600; }}
""")


def slider_style(theme: Theme, colour: str) -> str:
    """The style sheet of the traits of a persona of this colour."""
    return f"""
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {theme.off}; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -5px 0px; border-radius: 7px; background: {colour}; }}
QSlider::handle:horizontal:hover {{ background: {colour}; }}
QSlider::handle:horizontal:focus {{ background: {colour}; border: 2px solid {theme.ink}; width: 10px; height: 10px; }}
"""

"""How the bars above the canvas look."""

from journeyboard.drawing.theme import Theme, mixed


def bar_style(name: str, theme: Theme) -> str:
    """The style sheet of the bar with that object name: quiet, with flat buttons that light up."""
    hover = mixed(theme.accent, theme.card, 0.12)
    return f"""
QWidget#{name} {{ background: {theme.chrome}; border-bottom: 1px solid {theme.line}; }}
QToolButton {{ color: {theme.ink}; border: 1px solid transparent; border-radius: 6px; padding: 3px 6px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:focus {{ border-color: {theme.accent}; }}
QToolButton:checked {{ background: {hover}; color: {theme.accent}; border-color: {theme.accent}; }}
QToolButton:disabled {{ color: {theme.mute}; }}
"""

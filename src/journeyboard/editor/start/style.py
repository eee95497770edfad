"""How the start page looks."""

from journeyboard.drawing.theme import Theme, mixed
from journeyboard.editor.widgets.sizing import scaled_style


def start_style(theme: Theme) -> str:
    """The style sheet of the start page."""
    chosen = mixed(theme.accent, theme.card, 0.12)
    return scaled_style(f"""
#startPage, #startArea, #startContent {{ background: {theme.desk}; border: none; }}
#startSide {{ background: {theme.chrome}; border-right: 1px solid {theme.line}; }}
#startName {{ font-size: 22px; font-weight: 700; color: {theme.ink}; }}
#startTold {{ color: {theme.mute}; }}
#startHeading {{ font-size: 15px; font-weight: 600; color: {theme.ink}; }}
#startSide QPushButton {{ text-align: left; padding: 9px 12px; }}
#startSide QPushButton#primary {{ background: {theme.accent}; color: {theme.accent_ink}; border-color: {theme.accent};
  font-weight: 600; }}
#startSide QPushButton#primary:hover {{ background: {mixed(theme.ink, theme.accent, 0.12)}; }}
#startSide QPushButton:focus {{ border: 2px solid {theme.accent}; padding: 8px 11px; }}
#startSide QPushButton#primary:focus {{ border: 2px solid {theme.ink}; }}
#startSide QPushButton#link {{ background: transparent; border: 1px solid transparent; color: {theme.mute};
  padding: 4px 2px; }}
#startSide QPushButton#link:hover {{ color: {theme.accent}; }}
#startSide QPushButton#link:focus {{ border: 1px solid {theme.accent}; }}
#languages QPushButton {{ border-radius: 0px; padding: 4px 12px; outline: none; }}
#languages QPushButton:focus {{ border: 2px solid {theme.accent}; padding: 3px 11px; }}
#languages QPushButton#en {{ border-top-left-radius: 6px; border-bottom-left-radius: 6px; }}
#languages QPushButton#de {{ border-left: none; border-top-right-radius: 6px; border-bottom-right-radius: 6px; }}
#languages QPushButton:checked {{ background: {chosen}; color: {theme.accent}; font-weight: 600; }}
""")

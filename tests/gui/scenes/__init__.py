"""Every window, dialog and dock of the program, each as a person would have it open.

The pictures that people look at are made from these (`make screenshots`), and what must hold everywhere, such as names
for screen readers, is tested on them. Whoever adds a window adds a function here that opens it.
"""

from tests.gui.scenes import figures, files, inspecting, maps, sheets, starting, workshop
from tests.gui.scenes.staging import SCENES, opened

__all__ = ["SCENES", "figures", "files", "inspecting", "maps", "opened", "sheets", "starting", "workshop"]

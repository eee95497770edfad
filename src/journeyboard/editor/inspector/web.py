"""The editor of web addresses: one a line, each opened in the browser by a button of its own and in no other way."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journeyboard.drawing.icons import icon
from journeyboard.drawing.theme import Theme
from journeyboard.editor.inspector.editors import MIXED
from journeyboard.editor.inspector.fields import FieldForm
from journeyboard.editor.inspector.texts import TextEditor
from journeyboard.editor.widgets.fieldbutton import FieldButton
from journeyboard.editor.widgets.taborder import come_after
from journeyboard.language import _


class WebEditor(TextEditor):
    """Addresses as text, with a button below for each that a browser can open."""

    def __init__(self, form: FieldForm, theme: Theme) -> None:
        super().__init__(form)
        self._theme = theme
        self._buttons = QWidget()
        column = QVBoxLayout(self._buttons)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        self._column.addWidget(self._buttons)

    def show_value(self, value: object) -> None:
        """Show the addresses, and a button for each."""
        super().show_value(value)
        addresses = value if isinstance(value, tuple) and value is not MIXED else ()
        for button in self._buttons.findChildren(QPushButton):
            button.hide()
            button.deleteLater()
        urls = [url for url in (web_address(str(address)) for address in addresses) if url is not None]
        come_after(self.box, [self._button(url) for url in dict.fromkeys(urls)])
        self._buttons.setVisible(bool(urls))

    def _button(self, url: QUrl) -> FieldButton:
        button = FieldButton()
        button.setIcon(icon("external-link", self._theme.accent))
        button.set_words(url.toDisplayString())
        button.setAccessibleName(_("Open {address} in the browser").format(address=url.toDisplayString()))
        button.clicked.connect(lambda: QDesktopServices.openUrl(url))
        layout = self._buttons.layout()
        if layout is not None:
            layout.addWidget(button)
        return button


def web_address(text: str) -> QUrl | None:
    """The address that `text` is, where a browser may open it: http and https, with a host, without a name and
    password that would hide it. An address without a scheme is taken for https."""
    text = text.strip()
    if not text or any(character.isspace() for character in text):
        return None
    url = QUrl(text if "://" in text else f"https://{text}", QUrl.ParsingMode.StrictMode)
    is_web = url.isValid() and url.scheme() in ("http", "https") and "." in url.host() and not url.userInfo()
    return url if is_web else None

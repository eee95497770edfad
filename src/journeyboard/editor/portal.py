"""Whether the desktop asks for less motion, as freedesktop.org has it told: by the settings of its portal."""

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

from journeyboard.editor.look import Look

_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")
"""Its service, object and interface."""

_STILL: dict[tuple[str, str], object] = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
"""The settings that ask for less motion, by namespace and key, and the value that does. The second is the older one,
which most desktops set."""


class PortalMotion(QObject):
    """Asks the portal without waiting for it, listens, and tells the program's look what it hears: nothing without a
    bus, a portal or these settings."""

    def __init__(self, bus: QDBusConnection, look: Look) -> None:
        super().__init__(look)
        self._bus, self._look = bus, look
        self._asking: set[tuple[str, str]] = set()
        if bus.isConnected():
            hear = SLOT("_hear(QDBusMessage)")
            bus.connect(*_PORTAL, "SettingChanged", self, hear)  # pyright: ignore[reportArgumentType] - it refuses bytes
            for setting in _STILL:
                self._ask("ReadOne", setting)

    def _ask(self, method: str, setting: tuple[str, str]) -> None:
        question = QDBusMessage.createMethodCall(*_PORTAL, method)
        question.setArguments(list(setting))
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(question), self)
        watcher.finished.connect(lambda: self._answered(watcher.reply(), method, setting))
        watcher.finished.connect(watcher.deleteLater)

    def _answered(self, reply: QDBusMessage, method: str, setting: tuple[str, str]) -> None:
        if reply.signature() == "v":
            self._note(setting, reply.arguments()[0])
        elif method == "ReadOne" and reply.errorName() == "org.freedesktop.DBus.Error.UnknownMethod":
            self._ask("Read", setting)  # a portal from before 2023

    @Slot(QDBusMessage)
    def _hear(self, signal: QDBusMessage) -> None:
        if signal.signature() == "ssv":
            namespace, key, value = signal.arguments()
            self._note((namespace, key), value)

    def _note(self, setting: tuple[str, str], value: object) -> None:
        """Remember what a setting says; the value comes wrapped, from `Read` twice."""
        while isinstance(value, QDBusVariant):
            value = value.variant()
        if setting not in _STILL:
            return
        if value == _STILL[setting]:
            self._asking.add(setting)
        else:
            self._asking.discard(setting)
        self._look.follow_system_motion(moves=not self._asking)

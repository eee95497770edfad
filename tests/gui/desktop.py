"""A desktop for the program to ask: a message bus of its own, and a portal on it that answers as a real one does."""

import shutil
import subprocess
from collections.abc import Generator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import ClassInfo, QObject, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusMessage, QDBusVariant

HAVE_BUS = bool(shutil.which("dbus-daemon"))
APPEARANCE = ("org.freedesktop.appearance", "reduced-motion")
ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")


@contextmanager
def private_bus(environment: Mapping[str, str] | None = None) -> Generator[str]:
    """The address of a message bus that nobody else is on."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    bus = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert bus.stdout
    try:
        yield bus.stdout.readline().strip()
    finally:
        bus.terminate()
        bus.stdout.close()
        bus.wait()


@ClassInfo({"D-Bus Interface": "org.freedesktop.portal.Settings"})  # pyright: ignore[reportCallIssue] - it is a decorator
class Portal(QDBusAbstractAdaptor):
    """Answers by `settings`; one of before 2023 knows only the way of asking that wraps each value twice."""

    SettingChanged = Signal(str, str, QDBusVariant)

    def __init__(self, address: str, settings: dict[tuple[str, str], object], *, old: bool = False) -> None:
        self._desktop = QObject()
        super().__init__(self._desktop)
        self._settings, self._old = settings, old
        self.asked: list[tuple[str, str]] = []
        self._bus = QDBusConnection.connectToBus(address, "portal")
        assert self._bus.registerObject("/org/freedesktop/portal/desktop", self._desktop)
        assert self._bus.registerService("org.freedesktop.portal.Desktop")

    @Slot(str, str, QDBusMessage)
    def ReadOne(self, namespace: str, key: str, question: QDBusMessage) -> None:
        if self._old:
            self._refuse(question, "org.freedesktop.DBus.Error.UnknownMethod")
        else:
            self._answer(namespace, key, question, wrapped=1)

    @Slot(str, str, QDBusMessage)
    def Read(self, namespace: str, key: str, question: QDBusMessage) -> None:
        self._answer(namespace, key, question, wrapped=2)

    def change(self, setting: tuple[str, str], value: object) -> None:
        """As when the person switches it in the desktop's settings."""
        self._settings[setting] = value
        self.SettingChanged.emit(*setting, QDBusVariant(value))

    def close(self) -> None:
        """Leave the bus."""
        QDBusConnection.disconnectFromBus("portal")

    def _answer(self, namespace: str, key: str, question: QDBusMessage, *, wrapped: int) -> None:
        self.asked.append((namespace, key))
        if (namespace, key) not in self._settings:
            self._refuse(question, "org.freedesktop.portal.Error.NotFound")
            return
        value = self._settings[namespace, key]
        for _time in range(wrapped):
            value = QDBusVariant(value)
        reply = question.createReply()
        reply.setArguments([value])
        question.setDelayedReply(True)
        self._bus.send(reply)

    def _refuse(self, question: QDBusMessage, error: str) -> None:
        question.setDelayedReply(True)
        self._bus.send(question.createErrorReply(error, "not here"))

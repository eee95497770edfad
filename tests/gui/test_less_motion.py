"""Less motion as the desktop asks for it: a real message bus, and a portal on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Person
from tests.gui.desktop import ANIMATIONS, APPEARANCE, HAVE_BUS, Portal, private_bus
from tests.gui.screens import HAVE_SCREEN, Program, screen

from journeyboard.editor.portal import PortalMotion

pytestmark = pytest.mark.skipif(not HAVE_BUS, reason="no message bus: not installed: dbus")

Settings = dict[tuple[str, str], object]
MakePortal = Callable[..., Portal]


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as bus:
        yield bus


@pytest.fixture
def portal(address: str) -> Iterator[MakePortal]:
    made: list[Portal] = []

    def make(settings: Settings, *, old: bool = False) -> Portal:
        made.append(Portal(address, settings, old=old))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def follow(address: str, person: Person) -> Iterator[Callable[[], PortalMotion]]:
    """Has the program follow the portal of that bus."""
    look = person.windows.look
    yield lambda: PortalMotion(QDBusConnection.connectToBus(address, "program"), look)
    QDBusConnection.disconnectFromBus("program")
    look.follow_system_motion(moves=True)


def moves() -> bool:
    return QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def hear_all() -> None:
    """Wait until the program has heard what the portal told so far: an answer comes after it."""
    ping = QDBusMessage.createMethodCall("org.freedesktop.portal.Desktop", "/", "org.freedesktop.DBus.Peer", "Ping")
    answer = QDBusConnection("program").call(ping, QDBus.CallMode.BlockWithGui)
    assert answer.type() == QDBusMessage.MessageType.ReplyMessage, answer.errorMessage()
    QApplication.processEvents()


@pytest.mark.parametrize("old", [False, True], ids=["portal", "portal before 2023"])
@pytest.mark.parametrize(
    "settings", [{APPEARANCE: 1}, {ANIMATIONS: False}, {APPEARANCE: 0, ANIMATIONS: False}], ids=str
)
def test_the_desktop_asks_for_less_motion(
    portal: MakePortal, follow: Callable[[], PortalMotion], qtbot: QtBot, settings: Settings, old: bool
) -> None:
    portal(settings, old=old)
    assert moves()
    follow()
    qtbot.waitUntil(lambda: not moves())


def test_a_change_in_the_desktop_is_followed_at_once(
    portal: MakePortal, follow: Callable[[], PortalMotion], qtbot: QtBot
) -> None:
    desktop = portal({ANIMATIONS: True})
    follow()
    qtbot.waitUntil(lambda: len(desktop.asked) == 2)
    desktop.change(ANIMATIONS, value=False)
    qtbot.waitUntil(lambda: not moves())
    desktop.change(APPEARANCE, value=1)
    desktop.change(ANIMATIONS, value=True)
    desktop.change(("org.gnome.desktop.interface", "cursor-size"), value=24)
    hear_all()
    assert not moves(), "the other setting still asks for less"
    desktop.change(APPEARANCE, value=0)
    qtbot.waitUntil(moves)


def test_without_a_portal_or_a_bus_nothing_happens(
    address: str, tmp_path: Path, person: Person, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    nowhere = QDBusConnection.connectToBus(f"unix:path={tmp_path / 'nobody'}", "nowhere")
    assert not nowhere.isConnected()
    for bus in (nowhere, QDBusConnection.connectToBus(address, "empty")):
        motion = PortalMotion(bus, person.windows.look)
        qtbot.waitUntil(lambda motion=motion: not motion.findChildren(QDBusPendingCallWatcher), timeout=30_000)
    assert moves()
    assert capfd.readouterr() == ("", "")
    QDBusConnection.disconnectFromBus("empty")


@pytest.mark.skipif(not HAVE_SCREEN, reason="not installed: Xvfb and xdotool")
def test_the_program_asks_the_desktop(portal: MakePortal, address: str, tmp_path: Path, qtbot: QtBot) -> None:
    desktop = portal({ANIMATIONS: False})
    with screen(tmp_path) as shown:
        shown.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        program = Program(shown, tmp_path / "state")
        try:
            qtbot.waitUntil(lambda: set(desktop.asked) == {APPEARANCE, ANIMATIONS}, timeout=60_000)
            assert program.said == ""
        finally:
            program.end()

"""One running program for each user: a second start hands its files to the first and ends."""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from journeyboard.storage.places import state_folder

_PATIENCE_MS = 1500
_ANSWER = b"ok\n"
_MOST_BYTES = 1_000_000


def hand_over(files: Sequence[Path]) -> bool:
    """Ask a running program to open these files (or to come to the front); whether one did."""
    socket = QLocalSocket()
    socket.connectToServer(_name())
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(json.dumps([str(path.absolute()) for path in files]).encode() + b"\n")
    socket.flush()
    return socket.waitForReadyRead(_PATIENCE_MS) and bytes(socket.readAll().data()) == _ANSWER


class Instance(QObject):
    """Listens for later starts; `opens` is given the files they bring, none when they bring none."""

    def __init__(self, opens: Callable[[list[Path]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._opens = opens
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        if not self._server.listen(_name()):
            # Left over from a program that was killed: nobody answered there before.
            QLocalServer.removeServer(_name())
            self._server.listen(_name())

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _meet(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        try:
            said = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            socket.abort()
            return
        socket.write(_ANSWER)
        socket.flush()
        if isinstance(said, list):
            self._opens([Path(name) for name in said if isinstance(name, str)])


def _name() -> str:
    """A name of its own for each user and state folder."""
    return "journeyboard-" + hashlib.sha256(str(state_folder().absolute()).encode()).hexdigest()[:16]

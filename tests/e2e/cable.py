# SPDX-License-Identifier: GPL-3.0-or-later
"""A network cable between a computer and a server: passes bytes as they come, until it is cut."""
import contextlib
import socket
import threading


class Cable:
    def __init__(self, server):
        host, port = server.rsplit(":", 1)
        self._server = (host, int(port))
        self._lock = threading.Lock()
        self._open, self._listener, self._port = [], None, 0
        self.mend()

    @property
    def address(self):
        return f"127.0.0.1:{self._port}"

    def mend(self):
        """From now on, at the same address as before."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self._port))
        listener.listen()
        self._port = listener.getsockname()[1]
        with self._lock:
            self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def cut(self):
        """Every connection breaks in the middle of whatever it does; new ones are refused."""
        with self._lock:
            sockets, self._open = [self._listener, *self._open], []
            self._listener = None
        for one in sockets:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self, listener):
        with contextlib.suppress(OSError):
            while True:
                near = listener.accept()[0]
                far = socket.create_connection(self._server)
                with self._lock:
                    if self._listener is not listener:
                        near.close()
                        far.close()
                        return
                    self._open += [near, far]
                for source, target in ((near, far), (far, near)):
                    threading.Thread(target=self._pass, args=(source, target), daemon=True).start()

    @staticmethod
    def _pass(source, target):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        with contextlib.suppress(OSError):
            target.shutdown(socket.SHUT_WR)

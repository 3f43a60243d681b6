# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of its own for one end-to-end test: X server, window manager, session bus, folders; and the ways a person
uses a program on it: finding controls by role and name (AT-SPI), clicking, typing, looking.

Everything it starts it also ends, by process id.
"""
import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

BIN = pathlib.Path(os.environ.get("LINNET_BIN", "build/ci/bin")).resolve()
PICTURES = pathlib.Path(os.environ.get("LINNET_PICTURES", tempfile.gettempdir() + "/linnet-pictures"))


class Failed(AssertionError):
    """What a person would complain about."""


def check(condition, sentence):
    if not condition:
        raise Failed(sentence)


def wait_until(look, sentence, seconds=60.0, every=0.05):
    """The first true value that look() gives; Failed with the sentence when it never does."""
    end = time.monotonic() + seconds
    while True:
        value = look()
        if value:
            return value
        if time.monotonic() > end:
            raise Failed(f"{sentence} (waited {seconds:.0f} s)")
        time.sleep(every)


class Process:
    """A child whose output goes to a file, ended at the latest with the desk."""

    def __init__(self, name, command, env, folder, stdin=subprocess.DEVNULL):
        self.name = name
        self.log = folder / f"{name}.log"
        self._out = open(self.log, "ab")
        self.process = subprocess.Popen([str(c) for c in command], env=env, stdin=stdin, stdout=self._out,
                                        stderr=self._out, start_new_session=True)

    @property
    def pid(self):
        return self.process.pid

    def running(self):
        return self.process.poll() is None

    def kill(self):
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()

    def stop(self, seconds=10):
        """Asks to end; kills when it does not listen. The exit code."""
        if self.running():
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
        self._out.close()
        return self.process.returncode

    def output(self):
        return self.log.read_text(errors="replace")


class Hands:
    """What a person does with an app, and what a screen reader sees of it. `env` and app() come from the heirs."""

    def run(self, *command):
        return subprocess.run([str(c) for c in command], env=self.env, check=True, capture_output=True, text=True).stdout

    def to_front(self, *which):
        """The window that `which` finds. Windows come and go while xdotool looks, and then it gives up."""
        command = [str(c) for c in ("xdotool", "search", "--sync", *which, "windowactivate", "--sync")]
        wait_until(lambda: subprocess.run(command, env=self.env, capture_output=True).returncode == 0,
                   "no window comes to the front", 30, 0.3)

    def key(self, combination):
        self.run("xdotool", "key", "--clearmodifiers", combination)

    def type(self, text):
        self.run("xdotool", "type", "--delay", "15", text)

    def click(self, node, button=1, repeat=1):
        box = node.get_component_iface().get_extents(atspi().CoordType.SCREEN)
        self.run("xdotool", "mousemove", box.x + box.width // 2, box.y + box.height // 2, "click", "--repeat", repeat,
                 "--delay", "60", button)

    def drag(self, node, onto):
        """Drags one accessible onto another with the mouse, as slowly as a hand does."""
        centre = lambda box: (box.x + box.width // 2, box.y + box.height // 2)
        (x, y), (to_x, to_y) = (centre(n.get_component_iface().get_extents(atspi().CoordType.SCREEN)) for n in (node, onto))
        # A press right after the click that chose the row would be a double click.
        self.run("xdotool", "mousemove", x, y, "sleep", 0.6, "mousedown", 1)
        for step in range(1, 9):
            self.run("xdotool", "mousemove", x + (to_x - x) * step // 8, y + (to_y - y) * step // 8, "sleep", 0.05)
        self.run("xdotool", "mouseup", 1)

    def picture(self, name):
        """A picture of the screen as PNG; its path."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        self.run("import", "-window", "root", path)
        return path

    # What a screen reader sees ---------------------------------------------------------------------

    def walk(self, most=4000, cells=12):
        """All showing accessibles of the app, a few children of each long table or list only."""
        root, seen = self.app(), 0
        todo = [root] if root else []
        while todo and seen < most:
            node = todo.pop()
            seen += 1
            yield node
            with contextlib.suppress(Exception):
                count = node.get_child_count()
                if node.get_role_name() in ("table", "list", "tree table", "tree"):
                    # Rows of a page that is hidden call themselves showing.
                    is_shown = node.get_state_set().contains(atspi().StateType.SHOWING)
                    count = min(count, cells) if is_shown else 0
                todo.extend(c for c in (node.get_child_at_index(i) for i in reversed(range(count))) if c)

    def find(self, role=None, name=None, contains=None, showing=True):
        """The first accessible with this role and name, or nothing."""
        for node in self.walk():
            with contextlib.suppress(Exception):
                if role and node.get_role_name() != role:
                    continue
                text = node.get_name() or ""
                if name is not None and text != name:
                    continue
                if contains is not None and contains not in text:
                    continue
                if showing and not node.get_state_set().contains(atspi().StateType.SHOWING):
                    continue
                return node
        return None

    def wait_for(self, role=None, name=None, contains=None, seconds=60):
        what = " ".join(str(w) for w in (role, name or contains) if w)
        return wait_until(lambda: self.find(role, name, contains), f"no {what} came", seconds, 0.2)

    def press(self, role, name, seconds=30):
        """Activates a control by its accessible action, as a screen reader does."""
        node = self.wait_for(role, name, seconds=seconds)
        action = node.get_action_iface()
        check(action is not None, f"the {role} {name} has no action")
        for i in range(action.get_n_actions()):
            if action.get_action_name(i).lower() in ("press", "toggle", "click", "activate"):
                action.do_action(i)
                return node
        raise Failed(f"the {role} {name} cannot be pressed")


class Desk(Hands):
    def __init__(self, width=1280, height=800, scale=None, scheme=None):
        self.size, self.scale, self.scheme = (width, height), scale, scheme
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="linnet-desk-"))
        self.children = []
        self.env = {k: v for k, v in os.environ.items() if k in ("PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TMPDIR")}
        self.env.update(LC_ALL="C.UTF-8", HOME=str(self.folder / "home"), GTK_A11Y="none", NO_AT_BRIDGE="0",
                        XDG_RUNTIME_DIR=str(self.folder / "runtime"), XDG_DATA_HOME=str(self.folder / "home/data"),
                        XDG_CONFIG_HOME=str(self.folder / "home/config"), XDG_CACHE_HOME=str(self.folder / "home/cache"),
                        QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_ACCESSIBILITY="1", QT_QPA_PLATFORM="xcb")
        if scale:
            self.env["QT_SCALE_FACTOR"] = str(scale)

    def __enter__(self):
        for name in ("home", "runtime"):
            (self.folder / name).mkdir(mode=0o700)
        read_end, write_end = os.pipe()
        self.children.append(subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{self.size[0]}x{self.size[1]}x24", "-nolisten", "tcp"],
            pass_fds=[write_end], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            self.env["DISPLAY"] = ":" + pipe.readline().strip()
        bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"], env=self.env,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.children.append(bus)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        settings = self.folder / "openbox.xml"
        settings.write_text('<openbox_config><applications><application class="*"><decor>no</decor></application>'
                            '</applications></openbox_config>')
        self.children.append(subprocess.Popen(["openbox", "--config-file", settings], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        self._portal = subprocess.Popen([sys.executable, pathlib.Path(__file__).with_name("portal.py"), self.scheme or "none"],
                                        env=self.env, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        self.children.append(self._portal)
        os.environ.update({k: self.env[k] for k in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")})
        # The accessibility bus is up before the app asks for it, and the screen reader says that it is there.
        self.run("dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")
        self.run("dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus",
                 "org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status", "string:IsEnabled", "variant:boolean:true")
        atspi().get_desktop(0)
        return self

    def __exit__(self, kind, error, trace):
        if error is not None:
            with contextlib.suppress(Exception):
                self.picture("failure-" + pathlib.Path(sys.argv[0]).stem)
            for name, log in {c.name: c.log for c in self.children if isinstance(c, Process)}.items():
                print(f"--- last lines of {name}\n" + "\n".join(log.read_text(errors="replace").splitlines()[-40:]), file=sys.stderr)
        for child in reversed(self.children):
            if isinstance(child, Process):
                child.stop()
            else:
                child.terminate()
                try:
                    child.wait(5)
                except subprocess.TimeoutExpired:
                    child.kill()
        if not os.environ.get("LINNET_KEEP"):
            shutil.rmtree(self.folder, ignore_errors=True)
        return False

    def start(self, name, command, **extra):
        child = Process(name, command, {**self.env, **extra}, self.folder)
        self.children.append(child)
        return child

    def linnet(self, *arguments, data=None, **extra):
        """Starts the app on the data folder `data` (its own by default)."""
        data = data or self.folder / "data"
        return self.start("linnet", [BIN / "linnet", "--data", data, *arguments], **extra)

    def server(self, data, listen, *arguments):
        return self.start("linnet-server", [BIN / "linnet-server", "--data", data, "--listen", listen, *arguments])

    def set_scheme(self, scheme):
        """The system turns "light" or "dark"."""
        self._portal.stdin.write(scheme + "\n")
        self._portal.stdin.flush()

    def app(self):
        return app_on_bus()


class Window(Hands):
    """One app of several on a desk: what is done goes to it, what is found is its own."""

    def __init__(self, desk, process):
        self.env, self.process = desk.env, process

    def app(self):
        return app_on_bus(self.process.pid)

    @property
    def player(self):
        """Its name for playerctl: the second one to start has its process in it."""
        own = f"linnet.instance{self.process.pid}"
        return own if own in self.run("playerctl", "-l").split() else "linnet"

    def activate(self):
        """Brings it to the front, unless it is there: that would close its menus."""
        with contextlib.suppress(subprocess.CalledProcessError, ValueError):
            if int(self.run("xdotool", "getactivewindow", "getwindowpid")) == self.process.pid:
                return
        self.to_front("--onlyvisible", "--all", "--pid", self.process.pid, "--name", "^Linnet$")

    def key(self, combination):
        self.activate()
        super().key(combination)

    def type(self, text):
        self.activate()
        super().type(text)

    def click(self, node, button=1, repeat=1):
        self.activate()
        super().click(node, button, repeat)

    def drag(self, node, onto):
        self.activate()
        super().drag(node, onto)


def atspi():
    """AT-SPI of the desk's bus; imported late, since it reads the environment at that moment."""
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
    return Atspi

def app_on_bus(pid=None):
    """The accessible root of the app of this process (of any Linnet), when it is there."""
    desktop = atspi().get_desktop(0)
    # Without a main loop the registry's news wait, and what was asked before stays cached.
    from gi.repository import GLib
    while GLib.MainContext.default().iteration(False):
        pass
    desktop.clear_cache()
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child and "linnet" in (child.get_name() or "").lower() and pid in (None, child.get_process_id()):
            return child
    return None


class Api:
    """The server's API as another program would use it."""

    def __init__(self, address):
        self.base = address if address.startswith("http") else "http://" + address
        self.token = None

    def request(self, method, path, body=None, headers=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data=data, method=method, headers=headers or {})
        if data is not None:
            request.add_header("Content-Type", "application/json")
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        with urllib.request.urlopen(request, timeout=30) as reply:
            raw = reply.read()
            return json.loads(raw) if "json" in reply.headers.get("Content-Type", "") and "ndjson" not in reply.headers["Content-Type"] else raw

    def up(self):
        try:
            self.request("GET", "/healthz")
            return True
        except (urllib.error.URLError, OSError):
            return False

    def login(self, name, password):
        reply = self.request("POST", "/api/v1/login", {"name": name, "password": password, "device_name": "test"})
        self.token = reply["access_token"]
        return reply


def endpoint(data):
    """Where the server of a data folder listens, once it does."""
    try:
        return json.loads((pathlib.Path(data) / "run/endpoint").read_text())["address"]
    except (OSError, ValueError, KeyError):
        return None

# SPDX-License-Identifier: GPL-3.0-or-later
"""The evening of docs/household-evening.md, step by step: two computers, one server, a shared playlist, and one of the
two offline for an hour."""
import pathlib
import subprocess
import tempfile
import time

from cable import Cable
from desk import BIN, Api, Desk, Window, check, endpoint, wait_until
from mpris import playing
from music import tone_flac
from personal import in_replica, on_server
from steps import choose, drag_to_playlist, in_sidebar, new_playlist, open_album, open_playlist, run_command, sign_in

PASSWORD = "correct horse battery staple"
began = time.monotonic()


def step(number, what):
    print(f"{time.monotonic() - began:5.1f} s  {number}. {what}", flush=True)


class Computer:
    """Somebody's Linnet, with a cable of its own to the server."""

    def __init__(self, desk, name, server, place):
        self.desk, self.name, self.place = desk, name, place
        self.data = desk.folder / name
        self.cable = Cable(server)
        self.api = Api(server)
        self.api.login(name, PASSWORD)
        self.start("--server", "http://" + self.cable.address)
        sign_in(self.hands, name, PASSWORD)
        wait_until(lambda: self.hands.find(contains="synced"), f"signing in does not bring {name} online")

    def start(self, *arguments):
        self.process = self.desk.start(self.name, [BIN / "linnet", "--data", self.data, *arguments], LINNET_AUDIO_SINK="null")
        self.hands = Window(self.desk, self.process)
        wait_until(lambda: self.hands.app(), f"the app of {self.name} does not start")
        self.hands.activate()
        self.desk.run("xdotool", "getactivewindow", "windowmove", self.place, 0)

    def stop(self):
        check(self.process.stop(20) == 0, f"the app of {self.name} did not end well: {self.process.output()[-600:]}")

    def made(self):
        return in_replica(self.data)

    def listen(self, title):
        """From now on, this track and no other; gives what waits until it was heard to its end."""
        self.hands.click(self.hands.wait_for("list item", contains=title), repeat=2)
        wait_until(lambda: playing(self.hands, "title") == title, f"{title} does not play at {self.name}'s")
        run_command(self.hands, "Stop after this track")
        return lambda: wait_until(lambda: playing(self.hands, "status") != "Playing", f"{title} does not end at {self.name}'s")


def check_equal(computers, sentence):
    """Each has nothing on its way, and exactly what the server tells its account."""
    def all_equal():
        return all(c.made().waiting == 0 and c.made().same_as(on_server(c.api)) for c in computers)
    try:
        wait_until(all_equal, sentence, 30, 0.3)
    except AssertionError:
        for c in computers:
            print(c.name, c.made().waiting, c.made().differences(on_server(c.api)))
        raise


with tempfile.TemporaryDirectory() as folder, Desk(width=2560, scheme="dark") as desk:
    folder = pathlib.Path(folder)
    music, box = folder / "music", folder / "box"
    for i in range(1, 5):
        tone_flac(music / "Kitchen" / f"{i}.flac", f"Dance {i}", "The Pans", "Kitchen Dances", i, 220 + 30 * i, 34)
        tone_flac(music / "Slow" / f"{i}.flac", f"Slow {i}", "The Lamps", "Slow Evening", i, 400 + 30 * i, 4)
    for name, more in (("ada", ["--owner"]), ("ben", [])):
        subprocess.run([BIN / "linnet-server", "user", "add", name, *more, "--password-stdin", "--data", box],
                       input=PASSWORD + "\n", text=True, check=True, env=desk.env)
    server = desk.server(box, "127.0.0.2:0", "--music", music)
    address = wait_until(lambda: endpoint(box), "the server tells no address")
    wait_until(Api(address).up, "the server does not answer")

    ada = Computer(desk, "ada", address, 0)
    ben = Computer(desk, "ben", address, 1280)
    step(1, "two computers are signed in")

    new_playlist(ada.hands, "Supper")
    open_album(ada.hands, "Kitchen Dances")
    drag_to_playlist(ada.hands, choose(ada.hands, "Dance 1", more=2), "Supper")
    wait_until(lambda: ada.made().playlists() == {"Supper": ["Dance 1", "Dance 2", "Dance 3"]}, "the playlist is not filled")
    ada.hands.click(in_sidebar(ada.hands, "Supper"))
    run_command(ada.hands, "Share", "Down", "Down", "Down", "Return")
    wait_until(lambda: [access for _, access, _, _ in ada.made().lists.values()] == ["editable"], "the playlist is not shared")
    step(2, "Ada makes the playlist and shares it")

    open_playlist(ben.hands, "Supper")
    ben.hands.wait_for("list item", contains="Dance 3")
    open_album(ben.hands, "Kitchen Dances")
    ben.hands.press("push button", "Download this album")
    ben.hands.wait_for("push button", "Downloaded. Remove the download of this album")
    step(3, "Ben sees it, and downloads an album")

    ben.cable.cut()
    ben.hands.wait_for(contains="Offline")
    step(4, "Ben is away")

    heard = ben.listen("Dance 1")
    ada_open = lambda: open_album(ada.hands, "Kitchen Dances")
    ada_open()
    heard_too = ada.listen("Dance 1")
    choose(ben.hands, "Dance 2")
    ben.hands.key("ctrl+l")
    drag_to_playlist(ben.hands, choose(ben.hands, "Dance 4"), "Supper")
    open_playlist(ben.hands, "Supper")
    choose(ben.hands, "Dance 1")
    ben.hands.key("Delete")
    wait_until(lambda: ben.made().playlists()["Supper"] == ["Dance 2", "Dance 3", "Dance 4"], "Ben's edits are not shown offline")
    open_album(ben.hands, "Slow Evening")
    slow = ben.hands.wait_for("list item", contains="Slow 1")
    wait_until(lambda: "Not on this computer" in (slow.get_description() or ""), "what is not here does not say so")
    step(5, "Ben likes, adds and removes offline; what is not here says so")

    open_album(ada.hands, "Slow Evening")
    drag_to_playlist(ada.hands, choose(ada.hands, "Slow 1"), "Supper")
    open_playlist(ada.hands, "Supper")
    choose(ada.hands, "Dance 2")
    ada.hands.key("alt+Up")
    wait_until(lambda: ada.made().playlists()["Supper"] == ["Dance 2", "Dance 1", "Dance 3", "Slow 1"], "Ada's edits are not shown")
    ada.hands.key("F6")
    ada.hands.click(in_sidebar(ada.hands, "Supper"))
    ada.hands.key("F2")
    ada.hands.wait_for("text", "Name of the playlist")
    ada.hands.key("ctrl+a")
    ada.hands.type("Supper and dishes")
    ada.hands.key("Return")
    wait_until(lambda: "Supper and dishes" in ada.made().playlists(), "the new name is not kept")
    step(6, "Ada adds, moves and renames meanwhile")

    heard()
    heard_too()
    wait_until(lambda: ben.made().of("Dance 1")[2] == 1 and ada.made().of("Dance 1")[2] == 1, "a listening is no play")
    check_equal([ada], "Ada's computer has something else than the server")
    check(ben.made().waiting >= 4, f"only {ben.made().waiting} changes of Ben wait for the server")
    desk.picture("household-one-offline")
    step(7, "both have listened to the same song, one of them offline")

    ben.cable.mend()
    wait_until(lambda: ben.hands.find(contains="Offline") is None, "Ben's computer does not find the server again")
    both = ["Dance 2", "Dance 3", "Dance 4", "Slow 1"]
    check_equal([ada, ben], "the evening does not end equal")
    for who in (ada, ben):
        check(who.made().playlists() == {"Supper and dishes": both}, f"{who.name} has {who.made().playlists()}")
        check(len(who.made().plays) == 1, f"{len(who.made().plays)} plays of one listening of {who.name}")
        check(who.made().of("Dance 1")[2] == 1, f"{who.made().of('Dance 1')} for {who.name}")
    check(ben.made().of("Dance 2")[0] and not ada.made().of("Dance 2")[0], "a like is of the one who liked")
    for hands in (ada.hands, ben.hands):
        open_playlist(hands, "Supper and dishes")
        for title in both:
            hands.wait_for("list item", contains=title)
        check(hands.find("list item", contains="Dance 1") is None, "a removed track returned")
    desk.picture("household-together-again")
    step(8, "Ben is back: both have the same")

    choose(ada.hands, "Dance 2", more=3)
    ada.hands.key("Delete")
    wait_until(lambda: ben.made().playlists() == {"Supper and dishes": []}, "Ben does not see it emptied")
    ada.hands.key("ctrl+z")
    wait_until(lambda: ben.made().playlists() == {"Supper and dishes": both}, "Ben does not see it come back")
    check_equal([ada, ben], "undo reached one of them only")
    step(9, "Ada empties it by mistake and takes it back")

    for who in (ada, ben):
        before = who.made()
        who.stop()
        who.start()
        in_sidebar(who.hands, "Supper and dishes")
        check(who.made().same_as(before), f"the restart changed something: {who.made().differences(before)}")
    check_equal([ada, ben], "after a restart they differ")
    for who in (ada, ben):
        who.stop()
    step(10, "the next start finds it all as it was")
print("1 passed, 0 failed")

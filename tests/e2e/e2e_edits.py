# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything a listener changes: likes, ratings, a play, a playlist, undo and redo. The app's replica and its server say
the same, and after a restart all of it is still there. What is done while a server is away arrives when it is back."""
import pathlib
import subprocess
import tempfile
import time

from desk import BIN, Api, Desk, check, endpoint, wait_until
from mpris import playing, position
from music import tone_flac
from personal import bundled_api, in_replica, on_server
from steps import choose, drag_to_playlist, in_sidebar, new_playlist, open_album, open_playlist, run_command, sign_in

PASSWORD = "correct horse battery staple"
began = time.monotonic()


def done(what):
    print(f"{time.monotonic() - began:5.1f} s  {what}", flush=True)


with tempfile.TemporaryDirectory() as folder, Desk(scheme="light") as desk:
    folder = pathlib.Path(folder)
    music, box_music, box, data = folder / "music", folder / "box-music", folder / "box", desk.folder / "data"
    tone_flac(music / "Evening" / "1.flac", "Long Song", "Singer", "Evening Songs", 1, 300, 34)
    for i in range(2, 6):
        tone_flac(music / "Evening" / f"{i}.flac", f"Song {i}", "Singer", "Evening Songs", i, 300 + 40 * i, 4)
    for i in range(1, 4):
        tone_flac(box_music / "Hall" / f"{i}.flac", f"Hall {i}", "Piper", "In the Hall", i, 200 + 30 * i, 4)
    subprocess.run([BIN / "linnet-server", "user", "add", "ada", "--owner", "--password-stdin", "--data", box],
                   input=PASSWORD + "\n", text=True, check=True, env=desk.env)
    server = desk.server(box, "127.0.0.2:0", "--music", box_music)
    done("music made")

    here = lambda: in_replica(data, bundled=True)
    app = desk.linnet("--music", music, LINNET_AUDIO_SINK="null")
    desk.wait_for("list item", contains="Evening Songs")
    open_album(desk, "Evening Songs")
    done("the album is open")

    # A play, listened to in truth while the rest is done.
    desk.click(desk.wait_for("list item", contains="Long Song"), repeat=2)
    wait_until(lambda: playing(desk, "title") == "Long Song", "the long song does not play")

    choose(desk, "Song 2")
    desk.key("ctrl+l")
    wait_until(lambda: here().of("Song 2") == (True, 0, 0), "the like is not kept")
    choose(desk, "Song 3")
    desk.key("alt+4")
    wait_until(lambda: here().of("Song 3") == (False, 8, 0), "the rating is not kept")
    done("liked and rated")

    new_playlist(desk, "Supper")
    open_album(desk, "Evening Songs")
    drag_to_playlist(desk, choose(desk, "Song 2", more=2), "Supper")
    supper = lambda: here().playlists().get("Supper")
    wait_until(lambda: supper() == ["Song 2", "Song 3", "Song 4"], "three dragged tracks are not in the playlist")
    open_playlist(desk, "Supper")
    choose(desk, "Song 3")
    desk.key("Delete")
    wait_until(lambda: supper() == ["Song 2", "Song 4"], "the removed track stays")
    desk.key("ctrl+z")
    wait_until(lambda: supper() == ["Song 2", "Song 3", "Song 4"], "undo does not bring it back")
    desk.key("ctrl+shift+z")
    wait_until(lambda: supper() == ["Song 2", "Song 4"], "redo does not remove it again")
    done("playlist made, filled, a track removed, undone, redone")

    wait_until(lambda: position(desk) > 18 or playing(desk, "title") not in ("", "Long Song"), "the song stands still")
    desk.key("ctrl+Right")
    wait_until(lambda: here().of("Long Song") == (False, 0, 1), "half of a song and more is no play")
    desk.key("space")
    done("played")

    there = lambda: on_server(bundled_api(data, endpoint(data)))
    wait_until(lambda: here().waiting == 0 and there().same_as(here()),
               "the bundled server has something else than the app", 20, 0.3)
    before = here()
    check(len(before.plays) == 1, f"{len(before.plays)} plays of one listening")
    check(app.stop(20) == 0, f"the app did not end well: {app.output()[-600:]}")
    app = desk.linnet(LINNET_AUDIO_SINK="null")
    in_sidebar(desk, "Supper")
    check(here().same_as(before), f"the restart changed something: {here().differences(before)}")
    desk.key("ctrl+z")
    wait_until(lambda: supper() == ["Song 2", "Song 3", "Song 4"], "what was done before a restart cannot be undone")
    desk.key("ctrl+shift+z")
    wait_until(lambda: supper() == ["Song 2", "Song 4"], "what was undone after a restart cannot be done again")
    wait_until(lambda: endpoint(data) and here().waiting == 0 and there().same_as(here()), "the server missed undo and redo", 20, 0.3)
    done("restarted: all there, undo reaches back")

    # A second server; what is done while it is away arrives.
    address = wait_until(lambda: endpoint(box), "the server tells no address")
    api = Api(address)
    wait_until(api.up, "the server does not answer")
    api.login("ada", PASSWORD)
    desk.run(BIN / "linnet", "--data", data, "--server", "http://" + address)
    sign_in(desk, "ada", PASSWORD)
    wait_until(lambda: desk.find(contains="synced"), "signing in does not bring the server online")
    open_album(desk, "In the Hall")
    server.stop()
    desk.wait_for(contains="Offline")
    done("the second server is here, and gone")
    away = lambda: in_replica(data)
    choose(desk, "Hall 1")
    desk.key("ctrl+l")
    choose(desk, "Hall 2")
    desk.key("alt+5")
    choose(desk, "Hall 1", more=1)
    run_command(desk, "Add to playlist", "Down", "Return")  # To a new one, of the album's name.
    wait_until(lambda: away().playlists() == {"In the Hall": ["Hall 1", "Hall 2"]}, "no playlist is made of what was chosen")
    offline = away()
    check(offline.of("Hall 1") == (True, 0, 0) and offline.of("Hall 2") == (False, 10, 0), f"not kept offline: {offline.marks}")
    check(offline.waiting >= 3, f"{offline.waiting} changes wait for the server")
    server = desk.server(box, address)
    wait_until(api.up, "the server does not answer again")
    try:
        wait_until(lambda: away().waiting == 0 and on_server(api).same_as(away()), "what was done offline does not arrive", 90, 0.3)
    except AssertionError:
        print(away().waiting, away().differences(on_server(api)))
        raise
    check(away().same_as(offline), f"on the way it changed: {away().differences(offline)}")
    check("In the Hall" not in here().playlists(), "the bundled server has a playlist of the other one")
    done("what was done offline has arrived")
    check(app.stop(20) == 0, f"the app did not end well: {app.output()[-600:]}")
print("1 passed, 0 failed")

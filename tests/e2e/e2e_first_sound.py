# SPDX-License-Identifier: GPL-3.0-or-later
"""From a folder of real music to sound and picture: scan, albums with covers, search, play, seek, next, restart with
everything in place. What the engine puts out is compared with the decoded files."""
from desk import Desk, check, wait_until
from mpris import playing, position
from music import demo
from sound import check_heard, decode, recorded

music = demo()
singularity = music / "singularity-music/usr/share/games/singularity/music"


def heard_seconds(path):
    return path.stat().st_size / 8 / 48000 if path.exists() else 0.0


with Desk(scheme="dark") as desk:
    heard = desk.folder / "heard.f32"
    app = desk.linnet("--music", music, LINNET_AUDIO_SINK=f"file:{heard}")
    # Scan: albums appear by themselves.
    desk.wait_for("list item", contains="The Battle for Wesnoth OST", seconds=180)
    desk.picture("home-dark")
    desk.key("ctrl+2")
    desk.wait_for("list item", contains="Endgame: Singularity Original Soundtrack")
    desk.picture("albums-dark")

    # Search as typed, then play a result.
    desk.key("ctrl+shift+f")
    desk.type("deprecat")
    hit = desk.wait_for("list item", contains="Deprecation")
    desk.picture("search-dark")
    desk.run("playerctl", "-p", "linnet", "volume", "1.0")
    desk.click(hit, repeat=2)
    wait_until(lambda: playing(desk, "status") == "Playing" and playing(desk, "title") == "Deprecation",
               f"Deprecation does not play: {playing(desk, 'status')} {playing(desk, 'title')}")
    wait_until(lambda: position(desk) > 5, "the position stands still")
    check(playing(desk, "artist") == "Maxstack", f"MPRIS names the artist {playing(desk, 'artist')}")

    # Seek.
    desk.run("playerctl", "-p", "linnet", "position", "60")
    wait_until(lambda: 60 <= position(desk) < 75, f"the seek went to {position(desk)}")
    wait_until(lambda: position(desk) > 64, "nothing plays after the seek")

    # An album, by keyboard; then next.
    desk.key("ctrl+shift+f")
    desk.key("ctrl+a")
    desk.type("wesnoth ost")
    desk.click(desk.wait_for("list item", contains="The Battle for Wesnoth OST by"))
    row = desk.wait_for("list item", contains="Traveling Minstrels")
    desk.picture("album-dark")
    desk.click(row, repeat=2)
    wait_until(lambda: "Wesnoth" in playing(desk, "album"), "the album does not play")
    first = playing(desk, "title")
    desk.key("ctrl+Right")
    wait_until(lambda: playing(desk, "title") not in ("", first), "next does not go on")
    second = playing(desk, "title")
    before = heard_seconds(heard)
    wait_until(lambda: heard_seconds(heard) > before + 4, "the sound stopped")

    # The same in light, live.
    desk.set_scheme("light")
    desk.picture("album-light")

    # What sounded is what the files hold.
    # The engine keeps the rate of the first track.
    record, file = recorded(heard), decode(singularity / "Deprecation.ogg", 48000)
    begin = check_heard(record, file, 0.5, 4.0, "the first seconds of Deprecation", 48000)
    after = check_heard(record, file, 60.5, 3.0, "Deprecation after the seek", 48000)
    check(after > begin, "the seek sounded before the begin")

    # Restart: page, queue and place are there again, paused.
    desk.key("space")
    wait_until(lambda: playing(desk, "status") == "Paused", "space does not pause")
    place = position(desk)
    check(app.stop(20) == 0, f"the app did not end well: {app.output()[-600:]}")
    heard.unlink()
    app = desk.linnet(LINNET_AUDIO_SINK=f"file:{heard}")
    wait_until(lambda: playing(desk, "title") == second, f"after the restart {playing(desk, 'title')} is current, not {second}")
    check(playing(desk, "status") == "Paused", "it plays by itself after a restart")
    check(abs(position(desk) - place) < 2, f"the place was {place:.1f} s and is {position(desk):.1f} s")
    desk.wait_for("list item", contains="Traveling Minstrels")
    desk.picture("restart-light")
    desk.run("playerctl", "-p", "linnet", "play")
    wait_until(lambda: position(desk) > place + 1, "it does not go on after the restart")
    check(app.stop(20) == 0, f"the app did not end well: {app.output()[-600:]}")
print("1 passed, 0 failed")

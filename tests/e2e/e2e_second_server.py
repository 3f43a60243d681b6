# SPDX-License-Identifier: GPL-3.0-or-later
"""The app against a server on another loopback address, with a password: it streams; the server stopped, browsing works
and the state is shown; started again, it is found."""
import subprocess
import tempfile
import pathlib

from desk import BIN, Api, Desk, check, endpoint, wait_until
from mpris import playing
from music import tone_flac
from sound import check_heard, decode, recorded

PASSWORD = "correct horse battery staple"

with tempfile.TemporaryDirectory() as folder, Desk(scheme="light") as desk:
    folder = pathlib.Path(folder)
    music, data = folder / "music", folder / "household"
    files = [tone_flac(music / "Tones" / f"{i + 1:02d}.flac", f"Tone {i + 1}", "Oscillator", "Pure Tones", i + 1, 300 + 70 * i, 12)
             for i in range(3)]
    subprocess.run([BIN / "linnet-server", "user", "add", "ada", "--owner", "--password-stdin", "--data", data],
                   input=PASSWORD + "\n", text=True, check=True, env=desk.env)
    server = desk.server(data, "127.0.0.2:0", "--music", music)
    address = wait_until(lambda: endpoint(data), "the server tells no address")
    api = Api(address)
    wait_until(api.up, "the server does not answer")
    api.login("ada", PASSWORD)
    wait_until(lambda: len(api.request("GET", "/api/v1/tracks?limit=10")["items"]) == 3, "the server does not find its tracks")

    heard = desk.folder / "heard.f32"
    app = desk.linnet("--server", "http://" + address, LINNET_AUDIO_SINK=f"file:{heard}")
    # A wrong password first: a sentence, and another try.
    desk.wait_for("text", "Your name on the server")
    for password, good in (("wrong", False), (PASSWORD, True)):
        for role, field, text in (("text", "Your name on the server", "ada"), ("password text", "Password", password)):
            desk.click(desk.wait_for(role, field))
            desk.key("ctrl+a")
            desk.type(text)
        desk.key("Return")
        if not good:
            desk.wait_for(contains="name and password do not match")
    wait_until(lambda: desk.find(contains="synced"), "signing in does not bring the server online")
    desk.key("ctrl+2")
    desk.wait_for("list item", contains="Pure Tones", seconds=60)
    desk.picture("remote-online-light")

    desk.run("playerctl", "-p", "linnet", "volume", "1.0")
    desk.click(desk.find("list item", contains="Pure Tones"))
    desk.wait_for("list item", contains="Tone 2")
    desk.click(desk.find("list item", contains="Tone 1"), repeat=2)
    wait_until(lambda: playing(desk, "title") == "Tone 2", "the album does not stream on to its second track", 60)
    check_heard(recorded(heard), decode(files[0]), 0.5, 8.0, "the first streamed track")

    # The server goes: what is here can be looked at, and the state is told.
    server.stop()
    desk.wait_for(contains="Offline", seconds=60)
    check(desk.find("list item", contains="Tone 3"), "the album page went away with the server")
    desk.picture("remote-offline-light")
    server = desk.server(data, address)
    wait_until(lambda: desk.find(contains="Offline") is None, "the app does not find the server again", 60)
    check(app.stop(20) == 0, f"the app did not end well: {app.output()[-600:]}")
    text = (desk.folder / "data").rglob("*.log*")
    for log in text:
        check(PASSWORD not in log.read_text(errors="replace"), f"the password stands in {log.name}")
print("1 passed, 0 failed")

# SPDX-License-Identifier: GPL-3.0-or-later
"""The app against a new server on another loopback address: set up by its code, it streams; the server stopped, browsing works
and the state is shown; started again, it is found. A separate server on the app's own data folder, where nobody
has a password, is used at once, and its code still makes the first log-in."""
import subprocess
import tempfile
import pathlib

from desk import BIN, Api, Desk, check, endpoint, wait_until
from mpris import playing
from music import tone_flac
from sound import check_heard, decode, recorded

PASSWORD = "correct horse battery staple"
CODE_FIELD = "Set-up code, like ABCD2345"

with tempfile.TemporaryDirectory() as folder, Desk(scheme="light") as desk:
    folder = pathlib.Path(folder)
    music, data = folder / "music", folder / "household"
    files = [tone_flac(music / "Tones" / f"{i + 1:02d}.flac", f"Tone {i + 1}", "Oscillator", "Pure Tones", i + 1, 300 + 70 * i, 12)
             for i in range(3)]
    server = desk.server(data, "127.0.0.2:0", "--music", music)
    address = wait_until(lambda: endpoint(data), "the server tells no address")
    api = Api(address)
    wait_until(api.up, "the server does not answer")
    code = (data / "run/setup-code").read_text().strip()

    heard = desk.folder / "heard.f32"
    app = desk.linnet("--server", "http://" + address, LINNET_AUDIO_SINK=f"file:{heard}")
    # A wrong code first: a sentence, and another try.
    def enter(role, field, text):
        desk.click(desk.wait_for(role, field))
        desk.key("ctrl+a")
        desk.type(text)
    enter("text", "Your name on the server", "ada")
    enter("password text", "Password", PASSWORD)
    desk.key("Return")
    desk.wait_for(contains="Nobody can sign in to this server yet")
    enter("text", CODE_FIELD, "AAAAAAAA")
    desk.picture("remote-setup-light")
    desk.key("Return")
    desk.wait_for(contains="code is wrong")
    enter("text", CODE_FIELD, code.lower())
    desk.key("Return")
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

    # A server of the app's own data folder that somebody else started, and where nobody has a password.
    own = folder / "own"
    server = desk.server(own, "127.0.0.1:0", "--music", music)
    api = Api(wait_until(lambda: endpoint(own), "the server tells no address"))
    wait_until(api.up, "the server does not answer")
    app = desk.linnet(data=own)
    desk.key("ctrl+2")
    desk.wait_for("list item", contains="Pure Tones", seconds=60)
    check(server.running(), "the app ended a server that is not its own")
    code = (own / "run/setup-code").read_text().strip()
    api.request("POST", "/api/v1/setup", {"code": code, "name": "ada", "password": PASSWORD, "device_name": "phone"})
    check(not (own / "run/setup-code").exists(), "the code outlived its use")
    api.login("ada", PASSWORD)
    check(len(api.request("GET", "/api/v1/tracks?limit=10")["items"]) == 3, "the owner of the code sees other music")
    check(app.stop(20) == 0, f"the app did not end well: {app.output()[-600:]}")
    check(server.running(), "the server went with the app")
print("1 passed, 0 failed")

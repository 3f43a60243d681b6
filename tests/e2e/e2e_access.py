# SPDX-License-Identifier: GPL-3.0-or-later
"""With a screen reader and a keyboard: no control without a name on any page, and an album opened, played, queued and
skipped without a mouse."""
import contextlib
import tempfile
import pathlib

from desk import Desk, atspi, check, wait_until
from mpris import playing, position
from music import tone_flac

CONTROLS = {"push button", "toggle button", "slider", "check box", "radio button", "text", "password text", "entry", "menu item",
            "list", "list item", "table", "combo box", "link", "progress bar", "page tab", "spin button", "check menu item"}


def nameless(desk):
    """Roles and places of showing controls that a screen reader could not call by name; and how many were looked at."""
    found, seen = [], 0
    for node in desk.walk():
        with contextlib.suppress(Exception):
            if node.get_role_name() in CONTROLS and node.get_state_set().contains(atspi().StateType.SHOWING):
                seen += 1
                if not (node.get_name() or "").strip():
                    box = node.get_component_iface().get_extents(atspi().CoordType.SCREEN)
                    found.append(f"{node.get_role_name()} at {box.x},{box.y} {box.width}x{box.height}")
    return found, seen


def check_names(desk, page):
    found, seen = nameless(desk)
    check(seen > 8, f"{page}: only {seen} controls are visible to a screen reader")
    check(not found, f"{page}: controls without a name: {found[:8]}")
    print(f"{page}: {seen} controls, all named")


with tempfile.TemporaryDirectory() as folder, Desk(scheme="dark") as desk:
    app = desk.linnet(LINNET_AUDIO_SINK="null")
    desk.wait_for("push button", "Add a folder")
    check_names(desk, "first start")
    app.stop(20)

    music = pathlib.Path(folder) / "music"
    for album in range(3):
        for i in range(4):
            tone_flac(music / f"Album {album + 1}" / f"{i + 1}.flac", f"Tone {album + 1}.{i + 1}", "Oscillator",
                      f"Album {album + 1}", i + 1, 220 + 40 * i + 15 * album, 120)
    app = desk.linnet("--music", music, LINNET_AUDIO_SINK="null")
    desk.wait_for("list item", contains="Album 3")
    wait_until(lambda: desk.find("list item", contains="Album 1"), "Album 1 does not come")
    desk.to_front("--onlyvisible", "--name", "^Linnet$")

    # By keyboard alone: to the grid, open an album, play its second track, queue another, skip, pause.
    desk.key("ctrl+2")
    check_names(desk, "albums")
    grid = lambda: next((n for n in desk.walk() if n.get_state_set().contains(atspi().StateType.FOCUSED)), None)
    for _ in range(8):
        node = grid()
        if node and node.get_role_name() in ("list", "list item", "table cell"):
            break
        desk.key("F6")
        wait_until(lambda: True, "")
    desk.key("Home")
    desk.key("Right")
    desk.key("Return")
    desk.wait_for("list item", contains="Tone ")
    check_names(desk, "album page")
    for _ in range(8):
        node = grid()
        if node and "Tone" in (node.get_name() or "") or node and node.get_role_name() == "list" and node.get_child_count() == 4:
            break
        desk.key("F6")
    desk.key("Home")
    desk.key("Down")
    desk.key("Return")
    wait_until(lambda: playing(desk, "status") == "Playing", "Enter does not play")
    title = playing(desk, "title")
    check(title.endswith(".2"), f"the second track was chosen, {title} plays")
    desk.key("End")
    desk.key("ctrl+Return")
    desk.key("ctrl+shift+q")
    desk.wait_for("push button", "Close the panel")
    check_names(desk, "queue panel")
    desk.key("ctrl+Right")
    wait_until(lambda: playing(desk, "title").endswith(".4"), "the hand-queued track is not next")
    desk.key("ctrl+m")
    desk.key("space")
    for page, keys in (("settings", "ctrl+comma"), ("shortcuts", "ctrl+slash")):
        desk.key(keys)
        wait_until(lambda: desk.find(contains=page.capitalize()), f"no {page} page")
        check_names(desk, page)
    desk.key("ctrl+shift+f")
    desk.type("tone 1")
    desk.wait_for("list item", contains="Tone 1.1")
    check_names(desk, "search results")
    check(app.stop(20) == 0, f"the app did not end well: {app.output()[-600:]}")
print("1 passed, 0 failed")

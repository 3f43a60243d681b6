# SPDX-License-Identifier: GPL-3.0-or-later
"""Things that people do in every evening: sign in, open an album, choose rows, fill a playlist. `hands` is a desk with
one app, or the window of one of several."""
from desk import wait_until


def sign_in(hands, name, password):
    """In the form that asks for it."""
    for role, field, text in (("text", "Your name on the server", name), ("password text", "Password", password)):
        hands.click(hands.wait_for(role, field))
        hands.key("ctrl+a")
        hands.type(text)
    hands.key("Return")


def open_album(hands, title):
    hands.key("ctrl+2")
    hands.click(hands.wait_for("list item", contains=title))
    hands.wait_for("push button", "Shuffle this album")


def open_playlist(hands, name):
    hands.click(in_sidebar(hands, name))
    hands.wait_for("push button", "Shuffle this playlist")


def in_sidebar(hands, name):
    """The playlist of this name, beside the content."""
    def look():
        playlists = hands.find("list", "Playlists")
        return playlists and next((c for c in (playlists.get_child_at_index(i) for i in range(playlists.get_child_count()))
                                   if c and (c.get_name() or "").split(",")[0] == name), None)
    return wait_until(look, f"no playlist {name} stands in the sidebar", 30, 0.2)


def choose(hands, first, more=0):
    """The row with this title, and as many that follow; the first one as an accessible."""
    row = hands.wait_for("list item", contains=first)
    hands.click(row)
    for _ in range(more):
        hands.key("shift+Down")
    return row


def new_playlist(hands, name):
    hands.key("ctrl+n")
    hands.wait_for("text", "Name of the playlist")
    hands.key("ctrl+a")
    hands.type(name)
    hands.key("Return")
    return in_sidebar(hands, name)


def drag_to_playlist(hands, row, name):
    hands.drag(row, in_sidebar(hands, name))


def run_command(hands, command, *keys):
    """Runs a command of the palette on the rows that were chosen last; `keys` go through the menu that it opens."""
    pid = str(hands.app().get_process_id())
    windows = lambda: len(hands.run("xdotool", "search", "--onlyvisible", "--pid", pid).split())
    before = windows()
    hands.key("ctrl+shift+p")
    hands.wait_for("text", "Go anywhere, or > for commands")
    hands.type(command)
    hands.key("Return")
    if keys:
        wait_until(lambda: windows() > before, f"{command} opens no menu", 10, 0.1)
        for key in keys:
            hands.key(key)

# SPDX-License-Identifier: GPL-3.0-or-later
"""What other programs hear of the player, through playerctl."""
import contextlib
import subprocess


def _player(desk):
    """The one name of the only app on a desk; a second one has its process in its name."""
    return getattr(desk, "player", "linnet")


def playing(desk, field):
    """One field of what MPRIS says ("status", "title", "artist", "album"), or "" where nothing answers."""
    words = ["status"] if field == "status" else ["metadata", field]
    with contextlib.suppress(subprocess.CalledProcessError):
        return desk.run("playerctl", "-p", _player(desk), *words).strip()
    return ""


def position(desk):
    """Seconds into the track, -1 where nothing answers."""
    with contextlib.suppress(subprocess.CalledProcessError, ValueError):
        return float(desk.run("playerctl", "-p", _player(desk), "position"))
    return -1.0

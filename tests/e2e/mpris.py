# SPDX-License-Identifier: GPL-3.0-or-later
"""What other programs hear of the player, through playerctl."""
import contextlib
import subprocess


def playing(desk, field):
    """One field of what MPRIS says ("status", "title", "artist", "album"), or "" where nothing answers."""
    words = ["status"] if field == "status" else ["metadata", field]
    with contextlib.suppress(subprocess.CalledProcessError):
        return desk.run("playerctl", "-p", "linnet", *words).strip()
    return ""


def position(desk):
    """Seconds into the track, -1 where nothing answers."""
    with contextlib.suppress(subprocess.CalledProcessError, ValueError):
        return float(desk.run("playerctl", "-p", "linnet", "position"))
    return -1.0

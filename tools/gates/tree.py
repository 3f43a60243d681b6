# SPDX-License-Identifier: GPL-3.0-or-later
"""What the gates share: the tracked files of the project."""
import pathlib
import subprocess

TOP = pathlib.Path(__file__).resolve().parents[2]
CODE = ("app", "core", "player", "sync", "server-stub", "tests", "bench")


def tracked(*suffixes):
    """Tracked and new files, as paths relative to the top, that end with one of the suffixes (all without any)."""
    out = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=TOP, check=True,
                         capture_output=True, text=True).stdout
    files = [pathlib.PurePosixPath(line) for line in out.splitlines() if (TOP / line).is_file()]
    return sorted({f for f in files if not suffixes or f.suffix in suffixes})


def sources():
    """C++ files of the code folders."""
    return [f for f in tracked(".h", ".cpp") if f.parts[0] in CODE]

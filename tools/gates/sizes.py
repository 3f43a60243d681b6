# SPDX-License-Identifier: GPL-3.0-or-later
"""File sizes: nothing over 600 lines, CMakeLists.txt under 80, READMEs of libraries at most 40."""
import statistics
import sys

from tree import TOP, sources, tracked

LIMIT = 600
bad = []
counts = {}
for path in sources():
    counts[path] = len((TOP / path).read_bytes().splitlines())
    if counts[path] > LIMIT:
        bad.append(f"{path}: {counts[path]} lines, the limit is {LIMIT}: what in it could stand on its own?")
for path in tracked(".txt"):
    if path.name == "CMakeLists.txt" and len((TOP / path).read_bytes().splitlines()) > 80:
        bad.append(f"{path}: more than 80 lines")
for path in tracked(".md"):
    if path.name == "README.md" and len(path.parts) > 1 and path.parts[0] in ("app", "core", "player", "sync", "server-stub"):
        if len((TOP / path).read_bytes().splitlines()) > 40:
            bad.append(f"{path}: more than 40 lines")
own = [n for p, n in counts.items() if p.parts[0] not in ("tests", "bench")]
if own:
    share = sum(n <= 250 for n in own) / len(own)
    print(f"{len(own)} files, median {statistics.median(own):.0f} lines, {share:.0%} up to 250, longest {max(own)}")
    if share < 0.9:
        bad.append(f"only {share:.0%} of the files have 250 lines or fewer; 90 % is the target")
for line in bad:
    print(line)
sys.exit(1 if bad else 0)

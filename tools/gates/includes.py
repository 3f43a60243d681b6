# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom, where third-party headers may appear, and that nothing includes itself in a circle."""
import re
import sys

from tree import TOP, sources

# Arrows between our folders.
ALLOWED = {
    "core": {"core"},
    "player": {"player", "core"},
    "sync": {"sync", "core"},
    "server-stub": {"server-stub", "core"},
    "app": {"app", "player", "sync", "core"},
    "tests": {"tests", "app", "player", "sync", "server-stub", "core"},
    "bench": {"bench", "tests", "app", "player", "sync", "server-stub", "core"},
}

# A third-party header appears in the folders that wrap its library, and nowhere else.
WRAPPERS = [
    (r"sqlite3\.h", ["core/store/sqlite/"]),
    (r"(taglib/)?(tag|fileref|tfile|tstring|tbytevector|audioproperties|mpeg|id3v2|flac|vorbis|mp4)\w*\.h", ["core/tags/"]),
    (r"xxhash\.h", ["core/identity/", "core/art/", "core/base/"]),
    (r"utf8proc\.h", ["core/text/"]),
    (r"(zstd|zlib)\.h", ["core/compress/"]),
    (r"(jpeglib|png)\.h|webp/.*", ["core/art/"]),
    (r"boost/json.*", ["core/wire/"]),
    (r"spdlog/.*", ["core/log/"]),
    (r"gst/.*|glib.*", ["player/gst/"]),
    (r"ebur128\.h", ["player/analysis/"]),
    (r"Q(Media|Audio)\w*", ["player/outputs/", "player/qtmultimedia/"]),
    (r"curl/.*", ["sync/http/"]),
    (r"boost/(asio|beast).*", ["server-stub/http/", "server-stub/stream/", "server-stub/control/", "server-stub/live/",
                              "sync/live/"]),
    (r"sodium\.h", ["server-stub/accounts/"]),
    (r"openssl/.*", ["server-stub/accounts/", "sync/live/"]),
    (r"(CLI/.*|toml\+\+/.*)", ["server-stub/app/", "server-stub/main.cpp"]),
    (r"qt6keychain/.*", ["app/keyring/"]),
    (r"tl/expected\.hpp", ["core/base/"]),
]
QT_FREE = ("core", "sync", "server-stub")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def third_party(path, header, bad):
    where = str(path)
    for pattern, folders in WRAPPERS:
        if re.fullmatch(pattern, header) and not where.startswith(tuple(folders)):
            if path.parts[0] in ("tests", "bench"):
                continue
            bad.append(f"{path}: <{header}> belongs in {', '.join(folders)} only")
    if path.parts[0] in QT_FREE and re.match(r"(Qt\w+/)?Q[A-Z]\w+$", header):
        bad.append(f"{path}: Qt ({header}) has no place below app/ and player/outputs/")


def circle(graph):
    """One circle as a list, or nothing."""
    state, trail = {}, []

    def visit(node):
        state[node] = 1
        trail.append(node)
        for other in sorted(graph.get(node, ())):
            if state.get(other) == 1:
                return trail[trail.index(other):] + [other]
            if other not in state and (found := visit(other)):
                return found
        trail.pop()
        state[node] = 2
        return None

    for node in sorted(graph):
        if node not in state and (found := visit(node)):
            return found
    return None


def main():
    bad, files, folders = [], {}, {}
    for path in sources():
        text = (TOP / path).read_text(encoding="utf-8")
        for kind, header in INCLUDE.findall(text):
            if kind == '"' and (TOP / header).is_file():
                target = header.split("/")[0]
                if target not in ALLOWED.get(path.parts[0], set()):
                    bad.append(f"{path}: {path.parts[0]} may not include {header}")
                files.setdefault(str(path), set()).add(header)
                here, there = "/".join(path.parts[:2]), "/".join(header.split("/")[:2])
                if path.parts[0] not in ("tests", "bench") and len(path.parts) > 2 and header.count("/") > 1 and here != there:
                    folders.setdefault(here, set()).add(there)
            elif kind == '"' and header.startswith(tuple(f"{k}/" for k in ALLOWED)):
                bad.append(f"{path}: {header} does not exist")
            else:
                third_party(path, header, bad)
    for graph, what in ((files, "files"), (folders, "folders")):
        if found := circle(graph):
            bad.append(f"{what} include each other in a circle: " + " -> ".join(found))
    for line in bad:
        print(line)
    return 1 if bad else 0


sys.exit(main())

# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file of ours names its licence in its first lines."""
import sys

from tree import TOP, tracked

SUFFIXES = (".h", ".cpp", ".py", ".cmake", ".sh", ".svg", ".yml", ".yaml")
bad = []
for path in tracked():
    text = (TOP / path).read_bytes()[:400]
    is_script = text.startswith(b"#!")
    if path.suffix in SUFFIXES or path.name == "CMakeLists.txt" or is_script:
        if b"SPDX-License-Identifier: GPL-3.0-or-later" not in text:
            bad.append(path)
for path in bad:
    print(f"{path}: no SPDX line in its first 400 bytes")
sys.exit(1 if bad else 0)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C++ file is as clang-format leaves it."""
import shutil
import subprocess
import sys

from tree import TOP, sources

tool = shutil.which("clang-format-16") or shutil.which("clang-format")
if not tool:
    sys.exit("clang-format is not installed")
files = [str(f) for f in sources()]
result = subprocess.run([tool, "--dry-run", "-Werror", *files], cwd=TOP, capture_output=True, text=True)
names = sorted({line.split(":")[0] for line in result.stderr.splitlines() if "-Wclang-format-violations" in line})
for name in names:
    print(f"{name}: run {tool.rsplit('/', 1)[-1]} -i {name}")
sys.exit(result.returncode)

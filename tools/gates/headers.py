# SPDX-License-Identifier: GPL-3.0-or-later
"""Every header compiles alone: the target linnet_headers has one unit for each."""
import subprocess
import sys

from tree import TOP

build = TOP / "build" / "ci"
if not (build / "build.ninja").exists():
    subprocess.run(["cmake", "--preset", "ci"], cwd=TOP, check=True, stdout=subprocess.DEVNULL)
sys.exit(subprocess.run(["cmake", "--build", str(build), "--target", "linnet_headers"], cwd=TOP).returncode)

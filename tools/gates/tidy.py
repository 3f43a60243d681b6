# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy's short list (.clang-tidy) on the files that the newest commits changed, or on all with --all.

The files are those changed since LINNET_TIDY_BASE, or since the last tag or ten commits; at most 12 are looked at in
one run, the newest changes first, and the run says how many were left for tools/check --deep.
"""
import concurrent.futures
import os
import shutil
import subprocess
import sys

from tree import TOP, sources

MOST = 12
tool = shutil.which("clang-tidy-16") or shutil.which("clang-tidy")
if not tool:
    sys.exit("clang-tidy is not installed")
units = [str(f) for f in sources() if f.suffix == ".cpp" and f.parts[0] not in ("tests", "bench")]
if "--all" not in sys.argv:
    base = os.environ.get("LINNET_TIDY_BASE", "HEAD~10")
    known = subprocess.run(["git", "rev-parse", "-q", "--verify", base], cwd=TOP, capture_output=True).returncode == 0
    span = [f"{base}..HEAD"] if known else ["HEAD"]
    log = subprocess.run(["git", "log", "--name-only", "--format=", *span], cwd=TOP, check=True, capture_output=True,
                         text=True).stdout.splitlines()
    changed = list(dict.fromkeys(line for line in log if line))
    picked = [name for name in changed if name in set(units)]
    units = picked[:MOST]
    if len(picked) > MOST:
        print(f"{len(picked) - MOST} more changed files are left for tools/check --deep")
if not units:
    print("no changed files")
    sys.exit(0)
build = TOP / "build" / "tidy"
if not (build / "build.ninja").exists():
    subprocess.run(["cmake", "--preset", "tidy"], cwd=TOP, check=True, stdout=subprocess.DEVNULL)


def check(name):
    result = subprocess.run([tool, "-p", str(build), "--quiet", name], cwd=TOP, capture_output=True, text=True)
    return name, result.returncode, result.stdout


bad = 0
with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
    for name, code, output in pool.map(check, units):
        if code:
            bad += 1
            print(output.strip() or f"{name}: clang-tidy failed")
print(f"{len(units)} files, {bad} with findings")
sys.exit(1 if bad else 0)

# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the commands in tools/: progress lines, and installing what is missing.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() { printf 'linnet: %s\n' "$*" >&2; exit 1; }

# words FILE…: the package names in the lists, without comments
words() { sed -e 's/#.*//' "$@" | tr -s ' \n' '\n' | sed '/^$/d'; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else fail "these packages are missing and there is no sudo to install them: run as root: $*"
    fi
}

missing_debian() {
    local have
    have=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package} ${Provides}\n' 2>/dev/null | sed -n 's/^ii //p' | tr -s ' ,' '\n' | sort -u)
    words "$@" | sort -u | comm -23 - <(printf '%s\n' "$have")
}

install_debian() {
    local lists=() missing
    for group in "$@"; do lists+=("$top/tools/packages/debian-$group.txt"); done
    missing=$(missing_debian "${lists[@]}")
    [ -n "$missing" ] || return 0
    say "Installing $(printf '%s\n' "$missing" | wc -l) packages: $(printf '%s ' $missing | cut -c1-200)"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 update >/dev/null ||
        fail "the package lists could not be fetched: check the network and try again"
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 \
        --no-install-recommends install $missing >"${TMPDIR:-/tmp}/linnet-apt.log" 2>&1 ||
        fail "installing failed; the last lines of ${TMPDIR:-/tmp}/linnet-apt.log: $(tail -n 3 "${TMPDIR:-/tmp}/linnet-apt.log")"
}

# install build run test check: the groups of packages that a command needs
install_packages() {
    if command -v apt-get >/dev/null 2>&1; then
        install_debian "$@"
    elif command -v brew >/dev/null 2>&1; then
        say "Asking Homebrew for what is missing"
        # shellcheck disable=SC2046
        brew install --quiet $(words "$top/tools/packages/brew.txt")
    else
        say "This system's package manager is not known here. Needed are:"
        words "$top/tools/packages/brew.txt" | tr '\n' ' '
        printf '\nGoing on in the hope that they are there.\n'
    fi
}

# build PRESET [TARGET…]
build() {
    local preset=$1
    shift
    cd "$top" || exit 1
    if [ ! -f "build/$preset/build.ninja" ]; then
        say "Configuring ($preset)"
        cmake --preset "$preset" >"${TMPDIR:-/tmp}/linnet-configure.log" 2>&1 ||
            { tail -n 30 "${TMPDIR:-/tmp}/linnet-configure.log"; fail "configuring failed"; }
    fi
    say "Building ($preset)"
    if [ $# -gt 0 ]; then cmake --build "build/$preset" --target "$@"; else cmake --build "build/$preset"; fi ||
        fail "the build failed"
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <string_view>

int main(int argc, char** argv) {
    if (argc > 1 && std::string_view(argv[1]) == "--version") std::puts("linnet-server " LINNET_VERSION);
    return 0;
}

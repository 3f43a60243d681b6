// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/app/CommandLine.h"

int main(int argc, char** argv) { return linnet::server::runCommandLine(argc, argv); }

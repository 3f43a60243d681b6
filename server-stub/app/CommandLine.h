// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The program linnet-server from its arguments to its exit code.

namespace linnet::server {

/// Never throws. What went wrong is the last line on stderr, as a sentence; the code is then not 0.
int runCommandLine(int argc, char** argv);

} // namespace linnet::server

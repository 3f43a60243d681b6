// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/helper/MediaProgram.h"

int main(int argc, char** argv) { return linnet::player::runMediaProgram(argc, argv); }

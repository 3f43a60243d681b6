// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// linnet [--data DIR] [--music DIR …] [--server URL] [--profile NAME] [FILE|URL …]
// linnet --render OUT.wav [--crossfade SECONDS] [--gain track|album|off] FILE…
// Read before QApplication is made, so that --version is quick and a second start costs little.

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/os/FilePath.h"
#include "player/dsp/AudioSettings.h"

namespace linnet::app {

struct CommandLine {
    enum class Ask { Run, Version, Help, Render };
    Ask ask = Ask::Run;
    std::optional<core::FilePath> data; ///< As given, possibly relative.
    std::vector<core::FilePath> music;
    std::optional<std::string> server;                     ///< http or https.
    std::optional<std::string> profile;                    ///< Letters, digits, '-' and '_' only.
    std::vector<std::string> files;                        ///< Paths and URLs as given.
    core::FilePath renderTo;                               ///< Render: where to.
    player::LoudnessMode gain = player::LoudnessMode::Off; ///< Render: by which loudness.
    std::chrono::milliseconds crossfade{0};                ///< Render: from 0 to player::kLongestCrossfade.
};

/// `args` without the program's name. After `--music DIR` every further argument that is a folder is music too.
/// Errors: InvalidInput, with a sentence for the terminal.
core::Result<CommandLine> parseCommandLine(std::span<const std::string> args,
                                           const std::function<bool(const std::string&)>& isFolder);
std::string_view commandLineHelp();

/// DIR, or the system's data folder; a profile keeps everything of its own in DIR/profiles/NAME. Absolute.
core::Result<core::FilePath> dataFolderOf(const CommandLine& commandLine);

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/CommandLine.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/os/Paths.h"

namespace linnet::app {

namespace {

bool isProfileName(std::string_view name) {
    const auto isAllowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), isAllowed);
}

/// Takes arguments one after the other; `--name VALUE` and `--name=VALUE` mean the same.
class Reader {
public:
    explicit Reader(std::span<const std::string> args) : m_args(args) {}
    bool isAtEnd() const { return m_next == m_args.size(); }
    const std::string& peek() const { return m_args[m_next]; }
    const std::string& take() { return m_args[m_next++]; }

    bool isOption(std::string_view name) const {
        const std::string& arg = peek();
        return arg == name || (arg.starts_with(name) && arg.size() > name.size() && arg[name.size()] == '=');
    }
    core::Result<std::string> value(std::string_view name) {
        const std::string& arg = take();
        if (arg.size() > name.size()) return arg.substr(name.size() + 1);
        if (isAtEnd() || peek().empty())
            return core::failure(core::Errc::InvalidInput, std::string(name) + " needs a value; see linnet --help");
        return take();
    }

private:
    std::span<const std::string> m_args;
    std::size_t m_next = 0;
};

core::Result<player::LoudnessMode> gainNamed(const std::string& name) {
    if (name == "track") return player::LoudnessMode::Track;
    if (name == "album") return player::LoudnessMode::Album;
    if (name == "off") return player::LoudnessMode::Off;
    return core::failure(core::Errc::InvalidInput, "--gain is track, album or off, not " + name);
}

/// Seconds, with at most three digits behind a point.
core::Result<std::chrono::milliseconds> crossfadeOf(const std::string& text) {
    double seconds = -1.0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, seconds, std::chars_format::fixed);
    const double most = std::chrono::duration<double>(player::kLongestCrossfade).count();
    if (read.ec != std::errc() || read.ptr != end || !(seconds >= 0.0 && seconds <= most))
        return core::failure(core::Errc::InvalidInput, "--crossfade needs seconds from 0 to " +
                                                           std::to_string(player::kLongestCrossfade.count()) +
                                                           ", not " + text);
    return std::chrono::milliseconds(std::llround(seconds * 1000.0));
}

core::Result<void> takeRenderOption(Reader& reader, CommandLine& line) {
    if (reader.isOption("--render")) {
        LINNET_TRY(std::string file, reader.value("--render"));
        line.ask = CommandLine::Ask::Render;
        line.renderTo = core::FilePath(std::move(file));
    } else if (reader.isOption("--gain")) {
        LINNET_TRY(const std::string name, reader.value("--gain"));
        LINNET_TRY(line.gain, gainNamed(name));
    } else if (reader.isOption("--crossfade")) {
        LINNET_TRY(const std::string seconds, reader.value("--crossfade"));
        LINNET_TRY(line.crossfade, crossfadeOf(seconds));
    } else {
        return core::failure(core::Errc::InvalidInput, "unknown option " + reader.peek() + "; see linnet --help");
    }
    return {};
}

core::Result<void> takeOption(Reader& reader, CommandLine& line,
                              const std::function<bool(const std::string&)>& isFolder) {
    if (reader.isOption("--data")) {
        LINNET_TRY(const std::string folder, reader.value("--data"));
        line.data = core::FilePath(folder);
    } else if (reader.isOption("--music")) {
        LINNET_TRY(std::string folder, reader.value("--music"));
        line.music.emplace_back(std::move(folder));
        while (!reader.isAtEnd() && !reader.peek().starts_with("--") && isFolder(reader.peek()))
            line.music.emplace_back(reader.take());
    } else if (reader.isOption("--server")) {
        LINNET_TRY(const std::string url, reader.value("--server"));
        if (!url.starts_with("http://") && !url.starts_with("https://"))
            return core::failure(core::Errc::InvalidInput,
                                 "--server needs an address like http://box:4747, not " + url);
        line.server = url;
    } else if (reader.isOption("--profile")) {
        LINNET_TRY(const std::string name, reader.value("--profile"));
        if (!isProfileName(name))
            return core::failure(core::Errc::InvalidInput, "a profile's name has letters, digits, - and _ only");
        line.profile = name;
    } else {
        return takeRenderOption(reader, line);
    }
    return {};
}

} // namespace

core::Result<CommandLine> parseCommandLine(std::span<const std::string> args,
                                           const std::function<bool(const std::string&)>& isFolder) {
    CommandLine line;
    Reader reader(args);
    bool areOptionsOver = false;
    while (!reader.isAtEnd()) {
        const std::string& arg = reader.peek();
        if (areOptionsOver || !arg.starts_with("-") || arg == "-") {
            line.files.push_back(reader.take());
        } else if (arg == "--") {
            areOptionsOver = true;
            reader.take();
        } else if (arg == "--version" || arg == "--help" || arg == "-h") {
            line.ask = arg == "--version" ? CommandLine::Ask::Version : CommandLine::Ask::Help;
            return line;
        } else {
            LINNET_TRY_VOID(takeOption(reader, line, isFolder));
        }
    }
    const bool isOfRender = line.gain != player::LoudnessMode::Off || line.crossfade.count() > 0;
    if (isOfRender && line.ask != CommandLine::Ask::Render)
        return core::failure(core::Errc::InvalidInput, "--crossfade and --gain go with --render; see linnet --help");
    return line;
}

std::string_view commandLineHelp() {
    return "linnet [--data DIR] [--music DIR …] [--server URL] [--profile NAME] [FILE|URL …]\n"
           "  --data DIR      keep everything there instead of the system's data folder\n"
           "  --music DIR …   add folders of music to the library\n"
           "  --server URL    connect to a server as well\n"
           "  --profile NAME  a library and settings of its own under that name\n"
           "  --version       print the version\n"
           "Files and folders are played at once, and cue sheets as their tracks.\n"
           "linnet --render OUT.wav [--crossfade SECONDS] [--gain track|album|off] FILE…\n"
           "  plays the files, of cue sheets the tracks, into OUT.wav as fast as it can, joined as a listener hears\n"
           "  them: stereo, at the rate of the first file and with its bits; --crossfade lets them overlap (0 to 12\n"
           "  seconds, 0: not at all), --gain levels them by their ReplayGain tags\n";
}

core::Result<core::FilePath> dataFolderOf(const CommandLine& commandLine) {
    LINNET_TRY(core::FilePath folder,
               commandLine.data ? core::os::absolutePath(*commandLine.data) : core::os::defaultDataFolder());
    if (commandLine.profile) folder = folder / "profiles" / *commandLine.profile;
    return folder;
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/engine/SinkChoice.h"

#include <string>

namespace linnet::player {

core::Result<SinkChoice> sinkChoiceFrom(std::string_view text) {
    constexpr std::string_view kPaced = "file:";
    constexpr std::string_view kFast = "file-fast:";
    SinkChoice choice;
    if (text.empty() || text == "auto") return choice;
    if (text == "null") {
        choice.kind = SinkKind::Null;
        return choice;
    }
    const bool isFast = text.starts_with(kFast);
    if (!isFast && !text.starts_with(kPaced))
        return core::failure(core::Errc::InvalidInput, "LINNET_AUDIO_SINK is \"" + std::string(text) +
                                                           "\"; use auto, null, file:PATH or file-fast:PATH");
    const auto path = text.substr(isFast ? kFast.size() : kPaced.size());
    if (path.empty()) return core::failure(core::Errc::InvalidInput, "LINNET_AUDIO_SINK names no file");
    choice.kind = SinkKind::File;
    choice.file = core::FilePath(std::string(path));
    choice.isPaced = !isFast;
    return choice;
}

} // namespace linnet::player

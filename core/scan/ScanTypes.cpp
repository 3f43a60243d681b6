// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/ScanTypes.h"

namespace linnet::core::scan {

std::string_view phaseName(ScanPhase phase) {
    switch (phase) {
    case ScanPhase::Looking:
        return "looking";
    case ScanPhase::Reading:
        return "reading";
    case ScanPhase::Finishing:
        return "finishing";
    }
    return "";
}

std::string_view problemCode(Errc code) {
    switch (code) {
    case Errc::Corrupt:
        return "damaged";
    case Errc::Unsupported:
    case Errc::InvalidInput:
        return "not_audio";
    case Errc::Forbidden:
        return "no_permission";
    case Errc::NotFound:
        return "vanished";
    default:
        return "unreadable";
    }
}

} // namespace linnet::core::scan

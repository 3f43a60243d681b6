// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The signal path in words. Pure; GUI thread (translations).

#include <QString>

#include <vector>

#include "player/engine/SignalPath.h"

namespace linnet::app {

/// "44.1 kHz · 16 bit · stereo"; what is not known is left out.
QString formatText(const player::AudioFormat& format);

struct SignalLine {
    QString title;
    QString line;
    QString state; ///< "Unchanged", "Changed", "Not known"
    player::Fidelity fidelity = player::Fidelity::Exact;
};
std::vector<SignalLine> signalLines(const player::SignalPath& path);
/// What it comes to, in one sentence.
QString signalSentence(const player::SignalPath& path);
/// In one line: "FLAC 44.1 kHz · 16 bit → untouched → PulseAudio".
QString signalSummary(const player::SignalPath& path);

} // namespace linnet::app

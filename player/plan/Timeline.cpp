// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/plan/Timeline.h"

namespace linnet::player {

void Timeline::begin(std::uint64_t outputFrame, Place place) {
    while (!m_spans.empty() && m_spans.back().outputFrame >= outputFrame)
        m_spans.pop_back();
    m_spans.push_back({outputFrame, place});
}

std::optional<Timeline::Place> Timeline::at(std::uint64_t outputFrame) const {
    if (m_spans.empty()) return std::nullopt;
    for (auto span = m_spans.rbegin(); span != m_spans.rend(); ++span)
        if (span->outputFrame <= outputFrame)
            return Place{span->place.ticket, span->place.trackFrame + (outputFrame - span->outputFrame)};
    return m_spans.front().place;
}

void Timeline::forget(std::uint64_t outputFrame) {
    while (m_spans.size() > 1 && m_spans[1].outputFrame <= outputFrame)
        m_spans.pop_front();
}

} // namespace linnet::player

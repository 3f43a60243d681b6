// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/analysis/WaveformMeter.h"

#include <algorithm>
#include <cmath>

namespace linnet::player {

namespace {

constexpr std::size_t kMostPieces = 8192;

std::uint8_t byteOf(double amplitude) {
    return static_cast<std::uint8_t>(std::lround(255 * std::sqrt(std::clamp(amplitude, 0.0, 1.0))));
}

} // namespace

void WaveformMeter::add(std::span<const FrameSize> frames) {
    for (const FrameSize& frame : frames) {
        if (m_pieces.empty() || m_filled == m_piece) {
            if (m_pieces.size() == kMostPieces) halve();
            m_pieces.emplace_back();
            m_filled = 0;
        }
        Piece& piece = m_pieces.back();
        piece.peak = std::max(piece.peak, frame.peak);
        piece.energy += static_cast<double>(frame.energy);
        ++m_filled;
    }
    m_frames += frames.size();
}

void WaveformMeter::halve() {
    for (std::size_t i = 0; i < kMostPieces / 2; ++i) {
        const Piece& one = m_pieces[2 * i];
        const Piece& other = m_pieces[2 * i + 1];
        m_pieces[i] = {std::max(one.peak, other.peak), one.energy + other.energy};
    }
    m_pieces.resize(kMostPieces / 2);
    m_piece *= 2;
}

double WaveformMeter::peak() const {
    float peak = 0;
    for (const Piece& piece : m_pieces)
        peak = std::max(peak, piece.peak);
    return static_cast<double>(peak);
}

core::Waveform WaveformMeter::finish() const {
    core::Waveform wave;
    if (m_frames == 0) return wave;
    const double perBin = static_cast<double>(m_frames) / core::Waveform::kBins;
    const auto perPiece = static_cast<double>(m_piece);
    for (std::size_t bin = 0; bin < core::Waveform::kBins; ++bin) {
        const double begin = static_cast<double>(bin) * perBin;
        const double end = std::min(begin + perBin, static_cast<double>(m_frames));
        float peak = 0;
        double energy = 0;
        for (auto i = static_cast<std::size_t>(begin / perPiece); i < m_pieces.size(); ++i) {
            const double from = static_cast<double>(i) * perPiece;
            if (from >= end) break;
            const double to = i + 1 < m_pieces.size() ? from + perPiece : static_cast<double>(m_frames);
            const double common = std::min(end, to) - std::max(begin, from);
            if (common <= 0) continue;
            peak = std::max(peak, m_pieces[i].peak);
            energy += m_pieces[i].energy * common / (to - from);
        }
        wave.peaks.push_back(byteOf(static_cast<double>(peak)));
        wave.levels.push_back(byteOf(std::sqrt(energy / (end - begin))));
    }
    return wave;
}

} // namespace linnet::player

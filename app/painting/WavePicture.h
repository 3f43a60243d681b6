// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A waveform as upright bars, painted once for each colour and only copied afterwards. On whole pixels at every scale.
// GUI thread.

#include <QColor>
#include <QPixmap>
#include <QRectF>

#include <array>
#include <memory>
#include <vector>

#include "core/domain/Analysis.h"

class QPainter;

namespace linnet::app {

/// Heights of `count` bars, 0 to 1; the loudest part of the recording is 1. All 0 for silence.
std::vector<double> barsOf(const core::Waveform& wave, std::size_t count);

class WavePicture {
public:
    enum Part { Played, Aimed, Rest };
    static constexpr std::size_t kParts = 3;
    using Colors = std::array<QColor, kParts>;

    void setWave(std::shared_ptr<const core::Waveform> wave);
    bool hasWave() const { return m_wave != nullptr; }
    /// Paints again only if size, scale or colours are others than before.
    void prepare(const QRectF& area, qreal ratio, const Colors& colors);
    /// As prepared: what of one part lies between two places of the painter.
    void paint(QPainter& painter, Part part, double from, double to) const;
    /// How many times it was painted anew (a figure for tests).
    int paintings() const { return m_paintings; }

private:
    void paintBars(QPixmap& pixmap, const QColor& color) const;

    std::shared_ptr<const core::Waveform> m_wave;
    std::array<QPixmap, kParts> m_pixmaps;
    QRectF m_area;
    qreal m_ratio = 0;
    Colors m_colors;
    int m_paintings = 0;
};

} // namespace linnet::app

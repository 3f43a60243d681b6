// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/painting/WavePicture.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace linnet::app {

namespace {

constexpr double kStep = 3; ///< From bar to bar, the gap within; device-independent pixels.
constexpr double kGap = 1;
constexpr double kLeast = 2;   ///< Height of a bar that is silent.
constexpr double kCurve = 0.8; ///< Below 1 lifts what is quiet.

double amplitudeOf(std::uint8_t byte) { return byte / 255.0 * (byte / 255.0); }

} // namespace

std::vector<double> barsOf(const core::Waveform& wave, std::size_t count) {
    std::vector<double> bars(count, 0.0);
    const std::size_t bins = wave.levels.size();
    if (bins == 0) return bars;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t begin = i * bins / count;
        const std::size_t end = std::max(begin + 1, (i + 1) * bins / count);
        double energy = 0;
        for (std::size_t bin = begin; bin < end; ++bin)
            energy += std::pow(amplitudeOf(wave.levels[bin]), 2);
        bars[i] = std::sqrt(energy / static_cast<double>(end - begin));
    }
    const double most = count == 0 ? 0 : *std::max_element(bars.begin(), bars.end());
    if (most > 0)
        for (double& bar : bars)
            bar = std::pow(bar / most, kCurve);
    return bars;
}

void WavePicture::setWave(std::shared_ptr<const core::Waveform> wave) {
    m_wave = std::move(wave);
    m_ratio = 0;
}

void WavePicture::prepare(const QRectF& area, qreal ratio, const Colors& colors) {
    if (area == m_area && ratio == m_ratio && colors == m_colors) return;
    m_area = area;
    m_ratio = ratio;
    m_colors = colors;
    ++m_paintings;
    const QSize size(static_cast<int>(std::floor(area.width() * ratio)),
                     static_cast<int>(std::floor(area.height() * ratio)));
    for (std::size_t part = 0; part < kParts; ++part) {
        m_pixmaps[part] = QPixmap(size);
        m_pixmaps[part].fill(Qt::transparent);
        if (m_wave) paintBars(m_pixmaps[part], colors[part]);
        m_pixmaps[part].setDevicePixelRatio(ratio);
    }
}

void WavePicture::paintBars(QPixmap& pixmap, const QColor& color) const {
    const int gap = std::max(1, static_cast<int>(std::lround(kGap * m_ratio)));
    const int step = std::max(gap + 1, static_cast<int>(std::lround(kStep * m_ratio)));
    const int least = std::max(1, static_cast<int>(std::lround(kLeast * m_ratio)));
    const int high = pixmap.height();
    const auto count = static_cast<std::size_t>(std::max(0, (pixmap.width() + gap) / step));
    const auto bars = barsOf(*m_wave, count);
    QPainter painter(&pixmap);
    for (std::size_t i = 0; i < count; ++i) {
        int tall = std::clamp(static_cast<int>(std::lround(bars[i] * high)), least, high);
        tall += (high - tall) % 2; // As far above the middle as below it.
        painter.fillRect(static_cast<int>(i) * step, (high - tall) / 2, step - gap, tall, color);
    }
}

void WavePicture::paint(QPainter& painter, Part part, double from, double to) const {
    const QPixmap& pixmap = m_pixmaps[part];
    const double left = std::clamp(from - m_area.left(), 0.0, m_area.width());
    const double right = std::clamp(to - m_area.left(), 0.0, m_area.width());
    // Cut between two pixels of the screen.
    const int begin = std::min(static_cast<int>(std::lround(left * m_ratio)), pixmap.width());
    const int end = right >= m_area.width() ? pixmap.width() : static_cast<int>(std::lround(right * m_ratio));
    if (end <= begin) return;
    const QRectF place(m_area.left() + begin / m_ratio, m_area.top(), (end - begin) / m_ratio,
                       pixmap.height() / m_ratio);
    painter.drawPixmap(place, pixmap, QRectF(begin, 0, end - begin, pixmap.height()));
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/TrackColumns.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace linnet::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TrackColumns)
};

struct Traits {
    const char* name; ///< In the settings.
    int width;
    bool isFlexible;
    bool isShown;
};
constexpr std::array<Traits, kTrackColumns> kTraits{{{"number", 40, false, true},
                                                     {"title", 309, true, true},
                                                     {"artist", 238, true, true},
                                                     {"album", 237, true, true},
                                                     {"genre", 160, true, false},
                                                     {"year", 64, false, false},
                                                     {"added", 108, false, true},
                                                     {"plays", 64, false, false},
                                                     {"rating", 104, false, false},
                                                     {"quality", 128, false, false},
                                                     {"length", 68, false, true}}};
constexpr int kLeastFlexible = 110;
constexpr int kLeastFixed = 40;
constexpr int kWidest = 2000;

/// What gives way first.
constexpr std::array kLeastImportant{TrackColumn::Quality, TrackColumn::Rating, TrackColumn::Plays,
                                     TrackColumn::Genre,   TrackColumn::Year,   TrackColumn::Added,
                                     TrackColumn::Album,   TrackColumn::Artist, TrackColumn::Number};

const Traits& traits(TrackColumn column) { return kTraits[static_cast<std::size_t>(column)]; }
TrackColumn columnAt(std::size_t index) { return static_cast<TrackColumn>(index); }
int scaled(int width, double scale) { return static_cast<int>(std::lround(width * scale)); }

} // namespace

QString headOf(TrackColumn column) {
    switch (column) {
    case TrackColumn::Number:
        return Words::tr("#", "column of track numbers");
    case TrackColumn::Title:
        return Words::tr("Title");
    case TrackColumn::Artist:
        return Words::tr("Artist");
    case TrackColumn::Album:
        return Words::tr("Album");
    case TrackColumn::Genre:
        return Words::tr("Genre");
    case TrackColumn::Year:
        return Words::tr("Year");
    case TrackColumn::Added:
        return Words::tr("Added");
    case TrackColumn::Plays:
        return Words::tr("Plays");
    case TrackColumn::Rating:
        return Words::tr("Rating");
    case TrackColumn::Quality:
        return Words::tr("Quality");
    case TrackColumn::Length:
        break;
    }
    return Words::tr("Length");
}

std::optional<TrackSort> sortOf(TrackColumn column) {
    switch (column) {
    case TrackColumn::Title:
        return TrackSort::Title;
    case TrackColumn::Artist:
        return TrackSort::Artist;
    case TrackColumn::Album:
        return TrackSort::Album;
    case TrackColumn::Genre:
        return TrackSort::Genre;
    case TrackColumn::Year:
        return TrackSort::Year;
    case TrackColumn::Added:
        return TrackSort::Added;
    case TrackColumn::Plays:
        return TrackSort::Plays;
    case TrackColumn::Length:
        return TrackSort::Length;
    case TrackColumn::Number:
    case TrackColumn::Quality:
    case TrackColumn::Rating:
        break;
    }
    return std::nullopt;
}

TrackColumns::TrackColumns() {
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        m_columns[i] = {kTraits[i].width, kTraits[i].isShown};
        m_order[i] = columnAt(i);
    }
}

void TrackColumns::move(TrackColumn column, std::optional<TrackColumn> before) {
    if (before == column) return;
    const auto from = std::find(m_order.begin(), m_order.end(), column);
    const auto to = before ? std::find(m_order.begin(), m_order.end(), *before) : m_order.end();
    if (from < to)
        std::rotate(from, from + 1, to);
    else
        std::rotate(to, from, from + 1);
}

void TrackColumns::setShown(TrackColumn column, bool isShown) {
    at(column).isShown = isShown || column == TrackColumn::Title;
}

std::vector<TrackColumn> TrackColumns::fitting(int room, double scale) const {
    std::vector<TrackColumn> shown;
    for (const TrackColumn column : m_order)
        if (isShown(column)) shown.push_back(column);
    const auto needed = [&] {
        int sum = 0;
        for (const TrackColumn column : shown)
            sum += scaled(traits(column).isFlexible ? kLeastFlexible : at(column).width, scale);
        return sum;
    };
    for (const TrackColumn column : kLeastImportant) {
        if (needed() <= room) break;
        std::erase(shown, column);
    }
    return shown;
}

std::vector<TrackColumns::Place> TrackColumns::places(int room, double scale) const {
    const auto shown = fitting(room, scale);
    int shares = 0;
    int left = room;
    for (const TrackColumn column : shown) {
        if (traits(column).isFlexible)
            shares += at(column).width;
        else
            left -= scaled(at(column).width, scale);
    }
    std::vector<Place> places;
    int x = 0;
    for (const TrackColumn column : shown) {
        int width = scaled(at(column).width, scale);
        if (traits(column).isFlexible) {
            width = left * at(column).width / std::max(1, shares);
            left -= width; // What rounding leaves goes to the last one.
            shares -= at(column).width;
        }
        places.push_back({column, x, width});
        x += width;
    }
    return places;
}

void TrackColumns::resize(TrackColumn column, int distance, int room) {
    const auto now = places(room);
    const auto here =
        std::find_if(now.begin(), now.end(), [column](const Place& place) { return place.column == column; });
    if (here == now.end()) return;
    if (!traits(column).isFlexible) {
        at(column).width = std::clamp(at(column).width + distance, kLeastFixed, kWidest);
        return;
    }
    const auto next =
        std::find_if(here + 1, now.end(), [](const Place& place) { return traits(place.column).isFlexible; });
    if (next == now.end()) return;
    // Shares become the widths as they are, so that only these two change.
    for (const Place& place : now)
        if (traits(place.column).isFlexible) at(place.column).width = place.width;
    const int moved = std::clamp(distance, kLeastFlexible - here->width, next->width - kLeastFlexible);
    at(column).width += moved;
    at(next->column).width -= moved;
}

QString TrackColumns::toText() const {
    QStringList words;
    for (const TrackColumn column : m_order)
        words << QStringLiteral("%1:%2:%3")
                     .arg(QLatin1String(traits(column).name))
                     .arg(at(column).width)
                     .arg(isShown(column) ? 1 : 0);
    return words.join(QLatin1Char(' '));
}

TrackColumns TrackColumns::fromText(const QString& text) {
    TrackColumns columns;
    std::vector<TrackColumn> named;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QStringList parts = word.split(QLatin1Char(':'));
        if (parts.size() != 3) continue;
        for (std::size_t i = 0; i < kTraits.size(); ++i) {
            if (parts[0] != QLatin1String(kTraits[i].name)) continue;
            bool isNumber = false;
            const int width = parts[1].toInt(&isNumber);
            if (isNumber && width >= kLeastFixed && width <= kWidest) columns.m_columns[i].width = width;
            columns.setShown(columnAt(i), parts[2] == QLatin1String("1"));
            named.push_back(columnAt(i));
        }
    }
    // Each behind the one named before it; what is not named stays with its neighbours.
    for (std::size_t i = 1; i < named.size(); ++i) {
        const auto next = std::find(columns.m_order.begin(), columns.m_order.end(), named[i - 1]) + 1;
        columns.move(named[i], next == columns.m_order.end() ? std::nullopt : std::optional(*next));
    }
    return columns;
}

} // namespace linnet::app

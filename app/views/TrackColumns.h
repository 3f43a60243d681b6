// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The columns of the table of tracks: which are shown, in which order, how wide, and where they lie in a row. A value
// without widgets; toText() is what the settings keep.

#include <QString>

#include <array>
#include <optional>
#include <vector>

#include "app/models/TrackListModel.h"

namespace linnet::app {

/// In the order in which they stand at first.
enum class TrackColumn { Number, Title, Artist, Album, Genre, Year, Added, Plays, Rating, Quality, Length };
inline constexpr int kTrackColumns = 11;

/// "Artist"; "#" for the number, "Length" for what is headed by a clock.
QString headOf(TrackColumn column);
/// The order that a click on its head asks for; nothing where there is none.
std::optional<TrackSort> sortOf(TrackColumn column);

class TrackColumns {
public:
    TrackColumns();

    bool isShown(TrackColumn column) const { return at(column).isShown; }
    /// The title is always shown.
    void setShown(TrackColumn column, bool isShown);
    /// All of them, also those that are not shown, from the left.
    const std::array<TrackColumn, kTrackColumns>& order() const { return m_order; }
    /// To stand in front of `before`; nothing: behind all others.
    void move(TrackColumn column, std::optional<TrackColumn> before);
    /// Its right edge is dragged by `distance` in a row of `room`: the columns to the right give or take the room.
    void resize(TrackColumn column, int distance, int room);

    struct Place {
        TrackColumn column;
        int left = 0;
        int width = 0; ///< With the gap to the next one.
    };
    /// Those that find room, from the left; `scale` is that of the text. Title, artist, album and genre share what the
    /// others leave, in proportion to their widths; where it is too little, less important columns are left out.
    std::vector<Place> places(int room, double scale = 1.0) const;

    QString toText() const;
    /// What cannot be read is as at first.
    static TrackColumns fromText(const QString& text);
    friend bool operator==(const TrackColumns&, const TrackColumns&) = default;

private:
    struct Column {
        int width = 0; ///< Of a flexible one: its share.
        bool isShown = false;
        friend bool operator==(const Column&, const Column&) = default;
    };
    const Column& at(TrackColumn column) const { return m_columns[static_cast<std::size_t>(column)]; }
    Column& at(TrackColumn column) { return m_columns[static_cast<std::size_t>(column)]; }
    std::vector<TrackColumn> fitting(int room, double scale) const;

    std::array<Column, kTrackColumns> m_columns; ///< By their numbers.
    std::array<TrackColumn, kTrackColumns> m_order;
};

} // namespace linnet::app

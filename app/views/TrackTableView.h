// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Any number of tracks as rows under columns of the listener's choice; Enter and double click play. It fills its own
// ground, so that scrolling moves what is painted and paints only the rows that come into sight. GUI thread.

#include <optional>

#include "app/models/TrackListModel.h"
#include "app/painting/CoverPainter.h"
#include "app/painting/LineCache.h"
#include "app/views/TiledView.h"
#include "app/views/TrackColumns.h"

namespace linnet::app {

enum class Density {
    Comfortable, ///< Rows of 54 with covers; the artist below the title where there is no column for it.
    Compact,     ///< 38
    Dense,       ///< 28
};

class TrackTableView final : public TiledView {
    Q_OBJECT
public:
    TrackTableView(const QString& name, CoverPainter& covers, QWidget* parent = nullptr);

    /// Instead of setModel().
    void setTracks(TrackListModel& tracks);
    Density density() const { return m_density; }
    void setDensity(Density density);
    const TrackColumns& columns() const { return m_columns; }
    void setColumns(const TrackColumns& columns);
    /// Left, right and below the rows.
    void setPadding(int padding);
    /// The columns of a row: left edges count from the row's.
    std::vector<TrackColumns::Place> places() const;
    /// The track that plays; its rows show the marker.
    void setPlaying(std::optional<core::TrackId> track);

Q_SIGNALS:
    /// Their choice or their widths; also when the row's own width changes.
    void columnsChanged();

protected:
    void paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                   const TileState& state) const override;
    bool isLoaded(const QModelIndex& index) const override;
    void pressTile(const QModelIndex& index, QPoint point, QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Inks;
    void refreshRows();
    void paintNumber(QPainter& painter, const QRect& cell, int row, const Inks& inks) const;
    void paintTitle(QPainter& painter, const QRect& cell, const TrackItem& track, const Inks& inks) const;
    QString textOf(TrackColumn column, const TrackItem& track) const;

    CoverPainter& m_covers;
    TrackListModel* m_tracks = nullptr;
    TrackColumns m_columns;
    std::vector<TrackColumns::Place> m_places; ///< Of the present width.
    Density m_density = Density::Comfortable;
    std::optional<core::TrackId> m_playing;
    mutable LineCache m_lines;
};

/// "just now", "5 min ago", "3 days ago"; a date from a month on. `now` and `then` in milliseconds since 1970.
QString agoText(qint64 then, qint64 now);

} // namespace linnet::app

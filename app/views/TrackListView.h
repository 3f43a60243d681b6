// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A few tracks as rows: number, title, artist, length; many are TrackTableView's. The playing one is marked,
// unavailable ones are grey. Enter and double click play. GUI thread.

#include <chrono>
#include <optional>

#include "app/painting/CoverPainter.h"
#include "app/views/TiledView.h"
#include "core/base/Ids.h"

namespace linnet::app {

class TrackListView : public TiledView {
    Q_OBJECT
public:
    enum class Kind {
        Album,    ///< Rows of 44: number, title, artist, length.
        Artist,   ///< Rows of 48 with covers: number, cover, title, length.
        Playlist, ///< Rows of 54 with covers: number, cover, title, artist, album, note, length.
        Compact,  ///< Rows of 54 with covers in two lines: cover, title over artist and album, length.
    };
    TrackListView(const QString& name, Kind kind, CoverPainter& covers, QWidget* parent = nullptr);

    /// The track that plays; its rows show the marker.
    void setPlaying(std::optional<core::TrackId> track);
    /// Column heads ("#", "Title", …) are painted by the leading widget; these are the columns it needs.
    struct Columns {
        /// The note: since when it is there, or why it cannot be played.
        QRect number, cover, title, artist, album, note, duration;
    };
    /// Within a row that begins at x = `left` and is `width` wide.
    Columns columns(const QRect& row) const;
    Kind kind() const { return m_kind; }

protected:
    void paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                   const TileState& state) const override;
    bool isLoaded(const QModelIndex& index) const override;
    void pressTile(const QModelIndex& index, QPoint point, QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    void refreshRows();
    /// The second line of a row without columns; empty where nothing is known.
    QString underTitle(const QString& artist, const QString& album) const;
    void paintPlays(QPainter& painter, const QRect& duration, int plays) const;
    void paintNumber(QPainter& painter, const QRect& place, const QModelIndex& index, const TileState& state) const;

    Kind m_kind;
    CoverPainter& m_covers;
    QString m_playing; ///< Hex, empty for none.
};

/// The heads of a track list's columns with a hairline below: part of a page's leading widget.
class TrackHeads final : public QWidget {
    Q_OBJECT
public:
    explicit TrackHeads(const TrackListView& list, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {300, 44}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const TrackListView& m_list;
};

} // namespace linnet::app

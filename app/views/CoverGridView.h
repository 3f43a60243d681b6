// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A grid of covers with two lines under each: albums as squares, artists as circles. A click opens, the button shown on
// hover plays. GUI thread.

#include "app/painting/CoverPainter.h"
#include "app/views/TiledView.h"

namespace linnet::app {

inline constexpr int kMinCoverSide = 120;
inline constexpr int kMaxCoverSide = 260;
inline constexpr int kDefaultCoverSide = 176;

class CoverGridView : public TiledView {
    Q_OBJECT
public:
    CoverGridView(const QString& name, CoverPainter& covers, QWidget* parent = nullptr);

    int coverSide() const { return m_side; }
    /// Clamped to kMinCoverSide … kMaxCoverSide.
    void setCoverSide(int side);
    /// The round play button of a tile, relative to the tile.
    QRect playButton() const;

Q_SIGNALS:
    void coverSideChanged(int side);

protected:
    struct Tile {
        CoverPainter::Cover cover;
        QString title;
        QString subtitle;
        bool isAvailable = true;
        bool isRound = false;
    };
    virtual Tile tileOf(const QModelIndex& index) const = 0;
    void paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                   const TileState& state) const override;
    void pressTile(const QModelIndex& index, QPoint point, QMouseEvent* event) override;
    ActionId enterAction() const override { return ActionId::Open; }
    /// What a click beside the play button means.
    virtual ActionId clickAction() const { return ActionId::Open; }
    void wheelEvent(QWheelEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    void refreshTile();
    void paintPlayButton(QPainter& painter, const QRect& tile) const;

    CoverPainter& m_covers;
    int m_side = kDefaultCoverSide;
    QPersistentModelIndex m_pressed;
    bool m_isPressOnPlay = false;
};

class AlbumGridView final : public CoverGridView {
    Q_OBJECT
public:
    using CoverGridView::CoverGridView;

protected:
    Tile tileOf(const QModelIndex& index) const override;
    bool isLoaded(const QModelIndex& index) const override;
};

class ArtistGridView final : public CoverGridView {
    Q_OBJECT
public:
    using CoverGridView::CoverGridView;

protected:
    Tile tileOf(const QModelIndex& index) const override;
    bool isLoaded(const QModelIndex& index) const override;
};

/// Tracks as covers, for a shelf: a click leads to the album, Enter plays.
class TrackGridView final : public CoverGridView {
    Q_OBJECT
public:
    using CoverGridView::CoverGridView;

protected:
    Tile tileOf(const QModelIndex& index) const override;
    bool isLoaded(const QModelIndex& index) const override;
    ActionId enterAction() const override { return ActionId::Play; }
    ActionId clickAction() const override { return ActionId::GoToAlbum; }
};

} // namespace linnet::app

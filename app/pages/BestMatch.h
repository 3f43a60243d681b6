// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The card of a search's best match, and the artists found as a small model.

#include <QAbstractListModel>

#include <variant>
#include <vector>

#include "app/items/Items.h"
#include "app/painting/CoverPainter.h"
#include "app/widgets/Button.h"

namespace linnet::app {

class BestMatch final : public Button {
    Q_OBJECT
public:
    using Match = std::variant<std::monostate, AlbumItem, ArtistItem, TrackItem>;
    explicit BestMatch(CoverPainter& covers, QWidget* parent = nullptr);
    void setMatch(const Match& match);
    QSize sizeHint() const override { return {300, 216}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    CoverPainter& m_covers;
    CoverPainter::Cover m_cover;
    QString m_kind;
    QString m_title;
    QString m_line;
};

class FoundArtists final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void set(std::vector<ArtistItem> artists);
    const ArtistItem& at(int row) const { return m_artists[static_cast<std::size_t>(row)]; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<ArtistItem> m_artists;
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All artists, and one artist with its albums.

#include "app/models/AlbumListModel.h"
#include "app/models/ArtistListModel.h"
#include "app/pages/ListPage.h"

namespace linnet::app {

class AlbumGridView;
class ArtistGridView;
class Hero;

class ArtistsPage final : public ListPage {
    Q_OBJECT
public:
    explicit ArtistsPage(const PageContext& context, QWidget* parent = nullptr);

private:
    void load() override;
    QString countLine(int count) const override;

    ArtistListModel m_artists;
    ArtistGridView* m_grid;
};

class ArtistPage final : public Page {
    Q_OBJECT
public:
    explicit ArtistPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QColor tint() const override;
    int scrollOffset() const override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;

private:
    void refresh();
    std::optional<core::ArtRef> cover() const;

    PageContext m_context;
    qint64 m_key = 0;
    QString m_name;
    AlbumListModel m_albums;
    Hero* m_hero;
    AlbumGridView* m_grid;
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One playlist: its cover and facts above its tracks, which can be put into another order, taken out and dropped in.

#include "app/models/PlaylistModel.h"
#include "app/pages/Page.h"
#include "app/services/Playlists.h"

namespace linnet::app {

class EmptyState;
class Hero;
class IconButton;
class PlaylistView;
struct Chosen;

class PlaylistPage final : public Page {
    Q_OBJECT
public:
    explicit PlaylistPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QColor tint() const override;
    int scrollOffset() const override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectAll();
    void offerItems();
    void load();
    void onListsChanged();
    void refresh();
    void refreshFacts(const ListedPlaylist& playlist);
    void refreshEmpty(const ListedPlaylist* playlist);
    void refreshDownload();
    void refreshPlaying();
    void showMenu();
    void play(bool isShuffled);
    void leaveEmpty();
    Chosen chosen(const QModelIndexList& rows) const;
    void drop(const Chosen& rows, int before);
    /// By one place up (-1) or down (1), all of them together.
    void step(const Chosen& rows, int by);
    bool canStep(const Chosen& rows, int by) const;
    /// The item before this row that is none of `items`; 0 for none.
    qint64 itemBefore(int row, const std::vector<qint64>& items) const;
    const ListedPlaylist* playlist() const { return m_playlists.find(m_key); }

    PageContext m_context;
    Playlists& m_playlists;
    qint64 m_key = 0;
    std::optional<QString> m_rules; ///< Of a smart one, as shown.
    core::ArtId m_cover;            ///< As shown, if the listener chose one.
    PlaylistModel m_tracks;
    Hero* m_hero;
    PlaylistView* m_list;
    EmptyState* m_empty;
    IconButton* m_shuffle;
    IconButton* m_edit; ///< The rules.
    IconButton* m_download;
    IconButton* m_more;
};

} // namespace linnet::app

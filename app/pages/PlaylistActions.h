// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What can be done with playlists, and with tracks, albums, artists and the queue to make playlists of them: offers
// these actions of rows, gives those of the window their meaning, and tells what was done. GUI thread.

#include <QObject>

#include "app/actions/RowActions.h"
#include "app/pages/Page.h"
#include "app/services/Playlists.h"

namespace linnet::app {

/// The tracks of chosen rows; queue entries are looked up in what is queued now.
TracksToAdd tracksOf(const Chosen& chosen, const Playback& playback);

class PlaylistActions final : public QObject {
    Q_OBJECT
public:
    /// Dialogs open over `window`.
    PlaylistActions(const PageContext& context, QWidget& window);

    /// What the sidebar may do with dropped rows: tracks go into a playlist, playlists into a folder or (0) out of it.
    bool takes(const Chosen& rows, qint64 playlist) const;
    void drop(const Chosen& rows, qint64 playlist);

Q_SIGNALS:
    /// The name is to be changed where it stands.
    void renameWanted(qint64 playlist);

private:
    using Fits = bool (*)(const ListedPlaylist&);
    void handleWindow();
    void offerAdding();
    void offerPlaying();
    void offerChanging();
    void offer(ActionId id, RowActions::Offer offer, Fits fits);
    const ListedPlaylist* find(const Chosen& playlists) const;
    qint64 homeSource() const;

    void create(core::PlaylistKind kind);
    void createOf(TracksToAdd tracks, const QString& name);
    void saveQueue();
    void fillAdding(QMenu& menu, const Chosen& rows);
    void fillFolders(QMenu& menu, const Chosen& playlists);
    void fillSharing(QMenu& menu, const Chosen& playlists);
    void describe(const ListedPlaylist& playlist);
    /// The tracks of the first one, in order.
    void withTracks(const Chosen& playlists, std::function<void(std::vector<qint64>, const QString& name)> run);

    PageContext m_context;
    Playlists& m_playlists;
    QWidget& m_window;
};

} // namespace linnet::app

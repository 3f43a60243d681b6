// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Importing and exporting playlists: asks for the file, and tells what came of it. GUI thread.

#include <QObject>

#include "app/pages/Page.h"
#include "app/services/Playlists.h"

namespace linnet::app {

struct ReadPlaylist;

class PlaylistFileActions final : public QObject {
    Q_OBJECT
public:
    /// Dialogs open over `window`.
    PlaylistFileActions(const PageContext& context, QWidget& window);

    void importFiles(const QStringList& files);
    void exportTo(const ListedPlaylist& playlist, const QString& file);

private:
    void askForImport();
    void askForExport(const ListedPlaylist& playlist);
    void take(const ReadPlaylist& read);
    void report(const ReadPlaylist& read);

    PageContext m_context;
    Playlists& m_playlists;
    QWidget& m_window;
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The playlists' part of the sidebar: a heading with a button for a new one, and the list. GUI thread.

#include <QWidget>

#include <set>

#include "app/models/LineModel.h"
#include "app/pages/Page.h"

namespace linnet::app {

class IconButton;
class PlaylistNavView;
class Playlists;
class TextLabel;

class PlaylistNav final : public QWidget {
    Q_OBJECT
public:
    /// Also gives all actions of playlists their meaning; their dialogs open over `window`.
    PlaylistNav(const PageContext& context, QWidget& window, QWidget* parent = nullptr);
    void setRail(bool rail);
    /// Edits the name in its place, in a rail over the window.
    void rename(qint64 playlist);

private:
    void refresh();
    void open(qint64 key);
    void showPlace(const Place& place);
    void renameOver(qint64 playlist);
    void readClosed();

    PageContext m_context;
    Playlists& m_playlists;
    LineModel m_lines;
    std::set<qint64> m_closed; ///< Folders that show nothing of what they hold.
    QWidget* m_head;
    PlaylistNavView* m_view;
    bool m_isRail = false;
};

} // namespace linnet::app

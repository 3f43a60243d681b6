// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The left side: the name of the program (its menu), the pages, the playlists, and how the connection stands. 232 wide,
// or a rail of
// 64. GUI thread.

#include <QHash>
#include <QWidget>

#include "app/actions/ActionTable.h"
#include "app/navigation/Navigator.h"

class QVBoxLayout;

namespace linnet::app {

class Actions;
class Library;
class NavRow;
class PlaylistNav;
class ProgressLine;
class StatusLine;

class Sidebar final : public QWidget {
    Q_OBJECT
public:
    Sidebar(Navigator& navigator, Actions& actions, Library& library, QWidget* parent = nullptr);
    /// Below the pages.
    void setPlaylists(PlaylistNav& playlists);
    void setRail(bool rail);
    QWidget* firstFocus() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addRow(PageId page, ActionId action);
    void showPlace(const Place& place);
    void refreshStatus();
    void refreshSource();
    void chooseSource();

    Navigator& m_navigator;
    Library& m_library;
    QWidget* m_brand;
    QHash<int, NavRow*> m_rows;
    QVBoxLayout* m_column;
    NavRow* m_source; ///< Which source lists show, where there are several.
    PlaylistNav* m_playlists = nullptr;
    ProgressLine* m_scan;
    StatusLine* m_status;
};

} // namespace linnet::app

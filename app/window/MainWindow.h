// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The window: puts the parts together and gives actions their meaning, nothing else. Made by the composition root
// after Look; shows itself with show(). GUI thread.

#include <QHash>
#include <QPointer>
#include <QWidget>

#include <memory>

#include "app/actions/Actions.h"
#include "app/actions/RowActions.h"
#include "app/motion/Fade.h"
#include "app/pages/Page.h"
#include "app/services/PlayingMarks.h"
#include "app/window/Breakpoints.h"
#include "app/window/ScrollPlace.h"
#include "app/window/SidePanel.h"

namespace linnet::app {

class ContentArea;
class EditActions;
class DownloadActions;
class FirstStart;
class LyricsModel;
class MusicActions;
class NowPlayingBar;
class Sidebar;
class TiledView;
class Toast;
class TopBar;
class WindowLayers;

class MainWindow final : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the window.
    MainWindow(AppServices& services, Look& look, QWidget* parent = nullptr);
    ~MainWindow() override;

    Navigator& navigator() { return m_navigator; }
    Actions& actions() { return m_actions; }
    RowActions& rows() { return m_rows; }
    /// One sentence to the listener; an empty one is not said.
    void say(const Notice& notice);
    void showQueue(bool shown);
    void showLyrics(bool shown);
    bool isPanelShown() const { return m_isPanelShown; }
    /// Closing hides the window where the listener wants that and `isThere` says that the tray can bring it back.
    void setTray(std::function<bool()> isThere) { m_isTrayThere = std::move(isThere); }
    /// Closing is meant from here on: the program ends.
    void leave();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildParts();
    void connectParts();
    void handleGoing();
    void handleRows();
    void show(const Place& place);
    Page& pageFor(PageId id);
    void focusPage();
    void place();
    void placePanel();
    void askForFolder();
    void showPanel(bool shown);
    void togglePanel(SidePanel::Tab tab);
    void stepRegion(int step);
    void restore();

    AppServices& m_services;
    Look& m_look;
    Navigator m_navigator;
    Actions m_actions;
    RowActions m_rows;
    std::unique_ptr<CoverPainter> m_covers;
    std::unique_ptr<MusicActions> m_music;
    PlayingMarks m_marks;
    std::unique_ptr<EditActions> m_edits;
    std::unique_ptr<LyricsModel> m_lyrics;
    PageContext m_context;
    std::unique_ptr<DownloadActions> m_downloads;
    QHash<int, Page*> m_pages;
    WindowShape m_shape;
    Sidebar* m_sidebar;
    TopBar* m_topBar;
    ContentArea* m_content;
    SidePanel* m_side;
    NowPlayingBar* m_bar;
    Toast* m_toast;
    WindowLayers* m_layers;
    FirstStart* m_firstStart;
    QPointer<TiledView> m_lastList; ///< That had the keyboard.
    Fade m_panel;                   ///< 1: the side panel is all there.
    ScrollPlace m_scroll;
    std::function<bool()> m_isTrayThere;
    bool m_isLeaving = false;
    bool m_isPanelShown = false;
};

} // namespace linnet::app

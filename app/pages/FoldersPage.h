// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The music by library root and folder, where it is known how files lie; other sources are named in a sentence.

#include "app/actions/ActionTable.h"
#include "app/models/FolderListModel.h"
#include "app/models/TrackListModel.h"
#include "app/pages/Page.h"

class QHBoxLayout;

namespace linnet::app {

class EmptyState;
class FolderListView;
class PillButton;
class TextLabel;
class TitleRow;
class TrackListView;

class FoldersPage final : public Page {
    Q_OBJECT
public:
    explicit FoldersPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void refresh();
    void refreshCrumbs();
    void refreshPlaying();
    QString otherSources() const;
    void act(ActionId action, const std::vector<FolderPlace>& folders);
    void popupMenu(const QModelIndexList& rows, const QPoint& place);
    void go(const std::optional<FolderPlace>& folder);

    PageContext m_context;
    std::optional<FolderPlace> m_folder; ///< Nothing: the roots.
    FolderListModel m_folders;
    TrackListModel m_tracks;
    QWidget* m_top;
    TitleRow* m_title;
    PillButton* m_play;
    QWidget* m_crumbs;
    FolderListView* m_list;
    TextLabel* m_others;
    TrackListView* m_trackList;
    EmptyState* m_empty;
    bool m_isOpened = false;
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All tracks by title, in rows.

#include "app/models/TrackListModel.h"
#include "app/pages/Page.h"

namespace linnet::app {

class EmptyState;
class PageHeader;
class TrackListView;

class TracksPage final : public Page {
    Q_OBJECT
public:
    explicit TracksPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void refreshPlaying();

    PageContext m_context;
    TrackListModel m_tracks;
    TrackListView* m_list;
    QWidget* m_top;
    PageHeader* m_header;
    EmptyState* m_empty;
    bool m_isOpened = false;
};

} // namespace linnet::app

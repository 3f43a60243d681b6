// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The playlists that were deleted within the last 30 days, and how to get them back.

#include "app/models/LineModel.h"
#include "app/pages/Page.h"

namespace linnet::app {

class EmptyState;
class LineListView;
class PageHeader;
class Playlists;

class TrashPage final : public Page {
    Q_OBJECT
public:
    explicit TrashPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();

    Playlists& m_playlists;
    LineModel m_lines;
    PageHeader* m_header;
    LineListView* m_list;
    EmptyState* m_empty;
};

} // namespace linnet::app

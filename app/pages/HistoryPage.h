// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a playlist stood at earlier times, and how to get back there.

#include "app/models/LineModel.h"
#include "app/pages/Page.h"
#include "app/services/Playlists.h"

namespace linnet::app {

class EmptyState;
class LineListView;
class PageHeader;

class HistoryPage final : public Page {
    Q_OBJECT
public:
    explicit HistoryPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void load();
    void show(const core::Result<Playlists::Versions>& versions);
    void restore(int row);

    PageContext m_context;
    Playlists& m_playlists;
    qint64 m_key = 0;
    LineModel m_lines; ///< Their keys are the times of the versions.
    PageHeader* m_header;
    LineListView* m_list;
    EmptyState* m_empty;
};

} // namespace linnet::app

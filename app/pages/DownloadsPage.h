// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is kept on this computer: each with how far it is, all of it together, what could not be had and why; pause,
// resume, try again. Without anything kept it says how to.

#include "app/models/KeptListModel.h"
#include "app/pages/Page.h"

namespace linnet::app {

class EmptyState;
class KeptListView;
class PageHeader;
class PillButton;
class ProgressLine;
class TextLabel;

class DownloadsPage final : public Page {
    Q_OBJECT
public:
    explicit DownloadsPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void refresh();

    PageContext m_context;
    KeptListModel m_kept;
    QWidget* m_top;
    PageHeader* m_header;
    PillButton* m_liked;
    PillButton* m_pause;
    PillButton* m_retry;
    ProgressLine* m_bar;
    TextLabel* m_problems;
    KeptListView* m_list;
    EmptyState* m_empty;
};

} // namespace linnet::app

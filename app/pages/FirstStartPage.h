// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The first thing a newcomer sees: where is your music, or which server has it. Leaves as soon as there is something
// to listen to.

#include "app/pages/Page.h"

namespace linnet::app {

class PillButton;
class ProgressLine;
class ServerForm;
class TextLabel;

class FirstStartPage final : public Page {
    Q_OBJECT
public:
    explicit FirstStartPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QWidget* mainFocus() override;

Q_SIGNALS:
    void finished();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* folderCard();
    QWidget* serverCard();
    void addFolder(const QString& path);
    void refresh();

    PageContext m_context;
    PillButton* m_add;
    TextLabel* m_progress;
    ProgressLine* m_bar;
    PillButton* m_open;
    ServerForm* m_form;
};

} // namespace linnet::app

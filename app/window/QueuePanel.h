// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The right side: the play queue. Beside the content, or over it in a narrow window. GUI thread.

#include <QWidget>

#include "app/models/QueueModel.h"

namespace linnet::app {

struct Chosen;
struct PageContext;
class EmptyState;
class IconButton;
class Playback;
class RowActions;
class QueueView;

class QueuePanel final : public QWidget {
    Q_OBJECT
public:
    explicit QueuePanel(const PageContext& context, QWidget* parent = nullptr);
    QWidget* mainFocus() const;

Q_SIGNALS:
    void closeWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void offerActions(const PageContext& context);
    void step(const Chosen& entries, int by);

    Playback& m_playback;
    QueueModel m_model;
    QueueView* m_view;
    EmptyState* m_empty;
    IconButton* m_close;
};

} // namespace linnet::app

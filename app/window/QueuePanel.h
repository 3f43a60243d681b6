// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The play queue in the side panel. GUI thread.

#include <QWidget>

#include <functional>

#include "app/models/QueueModel.h"

namespace linnet::app {

struct Chosen;
struct Notice;
struct PageContext;
class Actions;
class EmptyState;
class PillButton;
class Playback;
class RowActions;
class QueueView;

class QueuePanel final : public QWidget {
    Q_OBJECT
public:
    explicit QueuePanel(const PageContext& context, QWidget* parent = nullptr);
    /// Hidden while the queue is empty.
    QWidget* mainFocus() const;

private:
    void refresh();
    void refreshUndo(const Actions& actions);
    void showHistory(bool shown);
    void sayUndoable(const QString& sentence);
    void offerActions(const PageContext& context);
    void step(const Chosen& entries, int by);

    Playback& m_playback;
    std::function<void(const Notice&)> m_say;
    QueueModel m_model;
    PillButton* m_history;
    QueueView* m_view;
    EmptyState* m_empty;
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/QueuePanel.h"

#include <QAction>
#include <QVBoxLayout>

#include "app/actions/Actions.h"
#include "app/actions/RowActions.h"
#include "app/pages/MusicActions.h"
#include "app/pages/Page.h"
#include "app/services/Library.h"
#include "app/services/Playback.h"
#include "app/views/QueueView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/PillButton.h"

namespace linnet::app {

QueuePanel::QueuePanel(const PageContext& context, QWidget* parent)
    : QWidget(parent),
      m_playback(context.services.playback),
      m_say(context.say),
      m_model(m_playback, context.services.queries),
      m_history(new PillButton(tr("Show what was played before"), PillButton::Kind::Link, this)),
      m_view(new QueueView(context.covers, this)),
      m_empty(new EmptyState(Icon::Queue, tr("Nothing is queued. Play an album or a track."), {}, this)) {
    setAccessibleName(tr("Queue"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_history, 0, Qt::AlignLeft);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    m_view->setMargins({14, 0, 14, 12});
    m_view->setModel(&m_model);
    connect(m_view, &QueueView::clearWanted, this, [this] {
        m_playback.clearNext();
        sayUndoable(tr("What was queued by hand is gone."));
    });
    connect(m_history, &QAbstractButton::clicked, this, [this] { showHistory(!m_model.isHistoryShown()); });
    connect(&m_playback, &Playback::queueChanged, this, &QueuePanel::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &QueuePanel::refresh);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &QueuePanel::refresh);
    connect(&context.services.library, &Library::catalogueChanged, &m_model, &QueueModel::lookAgain);
    context.actions.handle(ActionId::UndoQueue, [this] { m_playback.undoQueue(); });
    context.actions.handle(ActionId::RedoQueue, [this] { m_playback.redoQueue(); });
    context.actions.handle(ActionId::QueueHistory, [this] { showHistory(!m_model.isHistoryShown()); });
    connect(&m_playback, &Playback::queueChanged, this, [this, &actions = context.actions] { refreshUndo(actions); });
    refreshUndo(context.actions);
    offerActions(context);
    refresh();
}

void QueuePanel::refreshUndo(const Actions& actions) {
    actions.action(ActionId::UndoQueue).setEnabled(m_playback.canUndoQueue());
    actions.action(ActionId::RedoQueue).setEnabled(m_playback.canRedoQueue());
}

void QueuePanel::showHistory(bool shown) {
    m_model.setHistoryShown(shown);
    m_history->setWords(shown ? tr("Hide what was played before") : tr("Show what was played before"));
    refresh();
}

void QueuePanel::sayUndoable(const QString& sentence) {
    m_say({sentence, tr("Undo"), [&playback = m_playback] { playback.undoQueue(); }});
}

QWidget* QueuePanel::mainFocus() const { return m_view; }

void QueuePanel::refresh() {
    const bool isEmpty = m_model.rowCount() == 0;
    m_view->setVisible(!isEmpty);
    m_history->setVisible(m_model.isHistoryShown() || m_playback.hasHistory());
    m_empty->setVisible(isEmpty);
    m_view->refreshLayout();
}

void QueuePanel::offerActions(const PageContext& context) {
    constexpr auto kEntries = Chosen::Kind::QueueEntries;
    RowActions& rows = context.rows;
    MusicActions& music = context.music;
    const auto itemOf = [this](const Chosen& entries) {
        return m_model.item(m_model.rowOf(static_cast<quint64>(entries.keys.front())));
    };
    const auto fromLibrary = [itemOf](const Chosen& entries) { return !itemOf(entries).id.isNull(); };
    rows.offer({kEntries}, ActionId::Play,
               [this](const Chosen& entries) { m_playback.jumpTo(static_cast<quint64>(entries.keys.front())); });
    rows.offer({kEntries}, ActionId::PlayNext, [this](const Chosen& entries) {
        for (auto item = entries.keys.rbegin(); item != entries.keys.rend(); ++item)
            m_playback.moveInQueue(static_cast<quint64>(*item), QueuePart::ByHand, 0);
    });
    rows.offer({kEntries}, ActionId::GoToAlbum,
               {.run = [itemOf, &music](const Chosen& entries) { music.goToPlaceOf(itemOf(entries), false); },
                .fits = [itemOf](const Chosen& entries) { return !itemOf(entries).album.isNull(); }});
    rows.offer({kEntries}, ActionId::GoToArtist,
               {.run = [itemOf, &music](const Chosen& entries) { music.goToPlaceOf(itemOf(entries), true); },
                .fits = fromLibrary});
    for (const auto& [id, by] : {std::pair(ActionId::MoveUp, -1), std::pair(ActionId::MoveDown, 1)})
        rows.offer({kEntries}, id,
                   {.run = [this, by = by](const Chosen& entries) { step(entries, by); },
                    .fits =
                        [this, by = by](const Chosen& entries) {
                            return m_view->canStep(m_model.rowOf(static_cast<quint64>(entries.keys.front())), by);
                        }});
    rows.offer({kEntries}, ActionId::Remove,
               {.run =
                    [this](const Chosen& entries) {
                        m_playback.removeFromQueue({entries.keys.begin(), entries.keys.end()});
                        sayUndoable(
                            tr("%Ln tracks removed from the queue.", nullptr, static_cast<int>(entries.keys.size())));
                    },
                .text = tr("Remove from the queue")});
    music.serve(*m_view, [this](const QModelIndexList& chosen) {
        Chosen entries{.kind = kEntries};
        for (const QModelIndex& row : chosen)
            entries.keys.push_back(static_cast<qint64>(m_model.item(row.row()).item));
        return entries;
    });
}

void QueuePanel::step(const Chosen& entries, int by) {
    m_view->stepRow(m_model.rowOf(static_cast<quint64>(entries.keys.front())), by);
}

} // namespace linnet::app

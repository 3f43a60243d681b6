// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The play queue as one list: history, now playing, next in queue (by hand), next from the source.
// Rows of a section are neighbours. Owner: the queue panel; GUI thread.

#include <QAbstractListModel>

#include <vector>

#include "app/items/Items.h"
#include "app/models/AbsenceLookup.h"

namespace linnet::app {

class Playback;
class QueryThread;

enum class QueueSection { History, Now, ByHand, FromSource };

enum class QueueRole {
    Item = Qt::UserRole + 1, ///< quint64, names the entry
    Section,                 ///< int of QueueSection
    Title,
    Artist,
    DurationMs,
    ArtId,     ///< QString, hex, or empty
    CoverSeed, ///< QString, for generated covers.
    IsCurrent,
    SectionTitle, ///< QString, "Next in queue"
    Absent,       ///< int, an Absence
};

class QueueModel final : public QAbstractListModel {
    Q_OBJECT
public:
    QueueModel(Playback& playback, QueryThread& queries, QObject* parent = nullptr);

    /// The library has changed, or which servers are away: what can be played may be other tracks.
    void lookAgain() { m_absences.lookAgain(); }

    /// History is left out unless asked for.
    void setHistoryShown(bool shown);
    bool isHistoryShown() const { return m_isHistoryShown; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool moveRows(const QModelIndex& sourceParent, int sourceRow, int count, const QModelIndex& destinationParent,
                  int destinationChild) override;

    /// An empty item outside the model.
    QueueItem item(int row) const;
    /// -1 where the entry has gone.
    int rowOf(quint64 item) const;
    QueueSection section(int row) const { return m_rows[static_cast<std::size_t>(row)].section; }
    /// The words over a section: "Next from Tidal Rooms".
    QString titleOf(QueueSection section) const;
    /// Rows of one section, for "Next in queue · 3" and for hiding an empty one.
    int countOf(QueueSection section) const;

private:
    struct Row {
        QueueItem item;
        QueueSection section;
    };
    void refresh();

    Playback& m_playback;
    mutable AbsenceLookup m_absences; ///< Asks for the rows that are looked at.
    std::vector<Row> m_rows;
    bool m_isHistoryShown = false;
};

} // namespace linnet::app

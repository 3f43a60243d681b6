// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/QueueModel.h"

#include <algorithm>

#include "app/items/Absence.h"
#include "app/items/CoverSeed.h"
#include "app/services/Playback.h"

namespace linnet::app {

QueueModel::QueueModel(Playback& playback, QueryThread& queries, QObject* parent)
    : QAbstractListModel(parent),
      m_playback(playback),
      m_absences(queries) {
    connect(&m_absences, &AbsenceLookup::changed, this, [this] {
        if (!m_rows.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    });
    connect(&playback, &Playback::queueChanged, this, &QueueModel::refresh);
    connect(&playback, &Playback::currentChanged, this, &QueueModel::refresh);
    refresh();
}

void QueueModel::setHistoryShown(bool shown) {
    if (shown == m_isHistoryShown) return;
    m_isHistoryShown = shown;
    refresh();
}

void QueueModel::refresh() {
    std::vector<Row> rows;
    const auto add = [&rows](std::vector<QueueItem> items, QueueSection section) {
        for (auto& item : items)
            rows.push_back({std::move(item), section});
    };
    if (m_isHistoryShown) add(m_playback.history(), QueueSection::History);
    if (auto now = m_playback.current()) rows.push_back({std::move(*now), QueueSection::Now});
    add(m_playback.byHand(), QueueSection::ByHand);
    add(m_playback.fromSource(), QueueSection::FromSource);

    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& position : before) {
        const quint64 item = m_rows[static_cast<std::size_t>(position.row())].item.item;
        const auto found =
            std::find_if(rows.begin(), rows.end(), [item](const Row& row) { return row.item.item == item; });
        after << (found == rows.end() ? QModelIndex() : createIndex(static_cast<int>(found - rows.begin()), 0));
    }
    m_rows = std::move(rows);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

int QueueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& [entry, section] = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole) return entry.title;
    if (role == Qt::AccessibleTextRole)
        return entry.artist.isEmpty() ? entry.title : tr("%1 by %2").arg(entry.title, entry.artist);
    if (role == Qt::ToolTipRole) return absenceText(m_absences.of(entry.source, entry.id));
    if (role == Qt::AccessibleDescriptionRole) { // The headings are only painted.
        const QString absence = absenceText(m_absences.of(entry.source, entry.id));
        return absence.isEmpty() ? titleOf(section) : tr("%1. %2").arg(titleOf(section), absence);
    }
    switch (static_cast<QueueRole>(role)) {
    case QueueRole::Item:
        return entry.item;
    case QueueRole::Section:
        return static_cast<int>(section);
    case QueueRole::Title:
        return entry.title;
    case QueueRole::Artist:
        return entry.artist;
    case QueueRole::DurationMs:
        return static_cast<qint64>(entry.duration.count());
    case QueueRole::ArtId:
        return entry.art ? QString::fromStdString(entry.art->id.hex()) : QString();
    case QueueRole::CoverSeed:
        return coverSeed(entry);
    case QueueRole::SectionTitle:
        return titleOf(section);
    case QueueRole::IsCurrent:
        return section == QueueSection::Now;
    case QueueRole::Absent:
        return static_cast<int>(m_absences.of(entry.source, entry.id));
    default:
        return {};
    }
}

QHash<int, QByteArray> QueueModel::roleNames() const {
    return {{static_cast<int>(QueueRole::Item), "item"},
            {static_cast<int>(QueueRole::Section), "section"},
            {static_cast<int>(QueueRole::Title), "title"},
            {static_cast<int>(QueueRole::Artist), "artist"},
            {static_cast<int>(QueueRole::DurationMs), "durationMs"},
            {static_cast<int>(QueueRole::ArtId), "artId"},
            {static_cast<int>(QueueRole::CoverSeed), "coverSeed"},
            {static_cast<int>(QueueRole::SectionTitle), "sectionTitle"},
            {static_cast<int>(QueueRole::IsCurrent), "isCurrent"},
            {static_cast<int>(QueueRole::Absent), "absent"}};
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractListModel::flags(index) | Qt::ItemIsDropEnabled;
    if (index.isValid() && section(index.row()) >= QueueSection::ByHand) flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QString QueueModel::titleOf(QueueSection section) const {
    switch (section) {
    case QueueSection::History:
        return tr("Played before");
    case QueueSection::Now:
        return tr("Now playing");
    case QueueSection::ByHand:
        return tr("Next in queue");
    case QueueSection::FromSource:
        break;
    }
    const QString source = m_playback.sourceName();
    return source.isEmpty() ? tr("Next up") : tr("Next from %1").arg(source);
}

QueueItem QueueModel::item(int row) const {
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].item : QueueItem{};
}

int QueueModel::rowOf(quint64 item) const {
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [item](const Row& row) { return row.item.item == item; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int QueueModel::countOf(QueueSection section) const {
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [section](const Row& row) { return row.section == section; }));
}

bool QueueModel::moveRows(const QModelIndex& sourceParent, int sourceRow, int count,
                          const QModelIndex& destinationParent, int destinationChild) {
    if (sourceParent.isValid() || destinationParent.isValid() || count != 1) return false;
    if (sourceRow < 0 || sourceRow >= rowCount() || section(sourceRow) < QueueSection::ByHand) return false;
    // In front of a coming row: into its part at its place. Behind the last row: to the end of the source part.
    QueuePart part = QueuePart::FromSource;
    int index = countOf(QueueSection::FromSource);
    if (destinationChild < rowCount()) {
        const QueueSection target = std::max(section(std::max(destinationChild, 0)), QueueSection::ByHand);
        part = target == QueueSection::ByHand ? QueuePart::ByHand : QueuePart::FromSource;
        index = 0;
        for (int row = 0; row < destinationChild; ++row)
            if (section(row) == target && row != sourceRow) ++index;
    }
    m_playback.moveInQueue(item(sourceRow).item, part, index);
    return true;
}

} // namespace linnet::app

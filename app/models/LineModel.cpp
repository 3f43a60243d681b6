// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/LineModel.h"

#include <algorithm>
#include <utility>

namespace linnet::app {

void LineModel::setLines(std::vector<Line> lines) {
    if (lines == m_lines) return;
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    const std::vector<Line> old = std::exchange(m_lines, std::move(lines));
    QModelIndexList after;
    for (const QModelIndex& position : before) {
        const int row = rowOf(old[static_cast<std::size_t>(position.row())].key);
        after << (row < 0 ? QModelIndex() : index(row));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

const Line* LineModel::line(int row) const {
    return row >= 0 && row < rowCount() ? &m_lines[static_cast<std::size_t>(row)] : nullptr;
}

int LineModel::rowOf(qint64 key) const {
    const auto found = std::ranges::find(m_lines, key, &Line::key);
    return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
}

int LineModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant LineModel::data(const QModelIndex& index, int role) const {
    const Line* shown = line(index.row());
    if (shown == nullptr) return {};
    if (role == Qt::DisplayRole) return shown->title;
    if (role == Qt::AccessibleTextRole) {
        QStringList words{shown->title};
        for (const QString& more : {shown->under, shown->aside})
            if (!more.isEmpty()) words << more;
        return words.join(QStringLiteral(", "));
    }
    return {};
}

} // namespace linnet::app

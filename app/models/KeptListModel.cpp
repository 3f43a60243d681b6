// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/KeptListModel.h"

#include <algorithm>

namespace linnet::app {

KeptListModel::KeptListModel(const Offline& offline, QObject* parent)
    : QAbstractListModel(parent),
      m_offline(offline),
      m_kept(offline.view().kept) {
    connect(&offline, &Offline::changed, this, &KeptListModel::refresh);
}

void KeptListModel::refresh() {
    const std::vector<KeptView>& now = m_offline.view().kept;
    if (now == m_kept) return;
    const bool areSameRows = std::equal(now.begin(), now.end(), m_kept.begin(), m_kept.end(),
                                        [](const KeptView& a, const KeptView& b) { return a.rule == b.rule; });
    if (areSameRows) {
        m_kept = now;
        if (!m_kept.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<qint64> rules;
    for (const QModelIndex& place : before)
        rules.push_back(ruleAt(place.row()));
    m_kept = now;
    QModelIndexList after;
    for (const qint64 rule : rules) {
        const auto found =
            std::find_if(m_kept.begin(), m_kept.end(), [rule](const KeptView& one) { return one.rule == rule; });
        after << (found == m_kept.end() ? QModelIndex() : index(static_cast<int>(found - m_kept.begin())));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

int KeptListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_kept.size());
}

QVariant KeptListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const KeptView& kept = at(index.row());
    if (role == Qt::DisplayRole) return kept.title;
    if (role == Qt::AccessibleTextRole) return tr("%1, %2").arg(kept.title, kept.line);
    if (role == Qt::AccessibleDescriptionRole) return kept.sentence;
    return {};
}

} // namespace linnet::app

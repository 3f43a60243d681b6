// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the listener keeps on this computer, as a list. Rows that stay keep their places and what is chosen. GUI thread.

#include <QAbstractListModel>

#include <vector>

#include "app/services/Offline.h"

namespace linnet::app {

class KeptListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit KeptListModel(const Offline& offline, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    const KeptView& at(int row) const { return m_kept[static_cast<std::size_t>(row)]; }
    qint64 ruleAt(int row) const { return row >= 0 && row < rowCount() ? at(row).rule : 0; }

private:
    void refresh();

    const Offline& m_offline;
    std::vector<KeptView> m_kept;
};

} // namespace linnet::app

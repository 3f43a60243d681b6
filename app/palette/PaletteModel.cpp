// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/palette/PaletteModel.h"

namespace linnet::app {

void PaletteModel::set(std::vector<PaletteRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int PaletteModel::choosable(int row, int step) const {
    for (int at = row; at >= 0 && at < rowCount(); at += step)
        if (this->at(at).kind != PaletteRow::Kind::Heading && this->at(at).isEnabled) return at;
    return -1;
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const PaletteRow& row = at(index.row());
    if (role == Qt::DisplayRole) return row.text;
    if (role == Qt::AccessibleTextRole) {
        if (row.detail.isEmpty()) return row.text;
        const bool isMusic = row.kind != PaletteRow::Kind::Place;
        return isMusic ? tr("%1 by %2").arg(row.text, row.detail) : tr("%1, %2").arg(row.text, row.detail);
    }
    if (role == Qt::AccessibleDescriptionRole) return row.badge;
    return {};
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
    if (!index.isValid() || at(index.row()).kind == PaletteRow::Kind::Heading) return Qt::NoItemFlags;
    return at(index.row()).isEnabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace linnet::app

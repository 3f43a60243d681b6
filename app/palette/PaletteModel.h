// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of the palette for its list. Headings can be read and not chosen. GUI thread.

#include <QAbstractListModel>

#include "app/palette/PaletteRows.h"

namespace linnet::app {

class PaletteModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void set(std::vector<PaletteRow> rows);
    const PaletteRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// The next row from `row` on, in steps of 1 or -1, that can be chosen; -1 where there is none.
    int choosable(int row, int step) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<PaletteRow> m_rows;
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows on their way from one list to another, dragged by the mouse inside this program.

#include <QMimeData>

#include "app/actions/RowActions.h"

namespace linnet::app {

class RowsMime final : public QMimeData {
    Q_OBJECT
public:
    explicit RowsMime(Chosen rows);
    const Chosen& rows() const { return m_rows; }

private:
    Chosen m_rows;
};

/// Null where something else is dragged, or from another program.
const Chosen* draggedRows(const QMimeData* data);

} // namespace linnet::app

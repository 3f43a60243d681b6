// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/RowsMime.h"

namespace linnet::app {

RowsMime::RowsMime(Chosen rows) : m_rows(std::move(rows)) {
    // Without any format a drag is none; nobody outside reads this one.
    setData(QStringLiteral("application/x-linnet-rows"), QByteArrayLiteral("rows"));
}

const Chosen* draggedRows(const QMimeData* data) {
    const auto* mime = qobject_cast<const RowsMime*>(data);
    return mime == nullptr ? nullptr : &mime->rows();
}

} // namespace linnet::app

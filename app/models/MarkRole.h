// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the listener thinks of a row: roles that all lists of tracks, albums and artists share. Pure.

#include <QString>
#include <QVariant>

#include "core/store/CatalogRows.h"

namespace linnet::app {

enum class MarkRole {
    Liked = Qt::UserRole + 200, ///< bool
    Followed,                   ///< bool
    Hidden,                     ///< bool
    Rating,                     ///< int, half stars: 0 none, 1…10
    PlayCount,                  ///< qint64
};

/// Also of Qt::AccessibleDescriptionRole ("Liked, 4 stars"). Invalid for other roles.
QVariant markData(const core::store::Marks& marks, int role);

} // namespace linnet::app

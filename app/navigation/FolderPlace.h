// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which folder the page of folders shows, as the text of a Place: the root's id, then the path below it with whatever
// is no plain letter escaped, since paths are bytes. Pure functions.

#include <QString>

#include <optional>

#include "core/base/Ids.h"
#include "core/os/FilePath.h"

namespace linnet::app {

struct FolderPlace {
    core::RootId root;
    core::FilePath relative; ///< Empty: the root itself.
    friend bool operator==(const FolderPlace&, const FolderPlace&) = default;
};

QString toText(const FolderPlace& folder);
/// Nothing for text that names no folder: the page then shows all roots.
std::optional<FolderPlace> folderFrom(const QString& text);

} // namespace linnet::app

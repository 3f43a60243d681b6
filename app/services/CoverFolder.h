// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Covers kept as files between starts, and how the folder is held to a size: what CoverCache's workers do. Functions
// over files; any thread.

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace linnet::app {

/// Nothing where there is no such file. A file that is read counts as used now (to the day).
std::optional<QByteArray> readCoverFile(const QString& path);
/// Atomically, with its folder; a failure only costs another fetch.
void keepCoverFile(const QString& path, const QByteArray& bytes);
/// While the files below `folder` have more than `most` bytes: removes those unused for longest, down to nine tenths of
/// it. The paths of what was removed.
QStringList trimCoverFolder(const QString& folder, qint64 most);

} // namespace linnet::app

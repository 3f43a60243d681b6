// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Files kept between starts that can be had again (covers, waveforms), and how their folder is held to a size.
// Functions over files; any thread.

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace linnet::app {

/// Nothing where there is no such file. A file that is read counts as used now (to the day).
std::optional<QByteArray> readKeptFile(const QString& path);
/// Atomically, with its folder; a failure only costs having it once more.
void keepFile(const QString& path, const QByteArray& bytes);
/// While the files below `folder` have more than `most` bytes: removes those unused for longest, down to nine tenths of
/// it. The paths of what was removed.
QStringList trimKeptFiles(const QString& folder, qint64 most);

} // namespace linnet::app

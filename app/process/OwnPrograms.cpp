// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/OwnPrograms.h"

#include <QFileInfo>
#include <QStandardPaths>

#include "core/os/Paths.h"

namespace linnet::app {

std::optional<core::FilePath> findOwnProgram(const char* name) {
    if (const auto self = core::os::programFile()) {
        const core::FilePath beside = self->parent() / name;
        const QFileInfo info(QString::fromStdString(beside.bytes()));
        if (info.isFile() && info.isExecutable()) return beside;
    }
    const QString found = QStandardPaths::findExecutable(QLatin1String(name));
    if (found.isEmpty()) return std::nullopt;
    return core::FilePath(found.toStdString());
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A folder of its own for one test, removed at the end.

#include <QTemporaryDir>

#include "core/os/FilePath.h"

namespace linnet::tests {

class TempFolder {
public:
    core::FilePath path() const { return core::FilePath(m_dir.path().toStdString()); }
    core::FilePath file(const char* name) const { return path() / name; }

private:
    QTemporaryDir m_dir;
};

} // namespace linnet::tests

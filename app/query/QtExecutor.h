// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/base/Executor.h"

namespace linnet::app {

/// Runs tasks on the thread that made it (the GUI thread), in order, from its event loop; what is still waiting when
/// it goes is dropped.
class QtExecutor final : public core::Executor {
public:
    void post(std::function<void()> task) override {
        QMetaObject::invokeMethod(&m_context, std::move(task), Qt::QueuedConnection);
    }

private:
    QObject m_context;
};

} // namespace linnet::app

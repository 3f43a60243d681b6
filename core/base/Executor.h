// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace linnet::core {

/// Where callbacks run: the owner thread of whoever passed it in (the GUI thread, a test's pump). post() is any thread.
class Executor {
public:
    virtual ~Executor() = default;
    virtual void post(std::function<void()> task) = 0;
};

} // namespace linnet::core

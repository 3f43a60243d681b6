// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which sound outputs this computer has. One thread: the one it was made on.

#include <functional>
#include <string>
#include <vector>

namespace linnet::player {

struct Output {
    std::string id;   ///< For PlaybackEngine::setOutput and for remembering; opaque.
    std::string name; ///< For people.
    bool isDefault = false;
    bool isExclusive = false; ///< The bare device, past the sound server: while Linnet has it nobody else does.
    friend bool operator==(const Output&, const Output&) = default;
};

class OutputList {
public:
    virtual ~OutputList() = default;
    /// May take a moment the first time.
    virtual std::vector<Output> outputs() const = 0;
    /// Begins to look, so that changes are told; does not wait.
    virtual void watch() {}
    /// Called after something was plugged or unplugged. One handler; replaces the one before.
    virtual void onChanged(std::function<void()> handler) = 0;
};

} // namespace linnet::player

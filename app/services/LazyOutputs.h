// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list of sound outputs, made when it is first asked for: finding them costs more than opening the window. One
// thread, as OutputList.

#include <functional>
#include <memory>
#include <utility>

#include "player/outputs/OutputList.h"

namespace linnet::app {

class LazyOutputs final : public player::OutputList {
public:
    using Make = std::function<std::unique_ptr<player::OutputList>()>;
    explicit LazyOutputs(Make make) : m_make(std::move(make)) {}

    std::vector<player::Output> outputs() const override {
        make();
        return m_list->outputs();
    }
    void watch() override {
        make();
        m_list->watch();
    }
    void onChanged(std::function<void()> handler) override {
        m_handler = std::move(handler);
        if (m_list) m_list->onChanged(m_handler);
    }

private:
    void make() const {
        if (m_list) return;
        m_list = m_make();
        m_list->onChanged(m_handler);
    }

    Make m_make;
    std::function<void()> m_handler;
    mutable std::unique_ptr<player::OutputList> m_list;
};

} // namespace linnet::app

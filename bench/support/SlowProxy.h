// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A way to a server on loopback that is as slow as a line out of the house: every byte comes so much later, each
// direction carries only so much, and a new connection costs one way there and back. Threads of its own.

#include <chrono>
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <thread>

namespace linnet::bench {

class SlowProxy {
public:
    struct Line {
        std::chrono::milliseconds delay{0}; ///< One way.
        double bitsPerSecond = 0;           ///< Each way.
    };
    SlowProxy(std::uint16_t serverPort, Line line);
    ~SlowProxy();
    SlowProxy(const SlowProxy&) = delete;
    SlowProxy& operator=(const SlowProxy&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

private:
    void accept();
    void serve(int client);

    const std::uint16_t m_serverPort;
    const Line m_line;
    std::uint16_t m_port = 0;
    int m_listener = -1;
    std::mutex m_mutex; ///< Of the two below.
    std::list<int> m_open;
    std::list<std::thread> m_threads;
    std::thread m_acceptor;
};

} // namespace linnet::bench

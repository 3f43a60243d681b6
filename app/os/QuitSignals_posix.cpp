// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

#include "app/os/QuitSignals.h"

namespace linnet::app {

namespace {

// A signal handler can reach nothing but globals; set before the handler is, closed after it is taken away.
int g_readEnd = -1;
int g_writeEnd = -1;

constexpr int kSignals[] = {SIGTERM, SIGINT, SIGHUP};

extern "C" void onQuitSignal(int) {
    const char byte = 1;
    // Nothing can be done about a full pipe, and nothing needs to: one byte is enough.
    [[maybe_unused]] const auto written = ::write(g_writeEnd, &byte, 1);
}

void handleWith(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int signal : kSignals)
        sigaction(signal, &action, nullptr);
}

} // namespace

QuitSignals::QuitSignals(QObject* parent) : QObject(parent) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return;
    g_readEnd = ends[0];
    g_writeEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(g_readEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(g_readEnd, &byte, 1) == 1) Q_EMIT quitAsked();
    });
    handleWith(onQuitSignal);
}

QuitSignals::~QuitSignals() {
    if (!m_notifier) return;
    handleWith(SIG_DFL);
    m_notifier.reset();
    ::close(g_readEnd);
    ::close(g_writeEnd);
}

} // namespace linnet::app

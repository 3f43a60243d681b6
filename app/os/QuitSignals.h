// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// SIGTERM, SIGINT and SIGHUP as a Qt signal, so that the program ends in order. One per process; GUI thread.

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace linnet::app {

class QuitSignals final : public QObject {
    Q_OBJECT
public:
    explicit QuitSignals(QObject* parent = nullptr);
    ~QuitSignals() override; ///< Gives the signals back to the system.

Q_SIGNALS:
    void quitAsked();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace linnet::app

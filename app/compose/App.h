// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The composition root: builds all services in order, hands them to the window, ends them in the reverse order. Made
// after QApplication and gone before it. GUI thread.

#include <QObject>
#include <QStringList>

#include <memory>

#include "core/base/Result.h"
#include "core/log/Logger.h"
#include "core/os/LockFile.h"
#include "core/os/Paths.h"
#include "player/engine/SinkChoice.h"

namespace linnet::app {

struct Handover;

class App final : public QObject {
    Q_OBJECT
public:
    struct Options {
        core::os::DataFolder folder;
        core::log::Logger log;
        player::SinkChoice sink;
    };
    /// Needs the lock of the data folder. Errors: where the replica or the media store cannot be opened.
    static core::Result<std::unique_ptr<App>> create(Options options, core::os::LockFile lock);
    ~App() override; ///< Ends everything, the server's process within 5 s.

    /// Shows the window; the servers are looked for after it has been painted.
    void start(const Handover& asked);
    /// Whatever closing the window means: the program ends.
    void quit();

private:
    struct Graph;
    explicit App(std::unique_ptr<Graph> graph);
    void take(const Handover& asked);
    void raise();
    bool eventFilter(QObject* watched, QEvent* event) override;

    std::unique_ptr<Graph> m_graph;
};

} // namespace linnet::app

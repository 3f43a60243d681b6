// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One app per data folder: the first holds DIR/run/app.lock and listens on DIR/run/app, a second hands over what it was
// asked to do and ends. GUI thread; handOver() needs no QApplication.

#include <QLocalServer>
#include <QObject>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

#include "core/os/LockFile.h"
#include "core/os/Paths.h"

namespace linnet::app {

/// What a second start wants: paths are absolute, URLs as given.
struct Handover {
    QStringList files;
    QStringList music;
    QString server;
    QString activationToken; ///< Of Wayland's xdg-activation, so that the first may raise its window.
    friend bool operator==(const Handover&, const Handover&) = default;
};
QByteArray encodeHandover(const Handover& handover);
/// Nothing where the line is not one.
std::optional<Handover> decodeHandover(const QByteArray& line);

/// True once the first instance has taken it; false where none listens.
bool handOver(const core::os::DataFolder& folder, const Handover& handover);

class SingleInstance final : public QObject {
    Q_OBJECT
public:
    /// Errors: Busy where another instance holds the lock, Storage.
    static core::Result<core::os::LockFile> lock(const core::os::DataFolder& folder);

    explicit SingleInstance(QObject* parent = nullptr);
    /// Needs the lock. False where the socket cannot be made: the app then runs without hand-over.
    bool listen(const core::os::DataFolder& folder);

Q_SIGNALS:
    void received(const linnet::app::Handover& handover);

private:
    void onConnection();
    QLocalServer m_server;
};

} // namespace linnet::app

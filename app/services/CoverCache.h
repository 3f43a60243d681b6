// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Covers as pixmaps: memory first (an LRU of 40 MiB), then DIR/cache/art, then the servers. Two workers decode at the
// size that is painted. GUI thread; nothing here waits. A missing cover stays null: the caller paints a generated one.

#include <QObject>
#include <QPixmap>
#include <QString>

#include <functional>
#include <memory>

#include "core/base/Ids.h"
#include "core/base/Result.h"

namespace linnet::app {

class CoverCache final : public QObject {
    Q_OBJECT
public:
    using Bytes = std::vector<std::uint8_t>;
    using Fetched = std::function<void(core::Result<Bytes>)>;
    /// Asks the servers for a cover of at least `size` (96, 256 or 640) pixels; called on the GUI thread, answers on
    /// it.
    using Fetch = std::function<void(const core::ArtId&, int size, Fetched)>;

    CoverCache(QString folder, Fetch fetch, QObject* parent = nullptr);
    ~CoverCache() override;

    /// The cover, square of `side` device-independent pixels, if it is in memory; else null, and it is loaded.
    QPixmap cover(const core::ArtId& id, int side, qreal devicePixelRatio);
    /// Only what is in memory, at any size; for a first frame or a system notification.
    QPixmap anySize(const core::ArtId& id) const;
    /// Forgets what was asked for and is not begun: call when the view has scrolled on.
    void dropWaiting();
    /// A file with the cover (at least 256 pixels) for the system, "" until there is one; loaded(id) follows.
    QString localFile(const core::ArtId& id);

Q_SIGNALS:
    /// A size of this cover has come into memory (or onto the disk, for localFile).
    void loaded(const linnet::core::ArtId& id);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace linnet::app

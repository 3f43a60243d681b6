// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Covers as pixmaps: memory first (an LRU of 40 MiB), then DIR/cache/art (an LRU of 256 MiB), then the servers. Two
// workers decode at the size that is painted. GUI thread; nothing here waits. A missing cover stays null: the caller
// paints a generated one.

#include <QObject>
#include <QPixmap>
#include <QString>

#include <functional>
#include <memory>
#include <string>

#include "core/base/CancelToken.h"
#include "core/base/Ids.h"
#include "core/base/Result.h"

namespace linnet::app {

class CoverCache final : public QObject {
    Q_OBJECT
public:
    using Fetched = std::function<void(core::Result<std::string>)>;
    /// Asks the servers for a cover of at most `size` (96, 256 or 640) pixels; called and answered on the GUI thread.
    /// Once the token is cancelled it need not answer.
    using Fetch = std::function<void(const core::ArtId&, int size, core::CancelToken, Fetched)>;

    static constexpr qint64 kMostOnDisk = 256LL * 1024 * 1024;
    /// `folder` is made when the first cover is kept. It is looked through after the first cover kept in this run, and
    /// again after each sixteenth part of `mostOnDisk`; files unused for longest go.
    CoverCache(QString folder, Fetch fetch, qint64 mostOnDisk = kMostOnDisk, QObject* parent = nullptr);
    ~CoverCache() override;

    /// The cover, square of `side` device-independent pixels, if it is in memory; else null, and it is loaded.
    QPixmap cover(const core::ArtId& id, int side, qreal devicePixelRatio);
    /// Only what is in memory, at any size; for a first frame or a system notification.
    QPixmap anySize(const core::ArtId& id) const;
    /// Forgets what was asked for and is not begun: call when the view has scrolled on. Files for the system stay asked
    /// for. True if anything was forgotten.
    bool dropWaiting();
    /// Asks again for covers that could not be had: a server has come back, or has covers that it had not.
    void retryFailed();
    /// A file with the cover (256 pixels) for the system, "" until there is one; loaded(id) follows.
    QString localFile(const core::ArtId& id);

Q_SIGNALS:
    /// A size of this cover has come into memory (or onto the disk, for localFile).
    void loaded(const linnet::core::ArtId& id);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where lyrics come from, as pages see it. Asked in the background. GUI thread.

#include <QObject>

#include <functional>

#include "app/items/Items.h"
#include "core/base/Result.h"
#include "core/lyrics/Lyrics.h"

namespace linnet::app {

class Lyrics {
public:
    Lyrics() = default;
    Lyrics(const Lyrics&) = delete;
    Lyrics& operator=(const Lyrics&) = delete;
    virtual ~Lyrics() = default;

    using Done = std::function<void(core::Result<core::lyrics::Lyrics>)>;
    /// Empty lyrics where the track has none. `done` does not run once `owner` is gone. Errors: why they could not be
    /// had now (Offline, NotFound, Storage, …).
    virtual void ask(const QueueItem& item, QObject* owner, Done done) = 0;
};

} // namespace linnet::app

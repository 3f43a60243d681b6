// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The shape of what plays, for the seek bars. GUI thread.

#include <QObject>

#include <memory>

#include "core/domain/Analysis.h"

namespace linnet::app {

class Waves : public QObject {
    Q_OBJECT
public:
    /// Of the current track; null as long as it is not known.
    virtual std::shared_ptr<const core::Waveform> current() const = 0;
    /// Nothing is looked for while nobody sees it.
    virtual void setSeen(bool seen) = 0;

Q_SIGNALS:
    void changed();
};

} // namespace linnet::app

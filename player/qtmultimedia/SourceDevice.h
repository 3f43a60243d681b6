// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bytes of a MediaSource for Qt. Reads may block; the thread of whoever reads.

#include <QIODevice>

#include <memory>
#include <optional>

#include "core/media/MediaSource.h"

namespace linnet::player::qtmultimedia {

class SourceDevice final : public QIODevice {
public:
    /// `size` as the source told it. Open for reading.
    SourceDevice(std::shared_ptr<core::MediaSource> source, std::uint64_t size);

    bool isSequential() const override { return false; }
    qint64 size() const override { return m_size; }
    /// Why reading failed, if it did.
    const std::optional<core::Error>& error() const { return m_error; }
    /// How often something was read.
    std::uint64_t reads() const { return m_reads; }

protected:
    qint64 readData(char* data, qint64 most) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    const std::shared_ptr<core::MediaSource> m_source;
    const qint64 m_size;
    std::uint64_t m_reads = 0;
    std::optional<core::Error> m_error;
};

} // namespace linnet::player::qtmultimedia

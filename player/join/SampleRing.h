// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Decoded samples on their way from a decoder's thread (writer) to the engine's (reader). Bounded: the writer waits for
// room, which is what keeps a decoder from running away; the reader never waits.

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "player/join/SampleStream.h"

namespace linnet::player {

class SampleRing final : public SampleStream {
public:
    /// `wake` is called without the lock held, by the writer, when samples or the end come after the reader found too
    /// little, or no more can come.
    SampleRing(std::size_t capacityInSamples, std::function<void()> wake);

    /// Waits for room. False if the reader closed the ring; then nobody wants any more.
    bool write(std::span<const float> samples);
    /// The end, by itself or by an error. Only the first call counts.
    void finish(std::optional<core::Error> error);

    /// Room for at least so many; what is here stays. Before the first write(), or from the writer.
    void growTo(std::size_t capacityInSamples);

    std::size_t read(std::span<float> out) override;
    std::size_t ready() const override;
    /// The writer is done; samples may still be here.
    bool isFinished() const override;
    bool isFull() const override;
    void wantMore() override;
    bool hasSamples() const { return ready() > 0; }
    /// Why it ended early.
    std::optional<core::Error> error() const;
    /// Lets a waiting and every later write() return false. Any thread.
    void close();

private:
    void wakeReader(bool wasStarving);

    mutable std::mutex m_mutex;
    std::condition_variable m_room;
    std::vector<float> m_samples;
    std::size_t m_capacity;
    std::size_t m_begin = 0; ///< Index of the oldest sample.
    std::size_t m_count = 0;
    bool m_isFinished = false;
    bool m_isClosed = false;
    bool m_isStarving = true; ///< The reader found too little.
    std::optional<core::Error> m_error;
    const std::function<void()> m_wake;
};

} // namespace linnet::player

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes what would be heard: into a file (bare F32 or WAV), a function or nowhere. One thread at a time.

#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <vector>

#include "core/base/Units.h"
#include "player/engine/SinkChoice.h"

namespace linnet::player::flow {

class Recorder {
public:
    /// Replaces an existing file. Storage if it cannot be written.
    static core::Result<std::unique_ptr<Recorder>> make(const SinkChoice& choice, core::SampleRate rate);
    /// Completes a WAV file's head.
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    /// Storage if they cannot be written.
    core::Result<void> take(std::span<const float> samples);
    /// Of the whole numbers it writes; 0: floats.
    unsigned integerBits() const;
    /// Everything so far is in the file, and a WAV file's head is true.
    void flush();

private:
    explicit Recorder(const SinkChoice& choice) : m_samples(choice.samples), m_format(choice.wavFormat) {}
    void writeHead();
    std::span<const std::byte> packed(std::span<const float> samples);

    std::function<void(std::span<const float>)> m_samples;
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> m_file;
    bool m_isWav = false;
    const WavFormat m_format;
    std::vector<std::byte> m_packed; ///< Kept for its memory.
    core::SampleRate m_rate;
    std::uint64_t m_written = 0; ///< Bytes of samples.
};

} // namespace linnet::player::flow

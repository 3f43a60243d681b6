// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/flow/Recorder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "player/flow/Decoder.h"

namespace linnet::player::flow {

namespace {

constexpr std::uint32_t kHeadBytes = 44;
constexpr std::uint16_t kPcm = 1;
constexpr std::uint16_t kIeeeFloat = 3;

std::uint16_t bitsOf(WavFormat format) {
    switch (format) {
    case WavFormat::S16:
        return 16;
    case WavFormat::S24:
        return 24;
    case WavFormat::F32:
        break;
    }
    return 32;
}

class HeadWriter {
public:
    void tag(const char* four) {
        std::memcpy(m_bytes.data() + m_at, four, 4);
        m_at += 4;
    }
    template <class Number>
    void number(Number value) {
        for (std::size_t i = 0; i < sizeof value; ++i)
            m_bytes[m_at++] = static_cast<unsigned char>(value >> (8U * i) & 0xFFU);
    }
    const auto& bytes() const { return m_bytes; }

private:
    std::array<unsigned char, kHeadBytes> m_bytes{};
    std::size_t m_at = 0;
};

} // namespace

core::Result<std::unique_ptr<Recorder>> Recorder::make(const SinkChoice& choice, core::SampleRate rate) {
    std::unique_ptr<Recorder> recorder(new Recorder(choice));
    recorder->m_rate = rate;
    if (choice.kind != SinkKind::File) return recorder;
    recorder->m_file.reset(std::fopen(choice.file.c_str(), "wb"));
    if (!recorder->m_file)
        return core::failure(core::Errc::Storage, "The sound cannot be written to " + choice.file.bytes() + ".");
    recorder->m_isWav = choice.file.bytes().ends_with(".wav");
    if (recorder->m_isWav) recorder->writeHead();
    return recorder;
}

Recorder::~Recorder() { flush(); }

core::Result<void> Recorder::take(std::span<const float> samples) {
    if (m_samples) m_samples(samples);
    if (!m_file) return {};
    const auto bytes = packed(samples);
    const std::size_t written = std::fwrite(bytes.data(), 1, bytes.size(), m_file.get());
    m_written += written;
    if (written == bytes.size()) return {};
    return core::failure(core::Errc::Storage, "The sound cannot be written; is the disk full?");
}

/// Little-endian integers, rounded and kept within their range; floats as they are.
std::span<const std::byte> Recorder::packed(std::span<const float> samples) {
    if (!m_isWav || m_format == WavFormat::F32) return std::as_bytes(samples);
    const unsigned bits = bitsOf(m_format);
    const float scale = std::ldexp(1.0F, static_cast<int>(bits) - 1);
    m_packed.clear();
    for (const float sample : samples) {
        const auto value = static_cast<std::int32_t>(std::lround(std::clamp(sample * scale, -scale, scale - 1.0F)));
        for (unsigned shift = 0; shift < bits; shift += 8)
            m_packed.push_back(static_cast<std::byte>(static_cast<std::uint32_t>(value) >> shift & 0xFFU));
    }
    return m_packed;
}

unsigned Recorder::integerBits() const { return m_isWav && m_format != WavFormat::F32 ? bitsOf(m_format) : 0; }

void Recorder::flush() {
    if (!m_file) return;
    if (m_isWav) {
        std::fseek(m_file.get(), 0, SEEK_SET);
        writeHead();
        std::fseek(m_file.get(), 0, SEEK_END);
    }
    std::fflush(m_file.get());
}

void Recorder::writeHead() {
    const auto dataBytes = static_cast<std::uint32_t>(std::min<std::uint64_t>(m_written, 0xFFFFFFFFU - kHeadBytes));
    const std::uint16_t bits = bitsOf(m_format);
    const auto frameBytes = static_cast<std::uint16_t>(kChannels * bits / 8);
    HeadWriter head;
    head.tag("RIFF");
    head.number(dataBytes + kHeadBytes - 8);
    head.tag("WAVE");
    head.tag("fmt ");
    head.number(std::uint32_t{16});
    head.number(m_format == WavFormat::F32 ? kIeeeFloat : kPcm);
    head.number(static_cast<std::uint16_t>(kChannels));
    head.number(m_rate.hertz);
    head.number(m_rate.hertz * frameBytes);
    head.number(frameBytes);
    head.number(bits);
    head.tag("data");
    head.number(dataBytes);
    std::fwrite(head.bytes().data(), 1, head.bytes().size(), m_file.get());
}

} // namespace linnet::player::flow

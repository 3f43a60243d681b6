// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/gst/Recorder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "player/gst/Decoder.h"

namespace linnet::player::gst {

namespace {

constexpr std::uint32_t kHeadBytes = 44;
constexpr std::uint16_t kIeeeFloat = 3;

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

void Recorder::take(std::span<const float> samples) {
    if (m_samples) m_samples(samples);
    if (m_file) m_written += sizeof(float) * std::fwrite(samples.data(), sizeof(float), samples.size(), m_file.get());
}

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
    constexpr std::uint16_t kFrameBytes = kChannels * sizeof(float);
    HeadWriter head;
    head.tag("RIFF");
    head.number(dataBytes + kHeadBytes - 8);
    head.tag("WAVE");
    head.tag("fmt ");
    head.number(std::uint32_t{16});
    head.number(kIeeeFloat);
    head.number(static_cast<std::uint16_t>(kChannels));
    head.number(m_rate.hertz);
    head.number(m_rate.hertz * kFrameBytes);
    head.number(kFrameBytes);
    head.number(std::uint16_t{32});
    head.tag("data");
    head.number(dataBytes);
    std::fwrite(head.bytes().data(), 1, head.bytes().size(), m_file.get());
}

} // namespace linnet::player::gst

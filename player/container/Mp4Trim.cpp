// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/container/Mp4Trim.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "player/container/Mp4Boxes.h"

namespace linnet::player {

namespace {

constexpr std::uint64_t kPacketsBefore = 2;
constexpr std::size_t kTypeOffset = 4;
constexpr std::string_view kNoBox = "free";

using Found = core::Result<std::optional<Mp4Trim>>;

struct Stretch {
    std::uint64_t start = 0;
    std::uint64_t length = 0;
};

/// Of mvhd and mdhd, whose fields before it grow in version 1.
std::uint32_t timescaleOf(std::string_view header) {
    const bool isLong = bigEndian(header, 0, 1) == 1;
    return static_cast<std::uint32_t>(bigEndian(header, isLong ? 20 : 12, 4));
}

/// The film longer than its sound, whatever its head says.
Mp4Patch longerFilm(const Mp4Box& mvhd, std::string_view head, std::uint64_t seconds) {
    const bool isLong = bigEndian(head, 0, 1) == 1;
    const std::uint64_t most = isLong ? UINT64_MAX >> 1U : UINT32_MAX - 1;
    Mp4Patch patch{.offset = mvhd.body + (isLong ? 24 : 16), .bytes = {}};
    const std::uint64_t duration = std::min(most, (seconds + 2) * timescaleOf(head));
    for (unsigned byte = isLong ? 8 : 4; byte-- > 0;)
        patch.bytes += static_cast<char>(duration >> (8U * byte) & 0xFFU);
    return patch;
}

/// Units of all packets together; 0 if the table cannot be read.
std::uint64_t totalOf(std::string_view stts) {
    const std::uint64_t entries = bigEndian(stts, 4, 4);
    if (entries > stts.size() / 8) return 0;
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < entries; ++i)
        total += bigEndian(stts, 8 + 8 * i, 4) * bigEndian(stts, 12 + 8 * i, 4);
    return total;
}

/// Units of each packet but the last; 0 if they differ.
std::uint64_t packetOf(std::string_view stts) {
    const std::uint64_t entries = bigEndian(stts, 4, 4);
    const bool isEven = entries == 1 || (entries == 2 && bigEndian(stts, 16, 4) == 1);
    return isEven ? bigEndian(stts, 12, 4) : 0;
}

/// One stretch at the usual speed; anything else is left to GStreamer. The length is in the film's time scale.
std::optional<Stretch> editOf(std::string_view elst) {
    const bool isLong = bigEndian(elst, 0, 1) == 1;
    const std::size_t width = isLong ? 8 : 4;
    constexpr std::uint64_t kUsualSpeed = 0x0001'0000;
    if (bigEndian(elst, 4, 4) != 1 || elst.size() < 8 + 2 * width + 4) return std::nullopt;
    const Stretch edit{.start = bigEndian(elst, 8 + width, width), .length = bigEndian(elst, 8, width)};
    const std::uint64_t isNegative = edit.start >> (8 * width - 1); // an empty edit: silence first
    if (isNegative != 0 || bigEndian(elst, 8 + 2 * width, 4) != kUsualSpeed) return std::nullopt;
    return edit;
}

/// " 00000000 00000840 000001CA 00000000003F31F6 …": priming, padding and length in samples.
std::optional<Stretch> smpbOf(std::string_view text, std::uint64_t total, std::uint64_t packet) {
    std::array<std::uint64_t, 4> fields{};
    for (std::uint64_t& field : fields) {
        const auto begin = text.find_first_not_of(' ');
        if (begin == std::string_view::npos) return std::nullopt;
        text.remove_prefix(begin);
        const auto read = std::from_chars(text.data(), text.data() + text.size(), field, 16);
        if (read.ec != std::errc()) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    }
    const auto [ignored, priming, padding, length] = fields;
    // Tags outlive conversions: what does not add up to the packets speaks of another file.
    if (std::max({priming, padding, length}) > total || priming + length > total) return std::nullopt;
    const std::uint64_t whole = priming + padding + length;
    if (whole + packet < total || whole > total + packet) return std::nullopt;
    return Stretch{priming, length};
}

class Reader {
public:
    explicit Reader(core::MediaSource& source) : m_boxes(source) {}

    Found read(std::uint64_t size) {
        LINNET_TRY(const auto top, m_boxes.between(0, size));
        if (top.empty() || top.front().type != "ftyp") return std::nullopt;
        const auto moov = std::ranges::find(top, "moov", &Mp4Box::type);
        if (moov == top.end()) return std::nullopt;
        LINNET_TRY(const auto fragments, m_boxes.find(*moov, {"mvex"}));
        if (fragments) return std::nullopt;
        LINNET_TRY(const auto track, soundOf(*moov));
        if (!track) return std::nullopt;
        return trimOf(*moov, *track);
    }

private:
    core::Result<std::string> body(const Mp4Box& parent, std::initializer_list<std::string_view> path) {
        LINNET_TRY(const auto box, m_boxes.find(parent, path));
        if (!box) return std::string();
        return m_boxes.bodyOf(*box);
    }

    core::Result<std::optional<Mp4Box>> soundOf(const Mp4Box& moov) {
        LINNET_TRY(const auto boxes, m_boxes.between(moov.body, moov.end));
        for (const Mp4Box& box : boxes) {
            if (box.type != "trak") continue;
            LINNET_TRY(const std::string handler, body(box, {"mdia", "hdlr"}));
            if (handler.size() >= 12 && handler.substr(8, 4) == "soun") return box;
        }
        return std::nullopt;
    }

    Found trimOf(const Mp4Box& moov, const Mp4Box& track) {
        LINNET_TRY(const auto filmBox, m_boxes.find(moov, {"mvhd"}));
        LINNET_TRY(const std::string film, body(moov, {"mvhd"}));
        LINNET_TRY(const std::string media, body(track, {"mdia", "mdhd"}));
        LINNET_TRY(const std::string stts, body(track, {"mdia", "minf", "stbl", "stts"}));
        LINNET_TRY(const auto editBox, m_boxes.find(track, {"edts"}));
        LINNET_TRY(const std::string elst, body(track, {"edts", "elst"}));
        Mp4Trim trim{.timescale = timescaleOf(media), .packet = packetOf(stts)};
        const Scales scales{trim.timescale, timescaleOf(film)};
        const std::uint64_t total = totalOf(stts);
        if (scales.media == 0 || scales.film == 0 || total == 0) return std::nullopt;
        auto heard = editOf(elst);
        if (editBox && !heard) return std::nullopt;
        if (heard) heard->length = lengthOf(*heard, total, scales);
        LINNET_TRY(const auto tag, smpb(moov, total, trim.packet));
        if (tag) heard = tag;
        if (!heard || heard->length == 0 || heard->start > total || heard->length > total - heard->start)
            return std::nullopt;
        trim.start = heard->start;
        trim.length = heard->length;
        trim.patches.push_back(longerFilm(*filmBox, film, total / trim.timescale));
        if (editBox) trim.patches.push_back({editBox->begin + kTypeOffset, std::string(kNoBox)});
        return trim;
    }

    struct Scales {
        std::uint32_t media = 1;
        std::uint32_t film = 1;
    };

    /// The film counts in milliseconds as a rule: where the edit ends at the last unit but for that, it ends there.
    static std::uint64_t lengthOf(const Stretch& edit, std::uint64_t total, Scales scales) {
        if (edit.start >= total) return 0;
        const std::uint64_t rest = total - edit.start;
        const std::uint64_t tick = scales.film < scales.media ? scales.media / scales.film + 1 : 0;
        const std::uint64_t seconds = edit.length / scales.film;
        if (edit.length == 0 || seconds > total / scales.media) return rest;
        const std::uint64_t told = seconds * scales.media + edit.length % scales.film * scales.media / scales.film;
        return told + tick >= rest ? rest : told;
    }

    core::Result<std::optional<Stretch>> smpb(const Mp4Box& moov, std::uint64_t total, std::uint64_t packet) {
        LINNET_TRY(const auto list, m_boxes.find(moov, {"udta", "meta", "ilst"}));
        if (!list) return std::nullopt;
        LINNET_TRY(const auto tags, m_boxes.between(list->body, list->end));
        for (const Mp4Box& tag : tags) {
            if (tag.type != "----") continue;
            LINNET_TRY(const std::string name, body(tag, {"name"}));
            if (name.size() < 4 || name.substr(4) != "iTunSMPB") continue;
            LINNET_TRY(const std::string data, body(tag, {"data"}));
            return data.size() < 8 ? std::nullopt : smpbOf(std::string_view(data).substr(8), total, packet);
        }
        return std::nullopt;
    }

    Mp4Boxes m_boxes;
};

class PatchedSource final : public core::MediaSource {
public:
    PatchedSource(std::shared_ptr<core::MediaSource> source, std::vector<Mp4Patch> patches)
        : m_source(std::move(source)),
          m_patches(std::move(patches)) {}

    core::Result<std::uint64_t> size() override { return m_source->size(); }
    core::Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out) override {
        LINNET_TRY(const std::size_t got, m_source->read(offset, out));
        for (const Mp4Patch& patch : m_patches)
            for (std::size_t i = 0; i < patch.bytes.size(); ++i)
                if (patch.offset + i >= offset && patch.offset + i - offset < got)
                    out[static_cast<std::size_t>(patch.offset + i - offset)] = static_cast<std::byte>(patch.bytes[i]);
        return got;
    }
    void cancel() override { m_source->cancel(); }

private:
    const std::shared_ptr<core::MediaSource> m_source;
    const std::vector<Mp4Patch> m_patches;
};

} // namespace

Found readMp4Trim(core::MediaSource& source) {
    LINNET_TRY(const std::uint64_t size, source.size());
    return Reader(source).read(size);
}

std::shared_ptr<core::MediaSource> patched(std::shared_ptr<core::MediaSource> source, std::vector<Mp4Patch> patches) {
    return std::make_shared<PatchedSource>(std::move(source), std::move(patches));
}

std::uint64_t decodeFrom(const Mp4Trim& trim, std::uint64_t place) {
    if (trim.packet == 0) return place;
    const std::uint64_t packet = place / trim.packet;
    return packet > kPacketsBefore ? (packet - kPacketsBefore) * trim.packet : 0;
}

} // namespace linnet::player

// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/queue/PlayerSession.h"

#include <array>
#include <charconv>
#include <cmath>

namespace linnet::player {

namespace {

constexpr std::string_view kMagic = "linnet-queue";
constexpr int kVersion = 1;
constexpr std::size_t kItemFields = 17;
constexpr std::size_t kItemFieldsBeforeParts = 15;
constexpr std::string_view kHexDigits = "0123456789abcdef";

enum class Escape : std::uint8_t { ControlsOnly, BeyondAscii };

class LineWriter {
public:
    explicit LineWriter(std::string& out) : m_out(out) {}

    void text(std::string_view value, Escape escape = Escape::ControlsOnly) {
        separate();
        for (const char c : value) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x20 || c == '\\' || byte == 0x7F || (escape == Escape::BeyondAscii && byte > 0x7F)) {
                m_out += "\\x";
                m_out += kHexDigits[byte >> 4U];
                m_out += kHexDigits[byte & 0xFU];
            } else {
                m_out += c;
            }
        }
    }

    template <class Number>
    void number(Number value) {
        separate();
        std::array<char, 32> digits{};
        const auto [end, ec] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        if (ec == std::errc()) m_out.append(digits.data(), end);
    }

    /// An empty field stands for nothing.
    void optionalNumber(const std::optional<double>& value) {
        if (value)
            number(*value);
        else
            text("");
    }

    void endLine() {
        m_out += '\n';
        m_isFirst = true;
    }

private:
    void separate() {
        if (!m_isFirst) m_out += '\t';
        m_isFirst = false;
    }
    std::string& m_out;
    bool m_isFirst = true;
};

std::optional<double> decibels(const std::optional<core::Gain>& gain) {
    if (!gain) return std::nullopt;
    return gain->decibels;
}

void writeItem(LineWriter& line, const SavedQueue::Item& item) {
    const QueueTrack& track = *item.track;
    if (item.order)
        line.number(*item.order);
    else
        line.text("");
    line.number(item.wasPlayed ? 1 : 0);
    line.text(track.id.hex());
    line.number(track.source);
    line.text(track.title);
    line.text(track.artistDisplay);
    line.text(track.albumTitle);
    line.text(track.album.hex());
    line.text(track.art ? track.art->id.hex() + ":" + std::to_string(track.art->accent) : std::string());
    line.number(track.duration.count());
    line.optionalNumber(decibels(track.replayGain.track));
    line.optionalNumber(decibels(track.replayGain.album));
    line.optionalNumber(track.replayGain.trackPeak);
    line.optionalNumber(track.replayGain.albumPeak);
    line.text(track.file ? track.file->bytes() : std::string(), Escape::BeyondAscii);
    if (track.part)
        line.number(track.part->start.count());
    else
        line.text("");
    if (track.part && track.part->end)
        line.number(track.part->end->count());
    else
        line.text("");
    line.endLine();
}

int hexValue(char c) {
    const auto at = kHexDigits.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::string unescaped(std::string_view field) {
    std::string text;
    text.reserve(field.size());
    for (std::size_t i = 0; i < field.size(); ++i) {
        const bool isEscape = field[i] == '\\' && i + 3 < field.size() && field[i + 1] == 'x' &&
                              hexValue(field[i + 2]) >= 0 && hexValue(field[i + 3]) >= 0;
        if (!isEscape) {
            text += field[i];
            continue;
        }
        text += static_cast<char>(hexValue(field[i + 2]) * 16 + hexValue(field[i + 3]));
        i += 3;
    }
    return text;
}

std::vector<std::string_view> fieldsOf(std::string_view line) {
    std::vector<std::string_view> fields;
    while (true) {
        const auto tab = line.find('\t');
        fields.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return fields;
        line.remove_prefix(tab + 1);
    }
}

template <class Number>
std::optional<Number> numberFrom(std::string_view field) {
    Number value{};
    const auto [end, ec] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (ec != std::errc() || end != field.data() + field.size()) return std::nullopt;
    return value;
}

std::optional<double> levelFrom(std::string_view field) {
    const auto value = numberFrom<double>(field);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<core::Gain> gainFrom(std::string_view field) {
    if (const auto value = levelFrom(field)) return core::Gain{*value};
    return std::nullopt;
}

std::optional<core::ArtRef> artFrom(std::string_view field) {
    const auto colon = field.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto id = core::ArtId::fromHex(field.substr(0, colon));
    const auto accent = numberFrom<std::uint32_t>(field.substr(colon + 1));
    if (!id || !accent) return std::nullopt;
    return core::ArtRef{*id, *accent};
}

/// False if it is none.
bool readPart(std::string_view start, std::string_view end, std::optional<core::MediaPart>& part) {
    if (start.empty()) return end.empty();
    const auto sectorsFrom = [](std::string_view field) -> std::optional<core::Sectors> {
        const auto count = numberFrom<std::int64_t>(field);
        if (!count || *count < 0 || *count > core::kMostSectors.count()) return std::nullopt;
        return core::Sectors(*count);
    };
    const auto from = sectorsFrom(start);
    const auto to = sectorsFrom(end);
    if (!from || (!end.empty() && (!to || *to <= *from))) return false;
    part = core::MediaPart{*from, to};
    return true;
}

std::optional<SavedQueue::Item> itemFrom(std::string_view line) {
    const auto fields = fieldsOf(line);
    if (fields.size() != kItemFields && fields.size() != kItemFieldsBeforeParts) return std::nullopt;
    QueueTrack track;
    const auto id = core::TrackId::fromHex(fields[2]);
    const auto source = numberFrom<std::int64_t>(fields[3]);
    const auto album = core::AlbumId::fromHex(fields[7]);
    const auto duration = numberFrom<std::int64_t>(fields[9]);
    if (!id || !source || !album || !duration) return std::nullopt;
    track.id = *id;
    track.source = *source;
    track.title = unescaped(fields[4]);
    track.artistDisplay = unescaped(fields[5]);
    track.albumTitle = unescaped(fields[6]);
    track.album = *album;
    track.art = artFrom(fields[8]);
    track.duration = std::chrono::milliseconds(*duration);
    track.replayGain = {gainFrom(fields[10]), gainFrom(fields[11]), levelFrom(fields[12]), levelFrom(fields[13])};
    if (!fields[14].empty()) track.file = core::FilePath(unescaped(fields[14]));
    if (track.id.isNull() && !track.file) return std::nullopt; // nothing that could be opened
    if (fields.size() == kItemFields && !readPart(fields[15], fields[16], track.part)) return std::nullopt;
    return SavedQueue::Item{std::make_shared<const QueueTrack>(std::move(track)), numberFrom<std::uint32_t>(fields[0]),
                            fields[1] == "1"};
}

core::Result<PlayerSession> headFrom(std::string_view line) {
    const auto fields = fieldsOf(line);
    if (fields.size() < 2 || fields[0] != kMagic)
        return core::failure(core::Errc::Corrupt, "The saved queue cannot be read; it starts empty.");
    if (numberFrom<int>(fields[1]) != kVersion)
        return core::failure(core::Errc::Unsupported, "The saved queue is of another version; it starts empty.");
    if (fields.size() != 8 && fields.size() != 9) // the ninth came later
        return core::failure(core::Errc::Corrupt, "The saved queue is incomplete; it starts empty.");
    PlayerSession session;
    session.position =
        std::chrono::milliseconds(std::max<std::int64_t>(0, numberFrom<std::int64_t>(fields[2]).value_or(0)));
    session.queue.upcoming = numberFrom<std::size_t>(fields[3]).value_or(0);
    session.queue.hasCurrent = fields[4] == "1";
    session.queue.isShuffled = fields[5] == "1";
    if (const auto repeat = numberFrom<unsigned>(fields[6]); repeat && *repeat <= 2)
        session.queue.repeat = static_cast<Repeat>(*repeat);
    session.queue.sourceName = unescaped(fields[7]);
    if (fields.size() == 9)
        if (const auto by = numberFrom<unsigned>(fields[8]); by && *by <= 2)
            session.queue.shuffleBy = static_cast<ShuffleBy>(*by);
    return session;
}

std::string_view takeLine(std::string_view& text) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

/// The item at `index` of the written list is not there: what counts items must not count it.
void forget(PlayerSession& session, std::size_t index, std::size_t writtenUpcoming) {
    if (index >= writtenUpcoming) return;
    if (index + 1 == writtenUpcoming && session.queue.hasCurrent) {
        session.queue.hasCurrent = false;
        session.position = std::chrono::milliseconds(0);
    }
    --session.queue.upcoming;
}

} // namespace

std::string encodeSession(const PlayerSession& session) {
    const SavedQueue& queue = session.queue;
    std::string out;
    out.reserve(128 + queue.items.size() * 192);
    LineWriter line(out);
    line.text(kMagic);
    line.number(kVersion);
    line.number(session.position.count());
    line.number(queue.upcoming);
    line.number(queue.hasCurrent ? 1 : 0);
    line.number(queue.isShuffled ? 1 : 0);
    line.number(static_cast<int>(queue.repeat));
    line.text(queue.sourceName);
    line.number(static_cast<int>(queue.shuffleBy));
    line.endLine();
    for (const auto& item : queue.items)
        writeItem(line, item);
    return out;
}

core::Result<PlayerSession> decodeSession(std::string_view text) {
    LINNET_TRY(PlayerSession session, headFrom(takeLine(text)));
    const std::size_t writtenUpcoming = session.queue.upcoming;
    for (std::size_t index = 0; !text.empty(); ++index) {
        if (auto item = itemFrom(takeLine(text)))
            session.queue.items.push_back(std::move(*item));
        else
            forget(session, index, writtenUpcoming);
    }
    session.queue.upcoming = std::min(session.queue.upcoming, session.queue.items.size());
    return session;
}

} // namespace linnet::player

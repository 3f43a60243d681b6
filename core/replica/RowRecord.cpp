// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/RowRecord.h"

#include <algorithm>

#include "core/domain/PersonalNamed.h"
#include "core/wire/Feed.h"

namespace linnet::core::replica {

namespace {

/// Stored as its number: only append.
enum class RowKind : std::uint8_t { Annotation, Play, Playlist, PlaylistItem, QueueRegister, UserSetting };

std::string textOf(const IdBytes& id) { return {id.begin(), id.end()}; }

void appendNumber(std::string& bytes, std::int64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(number) >> shift));
}
void appendTime(std::string& bytes, UnixMillis time) { appendNumber(bytes, time.time_since_epoch().count()); }

/// Takes the parts of a key or record from left to right; asking for more than there is gives zeros.
class Parts {
public:
    explicit Parts(std::string_view bytes) : m_rest(bytes) {}
    std::int64_t number() {
        std::uint64_t value = 0;
        for (const char byte : take(8))
            value = value << 8 | static_cast<std::uint8_t>(byte);
        return static_cast<std::int64_t>(value);
    }
    UnixMillis time() { return UnixMillis(std::chrono::milliseconds(number())); }
    std::uint8_t byte() {
        const auto one = take(1);
        return one.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(one.front());
    }
    IdBytes id() {
        IdBytes bytes{};
        std::ranges::copy(take(bytes.size()), bytes.begin());
        return bytes;
    }
    std::string_view rest() const { return m_rest; }
    bool isShort() const { return m_isShort; }

private:
    std::string_view take(std::size_t count) {
        m_isShort |= m_rest.size() < count;
        const auto taken = m_rest.substr(0, std::min(count, m_rest.size()));
        m_rest.remove_prefix(taken.size());
        return taken;
    }
    std::string_view m_rest;
    bool m_isShort = false;
};

store::BaseKey keyOf(RowKind kind, std::string key) { return {static_cast<std::uint8_t>(kind), std::move(key)}; }

struct KeyOf {
    store::BaseKey operator()(const Annotation& row) const {
        return keyOf(RowKind::Annotation, static_cast<char>(row.target.kind) + textOf(row.target.id));
    }
    store::BaseKey operator()(const Play& row) const {
        auto key = textOf(row.id.device.bytes);
        appendNumber(key, row.id.counter);
        return keyOf(RowKind::Play, std::move(key));
    }
    store::BaseKey operator()(const Playlist& row) const { return keyOf(RowKind::Playlist, textOf(row.id.bytes)); }
    store::BaseKey operator()(const PlaylistItem& row) const {
        return keyOf(RowKind::PlaylistItem, textOf(row.id.bytes));
    }
    store::BaseKey operator()(const QueueRegister& row) const {
        return keyOf(RowKind::QueueRegister, textOf(row.device.bytes));
    }
    store::BaseKey operator()(const UserSetting& row) const { return keyOf(RowKind::UserSetting, row.key); }
    template <class OfCatalogue>
    store::BaseKey operator()(const OfCatalogue&) const {
        return {};
    }
};

std::string encodeItem(const PlaylistItem& item) {
    std::string bytes;
    bytes.reserve(56 + item.order.size());
    bytes += textOf(item.playlist.bytes);
    bytes += textOf(item.track.bytes);
    appendNumber(bytes, item.rev);
    appendTime(bytes, item.addedAt);
    appendTime(bytes, item.removedAt);
    return bytes += item.order;
}

tl::unexpected<Error> damaged() { return failure(Errc::Corrupt, "a base record of the replica cannot be read"); }

Result<FeedRecord> decodeItem(const store::BaseKey& key, std::string_view bytes) {
    PlaylistItem item;
    item.id = itemOf(key);
    Parts parts(bytes);
    item.playlist.bytes = parts.id();
    item.track.bytes = parts.id();
    item.rev = parts.number();
    item.addedAt = parts.time();
    item.removedAt = parts.time();
    item.order = parts.rest();
    if (parts.isShort()) return damaged();
    return item;
}

} // namespace

store::BaseKey baseKeyOf(const FeedRecord& row) { return std::visit(KeyOf{}, row); }

std::uint8_t itemKind() { return static_cast<std::uint8_t>(RowKind::PlaylistItem); }

PlaylistItemId itemOf(const store::BaseKey& key) { return {Parts(key.key).id()}; }

std::string encodeRow(const FeedRecord& row) {
    if (const auto* item = std::get_if<PlaylistItem>(&row)) return encodeItem(*item);
    std::string line;
    wire::encodeFeedRecord(row, wire::Paths::Hidden, line);
    line.pop_back(); // The line end.
    return line;
}

Result<FeedRecord> decodeRow(const store::BaseKey& key, std::string_view bytes) {
    if (key.kind == itemKind()) return decodeItem(key, bytes);
    LINNET_TRY(auto line, wire::decodeFeedLine(bytes));
    if (auto* record = std::get_if<FeedRecord>(&line)) return std::move(*record);
    return damaged();
}

Result<FeedRecord> rowNamed(const store::BaseKey& key, std::string_view subject) {
    Parts parts(key.key);
    switch (static_cast<RowKind>(key.kind)) {
    case RowKind::Annotation: {
        const auto kind = static_cast<TargetKind>(parts.byte());
        return annotationNamed({kind, parts.id()});
    }
    case RowKind::Play: {
        const DeviceId device{parts.id()};
        return playNamed({device, parts.number()});
    }
    case RowKind::Playlist:
        return playlistNamed({parts.id()});
    case RowKind::PlaylistItem: {
        const auto playlist = PlaylistId::fromHex(subject.substr(subject.find(':') + 1));
        if (!playlist) return damaged();
        return itemNamed({parts.id()}, *playlist);
    }
    case RowKind::QueueRegister:
        return queueNamed({parts.id()});
    case RowKind::UserSetting:
        return settingNamed(key.key);
    }
    return damaged();
}

} // namespace linnet::core::replica

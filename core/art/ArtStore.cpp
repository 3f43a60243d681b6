// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/art/ArtStore.h"

#include <algorithm>
#include <cstring>
#include <future>
#include <unordered_map>

#include <xxhash.h>

#include "core/art/Accent.h"
#include "core/art/Decoders.h"
#include "core/art/Image.h"
#include "core/base/Guarded.h"
#include "core/os/AtomicFile.h"
#include "core/os/File.h"

namespace linnet::core::art {

namespace {

constexpr int kQuality = 88;

Result<StoredArt> makeFiles(const FilePath& folder, const ArtId& id, std::span<const std::byte> bytes) {
    constexpr auto kLargest = std::ranges::max(kArtSizes);
    LINNET_TRY(const auto decoded, decodeImage(bytes, kLargest));
    LINNET_TRY_VOID(os::makeFolders(artFile(folder, id, kLargest).parent()));
    StoredArt stored{{id, 0}, decoded.originalWidth, decoded.originalHeight};
    // From large to small, each from the one before; the largest is written last: where it stands, all do.
    std::vector<std::pair<std::uint32_t, Image>> images;
    images.reserve(std::size(kArtSizes)); // `source` points into it
    const Image* source = &decoded.image;
    for (auto size = std::ranges::rbegin(kArtSizes); size != std::ranges::rend(kArtSizes); ++size) {
        images.emplace_back(*size, shrunkTo(*source, *size));
        source = &images.back().second;
    }
    stored.ref.accent = accentOf(images.back().second);
    for (auto image = images.rbegin(); image != images.rend(); ++image) {
        LINNET_TRY(const auto jpeg, encodeJpeg(image->second, kQuality));
        LINNET_TRY_VOID(os::writeFileAtomically(artFile(folder, id, image->first), jpeg, os::FileMode::Shared,
                                                os::Durability::BestEffort));
    }
    return stored;
}

} // namespace

ArtId artIdOf(std::span<const std::byte> bytes) {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
    ArtId id;
    std::memcpy(id.bytes.data(), canonical.digest, id.bytes.size());
    return id;
}

FilePath artFile(const FilePath& folder, const ArtId& id, std::uint32_t size) {
    const auto hex = id.hex();
    return folder / (hex.substr(0, 2) + "/" + hex + "-" + std::to_string(size) + ".jpg");
}

std::uint32_t nearestArtSize(std::uint32_t wanted) {
    const auto found = std::ranges::lower_bound(kArtSizes, wanted);
    return found == std::ranges::end(kArtSizes) ? std::ranges::max(kArtSizes) : *found;
}

struct ArtStore::Impl {
    using Answer = std::shared_future<Result<StoredArt>>;
    Impl(FilePath where, Known knownArt) : folder(std::move(where)), known(std::move(knownArt)) {}
    FilePath folder;
    Known known;
    Guarded<std::unordered_map<ArtId, Answer>> answers;
    Guarded<std::unordered_map<std::string, Answer>> fileAnswers; ///< By path.

    /// The first to ask for a key works it out, the others wait for him.
    template <class Key, class Work>
    static Result<StoredArt> once(Guarded<std::unordered_map<Key, Answer>>& answers, const Key& key, Work work) {
        std::promise<Result<StoredArt>> promise;
        bool isMine = false;
        auto answer = answers.with([&](auto& map) {
            const auto [entry, isNew] = map.try_emplace(key);
            isMine = isNew;
            if (isNew) entry->second = promise.get_future().share();
            return entry->second;
        });
        if (isMine) promise.set_value(work());
        return answer.get();
    }

    Result<StoredArt> work(const ArtId& id, std::span<const std::byte> bytes) {
        const bool isThere = os::statFile(artFile(folder, id, std::ranges::max(kArtSizes))).has_value();
        if (isThere)
            if (auto stored = known(id)) return *stored;
        return makeFiles(folder, id, bytes);
    }
};

ArtStore::ArtStore(FilePath folder, Known known)
    : m_impl(std::make_unique<Impl>(std::move(folder), std::move(known))) {}
ArtStore::~ArtStore() = default;

Result<StoredArt> ArtStore::add(std::span<const std::byte> bytes) {
    const auto id = artIdOf(bytes);
    return Impl::once(m_impl->answers, id, [&] { return m_impl->work(id, bytes); });
}

Result<StoredArt> ArtStore::addFile(const FilePath& file) {
    return Impl::once(m_impl->fileAnswers, file.bytes(), [&]() -> Result<StoredArt> {
        LINNET_TRY(const auto bytes, os::readSmallFile(file, kMostBytes));
        return add(std::as_bytes(std::span(bytes)));
    });
}

} // namespace linnet::core::art

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/Pictures.h"

#include <aifffile.h>
#include <apefile.h>
#include <apetag.h>
#include <asffile.h>
#include <asfpicture.h>
#include <attachedpictureframe.h>
#include <flacfile.h>
#include <flacpicture.h>
#include <id3v2tag.h>
#include <mp4file.h>
#include <mpcfile.h>
#include <mpegfile.h>
#include <oggfile.h>
#include <trueaudiofile.h>
#include <wavfile.h>
#include <wavpackfile.h>
#include <xiphcomment.h>

namespace linnet::core::tags {

namespace {

constexpr unsigned kLargestPicture = 32U << 20;

/// Keeps the best picture offered so far.
class Choice {
public:
    void offer(const TagLib::ByteVector& bytes, bool isFront) {
        if (bytes.isEmpty() || bytes.size() > kLargestPicture) return;
        if (m_hasOne && (m_isFront || !isFront)) return;
        m_bytes = bytes; // shared, not copied
        m_isFront = isFront;
        m_hasOne = true;
    }
    std::optional<EmbeddedPicture> take() const {
        if (!m_hasOne) return std::nullopt;
        const auto* begin = reinterpret_cast<const std::byte*>(m_bytes.data());
        return EmbeddedPicture{{begin, begin + m_bytes.size()}};
    }

private:
    TagLib::ByteVector m_bytes;
    bool m_hasOne = false;
    bool m_isFront = false;
};

void offerFlac(Choice& choice, const TagLib::List<TagLib::FLAC::Picture*>& pictures) {
    for (const auto* picture : pictures)
        choice.offer(picture->data(), picture->type() == TagLib::FLAC::Picture::FrontCover);
}

void offerId3(Choice& choice, TagLib::ID3v2::Tag* tag) {
    if (!tag) return;
    for (const auto* frame : tag->frameList("APIC"))
        if (const auto* picture = dynamic_cast<const TagLib::ID3v2::AttachedPictureFrame*>(frame))
            choice.offer(picture->picture(), picture->type() == TagLib::ID3v2::AttachedPictureFrame::FrontCover);
}

/// "Cover Art (…)" items: a file name, a zero byte, the picture.
void offerApe(Choice& choice, TagLib::APE::Tag* tag) {
    if (!tag) return;
    for (const auto& [key, item] : tag->itemListMap()) {
        if (!key.upper().startsWith("COVER ART")) continue;
        const auto data = item.binaryData();
        const int zero = data.find('\0');
        if (zero >= 0) choice.offer(data.mid(static_cast<unsigned>(zero) + 1), key.upper() == "COVER ART (FRONT)");
    }
}

void offerMp4(Choice& choice, const TagLib::MP4::Tag* tag) {
    if (!tag || !tag->contains("covr")) return;
    for (const auto& picture : tag->item("covr").toCoverArtList())
        choice.offer(picture.data(), true);
}

void offerAsf(Choice& choice, const TagLib::ASF::Tag* tag) {
    if (!tag || !tag->contains("WM/Picture")) return;
    for (const auto& attribute : tag->attribute("WM/Picture")) {
        const auto picture = attribute.toPicture();
        if (picture.isValid()) choice.offer(picture.picture(), picture.type() == TagLib::ASF::Picture::FrontCover);
    }
}

} // namespace

std::optional<EmbeddedPicture> pictureOf(TagLib::File& file) {
    Choice choice;
    if (auto* flac = dynamic_cast<TagLib::FLAC::File*>(&file)) {
        offerFlac(choice, flac->pictureList());
        offerId3(choice, flac->hasID3v2Tag() ? flac->ID3v2Tag() : nullptr);
    } else if (auto* mpeg = dynamic_cast<TagLib::MPEG::File*>(&file)) {
        offerId3(choice, mpeg->hasID3v2Tag() ? mpeg->ID3v2Tag() : nullptr);
        offerApe(choice, mpeg->hasAPETag() ? mpeg->APETag() : nullptr);
    } else if (auto* mp4 = dynamic_cast<TagLib::MP4::File*>(&file)) {
        offerMp4(choice, mp4->tag());
    } else if (auto* asf = dynamic_cast<TagLib::ASF::File*>(&file)) {
        offerAsf(choice, asf->tag());
    } else if (auto* wav = dynamic_cast<TagLib::RIFF::WAV::File*>(&file)) {
        offerId3(choice, wav->hasID3v2Tag() ? wav->ID3v2Tag() : nullptr);
    } else if (auto* aiff = dynamic_cast<TagLib::RIFF::AIFF::File*>(&file)) {
        offerId3(choice, aiff->hasID3v2Tag() ? aiff->tag() : nullptr);
    } else if (auto* tta = dynamic_cast<TagLib::TrueAudio::File*>(&file)) {
        offerId3(choice, tta->hasID3v2Tag() ? tta->ID3v2Tag() : nullptr);
    } else if (auto* wavPack = dynamic_cast<TagLib::WavPack::File*>(&file)) {
        offerApe(choice, wavPack->hasAPETag() ? wavPack->APETag() : nullptr);
    } else if (auto* ape = dynamic_cast<TagLib::APE::File*>(&file)) {
        offerApe(choice, ape->hasAPETag() ? ape->APETag() : nullptr);
    } else if (auto* musepack = dynamic_cast<TagLib::MPC::File*>(&file)) {
        offerApe(choice, musepack->hasAPETag() ? musepack->APETag() : nullptr);
    } else if (auto* xiph = dynamic_cast<TagLib::Ogg::XiphComment*>(file.tag())) {
        offerFlac(choice, xiph->pictureList());
    }
    return choice.take();
}

} // namespace linnet::core::tags

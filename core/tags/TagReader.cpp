// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/TagReader.h"

#include <algorithm>
#include <exception>

#include <apetag.h>
#include <asffile.h>
#include <mp4file.h>
#include <mpegfile.h>

#include "core/tags/Pictures.h"
#include "core/tags/RawStreams.h"
#include "core/tags/TagFile.h"
#include "core/tags/Values.h"

namespace linnet::core::tags {

namespace {

/// Free-form items "----:com.apple.iTunes:NAME", of which TagLib passes on only the ones it has a table entry for.
void addFreeForm(const TagLib::MP4::Tag& tag, TagLib::PropertyMap& properties) {
    for (const auto& [key, item] : tag.itemMap()) {
        if (!key.startsWith("----:")) continue;
        const auto name = key.substr(static_cast<unsigned>(std::max(key.rfind(":"), 0)) + 1).upper();
        if (!properties.contains(name)) properties.insert(name, item.toStringList());
    }
}

/// Attributes under their own names, as for MP4.
void addFreeForm(const TagLib::ASF::Tag& tag, TagLib::PropertyMap& properties) {
    for (const auto& [key, attributes] : tag.attributeListMap()) {
        const auto name = key.upper();
        if (properties.contains(name) || key.startsWith("WM/")) continue;
        TagLib::StringList values;
        for (const auto& attribute : attributes)
            values.append(attribute.toString());
        properties.insert(name, values);
    }
}

TagLib::PropertyMap propertiesOf(TagLib::File& file) {
    auto properties = file.properties();
    if (auto* asf = dynamic_cast<TagLib::ASF::File*>(&file); asf && asf->tag()) addFreeForm(*asf->tag(), properties);
    if (auto* mp4 = dynamic_cast<TagLib::MP4::File*>(&file); mp4 && mp4->tag()) addFreeForm(*mp4->tag(), properties);
    return properties;
}

/// TagLib asks for the tags of an MP3 in order of worth and gives those of one; loudness may lie in another.
void fillFromOtherTags(TagLib::File& file, TagData& data) {
    auto* mpeg = dynamic_cast<TagLib::MPEG::File*>(&file);
    if (mpeg && mpeg->hasAPETag() && mpeg->APETag()) fillReplayGain(mpeg->APETag()->properties(), data.replayGain);
}

Result<TagData> readWithTagLib(const os::File& file, const FilePath& path, DetectedFormat format, CoverMode covers) {
    LINNET_TRY(const auto stat, file.stat());
    FileStream stream(file, path, 0, stat.size);
    const auto opened = openTagFile(stream, file, format);
    if (!opened) return failure(Errc::Unsupported, "the container is known, what is in it is not");
    if (!opened->isValid()) return failure(Errc::Corrupt, "the headers of the file are damaged");
    TagData data;
    fillFrom(propertiesOf(*opened), data);
    fillFromOtherTags(*opened, data);
    if (covers == CoverMode::Read) data.cover = pictureOf(*opened);
    if (format.format == AudioFormat::Adts) {
        LINNET_TRY(data.audio, adtsProperties(file, format.begin));
    } else {
        data.audio = audioOf(*opened);
    }
    return data;
}

Result<TagData> readDsd(const os::File& file, const FilePath& path, AudioFormat format, CoverMode covers) {
    LINNET_TRY(const auto dsd, format == AudioFormat::Dsf ? dsfProperties(file) : dffProperties(file));
    TagData data;
    if (dsd.id3.size() > 0) {
        FileStream stream(file, path, dsd.id3.begin, dsd.id3.end);
        const auto opened = openTagFile(stream, file, {AudioFormat::Adts, 0}); // tags only
        fillFrom(opened->properties(), data);
        if (covers == CoverMode::Read) data.cover = pictureOf(*opened);
    }
    data.audio = dsd.audio;
    return data;
}

Result<void> checkSound(const AudioProperties& audio) {
    if (audio.codec == Codec::Unknown) return failure(Errc::Unsupported, "the sound in the file has an unknown format");
    if (audio.duration.count() <= 0 || audio.sampleRate.hertz == 0 || audio.channels == 0)
        return failure(Errc::Corrupt, "the file holds no sound that could be played");
    return {};
}

} // namespace

Result<TagData> readTags(const os::File& file, const FilePath& path, DetectedFormat format, CoverMode covers) {
    try {
        const bool isDsd = format.format == AudioFormat::Dsf || format.format == AudioFormat::Dff;
        LINNET_TRY(auto data,
                   isDsd ? readDsd(file, path, format.format, covers) : readWithTagLib(file, path, format, covers));
        LINNET_TRY_VOID(checkSound(data.audio));
        return data;
    } catch (const std::exception& problem) {
        return failure(Errc::Corrupt, std::string("the tags cannot be read: ") + problem.what());
    }
}

Result<TagData> readTags(const FilePath& path, CoverMode covers) {
    LINNET_TRY(const auto file, os::File::openForReading(path));
    LINNET_TRY(const auto format, detectFormat(file, path.extension()));
    return readTags(file, path, format, covers);
}

} // namespace linnet::core::tags

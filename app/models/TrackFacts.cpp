// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/TrackFacts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "app/items/Absence.h"
#include "app/items/ItemsFromStore.h"
#include "app/items/TrackText.h"
#include "app/painting/TextPaint.h"
#include "core/store/CatalogReader.h"
#include "core/store/PlaylistLists.h"

namespace linnet::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TrackFacts)
};

QString placeOnAlbum(const TrackItem& track) {
    if (!track.number) return {};
    if (!track.disc) return QLocale().toString(*track.number);
    return Words::tr("%1 on disc %2", "a track")
        .arg(QLocale().toString(*track.number), QLocale().toString(*track.disc));
}

QString ratingText(core::Rating rating) {
    if (rating == 0) return {};
    const double stars = rating / 2.0;
    return Words::tr("%1 of 5 stars").arg(QLocale().toString(stars, 'f', rating % 2 == 0 ? 0 : 1));
}

} // namespace

core::Result<TrackFacts> trackFacts(core::store::Connection& connection, qint64 key) {
    LINNET_TRY(const auto row, core::store::track(connection, key));
    TrackFacts facts;
    facts.track = trackItem(row);
    facts.track.absence = absences(connection, std::span(&row, 1)).front();
    facts.size = row.track.size;
    LINNET_TRY(facts.file, core::store::pathOfTrack(connection, key));
    return facts;
}

std::vector<FactLine> factLines(const TrackFacts& facts, const QString& server) {
    const TrackItem& track = facts.track;
    const QLocale locale;
    std::vector<FactLine> lines;
    const auto add = [&lines](const QString& head, const QString& words) {
        if (!words.isEmpty()) lines.push_back({head, words});
    };
    add(Words::tr("Title"), track.title);
    add(Words::tr("Artist"), track.artist);
    add(Words::tr("Album"), track.albumTitle);
    add(Words::tr("Track"), placeOnAlbum(track));
    add(Words::tr("Year"), track.year > 0 ? QString::number(track.year) : QString());
    add(Words::tr("Genre"), track.genre);
    add(Words::tr("Length"), track.duration.count() > 0 ? clockText(track.duration) : QString());
    add(Words::tr("Quality"), qualityText(track));
    add(Words::tr("Size"), facts.size.value > 0 ? locale.formattedDataSize(static_cast<qint64>(facts.size.value), 1,
                                                                           QLocale::DataSizeSIFormat)
                                                : QString());
    add(Words::tr("Rating"), ratingText(track.marks.rating));
    add(Words::tr("Plays"), track.marks.playCount > 0 ? locale.toString(track.marks.playCount) : QString());
    add(Words::tr("Added"),
        track.addedAt > 0 ? locale.toString(QDateTime::fromMSecsSinceEpoch(track.addedAt).date(), QLocale::LongFormat)
                          : QString());
    if (facts.file)
        add(Words::tr("File"), QString::fromStdString(facts.file->displayName()));
    else
        add(Words::tr("Server"), server);
    add(Words::tr("State"), absenceText(track.absence));
    return lines;
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/Absence.h"

#include <QCoreApplication>

#include <sstream>

#include "core/store/Presence.h"
#include "core/store/SettingStore.h"

namespace linnet::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Absence)
};

} // namespace

std::string awayText(const std::set<qint64>& sources) {
    std::string text;
    for (const qint64 source : sources)
        text += (text.empty() ? "" : " ") + std::to_string(source);
    return text;
}

std::set<qint64> awayFrom(const std::string& text) {
    std::istringstream words(text);
    std::set<qint64> sources;
    for (qint64 source = 0; words >> source;)
        sources.insert(source);
    return sources;
}

std::set<qint64> awaySources(core::store::Connection& connection) {
    const auto text = core::store::setting(connection, kAwaySetting);
    return text && *text ? awayFrom(**text) : std::set<qint64>();
}

std::vector<Absence> absences(core::store::Connection& connection, std::span<const core::store::TrackRow> rows) {
    std::vector<Absence> found(rows.size(), Absence::None);
    const auto away = awaySources(connection);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool isAvailable = rows[i].track.isAvailable;
        if (isAvailable && !away.contains(rows[i].source)) continue;
        const auto presence = core::store::trackPresence(connection, std::span(&rows[i].key, 1));
        if (presence && core::store::isHere(presence->front())) continue;
        found[i] = isAvailable ? Absence::ServerAway : Absence::FileGone;
    }
    return found;
}

std::vector<Absence> absences(core::store::Connection& connection, std::span<const core::store::AlbumRow> rows) {
    std::vector<Absence> found(rows.size(), Absence::None);
    const auto away = awaySources(connection);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool isAvailable = rows[i].isAvailable;
        if (isAvailable && !away.contains(rows[i].source)) continue;
        const auto presence = core::store::albumPresence(connection, rows[i].key);
        if (presence && presence->here > 0) continue;
        found[i] = isAvailable ? Absence::ServerAway : Absence::FileGone;
    }
    return found;
}

QString absenceText(Absence absence) {
    switch (absence) {
    case Absence::ServerAway:
        return Words::tr("Not on this computer, and its server is away");
    case Absence::FileGone:
        return Words::tr("Its file is not there");
    case Absence::None:
        break;
    }
    return {};
}

QString titleWith(const QString& title, Absence absence) {
    switch (absence) {
    case Absence::ServerAway:
        return Words::tr("%1 · not here", "a track").arg(title);
    case Absence::FileGone:
        return Words::tr("%1 · file missing", "a track").arg(title);
    case Absence::None:
        break;
    }
    return title;
}

} // namespace linnet::app

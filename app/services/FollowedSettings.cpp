// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/FollowedSettings.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <array>
#include <map>

#include "app/query/QueryThread.h"
#include "app/services/Edits.h"
#include "app/services/Settings.h"
#include "core/store/PersonalRows.h"
#include "core/store/SourceStore.h"

namespace linnet::app {

namespace {

using core::store::Connection;
using core::store::PersonalRows;
using Newest = std::map<QString, core::UserSetting>;

constexpr std::array kFollowed{setting::kTheme,      setting::kHighContrast,    setting::kReducedMotion,
                               setting::kAlbumOrder, setting::kTrackDensity,    setting::kShowHidden,
                               setting::kLoudness,   setting::kPreAmp,          setting::kFallbackGain,
                               setting::kCrossfade,  setting::kCrossfadeAlbums, setting::kPauseFade,
                               setting::kPresets};

/// Of each followed key the value that was written last, on whichever server.
core::Result<Newest> newest(Connection& connection) {
    LINNET_TRY(const auto sources, core::store::sources(connection));
    Newest found;
    for (const auto& source : sources)
        for (const auto* key : kFollowed) {
            const QString name = QString::fromUtf16(key);
            LINNET_TRY(auto row,
                       PersonalRows::setting(connection, {.source = source.id, .user = 0}, name.toStdString()));
            if (!row) continue;
            const auto known = found.find(name);
            if (known == found.end() || known->second.value.at < row->value.at)
                found.insert_or_assign(name, std::move(*row));
        }
    return found;
}

} // namespace

FollowedSettings::FollowedSettings(Settings& settings, Edits& edits, QueryThread& queries, QObject* parent)
    : QObject(parent),
      m_settings(settings),
      m_edits(edits),
      m_queries(queries) {
    connect(&settings, &Settings::changed, this, [this](const QString& key) {
        if (!m_isTaking && isFollowed(key)) send(key);
    });
}

bool FollowedSettings::isFollowed(const QString& key) {
    return std::ranges::any_of(kFollowed, [&](const char16_t* name) { return key == QString::fromUtf16(name); });
}

void FollowedSettings::send(const QString& key) {
    ++m_generation;
    ++m_unwritten;
    const QString value = m_settings.text(key);
    const core::operations::ChangeSetting change{
        .key = key.toStdString(), .value = value.isNull() ? std::nullopt : std::optional(value.toStdString())};
    m_edits.record(
        [change](Connection& connection) -> core::Result<std::vector<Edits::OfSource>> {
            LINNET_TRY(const auto sources, core::store::sources(connection));
            std::vector<Edits::OfSource> all;
            for (const auto& source : sources)
                all.push_back({source.id, {change}});
            return all;
        },
        [this] { --m_unwritten; });
}

void FollowedSettings::refresh() {
    m_queries.ask(this, newest, [this, generation = m_generation](const core::Result<Newest>& found) {
        if (!found || generation != m_generation || m_unwritten > 0) return;
        const QScopedValueRollback taking(m_isTaking, true);
        for (const auto& [key, row] : *found) {
            if (row.value.value)
                m_settings.setText(key, QString::fromStdString(*row.value.value));
            else
                m_settings.remove(key);
        }
    });
}

} // namespace linnet::app

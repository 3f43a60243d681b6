// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/AbsenceLookup.h"

#include <QTimer>

#include "app/items/Absence.h"
#include "app/query/QueryThread.h"
#include "core/store/CatalogReader.h"

namespace linnet::app {

namespace {

constexpr std::size_t kMostKnown = 2000; ///< Far more than are on a screen.

Absence absenceOf(core::store::Connection& connection, qint64 source, const core::TrackId& track) {
    const auto key = core::store::keyOf(connection, source, track);
    if (!key) return key.error().code == core::Errc::NotFound ? Absence::FileGone : Absence::None;
    const auto rows = core::store::trackRows(connection, std::span(&*key, 1));
    return rows ? absences(connection, *rows).front() : Absence::None;
}

} // namespace

AbsenceLookup::AbsenceLookup(QueryThread& queries, QObject* parent) : QObject(parent), m_queries(queries) {}

AbsenceLookup::~AbsenceLookup() { m_generation.cancel(); }

Absence AbsenceLookup::of(qint64 source, const core::TrackId& track) {
    if (track.isNull()) return Absence::None; // A loose file.
    Known& known = m_known[{source, track}];
    if (!std::exchange(known.isFresh, true)) {
        if (m_wanted.empty()) QTimer::singleShot(0, this, &AbsenceLookup::ask); // All that are painted at once.
        m_wanted.emplace_back(source, track);
    }
    return known.absence;
}

void AbsenceLookup::lookAgain() {
    m_generation.cancel();
    m_generation = core::CancelSource();
    if (m_known.size() > kMostKnown) m_known.clear();
    for (auto& [name, known] : m_known)
        known.isFresh = false;
    Q_EMIT changed();
}

void AbsenceLookup::ask() {
    m_queries.ask(
        this, m_generation.token(),
        [wanted = std::exchange(m_wanted, {})](core::store::Connection& connection) {
            std::vector<std::pair<Name, Absence>> found;
            for (const auto& [source, track] : wanted)
                found.emplace_back(Name(source, track), absenceOf(connection, source, track));
            return found;
        },
        [this](const std::vector<std::pair<Name, Absence>>& found) {
            bool isOther = false;
            for (const auto& [name, absence] : found)
                isOther = std::exchange(m_known[name].absence, absence) != absence || isOther;
            if (isOther) Q_EMIT changed();
        });
}

} // namespace linnet::app

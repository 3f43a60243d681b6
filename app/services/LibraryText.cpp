// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/LibraryText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

#include "app/services/ErrorText.h"

namespace linnet::app {

namespace {

using namespace std::chrono_literals;

/// Their context for translators.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

/// Qt's plurals take an int.
int pluralOf(qint64 count) { return static_cast<int>(std::clamp<qint64>(count, 0, 2'000'000'000)); }

QString joined(const QString& a, const QString& b) { return Text::tr("%1 · %2", "parts of a status line").arg(a, b); }

QString syncText(const sync::SessionState& state) {
    if (!state.progress) return Text::tr("Reading the library…");
    return Text::tr("Reading the library, %Ln entries", nullptr,
                    pluralOf(static_cast<qint64>(state.progress->applied)));
}

QString phaseText(const core::wire::ScanStatus& status) {
    switch (status.phase) {
    case core::wire::ScanPhase::Walking:
        return Text::tr("%Ln files found so far", nullptr, pluralOf(status.found));
    case core::wire::ScanPhase::Reading:
        return Text::tr("%L1 of %L2 files · ready to play").arg(status.read).arg(status.found);
    case core::wire::ScanPhase::Finishing:
        return Text::tr("nearly done");
    case core::wire::ScanPhase::Idle:
    case core::wire::ScanPhase::Other:
        break;
    }
    return Text::tr("looking for music");
}

QString finishedText(const core::wire::ScanStatus& status) {
    QString text;
    if (status.error) return Text::tr("The scan ended early: %1").arg(QString::fromStdString(*status.error));
    if (status.added + status.changed + status.removed == 0) {
        text = Text::tr("Nothing has changed");
    } else {
        text =
            Text::tr("%L1 added, %L2 changed, %L3 removed").arg(status.added).arg(status.changed).arg(status.removed);
    }
    if (status.problems > 0)
        text = joined(text, Text::tr("%Ln files could not be read", nullptr, pluralOf(status.problems)));
    return text;
}

} // namespace

QString trackCountText(qint64 tracks) { return Text::tr("%Ln tracks", nullptr, pluralOf(tracks)); }

QString agoText(core::UnixMillis then, core::UnixMillis now) {
    const auto ago = now - then;
    if (ago < 1min) return Text::tr("just now");
    if (ago < 1h) return Text::tr("%1 min ago").arg(std::chrono::duration_cast<std::chrono::minutes>(ago).count());
    if (ago < 24h) return Text::tr("%1 h ago").arg(std::chrono::duration_cast<std::chrono::hours>(ago).count());
    const QDate day = QDateTime::fromMSecsSinceEpoch(then.time_since_epoch().count()).date();
    return Text::tr("on %1", "a day").arg(QLocale().toString(day, QLocale::ShortFormat));
}

Link linkOf(sync::Link link) {
    switch (link) {
    case sync::Link::Stopped:
        return Link::Starting;
    case sync::Link::Connecting:
        return Link::Connecting;
    case sync::Link::Syncing:
        return Link::Syncing;
    case sync::Link::Online:
        return Link::Online;
    case sync::Link::Offline:
        return Link::Offline;
    case sync::Link::NeedsLogin:
        return Link::NeedsLogin;
    case sync::Link::WrongVersion:
        return Link::WrongVersion;
    }
    return Link::Offline;
}

QString sourceSentence(const sync::SessionState& state, core::UnixMillis now) {
    const bool wasSynced = state.lastSyncedAt != core::UnixMillis{};
    switch (state.link) {
    case sync::Link::Stopped:
        return Text::tr("Starting…");
    case sync::Link::Connecting:
        return Text::tr("Connecting…");
    case sync::Link::Syncing:
        return syncText(state);
    case sync::Link::Online:
        return wasSynced ? Text::tr("Synced %1").arg(agoText(state.lastSyncedAt, now)) : Text::tr("Connected");
    case sync::Link::Offline:
        return wasSynced
                   ? Text::tr("Not reached, last synced %1. Linnet keeps trying.").arg(agoText(state.lastSyncedAt, now))
                   : Text::tr("Not reached yet. Linnet keeps trying; check the address.");
    case sync::Link::NeedsLogin:
        return Text::tr("Please sign in.");
    case sync::Link::WrongVersion:
        return Text::tr("This server runs another version of Linnet. Please update both.");
    }
    return {};
}

ScanView scanView(const core::wire::ScanStatus& status, const QString& libraryName) {
    ScanView view;
    view.isRunning = status.isRunning;
    view.found = status.found;
    view.done = status.read;
    view.problems = status.problems;
    if (status.isRunning) {
        view.sentence = joined(libraryName, phaseText(status));
        if (status.phase == core::wire::ScanPhase::Reading && status.found > 0)
            view.share = std::clamp(static_cast<double>(status.read) / static_cast<double>(status.found), 0.0, 1.0);
    } else if (status.finishedAt) {
        view.sentence = finishedText(status);
    }
    return view;
}

int attentionOf(Link link) {
    switch (link) {
    case Link::Online:
        return 0;
    case Link::Starting:
    case Link::Connecting:
    case Link::Syncing:
        return 1;
    case Link::Offline:
        return 2;
    case Link::NeedsLogin:
    case Link::WrongVersion:
        break;
    }
    return 3;
}

QString connectionText(const ConnectionFacts& facts, core::UnixMillis now) {
    if (facts.isBundled) {
        if (!facts.serverTrouble.isEmpty()) return joined(facts.name, trackCountText(facts.tracks));
        if (facts.state.scan && facts.state.scan->isRunning)
            return joined(facts.name,
                          facts.state.scan->phase == core::wire::ScanPhase::Reading
                              ? Text::tr("reading %L1 of %L2").arg(facts.state.scan->read).arg(facts.state.scan->found)
                              : Text::tr("looking for music"));
        return joined(facts.name, trackCountText(facts.tracks));
    }
    switch (facts.state.link) {
    case sync::Link::Online:
        return joined(facts.name, Text::tr("synced %1").arg(agoText(facts.state.lastSyncedAt, now)));
    case sync::Link::Syncing:
        return joined(facts.name, Text::tr("syncing…"));
    case sync::Link::Stopped:
    case sync::Link::Connecting:
        return joined(facts.name, Text::tr("connecting…"));
    case sync::Link::NeedsLogin:
        return joined(facts.name, Text::tr("sign in"));
    case sync::Link::WrongVersion:
        return joined(facts.name, Text::tr("another version"));
    case sync::Link::Offline:
        break;
    }
    return joined(facts.isOtherReached ? Text::tr("%1 is away", "a server").arg(facts.name) : Text::tr("Offline"),
                  Text::tr("%Ln tracks here", nullptr, pluralOf(facts.tracks)));
}

SignInOutcome signInOutcome(const core::Result<void>& result, SignInTried tried, bool needsSetup) {
    if (result) return {};
    if (!needsSetup) return {sentenceFor(result.error())};
    if (tried == SignInTried::Password)
        return {Text::tr("Nobody can sign in to this server yet. Enter the code that it shows where it runs; the name "
                         "and the password above become its owner's."),
                true};
    if (result.error().code == core::Errc::Forbidden)
        return {Text::tr("The code is wrong or has run out. The one that holds is on the server's terminal, and in the "
                         "file run/setup-code of its data folder."),
                true};
    if (result.error().code == core::Errc::InvalidInput)
        return {Text::tr("Choose a name, and a password of at least eight characters."), true};
    return {sentenceFor(result.error()), true};
}

Tone connectionToneOf(const ConnectionFacts& facts) {
    if (!facts.serverTrouble.isEmpty()) return Tone::Error;
    if (facts.state.scan && facts.state.scan->isRunning) return Tone::Busy;
    switch (facts.state.link) {
    case sync::Link::Online:
        return Tone::Ok;
    case sync::Link::Stopped:
    case sync::Link::Connecting:
    case sync::Link::Syncing:
        return Tone::Busy;
    case sync::Link::Offline:
        return Tone::Off;
    case sync::Link::NeedsLogin:
    case sync::Link::WrongVersion:
        break;
    }
    return Tone::Error;
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The sentences of connection, scan and sync, as pure functions over what is known. Any thread.

#include <QString>

#include <chrono>
#include <optional>

#include "app/services/Library.h"
#include "core/base/Clock.h"
#include "core/wire/Scans.h"
#include "sync/session/SessionState.h"

namespace linnet::app {

/// "1 track", "1 204 tracks".
QString trackCountText(qint64 tracks);
/// "just now", "2 min ago", "3 h ago", or the day.
QString agoText(core::UnixMillis then, core::UnixMillis now);

Link linkOf(sync::Link link);

enum class SignInTried { Password, SetupCode };
/// `needsSetup`: nobody has a password on that server, as it said after the try.
SignInOutcome signInOutcome(const core::Result<void>& result, SignInTried tried, bool needsSetup);

/// What a settings page says below a server's name.
QString sourceSentence(const sync::SessionState& state, core::UnixMillis now);

/// "Music · 12 480 of 20 100 tracks · ready to play", or what the last scan found.
ScanView scanView(const core::wire::ScanStatus& status, const QString& libraryName);

/// What the line at the bottom of the sidebar is made from: the source it speaks of, and all tracks here.
struct ConnectionFacts {
    QString name;
    bool isBundled = true;
    sync::SessionState state = {};
    qint64 tracks = 0;
    bool isOtherReached = false; ///< Another server than the one spoken of is there.
    QString serverTrouble = {};  ///< The bundled server's own sentence while it does not run; else empty.
};
/// Of several servers the line speaks of the one with the greatest: 0 where all is well.
int attentionOf(Link link);
QString connectionText(const ConnectionFacts& facts, core::UnixMillis now);
Tone connectionToneOf(const ConnectionFacts& facts);

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Settings that go with the person to every device: a change here is kept with every server that the person has an
// account on; a newer one from there takes the place of the one here. What belongs to this computer (window, outputs
// and what suits them: equaliser, balance; size of the text) stays. GUI thread.

#include <QObject>
#include <QString>

namespace linnet::app {

class Edits;
class QueryThread;
class Settings;

class FollowedSettings final : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    FollowedSettings(Settings& settings, Edits& edits, QueryThread& queries, QObject* parent = nullptr);

    static bool isFollowed(const QString& key);

    /// Takes over what has come from servers.
    void refresh();

private:
    void send(const QString& key);

    Settings& m_settings;
    Edits& m_edits;
    QueryThread& m_queries;
    bool m_isTaking = false;
    int m_unwritten = 0;       ///< Own changes that are not committed yet.
    unsigned m_generation = 0; ///< Of own changes: an answer from before one knows less.
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeping tracks, albums, artists and playlists on this computer, wherever they are shown, and what can be done with
// what is kept: offers these actions of rows. GUI thread.

#include <QObject>

#include <functional>

#include "app/actions/RowActions.h"
#include "app/pages/Page.h"

namespace linnet::app {

class IconButton;

class DownloadActions final : public QObject {
    Q_OBJECT
public:
    DownloadActions(const PageContext& context, QObject* parent = nullptr);

    /// Keeps it, or no longer keeps it; tells about it. For the button of a page.
    void toggle(Chosen::Kind kind, qint64 key);

    /// What the button says, each with the kind of thing in it.
    struct Words {
        QString download;
        QString isKept;
        QString isComing;
    };
    /// The button of a page of something of this source (0: not known yet) as it stands now.
    void show(IconButton& button, Chosen::Kind kind, qint64 key, qint64 source, const Words& words) const;

private:
    void offerRows(Chosen::Kind kind);
    void offerKept();
    void download(const Chosen& rows);
    void remove(std::vector<qint64> rules);
    bool isKept(Chosen::Kind kind, qint64 key) const;
    bool areAllKept(const Chosen& rows) const;
    bool canKeep(const Chosen& rows) const;
    void open(qint64 rule);

    const PageContext& m_context;
};

} // namespace linnet::app

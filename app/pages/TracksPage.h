// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All tracks by title, in rows.

#include "app/models/TrackListModel.h"
#include "app/pages/ListPage.h"

namespace linnet::app {

class TrackListView;

class TracksPage final : public ListPage {
    Q_OBJECT
public:
    explicit TracksPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;

private:
    void load() override;
    QString countLine(int count) const override;
    void refreshPlaying();

    TrackListModel m_tracks;
    TrackListView* m_list;
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All artists as round covers.

#include "app/models/ArtistListModel.h"
#include "app/pages/ListPage.h"

namespace linnet::app {

class ArtistsPage final : public ListPage {
    Q_OBJECT
public:
    explicit ArtistsPage(const PageContext& context, QWidget* parent = nullptr);

private:
    void load() override;
    QString countLine(int count) const override;

    ArtistListModel m_artists;
};

} // namespace linnet::app

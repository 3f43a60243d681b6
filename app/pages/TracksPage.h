// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All tracks, or all of one artist, as a table that can be filtered. Its title and heads stay while rows scroll.

#include "app/pages/Page.h"

namespace linnet::app {

class EmptyState;
class FilterBox;
class TitleRow;
class TrackTable;

class TracksPage final : public Page {
    Q_OBJECT
public:
    enum class Scope { All, Artist };
    TracksPage(Scope scope, const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;
    void filter(const QString& typed) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();

    Scope m_scope;
    PageContext m_context;
    Place m_place;
    TitleRow* m_title;
    FilterBox* m_filter;
    TrackTable* m_table;
    EmptyState* m_empty;
    bool m_isOpened = false;
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A page that is one list or grid over the replica: the title with a count above it, a filter, one sentence and a
// button when there is nothing, read anew when the catalogue changes. Subclasses give the view, the model and the
// words.

#include "app/pages/Page.h"
#include "app/theme/Icons.h"

namespace linnet::app {

class EmptyState;
class FilterBox;
class PageHeader;
class PagedListModel;
class TiledView;

class ListPage : public Page {
    Q_OBJECT
public:
    void open(const Place& place) override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;
    void filter(const QString& typed) override;

protected:
    struct Words {
        QString title;
        Icon icon = Icon::Tracks; ///< Of the empty page.
        QString empty;            ///< "No albums here yet. Add the folder your music is in."
        QString filter;           ///< "Filter albums"
        QString notFound;         ///< "No album has “%1”."
        QString all;              ///< "Show all albums"
    };
    ListPage(const PageContext& context, const Words& words, QWidget* parent);
    /// Once, from the constructor. `heads` (or null) stand between the title and the rows.
    void fill(TiledView& view, PagedListModel& model, QWidget* heads = nullptr);
    PageHeader& header() const { return *m_header; }

    /// Reads the model anew.
    virtual void load() = 0;
    /// "1 204 albums".
    virtual QString countLine(int count) const = 0;
    /// After each reading.
    virtual void onCounted(int /*count*/) {}

    void resizeEvent(QResizeEvent* event) override;

    PageContext m_context;

private:
    void refresh();

    Words m_words;
    QWidget* m_top;
    PageHeader* m_header;
    FilterBox* m_filter;
    EmptyState* m_empty;
    TiledView* m_view = nullptr;
    PagedListModel* m_model = nullptr;
    bool m_isOpened = false;
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What every page is to the window, and what the window hands to every page. GUI thread.

#include <QColor>
#include <QWidget>

#include <functional>
#include <utility>

#include "app/navigation/Navigator.h"
#include "app/services/AppServices.h"

namespace linnet::app {

class Actions;
class CoverPainter;
class EditActions;
class DownloadActions;
class Look;
class MusicActions;
class RowActions;

/// One sentence for the listener, with at most one button (Undo).
struct Notice {
    QString sentence;
    QString button;
    std::function<void()> run;
    Notice(QString words, QString action = {}, std::function<void()> does = {})
        : sentence(std::move(words)),
          button(std::move(action)),
          run(std::move(does)) {}
};

struct PageContext {
    AppServices& services;
    CoverPainter& covers;
    Navigator& navigator;
    Actions& actions; ///< Of the window.
    RowActions& rows; ///< Offer here what a page can do with tracks, albums, artists.
    MusicActions& music;
    EditActions& edits;
    Look& look;
    std::function<void()> askForFolder; ///< Lets the listener choose a folder and adds it.
    std::function<void(const Notice&)> say;
    DownloadActions* downloads = nullptr; ///< Never null once pages are made.
};

class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Shown now, for this place. Called again for another place of the same kind.
    virtual void open(const Place& place) = 0;
    /// Colour of the cover that the ground is tinted with; invalid for none.
    virtual QColor tint() const { return {}; }
    /// How far the page is scrolled, for the tint to go with it.
    virtual int scrollOffset() const { return 0; }
    /// What the keyboard gets when the page is entered by F6.
    virtual QWidget* mainFocus() = 0;
    virtual void setShape(int /*padding*/, bool /*isHeroSmall*/) {}
    /// Opens the page's filter, if it has one; what was `typed` goes into it.
    virtual void filter(const QString& /*typed*/) {}

Q_SIGNALS:
    /// Tint or scroll offset have changed.
    void groundChanged();
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/Sidebar.h"

#include <QAction>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "app/actions/Actions.h"
#include "app/services/Library.h"
#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"
#include "app/widgets/NavRow.h"
#include "app/widgets/StatusLine.h"
#include "app/window/PlaylistNav.h"

namespace linnet::app {

namespace {

/// The bird and the name; a click opens the menu of everything.
class Brand final : public Button {
public:
    Brand(Actions& actions, QWidget* parent) : Button(Sidebar::tr("Linnet menu"), parent), m_menu(new QMenu(this)) {
        setToolTip(Sidebar::tr("Menu"));
        setFixedHeight(36);
        actions.fill(*m_menu);
        connect(this, &QAbstractButton::clicked, this, [this] { m_menu->popup(mapToGlobal(QPoint(0, height() + 4))); });
    }
    void setRail(bool rail) {
        m_isRail = rail;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& t = theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (warmth() > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(faded(t.hover, warmth()));
            painter.drawRoundedRect(rect(), 8, 8);
        }
        const int side = lookOf(this).type().scaledUp(22);
        paintIcon(painter, Icon::Linnet, m_isRail ? QRectF(rect()) : QRectF(8, 0, side + 2, height()), side, t.accent);
        if (!m_isRail) {
            QFont font = fontOf(this, TextRole::Lead);
            font.setWeight(QFont::Bold);
            painter.setFont(font);
            painter.setPen(t.text);
            painter.drawText(QRect(side + 19, 0, width() - side - 19, height()), Qt::AlignVCenter | Qt::TextSingleLine,
                             QStringLiteral("Linnet"));
        }
        if (showsFocus()) paintFocusRing(painter, rect(), 7, t);
    }

private:
    QMenu* m_menu;
    bool m_isRail = false;
};

} // namespace

Sidebar::Sidebar(Navigator& navigator, Actions& actions, Library& library, QWidget* parent)
    : QWidget(parent),
      m_navigator(navigator),
      m_library(library),
      m_brand(new Brand(actions, this)),
      m_column(new QVBoxLayout(this)),
      m_source(new NavRow(Icon::Server, tr("All music"), this)),
      m_scan(new ProgressLine(tr("Progress of the scan"), this)),
      m_status(new StatusLine(this)) {
    setAccessibleName(tr("Sidebar"));
    m_column->setContentsMargins(12, 10, 12, 16);
    m_column->setSpacing(2);
    m_column->addWidget(m_brand);
    m_column->addSpacing(8);
    addRow(PageId::Home, ActionId::Home);
    addRow(PageId::Albums, ActionId::Albums);
    addRow(PageId::Artists, ActionId::Artists);
    addRow(PageId::Tracks, ActionId::Tracks);
    addRow(PageId::Genres, ActionId::Genres);
    addRow(PageId::Folders, ActionId::Folders);
    addRow(PageId::Downloads, ActionId::Downloads);
    m_column->addStretch(0); // The playlists take its place.
    m_column->addWidget(m_source);
    m_column->addWidget(m_scan);
    m_column->addSpacing(4);
    m_column->addWidget(m_status);
    m_scan->hide();
    connect(&navigator, &Navigator::moved, this, &Sidebar::showPlace);
    connect(&library, &Library::connectionChanged, this, &Sidebar::refreshStatus);
    connect(&library, &Library::countsChanged, this, &Sidebar::refreshStatus);
    connect(&library, &Library::scanChanged, this, &Sidebar::refreshStatus);
    connect(m_status, &QAbstractButton::clicked, this, [this] {
        m_navigator.go({PageId::Settings, 0, QStringLiteral("servers")});
    });
    m_source->setCheckable(false);
    connect(m_source, &QAbstractButton::clicked, this, &Sidebar::chooseSource);
    connect(&library, &Library::sourcesChanged, this, &Sidebar::refreshSource);
    refreshSource();
    showPlace(navigator.current());
    refreshStatus();
}

void Sidebar::refreshSource() {
    const auto sources = m_library.sources();
    QString name;
    for (const SourceView& source : sources)
        if (source.source == m_library.shownSource()) name = source.name;
    m_source->setVisible(sources.size() > 1);
    m_source->setText(name.isEmpty() ? tr("All music") : tr("Only %1", "a server").arg(name));
    m_source->setAccessibleName(tr("Music shown: %1").arg(m_source->text()));
    m_source->update();
}

void Sidebar::chooseSource() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString& words, qint64 source) {
        QAction* action = menu->addAction(words, this, [this, source] { m_library.showOnly(source); });
        action->setCheckable(true);
        action->setChecked(m_library.shownSource() == source);
    };
    add(tr("All music"), 0);
    for (const SourceView& source : m_library.sources())
        add(source.name, source.source);
    menu->popup(m_source->mapToGlobal(QPoint(0, -menu->sizeHint().height() - 4)));
}

void Sidebar::addRow(PageId page, ActionId action) {
    auto* row = new NavRow(actionRow(action).icon, actionRow(action).text, this);
    row->setKeys(keysOf(action));
    m_rows.insert(static_cast<int>(page), row);
    m_column->addWidget(row);
    connect(row, &QAbstractButton::clicked, this, [this, page] { m_navigator.go({page, 0, {}}); });
}

void Sidebar::setPlaylists(PlaylistNav& playlists) {
    m_playlists = &playlists;
    const int place = m_column->indexOf(m_source) - 1;
    m_column->insertSpacing(place, 12);
    m_column->insertWidget(place + 1, &playlists, 1);
}

QWidget* Sidebar::firstFocus() const {
    for (NavRow* row : m_rows)
        if (row->isChecked()) return row;
    return m_rows.value(static_cast<int>(PageId::Home));
}

void Sidebar::setRail(bool rail) {
    static_cast<Brand*>(m_brand)->setRail(rail);
    for (NavRow* row : std::as_const(m_rows))
        row->setRail(rail);
    m_source->setRail(rail);
    if (m_playlists != nullptr) m_playlists->setRail(rail);
    m_status->setRail(rail);
}

void Sidebar::showPlace(const Place& place) {
    PageId page = place.page;
    if (page == PageId::Album) page = PageId::Albums;
    if (page == PageId::Artist || page == PageId::ArtistTracks) page = PageId::Artists;
    if (page == PageId::Genre || page == PageId::Decade) page = PageId::Genres;
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        (*row)->setAutoExclusive(false);
        (*row)->setChecked(row.key() == static_cast<int>(page));
    }
}

void Sidebar::refreshStatus() {
    const ScanView scan = m_library.scan();
    m_scan->setVisible(scan.isRunning);
    m_scan->setShare(scan.share);
    const Tone tone = m_library.connectionTone();
    const Dot dot = tone == Tone::Ok     ? Dot::Ok
                    : tone == Tone::Busy ? Dot::Busy
                    : tone == Tone::Off  ? Dot::Off
                                         : Dot::Error;
    const bool tellsScan = scan.isRunning && !scan.sentence.isEmpty();
    m_status->setStatus(tellsScan ? Dot::Busy : dot, tellsScan ? scan.sentence : m_library.connectionLine());
}

void Sidebar::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.fillRect(event->rect(), themeOf(this).sidebar);
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/MainWindow.h"

#include <QAction>
#include <QApplication>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPaintEvent>
#include <QPainter>
#include <QPointer>
#include <QScreen>
#include <QStandardPaths>

#include "app/models/LyricsModel.h"
#include "app/navigation/PlaceText.h"
#include "app/pages/DownloadActions.h"
#include "app/pages/EditActions.h"
#include "app/pages/MusicActions.h"
#include "app/pages/PageFactory.h"
#include "app/painting/CoverPainter.h"
#include "app/services/Library.h"
#include "app/services/Offline.h"
#include "app/services/Playback.h"
#include "app/services/Settings.h"
#include "app/theme/LinnetStyle.h"
#include "app/views/TiledView.h"
#include "app/widgets/IconButton.h"
#include "app/widgets/SearchField.h"
#include "app/widgets/Toast.h"
#include "app/window/ContentArea.h"
#include "app/window/FirstStart.h"
#include "app/window/NowPlayingBar.h"
#include "app/window/PlayingActions.h"
#include "app/window/PlaylistNav.h"
#include "app/window/SidePanel.h"
#include "app/window/Sidebar.h"
#include "app/window/TopBar.h"
#include "app/window/WindowLayers.h"
#include "app/window/WindowPlace.h"

namespace linnet::app {

namespace {

QString key(const char16_t* name) { return QString::fromUtf16(name); }

/// Whoever goes by keyboard sees where the keyboard is on the next page, too.
bool isFocusShown(const QWidget* focus) {
    if (const auto* view = qobject_cast<const TiledView*>(focus)) return view->showsKeyboard();
    const auto* button = qobject_cast<const Button*>(focus);
    return button != nullptr && button->showsFocus();
}

} // namespace

MainWindow::MainWindow(AppServices& services, Look& look, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_look(look),
      m_navigator(placeFrom(services.settings.text(key(setting::kPlace))).value_or(Place())),
      m_actions(*this),
      m_covers(std::make_unique<CoverPainter>(services.covers)),
      m_music(std::make_unique<MusicActions>(services, m_navigator, m_rows)),
      m_marks(services.playback, services.edits, services.queries),
      m_edits(
          std::make_unique<EditActions>(services, m_actions, m_rows, [this](const Notice& notice) { say(notice); })),
      m_lyrics(std::make_unique<LyricsModel>(services.playback, services.lyrics)),
      m_context{services,
                *m_covers,
                m_navigator,
                m_actions,
                m_rows,
                *m_music,
                *m_edits,
                m_look,
                [this] { askForFolder(); },
                [this](const Notice& notice) { say(notice); }},
      m_downloads(std::make_unique<DownloadActions>(m_context)),
      m_panel(*this, kPanelTime, [this] { placePanel(); }) {
    setWindowTitle(QStringLiteral("Linnet"));
    setMinimumSize(760, 520);
    setAcceptDrops(true);
    m_context.downloads = m_downloads.get();
    buildParts();
    connectParts();
    handlePlaying(m_actions, services.playback);
    handleGoing();
    handleRows();
    restore();
    show(m_navigator.current());
    m_scroll.restore(*m_content->page(), services.settings.number(key(setting::kScroll)));
    connect(&m_navigator, &Navigator::moved, &m_scroll, &ScrollPlace::forget);
    m_content->page()->mainFocus()->setFocus(Qt::OtherFocusReason); // Else the first button would have it.
    m_firstStart->showIfWanted();
}

MainWindow::~MainWindow() {
    delete m_layers;
    // Views and pages go before what they paint and act with.
    qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
}

void MainWindow::buildParts() {
    m_sidebar = new Sidebar(m_navigator, m_actions, m_services.library, this);
    m_sidebar->setPlaylists(*new PlaylistNav(m_context, *this, m_sidebar));
    m_topBar = new TopBar(m_navigator, m_actions);
    m_content = new ContentArea(m_topBar, this);
    m_side = new SidePanel(m_context, *m_lyrics, this);
    m_bar = new NowPlayingBar(m_services.playback, *m_covers, m_actions, this);
    m_bar->follow(m_marks, m_services.waves);
    m_toast = new Toast(this);
    m_toast->setLift(kBarHeight + 16);
    m_side->hide();
    m_layers = new WindowLayers(m_context, *m_lyrics, m_marks, *this);
    m_firstStart = new FirstStart(m_context, *this);
}

void MainWindow::connectParts() {
    connect(&m_navigator, &Navigator::moved, this, qOverload<const Place&>(&MainWindow::show));
    connect(m_topBar, &TopBar::resultsWanted, this,
            [this] { m_content->page()->mainFocus()->setFocus(Qt::TabFocusReason); });
    connect(m_side, &SidePanel::closeWanted, this, [this] { showPanel(false); });
    connect(m_side, &SidePanel::tabChanged, this, [this] { showPanel(m_isPanelShown); });
    connect(m_side, &SidePanel::openWanted, this, [this] { showPanel(true); });
    connect(m_bar, &NowPlayingBar::largeWanted, m_layers, &WindowLayers::showNowPlaying);
    connect(&m_services.library, &Library::catalogueChanged, &m_marks, &PlayingMarks::refresh);
    connect(m_bar, &NowPlayingBar::likeWanted, m_edits.get(), [this] { m_edits->runForPlaying(ActionId::Like); });
    connect(m_music.get(), &MusicActions::told, this, &MainWindow::say);
    connect(&m_services.library, &Library::told, this, &MainWindow::say);
    connect(&m_services.playback, &Playback::failed, this, &MainWindow::say);
    connect(&m_services.offline, &Offline::told, this, &MainWindow::say);
    const auto signIn = [this](qint64 source) {
        m_firstStart->setShown(false);
        m_navigator.go({PageId::Settings, source, QStringLiteral("servers")});
    };
    connect(&m_services.library, &Library::signInWanted, this, signIn);
    connect(&m_services.library, &Library::loginNeeded, this, [this, signIn](qint64 source) {
        say({tr("A server asks for your password."), tr("Sign in"), [signIn, source] { signIn(source); }});
    });
    connect(m_firstStart, &FirstStart::shown, m_toast, &QWidget::raise);
    connect(m_firstStart, &FirstStart::closing, this,
            [this] { m_content->page()->mainFocus()->setFocus(Qt::OtherFocusReason); });
}

void MainWindow::handleGoing() {
    const auto go = [this](ActionId action, PageId page, const QString& text = {}) {
        m_actions.handle(action, [this, page, text] {
            m_navigator.go({page, 0, text});
            focusPage();
        });
    };
    go(ActionId::Home, PageId::Home);
    go(ActionId::Albums, PageId::Albums);
    go(ActionId::Artists, PageId::Artists);
    go(ActionId::Tracks, PageId::Tracks);
    go(ActionId::Genres, PageId::Genres);
    go(ActionId::Folders, PageId::Folders);
    go(ActionId::Downloads, PageId::Downloads);
    m_actions.handle(ActionId::Filter, [this] { m_content->page()->filter({}); });
    go(ActionId::Settings, PageId::Settings);
    go(ActionId::Shortcuts, PageId::Settings, QStringLiteral("shortcuts"));
    m_actions.handle(ActionId::Back, [this] { m_navigator.back(); });
    m_actions.handle(ActionId::Forward, [this] { m_navigator.forward(); });
    m_actions.handle(ActionId::Search, [this] {
        m_topBar->search().setFocus(Qt::ShortcutFocusReason);
        m_topBar->search().selectAll();
    });
    m_actions.handle(ActionId::ShowPlaying, [this] { m_music->goToPlaying(); });
    m_actions.handle(ActionId::Queue, [this] { togglePanel(SidePanel::Tab::Queue); });
    m_actions.handle(ActionId::Lyrics, [this] { togglePanel(SidePanel::Tab::Lyrics); });
    m_actions.handle(ActionId::Info, [this] { togglePanel(SidePanel::Tab::Info); });
    m_actions.handle(ActionId::Rescan, [this] { m_services.library.rescan(Library::Rescan::Changes); });
    m_actions.handle(ActionId::AddFolder, [this] { askForFolder(); });
    m_actions.handle(ActionId::NextRegion, [this] { stepRegion(1); });
    m_actions.handle(ActionId::PreviousRegion, [this] { stepRegion(-1); });
    m_actions.handle(ActionId::Quit, [this] { leave(); });
}

void MainWindow::handleRows() {
    // The palette and menus act on what was chosen in the list that had the keyboard last.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        auto* list = qobject_cast<TiledView*>(now);
        if (list == nullptr || list->window() != this) return;
        m_lastList = list;
        m_actions.setHas(ActionNeeds::Rows, true);
    });
    for (const ActionRow& row : actionTable())
        if (row.needs == ActionNeeds::RowsOrTrack)
            m_actions.handle(row.id, [this, id = row.id] {
                const bool isAtList = m_lastList != nullptr && m_lastList == QApplication::focusWidget();
                if (isAtList && !m_lastList->chosenRows().isEmpty())
                    m_lastList->act(id);
                else
                    m_edits->runForPlaying(id);
            });
    for (const ActionRow& row : actionTable())
        if (row.needs == ActionNeeds::Rows)
            m_actions.handle(row.id, [this, id = row.id] {
                if (m_lastList != nullptr && m_lastList->isVisible()) m_lastList->act(id);
            });
}

Page& MainWindow::pageFor(PageId id) {
    Page*& page = m_pages[static_cast<int>(id)];
    if (page == nullptr) {
        page = makePage(id, m_context).release(); // The content area owns it from here.
        page->setShape(m_shape.padding, m_shape.isHeroSmall);
        m_content->addPage(page);
    }
    return *page;
}

void MainWindow::show(const Place& place) {
    QWidget* focus = QApplication::focusWidget();
    const bool hadContentFocus =
        m_content->page() != nullptr && focus != nullptr && m_content->page()->isAncestorOf(focus);
    // Whoever left the search field for another place is there with the keyboard, too; who types in it stays.
    const bool leavesSearch = focus == &m_topBar->search() && !m_topBar->isTyping();
    const auto reason = isFocusShown(focus) ? Qt::TabFocusReason : Qt::OtherFocusReason;
    Page& page = pageFor(place.page);
    if (hadContentFocus) focus->clearFocus(); // Else Qt would hand it to the page's first control.
    m_content->showPage(&page);
    page.open(place);
    if (const QString text = toText(place); !text.isEmpty()) m_services.settings.setText(key(setting::kPlace), text);
    const bool choosesFocus = place.page == PageId::Settings && place.key != 0; // Its form to sign in.
    if ((hadContentFocus || leavesSearch) && !choosesFocus) page.mainFocus()->setFocus(reason);
    if (m_shape.isPanelOver && m_isPanelShown) showPanel(false);
}

void MainWindow::focusPage() {
    QWidget* focus = QApplication::focusWidget();
    if (m_firstStart->isShown() || (focus != nullptr && m_content->page()->isAncestorOf(focus))) return;
    m_content->page()->mainFocus()->setFocus(isFocusShown(focus) ? Qt::TabFocusReason : Qt::OtherFocusReason);
}

void MainWindow::say(const Notice& notice) {
    if (!notice.sentence.isEmpty()) m_toast->say(notice.sentence, notice.button, notice.run);
}

void MainWindow::showQueue(bool shown) {
    if (shown) m_side->setTab(SidePanel::Tab::Queue);
    showPanel(shown);
}

void MainWindow::showLyrics(bool shown) {
    if (shown) m_side->setTab(SidePanel::Tab::Lyrics);
    showPanel(shown);
}

void MainWindow::togglePanel(SidePanel::Tab tab) {
    m_layers->closeNowPlaying();
    const bool isShown = m_isPanelShown && m_side->tab() == tab;
    m_side->setTab(tab);
    showPanel(!isShown);
}

void MainWindow::showPanel(bool shown) {
    m_isPanelShown = shown;
    const SidePanel::Tab tab = m_side->tab();
    if (shown) m_side->setVisible(true);
    m_bar->queueButton().setChecked(shown && tab == SidePanel::Tab::Queue);
    m_bar->lyricsButton().setChecked(shown && tab == SidePanel::Tab::Lyrics);
    if (!m_shape.isPanelOver) m_services.settings.setFlag(key(setting::kQueuePanelOpen), shown);
    m_services.settings.setText(key(setting::kPanelTab), SidePanel::nameOf(tab));
    m_panel.goTo(shown ? 1 : 0);
    place();
}

void MainWindow::place() {
    const WindowShape shape = shapeFor(width(), height());
    const bool isChanged = shape.padding != m_shape.padding || shape.isHeroSmall != m_shape.isHeroSmall;
    m_shape = shape;
    const int body = height() - kBarHeight;
    const int panel = m_isPanelShown && !shape.isPanelOver ? shape.panel : 0;
    m_sidebar->setRail(shape.isRail);
    m_sidebar->setGeometry(0, 0, shape.sidebar, body);
    m_content->setGeometry(shape.sidebar, 0, width() - shape.sidebar - panel, body);
    placePanel();
    m_bar->setGeometry(0, body, width(), kBarHeight);
    m_topBar->setPadding(shape.padding);
    if (isChanged)
        for (Page* page : std::as_const(m_pages))
            page->setShape(shape.padding, shape.isHeroSmall);
    m_firstStart->place();
    m_toast->raise();
    m_toast->place();
}

void MainWindow::placePanel() {
    // The content has its new width at once; the panel glides over it.
    const int wide = m_shape.panel;
    m_side->setGeometry(width() - qRound(wide * m_panel.value()), 0, wide, height() - kBarHeight);
    if (m_shape.isPanelOver || m_panel.value() < 1) m_side->raise();
    m_toast->raise();
    if (m_panel.value() == 0 && !m_isPanelShown) m_side->setVisible(false);
}

void MainWindow::resizeEvent(QResizeEvent*) { place(); }

void MainWindow::askForFolder() {
    auto* dialog = new QFileDialog(this, tr("Where is your music?"),
                                   QStandardPaths::writableLocation(QStandardPaths::MusicLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    const QPointer<MainWindow> self(this);
    connect(dialog, &QFileDialog::fileSelected, this, [self](const QString& folder) {
        self->m_services.library.addFolder(folder, [self](const QString& error) {
            if (self) self->say(error);
        });
    });
    dialog->open();
}

void MainWindow::stepRegion(int step) {
    const QList<QWidget*> regions{m_sidebar, m_topBar, m_content->page(), m_side, m_bar};
    QWidget* focus = QApplication::focusWidget();
    int at = 0;
    for (int i = 0; i < regions.size(); ++i)
        if (focus != nullptr && regions[i]->isAncestorOf(focus)) at = i;
    const int count = static_cast<int>(regions.size());
    do
        at = (at + step + count) % count;
    while (!regions[at]->isVisible());
    IconButton& barButton = m_bar->playButton().isEnabled() ? m_bar->playButton() : m_bar->queueButton();
    const QList<QWidget*> targets{m_sidebar->firstFocus(), &m_topBar->search(), m_content->page()->mainFocus(),
                                  m_side->mainFocus(), &barButton};
    targets[at]->setFocus(Qt::TabFocusReason);
}

void MainWindow::restore() {
    if (!restoreGeometry(m_services.settings.bytes(key(setting::kWindowGeometry)))) {
        // The desktop chooses the place.
        resize(placedOn({0, 0, 1280, 800}, screen()->availableGeometry(), minimumSize()).size());
    } else if (!isMaximized() && !isFullScreen()) {
        setGeometry(placedOn(geometry(), screen()->availableGeometry(), minimumSize()));
    }
    const bool isPanelOpen = m_services.settings.flag(key(setting::kQueuePanelOpen));
    const auto tab = SidePanel::tabNamed(m_services.settings.text(key(setting::kPanelTab)));
    if (tab != m_side->tab()) m_side->setTab(tab);
    if (isPanelOpen) showPanel(true);
}

void MainWindow::leave() {
    m_isLeaving = true;
    if (isVisible())
        close();
    else
        QCoreApplication::quit();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_layers->closeNowPlaying(); // The next start is not over the whole screen.
    m_services.settings.setBytes(key(setting::kWindowGeometry), saveGeometry());
    m_services.settings.setNumber(key(setting::kScroll), scrollPlaceOf(*m_content->page()));
    const bool hides = !m_isLeaving && !qApp->isSavingSession() && m_isTrayThere && m_isTrayThere() &&
                       m_services.settings.flag(key(setting::kCloseToTray));
    if (!hides) return QWidget::closeEvent(event);
    event->ignore();
    hide();
}

void MainWindow::paintEvent(QPaintEvent* event) { QPainter(this).fillRect(event->rect(), themeOf(this).content); }

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    m_services.playback.playFiles(event->mimeData()->urls());
    event->acceptProposedAction();
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/App.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QGuiApplication>
#include <QSystemTrayIcon>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>

#include <random>

#include "app/compose/Replica.h"
#include "app/diagnostics/Diagnostics.h"
#include "app/keyring/KeyringSecretStore.h"
#include "app/os/DesktopNotifications.h"
#include "app/os/MeteredNetwork.h"
#include "app/os/Mpris.h"
#include "app/os/SingleInstance.h"
#include "app/os/TrackNotifier.h"
#include "app/os/Tray.h"
#include "app/process/ServerControl.h"
#include "app/process/ServerProcess.h"
#include "app/query/QtExecutor.h"
#include "app/services/AnalysedWaves.h"
#include "app/services/AppServices.h"
#include "app/services/AwayServers.h"
#include "app/services/CoverCache.h"
#include "app/services/Edits.h"
#include "app/services/FollowedSettings.h"
#include "app/services/LazyOutputs.h"
#include "app/services/LibraryText.h"
#include "app/services/OfflineMusic.h"
#include "app/services/PlayLog.h"
#include "app/services/Playback.h"
#include "app/services/Playlists.h"
#include "app/services/QueueSender.h"
#include "app/services/ServerLibrary.h"
#include "app/services/ServerLyrics.h"
#include "app/services/Settings.h"
#include "app/services/SoundSettings.h"
#include "app/theme/Look.h"
#include "app/window/MainWindow.h"
#include "core/media/LocalFileSource.h"
#include "player/Player.h"
#include "player/engine/MakeEngine.h"
#include "player/outputs/QtOutputList.h"
#include "player/outputs/SystemOutputs.h"
#include "sync/http/CurlTransport.h"
#include "sync/media/MediaStore.h"
#include "sync/secrets/FileSecretStore.h"

namespace linnet::app {

namespace {

constexpr std::size_t kLogLines = 60;

QString qtPath(const core::FilePath& path) { return QFile::decodeName(QByteArray::fromStdString(path.bytes())); }

LookSettings lookSettings(const Settings& settings) {
    return {.theme = themeChoiceFrom(settings.text(QString::fromUtf16(setting::kTheme))),
            .textScale = settings.real(QString::fromUtf16(setting::kTextScale), 1.0),
            .wantsReducedMotion = settings.flag(QString::fromUtf16(setting::kReducedMotion)),
            .wantsHighContrast = settings.flag(QString::fromUtf16(setting::kHighContrast))};
}

core::Result<std::shared_ptr<core::MediaSource>> openTrack(sync::MediaStore& media, const player::QueueTrack& track) {
    if (!track.file) return media.open(track.source, track.id);
    LINNET_TRY(auto file, core::LocalFileSource::open(*track.file));
    return std::shared_ptr<core::MediaSource>(std::move(file));
}

core::Result<std::optional<core::FilePath>> wholeFile(sync::MediaStore& media, const player::QueueTrack& track) {
    if (!track.file) return media.wholeFile(track.source, track.id);
    return track.file;
}

} // namespace

/// In the order of making; ended in the reverse one.
struct App::Graph {
    Options options;
    core::os::LockFile lock;
    core::SystemClock clock;
    QtExecutor executor;
    core::CancelSource going; ///< Frees who waits for the GUI thread.
    OpenedReplica replica;
    QueryThread queries{*replica.database, clock};
    Settings settings{*replica.database};
    sync::CurlTransport transport;
    sync::FileSecretStore fileSecrets{options.folder.keys() / "app-secrets"};
    KeyringSecretStore secrets{{.guiThread = executor,
                                .file = fileSecrets,
                                .service = "Linnet " + options.folder.root.displayName(),
                                .isGoing = going.token()}};
    ServerProcess server{{.folder = options.folder, .program = std::nullopt}, options.log};
    SessionSet sessions{{.transport = transport,
                         .database = *replica.database,
                         .bundledSecrets = fileSecrets,
                         .secrets = secrets,
                         .executor = executor,
                         .clock = clock,
                         .queries = queries,
                         .log = options.log,
                         .requestLocalToken = [folder = options.folder] { return requestLocalToken(folder); },
                         .forgetMedia = [this](qint64 source) { forgetMedia(source); }}};
    std::unique_ptr<sync::MediaStore> media;
    std::unique_ptr<OfflineMusic> offline;
    AwayServers away{*replica.database, executor, settings};
    std::unique_ptr<MeteredNetwork> network; ///< Once the window is there: the bus may take its time.
    QThreadPool chores;                      ///< Ends before what its work uses.
    std::unique_ptr<player::PlaybackEngine> engine{player::makeEngine(executor, options.sink)};
    LazyOutputs outputs{[this] { return player::makeSystemOutputs(executor, player::makeQtOutputList); }};
    player::Player player{{.engine = *engine, .clock = clock, .outputs = &outputs},
                          {.open = [this](const player::QueueTrack& track) { return openTrack(*media, track); },
                           .prefetch =
                               [this](const player::QueueTrack& track) {
                                   if (!track.file) media->prefetch(track.source, track.id);
                               },
                           .prepare =
                               [this](const player::QueueTrack& track) {
                                   if (!track.file) media->prepare(track.source, track.id);
                               }},
                          std::random_device{}()};
    SoundSettings sound{settings, player};
    Playback playback{{.player = player, .queries = queries, .database = *replica.database, .settings = settings}};
    AnalysedWaves waves{
        {.player = player,
         .locate = [this](const player::QueueTrack& track) { return wholeFile(*media, track); },
         .maker = {.folder = qtPath(options.folder.cache() / "waves"), .program = {}, .log = options.log}}};
    CoverCache covers{qtPath(options.folder.cache() / "art"),
                      [this](const core::ArtId& art, int size, core::CancelToken cancel, CoverCache::Fetched done) {
                          sessions.fetchArt(art, size, std::move(cancel), std::move(done));
                      }};
    ServerLibrary library{{.sessions = sessions,
                           .server = server,
                           .queries = queries,
                           .database = *replica.database,
                           .settings = settings,
                           .secrets = secrets,
                           .executor = executor,
                           .clock = clock,
                           .log = options.log,
                           .diagnostics = [this](QObject* owner, std::function<void(QString)> done) {
                               diagnostics(owner, std::move(done));
                           }}};
    Edits edits{{.database = *replica.database,
                 .queries = queries,
                 .executor = executor,
                 .clock = clock,
                 .wake = [this](qint64 source) { sessions.sendChanges(source); }}};
    PlayLog plays{player, edits};
    QueueSender queueSender{player, edits};
    FollowedSettings followed{settings, edits, queries};
    ServerLyrics lyrics{{.sessions = sessions, .queries = queries, .database = *replica.database, .clock = clock}};
    Playlists playlists{
        {.queries = queries,
         .perform = [this](Playlists::Plan plan, Edits::Done done) { edits.perform(std::move(plan), std::move(done)); },
         .undo = [this](const Edits::Steps& steps) { edits.undoSteps(steps); },
         .fetch = [this](qint64 source, const std::string& path,
                         Playlists::Fetched done) { fetch(source, path, std::move(done)); }}};
    std::unique_ptr<AppServices> services;
    Look look{lookSettings(settings)};
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<Mpris> mpris;
    DesktopNotifications notifications;
    TrackNotifier notifier{{.playback = playback,
                            .covers = covers,
                            .settings = settings,
                            .isInFront = [] { return QGuiApplication::applicationState() == Qt::ApplicationActive; },
                            .tell = [this](const TrackNotice& notice) { notifications.tell(notice); }}};
    std::unique_ptr<Tray> tray;
    SingleInstance instance;

    Graph(Options made, core::os::LockFile held, OpenedReplica opened)
        : options(std::move(made)),
          lock(std::move(held)),
          replica(std::move(opened)) {}

    void connectEdits(App& app);
    core::Result<void> makeMedia();
    void makeOffline();
    void connectOffline(App& app);
    void forgetMedia(qint64 source);
    void fetch(qint64 source, const std::string& path, Playlists::Fetched done);
    void diagnostics(QObject* owner, std::function<void(QString)> done);
};

void App::Graph::connectEdits(App& app) {
    connect(&edits, &Edits::changed, &playlists, &Playlists::take);
    connect(&edits, &Edits::changed, &app, [this](const Edited& edited) {
        if (edited.areListsStale) Q_EMIT library.catalogueChanged();
    });
    connect(&sessions, &SessionSet::changesRefused, &edits, &Edits::tellRefusals);
    // What the listener does on another device is shown at once; a scan's changes can wait to be counted.
    connect(&sessions, &SessionSet::catalogueChanged, &app, [this](const sync::CatalogueChange& change) {
        const bool isCatalogue = change.tracks || change.albums || change.artists;
        if (change.isPersonal() && !isCatalogue) Q_EMIT library.catalogueChanged();
    });
    connect(&library, &Library::catalogueChanged, &app, [this] {
        edits.tellRefusals();
        followed.refresh();
    });
    connect(&settings, &Settings::changed, &app, [this](const QString& key) {
        if (key == QString::fromUtf16(setting::kShowHidden))
            edits.afterWrites([this] { Q_EMIT library.catalogueChanged(); });
        if (key.startsWith(QLatin1String("appearance."))) look.apply(lookSettings(settings)); // It may come from afar.
    });
}

core::Result<void> App::Graph::makeMedia() {
    sync::MediaStoreOptions kept;
    kept.folder = options.folder.media();
    LINNET_TRY(media, sync::MediaStore::create({.database = *replica.database,
                                                .clock = clock,
                                                .api = [this](std::int64_t source) { return sessions.api(source); }},
                                               std::move(kept)));
    return {};
}

void App::Graph::makeOffline() {
    offline = std::make_unique<OfflineMusic>(
        OfflineMusic::Parts{.downloads = {.database = *replica.database,
                                          .media = *media,
                                          .api = [this](std::int64_t source) { return sessions.api(source); },
                                          .executor = executor,
                                          .clock = clock,
                                          .log = options.log},
                            .queries = queries,
                            .settings = settings,
                            .servers = [this] { return sessions.remote(); }});
    services = std::make_unique<AppServices>(
        AppServices{queries, settings, covers, playback, library, edits, *offline, lyrics, playlists, waves});
}

void App::Graph::connectOffline(App& app) {
    connect(&sessions, &SessionSet::stateChanged, &app, [this](qint64 source) {
        const auto* entry = sessions.find(source);
        if (entry == nullptr) return;
        const Link link = linkOf(entry->state.link);
        if (!entry->isBundled()) away.setLink(source, link); // Its files are on this computer.
        if (link != Link::Starting && link != Link::Connecting)
            offline->setReachable(source, link == Link::Online || link == Link::Syncing);
    });
    connect(&sessions, &SessionSet::catalogueChanged, &app,
            [this](const sync::CatalogueChange& change) { offline->onCatalogue(change); });
    connect(&sessions, &SessionSet::entriesChanged, &app, [this] {
        for (const qint64 source : std::set<qint64>(away.away()))
            if (sessions.isLoaded() && sessions.find(source) == nullptr) away.forget(source);
        Q_EMIT offline->changed();
    });
    connect(&away, &AwayServers::changed, &app, [this] { library.refreshCatalogue(); });
    connect(offline.get(), &OfflineMusic::arrived, &app, [this] {
        if (!away.away().empty()) library.refreshCatalogue();
    });
}

void App::Graph::forgetMedia(qint64 source) {
    chores.start([this, source] {
        if (const auto ended = offline->forgetSource(source); !ended)
            options.log.warning("downloads", "source {} is not all forgotten: {}", source, ended.error().detail);
        if (const auto forgotten = media->forgetSource(source); !forgotten)
            options.log.warning("media", "source {} is not all forgotten: {}", source, forgotten.error().detail);
    });
}

void App::Graph::fetch(qint64 source, const std::string& path, Playlists::Fetched done) {
    const auto api = sessions.api(source);
    if (api == nullptr) return done(core::failure(core::Errc::Offline, "there is no session with this server"));
    api->send({.url = path}, [this, done = std::move(done)](core::Result<sync::HttpReply> reply) {
        auto json = std::move(reply).map([](sync::HttpReply&& full) { return std::move(full.body); });
        executor.post([done, json = std::move(json)] { done(json); });
    });
}

void App::Graph::diagnostics(QObject* owner, std::function<void(QString)> done) {
    auto facts = versionFacts();
    const CountsView counts = library.counts();
    facts.emplace_back("Library", std::to_string(counts.tracks) + " tracks, " + std::to_string(counts.albums) +
                                      " albums, " + std::to_string(counts.artists) + " artists");
    facts.emplace_back("Bundled server",
                       server.isOwn() ? "own process " + std::to_string(server.pid()) : "found or none");
    for (const SourceView& source : library.sources())
        facts.emplace_back(source.isBundled ? "Source: this computer" : "Source: server",
                           source.sentence.toStdString());
    facts.emplace_back("Secrets", secrets.isPlainFile() ? "in a file, no keyring answered" : "in the keyring");
    options.log.flush();
    queries.ask(
        owner,
        [facts, file = options.folder.logs() / "linnet.log"](core::store::Connection&) {
            return diagnosticsText(facts, tailOf(file, kLogLines), QDir::homePath().toStdString());
        },
        [done = std::move(done)](const std::string& text) { done(QString::fromStdString(text)); });
}

core::Result<std::unique_ptr<App>> App::create(Options options, core::os::LockFile lock) {
    LINNET_TRY(OpenedReplica replica, openReplica(options.folder, options.log));
    auto graph = std::make_unique<Graph>(std::move(options), std::move(lock), std::move(replica));
    auto* parts = graph.get();
    LINNET_TRY_VOID(parts->makeMedia());
    parts->makeOffline();
    return std::unique_ptr<App>(new App(std::move(graph)));
}

App::App(std::unique_ptr<Graph> graph) : m_graph(std::move(graph)) {
    Graph& parts = *m_graph;
    parts.window = std::make_unique<MainWindow>(*parts.services, parts.look);
    parts.mpris = std::make_unique<Mpris>(parts.playback, parts.covers);
    parts.tray = std::make_unique<Tray>(Tray::Parts{.actions = parts.window->actions(),
                                                    .playback = parts.playback,
                                                    .settings = parts.settings,
                                                    .isAvailable = &QSystemTrayIcon::isSystemTrayAvailable});
    parts.window->setTray([&parts] { return parts.tray != nullptr && parts.tray->isThere(); });
    connect(parts.tray.get(), &Tray::windowWanted, this, &App::raise);
    connect(&parts.notifications, &DesktopNotifications::clicked, this, &App::raise);
    if (!parts.instance.listen(parts.options.folder))
        parts.options.log.warning("app", "a second start cannot hand over: the socket could not be made");
    connect(&parts.instance, &SingleInstance::received, this, [this](const Handover& asked) {
        take(asked);
        raise();
    });
    connect(parts.mpris.get(), &Mpris::raiseAsked, this, &App::raise);
    connect(parts.mpris.get(), &Mpris::quitAsked, this, &App::quit);
    // Covers that could not be had may be there now.
    connect(&parts.library, &Library::catalogueChanged, this, [&parts] { parts.covers.retryFailed(); });
    parts.connectEdits(*this);
    parts.connectOffline(*this);
    parts.window->installEventFilter(this);
}

App::~App() {
    Graph& parts = *m_graph;
    parts.options.log.info("app", "ending");
    parts.playback.save();
    parts.player.endListening();
    parts.queueSender.send();
    parts.tray.reset();
    parts.window.reset();
    parts.going.cancel();
    parts.sessions.stop();
    parts.chores.waitForDone(); // They may still forget downloads of a server.
    parts.offline->stop();
}

void App::start(const Handover& asked) {
    Graph& parts = *m_graph;
    parts.window->setVisible(true);
    parts.playback.restore();
    // After the first frame: the window never waits for servers.
    QTimer::singleShot(0, this, [this, asked] {
        Graph& graph = *m_graph;
        graph.library.start(asked.music, asked.server);
        graph.offline->start();
        graph.network = std::make_unique<MeteredNetwork>();
        connect(graph.network.get(), &MeteredNetwork::changed, graph.offline.get(), &OfflineMusic::setMetered);
        if (!graph.replica.told.isEmpty()) Q_EMIT graph.library.told(graph.replica.told);
        take({.files = asked.files, .music = {}, .server = {}, .activationToken = {}});
    });
}

void App::take(const Handover& asked) {
    Graph& parts = *m_graph;
    if (!asked.music.isEmpty() || !asked.server.isEmpty()) parts.library.addFromOutside(asked.music, asked.server);
    QList<QUrl> files;
    for (const QString& file : asked.files)
        files << (file.contains(QLatin1String("://")) ? QUrl(file) : QUrl::fromLocalFile(file));
    if (!files.isEmpty()) parts.playback.playFiles(files);
    if (!asked.activationToken.isEmpty()) qputenv("XDG_ACTIVATION_TOKEN", asked.activationToken.toUtf8());
}

void App::raise() {
    MainWindow& window = *m_graph->window;
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.setVisible(true);
    window.raise();
    window.activateWindow();
}

void App::quit() { m_graph->window->leave(); }

bool App::eventFilter(QObject* watched, QEvent* event) {
    // Nobody sees the position of a hidden window: no wake-ups for it.
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide || event->type() == QEvent::WindowStateChange) {
        const MainWindow& window = *m_graph->window;
        const bool isSeen = window.isVisible() && !window.isMinimized();
        m_graph->playback.setPositionTold(isSeen);
        m_graph->waves.setSeen(isSeen);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/PlaylistFileActions.h"

#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QStandardPaths>

#include "app/actions/Actions.h"
#include "app/actions/RowActions.h"
#include "app/query/QueryThread.h"
#include "app/services/PlaylistFiles.h"

namespace linnet::app {

namespace {

QString musicFolder() { return QStandardPaths::writableLocation(QStandardPaths::MusicLocation); }

/// Without what file systems do not take.
QString fileNameFor(QString name) {
    for (const QChar odd : QStringLiteral("/\\:*?\"<>|"))
        name.replace(odd, QLatin1Char('-'));
    return name;
}

} // namespace

PlaylistFileActions::PlaylistFileActions(const PageContext& context, QWidget& window)
    : QObject(&window),
      m_context(context),
      m_playlists(context.services.playlists),
      m_window(window) {
    context.actions.handle(ActionId::ImportPlaylists, [this] { askForImport(); });
    const auto find = [this](const Chosen& chosen) {
        return chosen.keys.empty() ? nullptr : m_playlists.find(chosen.keys.front());
    };
    context.rows.offer({Chosen::Kind::Playlists}, ActionId::Export,
                       {.run =
                            [this, find](const Chosen& chosen) {
                                if (const ListedPlaylist* playlist = find(chosen)) askForExport(*playlist);
                            },
                        .fits =
                            [find](const Chosen& chosen) {
                                const ListedPlaylist* playlist = find(chosen);
                                return playlist != nullptr && playlist->kind != core::PlaylistKind::Folder &&
                                       playlist->deletedAt == 0;
                            }});
}

void PlaylistFileActions::askForImport() {
    auto* dialog = new QFileDialog(&m_window, tr("Import playlists"), musicFolder(),
                                   tr("Playlists (*.m3u *.m3u8 *.xspf);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &PlaylistFileActions::importFiles);
    dialog->open();
}

void PlaylistFileActions::importFiles(const QStringList& files) {
    for (const QString& file : files)
        m_context.services.queries.ask(
            this, [file](core::store::Connection& connection) { return readPlaylist(connection, file); },
            [this](const ReadPlaylist& read) { take(read); });
}

void PlaylistFileActions::take(const ReadPlaylist& read) {
    if (!read.error.isEmpty()) return m_context.say(read.error);
    if (read.tracks.empty())
        m_context.say(tr("None of the %Ln tracks of “%1” is in your libraries.", nullptr, read.count).arg(read.name));
    else
        m_playlists.create({.name = m_playlists.freeName(read.name), .tracks = {.names = read.tracks}},
                           [this](qint64 key) {
                               m_context.navigator.go({PageId::Playlist, key, {}});
                           });
    if (!read.missing.isEmpty() && !read.tracks.empty()) report(read);
}

void PlaylistFileActions::report(const ReadPlaylist& read) {
    auto* box = new QMessageBox(&m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(read.name);
    const int found = static_cast<int>(read.tracks.size());
    box->setText(tr("%1 of %Ln tracks were found in your libraries.", nullptr, read.count).arg(found));
    box->setInformativeText(tr("The others are listed below, as the file names them."));
    box->setDetailedText(read.missing.join(QLatin1Char('\n')));
    box->open();
}

void PlaylistFileActions::askForExport(const ListedPlaylist& playlist) {
    const QString name = QDir(musicFolder()).filePath(fileNameFor(playlist.name) + QStringLiteral(".m3u8"));
    auto* dialog = new QFileDialog(&m_window, tr("Export “%1”").arg(playlist.name), name,
                                   tr("M3U8 playlist (*.m3u8);;XSPF playlist (*.xspf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("m3u8"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("xspf")) ? QStringLiteral("xspf")
                                                                        : QStringLiteral("m3u8"));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, playlist](const QString& file) { exportTo(playlist, file); });
    dialog->open();
}

void PlaylistFileActions::exportTo(const ListedPlaylist& playlist, const QString& file) {
    m_context.services.queries.ask(
        this,
        [playlist, file](core::store::Connection& connection) { return writePlaylist(connection, playlist, file); },
        [this](const WrittenPlaylist& written) {
            if (!written.error.isEmpty()) return m_context.say(written.error);
            QString sentence = tr("%Ln tracks exported.", nullptr, written.count);
            if (written.leftOut > 0)
                sentence += QLatin1Char(' ') +
                            tr("%Ln have no file on this computer and were left out.", nullptr, written.leftOut);
            m_context.say(sentence);
        });
}

} // namespace linnet::app

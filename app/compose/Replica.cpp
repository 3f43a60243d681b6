// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/Replica.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>

#include "app/services/ErrorText.h"

namespace linnet::app {

namespace {

/// Their context for translators.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Start)
};

QString qtPath(const core::FilePath& path) { return QFile::decodeName(QByteArray::fromStdString(path.bytes())); }

/// Renamed with its log files, so that nothing is lost that somebody may want to look at.
void setAside(const core::FilePath& file) {
    const QString path = qtPath(file);
    const QString aside = path + QStringLiteral(".damaged-") +
                          QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmsszzz"));
    for (const auto* part : {"", "-wal", "-shm"})
        QFile::rename(path + QLatin1String(part), aside + QLatin1String(part));
}

} // namespace

core::Result<OpenedReplica> openReplica(const core::os::DataFolder& folder, const core::log::Logger& log) {
    auto opened = core::store::Database::open({.file = folder.appDatabase()});
    if (opened) return OpenedReplica{std::move(*opened), {}};
    if (opened.error().code != core::Errc::Corrupt) return tl::unexpected<core::Error>(opened.error());
    log.error("store", "the replica is damaged and set aside: {}", opened.error().detail);
    setAside(folder.appDatabase());
    LINNET_TRY(auto fresh, core::store::Database::open({.file = folder.appDatabase()}));
    return OpenedReplica{std::move(fresh),
                         Text::tr("The local copy of your library was damaged. It is being read again "
                                  "from your servers; your music is untouched.")};
}

QString startFailureText(const core::Error& error, const core::os::DataFolder& folder) {
    const QString place = QString::fromStdString(folder.root.displayName());
    switch (error.code) {
    case core::Errc::Unsupported:
        return Text::tr("The data in %1 was written by a newer version of Linnet. Please update Linnet.").arg(place);
    case core::Errc::Full:
        return Text::tr("The disk that holds %1 is full. Free some space and start Linnet again; nothing was lost.")
            .arg(place);
    case core::Errc::Forbidden:
        return Text::tr("Linnet may not write to %1. Please check the folder's permissions.").arg(place);
    default:
        break;
    }
    return Text::tr("Linnet's data in %1 cannot be opened. %2").arg(place, sentenceFor(error)) + QLatin1Char('\n') +
           QString::fromStdString(error.detail);
}

} // namespace linnet::app

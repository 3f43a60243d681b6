// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <QMessageBox>
#include <QTranslator>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "app/compose/App.h"
#include "app/compose/CommandLine.h"
#include "app/compose/Replica.h"
#include "app/os/QuitSignals.h"
#include "app/os/SingleInstance.h"
#include "player/render/Render.h"

namespace {

using namespace linnet;
using namespace std::chrono_literals;

/// How long a start waits for an app that holds the data folder but is just starting or ending.
constexpr auto kPatience = 8s;

int complain(const std::string& sentence) {
    std::fprintf(stderr, "linnet: %s\n", sentence.c_str());
    return 2;
}

bool isFolder(const std::string& path) { return QFileInfo(QFile::decodeName(path.c_str())).isDir(); }

QString absolute(const std::string& path) { return QFileInfo(QFile::decodeName(path.c_str())).absoluteFilePath(); }

app::Handover handoverOf(const app::CommandLine& line) {
    app::Handover handover;
    for (const std::string& file : line.files)
        handover.files << (file.find("://") == std::string::npos ? absolute(file) : QString::fromStdString(file));
    for (const auto& folder : line.music)
        handover.music << absolute(folder.bytes());
    handover.server = QString::fromStdString(line.server.value_or(""));
    handover.activationToken = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    return handover;
}

/// The lock of the data folder, or nothing where a running app has taken the request over.
core::Result<std::optional<core::os::LockFile>> lockOrHandOver(const core::os::DataFolder& folder,
                                                               const app::Handover& asked) {
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    for (;;) {
        if (app::handOver(folder, asked)) return std::nullopt;
        auto lock = app::SingleInstance::lock(folder);
        if (lock) return std::optional(std::move(*lock));
        if (lock.error().code != core::Errc::Busy || std::chrono::steady_clock::now() > deadline)
            return tl::unexpected<core::Error>(lock.error());
        std::this_thread::sleep_for(50ms);
    }
}

int runWindow(const core::os::DataFolder& folder, const app::Handover& asked, core::os::LockFile lock,
              player::SinkChoice sink) {
    app::QuitSignals signals;
    auto log = core::log::Logger::open({.file = folder.logs() / "linnet.log"});
    auto made = app::App::create({folder, log ? *log : core::log::Logger(), std::move(sink)}, std::move(lock));
    if (!made) {
        QMessageBox::critical(nullptr, QStringLiteral("Linnet"), app::startFailureText(made.error(), folder));
        return 1;
    }
    if (log) log->info("app", "Linnet {} starts", LINNET_VERSION);
    QObject::connect(&signals, &app::QuitSignals::quitAsked, made->get(), &app::App::quit);
    (*made)->start(asked);
    return QApplication::exec();
}

int runApp(int argc, char** argv, const app::CommandLine& line) {
    const auto root = app::dataFolderOf(line);
    if (!root) return complain(root.error().detail);
    const char* sinkText = std::getenv("LINNET_AUDIO_SINK");
    auto sink = player::sinkChoiceFrom(sinkText ? sinkText : "");
    if (!sink) return complain("LINNET_AUDIO_SINK: " + sink.error().detail);

    const core::os::DataFolder folder{*root};
    const app::Handover asked = handoverOf(line);
    const auto created = folder.create();
    auto lock = created ? lockOrHandOver(folder, asked)
                        : core::Result<std::optional<core::os::LockFile>>(tl::unexpected<core::Error>(created.error()));
    if (lock && !*lock) return 0;

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("linnet"));
    QApplication::setApplicationDisplayName(QStringLiteral("Linnet"));
    QApplication::setApplicationVersion(QStringLiteral(LINNET_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("linnet"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/linnet.svg")));
    // English below every other language: its plurals stand in for what a translation leaves out.
    QTranslator english;
    if (english.load(QStringLiteral(":/i18n/linnet_en.qm"))) QApplication::installTranslator(&english);
    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("linnet"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QApplication::installTranslator(&translator);
    if (!lock) {
        QMessageBox::critical(nullptr, QStringLiteral("Linnet"), app::startFailureText(lock.error(), folder));
        return 1;
    }
    return runWindow(folder, asked, std::move(**lock), std::move(*sink));
}

int runRender(const app::CommandLine& line) {
    player::RenderOrder order{.out = line.renderTo, .files = {}, .loudness = line.gain, .crossfade = line.crossfade};
    for (const std::string& file : line.files)
        order.files.emplace_back(file);
    const auto rendered = player::render(order);
    return rendered ? 0 : complain(rendered.error().detail);
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> args(argv + 1, argv + argc);
    const auto line = app::parseCommandLine(args, isFolder);
    if (!line) return complain(line.error().detail);
    switch (line->ask) {
    case app::CommandLine::Ask::Version:
        std::puts("linnet " LINNET_VERSION);
        return 0;
    case app::CommandLine::Ask::Help:
        std::fputs(std::string(app::commandLineHelp()).c_str(), stdout);
        return 0;
    case app::CommandLine::Ask::Render:
        return runRender(*line);
    case app::CommandLine::Ask::Run:
        break;
    }
    return runApp(argc, argv, *line);
}

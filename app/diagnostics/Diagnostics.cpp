// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diagnostics/Diagnostics.h"

#include <QGuiApplication>
#include <QSysInfo>
#include <QtGlobal>

#include "core/log/Redact.h"
#include "core/os/File.h"
#include "player/engine/MakeEngine.h"

namespace linnet::app {

namespace {

constexpr std::size_t kTailBytes = 64 * 1024;

std::string withoutHome(std::string text, const std::string& home) {
    if (home.size() < 2) return text;
    for (std::size_t at = text.find(home); at != std::string::npos; at = text.find(home, at + 1))
        text.replace(at, home.size(), "~");
    return text;
}

} // namespace

std::vector<Fact> versionFacts() {
    const auto engine = player::engineLibrary();
    return {{"Linnet", LINNET_VERSION},
            {"Qt", qVersion()},
            {engine.name, engine.version},
            {"System", QSysInfo::prettyProductName().toStdString() + ", " + QSysInfo::kernelType().toStdString() + ' ' +
                           QSysInfo::kernelVersion().toStdString() + ", " +
                           QSysInfo::currentCpuArchitecture().toStdString()},
            {"Window system", QGuiApplication::platformName().toStdString()}};
}

std::string diagnosticsText(const std::vector<Fact>& facts, const std::string& logTail, const std::string& homeFolder) {
    std::string text;
    for (const auto& [name, value] : facts)
        text += name + ": " + value + '\n';
    text += "\nLast lines of the log\n" + logTail;
    return withoutHome(core::log::redact(text), homeFolder);
}

std::string tailOf(const core::FilePath& file, std::size_t lines) {
    const auto stat = core::os::statFile(file);
    if (!stat || lines == 0) return {};
    const std::uint64_t from = stat->size > kTailBytes ? stat->size - kTailBytes : 0;
    const auto bytes = core::os::readFileRange(file, from, kTailBytes);
    if (!bytes) return {};
    std::string text(bytes->size(), '\0');
    for (std::size_t i = 0; i < bytes->size(); ++i)
        text[i] = static_cast<char>((*bytes)[i]);
    std::size_t begin = text.size();
    for (std::size_t found = 0; begin > 0; --begin)
        if (text[begin - 1] == '\n' && begin != text.size() && ++found == lines) break;
    return text.substr(begin);
}

} // namespace linnet::app

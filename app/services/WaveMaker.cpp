// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/WaveMaker.h"

#include <QByteArray>

#include "app/process/OwnPrograms.h"
#include "app/services/KeptFiles.h"
#include "core/base/Clock.h"
#include "core/identity/AudioId.h"
#include "core/os/ChildProcess.h"
#include "core/wire/AnalysisLine.h"

namespace linnet::app {

namespace {

using namespace std::chrono_literals;
using core::Errc;
using core::wire::AnalysedFile;

constexpr auto kLook = 100ms; ///< How often it is asked whether the listener has gone on.
constexpr auto kEndTime = 2s;
constexpr auto kSecondsForEach = "120";
constexpr std::size_t kMostHopeless = 1000;

core::Result<QByteArray> audioIdOf(const core::FilePath& path) {
    LINNET_TRY(const auto file, core::os::File::openForReading(path));
    LINNET_TRY(const auto format, core::detectFormat(file, path.extension()));
    LINNET_TRY(const auto id, core::identity::audioIdOf(file, format));
    return QByteArray(reinterpret_cast<const char*>(id.bytes.data()), static_cast<qsizetype>(id.bytes.size())).toHex();
}

bool isOfTheFile(Errc code) {
    return code == Errc::Corrupt || code == Errc::Unsupported || code == Errc::Internal || code == Errc::TooLarge ||
           code == Errc::Timeout;
}

} // namespace

core::Result<core::Waveform> WaveMaker::waveOf(const core::FilePath& file, const core::CancelToken& going) {
    LINNET_TRY(const QByteArray id, audioIdOf(file));
    const QString name = QString::fromLatin1(id);
    const QString path = m_options.folder + QLatin1Char('/') + name.mid(2, 2) + QLatin1Char('/') + name;
    if (const auto bytes = readKeptFile(path)) {
        const auto kept =
            core::wire::decode<AnalysedFile>({bytes->constData(), static_cast<std::size_t>(bytes->size())});
        if (kept && kept->outcome) return kept->outcome->waveform; // Else it is made anew, and written over.
    }
    if (m_hopeless.contains(id.toStdString())) return core::failure(Errc::Corrupt, "it could not be analysed before");
    const auto analysis = analyse(file, going);
    if (analysis) {
        keep(path, *analysis);
        return analysis->waveform;
    }
    const core::Error& error = analysis.error();
    if (isOfTheFile(error.code)) {
        m_options.log.warning("waves", "{}: {}", file.displayName(), error.detail);
        if (m_hopeless.size() >= kMostHopeless) m_hopeless.clear();
        m_hopeless.insert(id.toStdString());
    }
    return tl::unexpected<core::Error>(error);
}

core::Result<core::Analysis> WaveMaker::analyse(const core::FilePath& file, const core::CancelToken& going) {
    const auto program = m_options.program ? m_options.program : findOwnProgram("linnet-media");
    if (!program) return core::failure(Errc::NotFound, "linnet-media is missing beside this program");
    LINNET_TRY(auto child, core::os::ChildProcess::start(
                               {.program = *program,
                                .args = {"analyse", "--background", "--seconds", kSecondsForEach, "--", file.bytes()},
                                .pipeStdin = true,
                                .pipeStdout = true}));
    auto line = child.readLine(std::chrono::steady_clock::now() + kLook);
    while (!line && line.error().code == Errc::Timeout && !going.isCancelled())
        line = child.readLine(std::chrono::steady_clock::now() + kLook);
    if (line || going.isCancelled()) child.kill(); // One line is all there is to come.
    auto code = child.wait(kEndTime);
    if (!code) {
        child.kill();
        code = child.wait(kEndTime);
    }
    if (going.isCancelled()) return core::failure(Errc::Cancelled, "nobody waits for this waveform any more");
    if (!line)
        return core::failure(Errc::Internal, "linnet-media ended with code " + std::to_string(code.value_or(-1)));
    auto analysed = core::wire::decode<AnalysedFile>(*line);
    if (!analysed)
        return core::failure(Errc::Internal, "linnet-media cannot be understood: " + analysed.error().detail);
    return std::move(analysed->outcome);
}

void WaveMaker::keep(const QString& path, const core::Analysis& analysis) {
    const std::string text = core::wire::encoded(AnalysedFile{{}, analysis}); // Not where the file lies.
    keepFile(path, QByteArray::fromStdString(text));
    m_keptSince += static_cast<qint64>(text.size());
    if (m_keptSince <= m_options.mostOnDisk / 16) return;
    m_keptSince = 0;
    trimKeptFiles(m_options.folder, m_options.mostOnDisk);
}

} // namespace linnet::app

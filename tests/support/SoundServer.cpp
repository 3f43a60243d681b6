// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/SoundServer.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstring>

namespace linnet::tests {

namespace {

constexpr int kPatienceMillis = 20'000;

void end(QProcess& process) {
    process.terminate();
    if (!process.waitForFinished(kPatienceMillis)) process.kill();
    process.waitForFinished();
}

} // namespace

SoundServer::SoundServer() {
    const QString folder = m_folder.path();
    const QString socket = folder + QStringLiteral("/native");
    // Nothing of the account that runs the test is read or changed.
    qputenv("PULSE_RUNTIME_PATH", folder.toUtf8());
    qputenv("PULSE_STATE_PATH", folder.toUtf8());
    qputenv("PULSE_COOKIE", (folder + QStringLiteral("/cookie")).toUtf8());
    qputenv("PULSE_SERVER", "unix:" + socket.toUtf8());
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.setStandardOutputFile(folder + QStringLiteral("/log"));
    m_server.start(QStringLiteral("pulseaudio"),
                   {QStringLiteral("-n"), QStringLiteral("--daemonize=no"), QStringLiteral("--exit-idle-time=-1"),
                    QStringLiteral("--use-pid-file=no"), QStringLiteral("--disable-shm=yes"), QStringLiteral("-L"),
                    QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=") + socket});
    QElapsedTimer timer;
    timer.start();
    while (!QFile::exists(socket)) {
        if (m_server.waitForFinished(10) || m_server.error() == QProcess::FailedToStart ||
            timer.hasExpired(kPatienceMillis)) {
            QFile log(folder + QStringLiteral("/log"));
            static_cast<void>(log.open(QIODevice::ReadOnly));
            qFatal("pulseaudio does not start: %s", log.readAll().constData());
        }
    }
}

SoundServer::~SoundServer() { end(m_server); }

QString SoundServer::control(const QStringList& words) const {
    QProcess process;
    process.start(QStringLiteral("pactl"), words);
    if (!process.waitForFinished(kPatienceMillis) || process.exitCode() != 0)
        qFatal("pactl %s: %s", qPrintable(words.join(QLatin1Char(' '))), process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput());
}

void SoundServer::plug(const QString& name, const QString& properties) {
    control({QStringLiteral("load-module"), QStringLiteral("module-null-sink"), QStringLiteral("sink_name=") + name,
             QStringLiteral("format=float32le"), QStringLiteral("rate=44100"), QStringLiteral("channels=2"),
             QStringLiteral("sink_properties='%1'").arg(properties)});
}

void SoundServer::unplug(const QString& name) {
    const auto modules = control({QStringLiteral("list"), QStringLiteral("short"), QStringLiteral("modules")});
    for (const QString& line : modules.split(QLatin1Char('\n')))
        if (line.contains(QStringLiteral("sink_name=%1 ").arg(name)))
            control({QStringLiteral("unload-module"), line.section(QLatin1Char('\t'), 0, 0)});
}

void SoundServer::makeDefault(const QString& name) { control({QStringLiteral("set-default-sink"), name}); }

QStringList SoundServer::busyOutputs() const {
    const auto streams = control({QStringLiteral("list"), QStringLiteral("short"), QStringLiteral("sink-inputs")});
    const auto sinks = control({QStringLiteral("list"), QStringLiteral("short"), QStringLiteral("sinks")});
    QStringList names;
    for (const QString& stream : streams.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        for (const QString& sink : sinks.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            if (sink.section(QLatin1Char('\t'), 0, 0) == stream.section(QLatin1Char('\t'), 1, 1))
                names << sink.section(QLatin1Char('\t'), 1, 1);
    return names;
}

Ear::Ear(const QString& output) {
    m_recorder.start(QStringLiteral("parec"),
                     {QStringLiteral("--device=") + output + QStringLiteral(".monitor"), QStringLiteral("--raw"),
                      QStringLiteral("--format=float32le"), QStringLiteral("--rate=44100"),
                      QStringLiteral("--channels=2"), QStringLiteral("--latency-msec=20")});
    // It hears silence from the beginning; whoever plays after this is heard whole.
    if (!m_recorder.waitForReadyRead(kPatienceMillis))
        qFatal("parec records nothing: %s", m_recorder.readAllStandardError().constData());
}

Ear::~Ear() { end(m_recorder); }

const std::vector<float>& Ear::heard() {
    m_recorder.waitForReadyRead(1);
    m_rest += m_recorder.readAllStandardOutput();
    const auto bytes = static_cast<std::size_t>(m_rest.size()) / (2 * sizeof(float)) * (2 * sizeof(float));
    const std::size_t before = m_heard.size();
    m_heard.resize(before + bytes / sizeof(float));
    if (bytes > 0) std::memcpy(m_heard.data() + before, m_rest.constData(), bytes);
    m_rest.remove(0, static_cast<qsizetype>(bytes));
    return m_heard;
}

bool Ear::hasHeardSound() {
    const auto& samples = heard();
    return std::any_of(samples.begin(), samples.end(), [](float sample) { return sample != 0.0F; });
}

} // namespace linnet::tests

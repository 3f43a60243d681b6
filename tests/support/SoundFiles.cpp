// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/SoundFiles.h"

#include <QFile>
#include <QProcess>

#include <cmath>

namespace linnet::tests {

namespace {

QString toQt(const std::string& text) { return QString::fromStdString(text); }

void append(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

std::string wavOf(const Pcm& pcm) {
    const auto dataBytes = static_cast<std::uint32_t>(pcm.samples.size() * 2);
    std::string out = "RIFF";
    append(out, dataBytes + 36, 4);
    out += "WAVEfmt ";
    append(out, 16, 4);
    append(out, 1, 2);
    append(out, 2, 2);
    append(out, pcm.rate, 4);
    append(out, pcm.rate * 4, 4);
    append(out, 4, 2);
    append(out, 16, 2);
    out += "data";
    append(out, dataBytes, 4);
    for (const std::int16_t sample : pcm.samples)
        append(out, static_cast<std::uint16_t>(sample), 2);
    return out;
}

QStringList encoderFor(const std::string& name, const QString& wav, const QString& out) {
    const auto ends = [&](const char* extension) { return name.ends_with(extension); };
    const QString quiet = QStringLiteral("--quiet");
    if (ends(".flac"))
        return {
            QStringLiteral("flac"), QStringLiteral("--silent"), QStringLiteral("-f"), QStringLiteral("-o"), out, wav};
    if (ends(".mp3")) return {QStringLiteral("lame"), quiet, wav, out};
    if (ends(".ogg")) return {QStringLiteral("oggenc"), quiet, QStringLiteral("-o"), out, wav};
    if (ends(".opus")) return {QStringLiteral("opusenc"), quiet, wav, out};
    if (ends(".wv"))
        return {QStringLiteral("wavpack"), QStringLiteral("-q"), QStringLiteral("-y"), wav, QStringLiteral("-o"), out};
    QStringList command{QStringLiteral("ffmpeg"), QStringLiteral("-y"), QStringLiteral("-v"),
                        QStringLiteral("error"),  QStringLiteral("-i"), wav,
                        QStringLiteral("-c:a")};
    // Without noise that each decoder draws anew.
    command << (ends("alac.m4a") ? QStringList{QStringLiteral("alac")}
                                 : QStringList{QStringLiteral("aac"), QStringLiteral("-aac_pns"), QStringLiteral("0")});
    return command << out;
}

} // namespace

Pcm aRecording(std::size_t frames, unsigned seed, std::uint32_t rate) {
    Pcm pcm{rate, {}};
    pcm.samples.reserve(frames * 2);
    std::uint32_t noise = seed * 2654435761U + 1;
    for (std::size_t i = 0; i < frames; ++i) {
        noise = noise * 1664525U + 1013904223U;
        const double time = static_cast<double>(i) / rate;
        const double left = 9000 * std::sin(6.283185 * (220.0 + 30.0 * seed) * time + 1.0);
        const double right = 7000 * std::sin(6.283185 * (331.0 + 20.0 * seed) * time + 0.5);
        const double grain = static_cast<double>(noise >> 24U);
        pcm.samples.push_back(static_cast<std::int16_t>(left + grain));
        pcm.samples.push_back(static_cast<std::int16_t>(right - grain));
    }
    return pcm;
}

Pcm slice(const Pcm& pcm, std::size_t begin, std::size_t end) {
    return {pcm.rate,
            {pcm.samples.begin() + static_cast<std::ptrdiff_t>(begin * 2),
             pcm.samples.begin() + static_cast<std::ptrdiff_t>(end * 2)}};
}

Pcm operator+(Pcm a, const Pcm& b) {
    a.samples.insert(a.samples.end(), b.samples.begin(), b.samples.end());
    return a;
}

std::vector<float> asFloat(const Pcm& pcm) {
    std::vector<float> samples;
    samples.reserve(pcm.samples.size());
    for (const std::int16_t sample : pcm.samples)
        samples.push_back(static_cast<float>(sample) / 32768.0F);
    return samples;
}

core::FilePath writeSound(const core::FilePath& folder, const std::string& name, const Pcm& pcm) {
    const std::string out = folder.bytes() + "/" + name;
    if (name.ends_with(".wav")) {
        writeBytes(core::FilePath(out), wavOf(pcm));
        return core::FilePath(out);
    }
    const std::string wav = out + ".source.wav";
    writeBytes(core::FilePath(wav), wavOf(pcm));
    QStringList command = encoderFor(name, toQt(wav), toQt(out));
    const QString program = command.takeFirst();
    QProcess process;
    process.start(program, command);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s failed: %s", qPrintable(program), process.readAllStandardError().constData());
    QFile::remove(toQt(wav));
    return core::FilePath(out);
}

void writeBytes(const core::FilePath& path, const std::string& bytes) {
    QFile file(toQt(path.bytes()));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
        qFatal("cannot write %s", path.c_str());
}

std::string readBytes(const core::FilePath& path) {
    QFile file(toQt(path.bytes()));
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", path.c_str());
    return file.readAll().toStdString();
}

} // namespace linnet::tests

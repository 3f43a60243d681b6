// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/SignalPathText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace linnet::app {

namespace {

using player::Fidelity;
using player::SignalPath;
using player::SignalStep;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SignalPath)
};

QString rateText(core::SampleRate rate) {
    const double kilo = rate.hertz / 1000.0;
    return Words::tr("%1 kHz").arg(QLocale().toString(kilo, 'f', rate.hertz % 1000 == 0 ? 0 : 1));
}

QString stateText(Fidelity fidelity) {
    switch (fidelity) {
    case Fidelity::Exact:
        return Words::tr("Unchanged");
    case Fidelity::Changed:
        return Words::tr("Changed");
    case Fidelity::Unknown:
        break;
    }
    return Words::tr("Not known");
}

QString codecText(core::Codec codec) {
    const auto name = core::codecName(codec);
    return name.empty() ? Words::tr("File") : QString::fromUtf8(name.data(), static_cast<int>(name.size()));
}

/// A lossy format has no bits of its own.
player::AudioFormat fileFormat(const SignalPath& path) {
    player::AudioFormat format = path.steps.front().format;
    if (!core::isLossless(path.codec)) format.bits = 0;
    return format;
}

QString outputText(const SignalPath& path) {
    return path.output.empty() ? Words::tr("Recording") : QString::fromStdString(path.output);
}

QString decoderText(const SignalPath& path, const SignalStep& step) {
    if (step.fidelity != Fidelity::Exact) return Words::tr("Reduced from %1 bits to 24").arg(step.format.bits);
    return core::isLossless(path.codec) ? Words::tr("Every bit as in the file")
                                        : Words::tr("What the format has left out stays out");
}

QString outputLine(const SignalStep& step) {
    const QString format = formatText(step.format);
    return step.fidelity == Fidelity::Unknown ? Words::tr("%1; the sound server may convert it").arg(format) : format;
}

SignalLine lineOf(const SignalPath& path, const SignalStep& step) {
    using enum SignalStep::Kind;
    const auto line = [&](const QString& title, const QString& words) {
        return SignalLine{title, words, stateText(step.fidelity), step.fidelity};
    };
    switch (step.kind) {
    case File:
        return line(codecText(path.codec), formatText(fileFormat(path)));
    case Decoder:
        return line(Words::tr("Decoder"), decoderText(path, step));
    case Channels:
        return line(Words::tr("Channels"), Words::tr("%1 channels become two").arg(path.steps.front().format.channels));
    case Rate:
        return line(Words::tr("Rate"), Words::tr("%1 becomes %2, the rate of the output")
                                           .arg(rateText(path.steps.front().format.rate), rateText(step.format.rate)));
    case Gain:
        return line(Words::tr("Volume levelling"), Words::tr("%1 dB").arg(QLocale().toString(step.amount, 'f', 1)));
    case Crossfade:
        return line(Words::tr("Crossfade"), Words::tr("Two tracks sound together"));
    case Equaliser:
        return line(Words::tr("Equaliser"), Words::tr("Your curve"));
    case Stereo:
        return line(Words::tr("Mono and balance"), Words::tr("The sides are mixed"));
    case Limiter:
        return line(Words::tr("Limiter"), Words::tr("Holds peaks below -1 dB"));
    case Volume:
        return line(Words::tr("Volume"),
                    step.amount > 0 ? Words::tr("%1 %").arg(std::lround(step.amount * 100)) : Words::tr("Muted"));
    case Output:
        break;
    }
    return line(outputText(path), outputLine(step));
}

} // namespace

QString formatText(const player::AudioFormat& format) {
    QStringList parts;
    if (format.rate.hertz > 0) parts << rateText(format.rate);
    if (format.bits > 0) parts << (format.isFloat ? Words::tr("%1 bit float") : Words::tr("%1 bit")).arg(format.bits);
    if (format.channels == 1) parts << Words::tr("mono");
    if (format.channels == 2) parts << Words::tr("stereo");
    if (format.channels > 2) parts << Words::tr("%1 channels").arg(format.channels);
    return parts.join(QStringLiteral(" · "));
}

std::vector<SignalLine> signalLines(const SignalPath& path) {
    std::vector<SignalLine> lines;
    for (const SignalStep& step : path.steps)
        lines.push_back(lineOf(path, step));
    return lines;
}

QString signalSentence(const SignalPath& path) {
    if (path.steps.empty()) return Words::tr("Play something to see its way.");
    if (!player::isBitExact(path)) return Words::tr("The sound is changed on its way.");
    if (!core::isLossless(path.codec)) return Words::tr("Nothing is changed behind the decoder.");
    if (path.steps.back().fidelity == Fidelity::Unknown)
        return Words::tr("Linnet changes nothing; the sound server has the last word.");
    return Words::tr("Bit-perfect: the output gets what the file holds.");
}

QString signalSummary(const SignalPath& path) {
    if (path.steps.empty()) return signalSentence(path);
    player::AudioFormat file = fileFormat(path);
    file.channels = 0;
    return QStringLiteral("%1 %2 → %3 → %4")
        .arg(codecText(path.codec), formatText(file),
             player::isBitExact(path) ? Words::tr("untouched") : Words::tr("changed"), outputText(path));
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A PulseAudio of a test's own, without a sound card: its outputs play into nothing and can be listened to. While it
// lives this process and its children use it, and no other. One thread.

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <vector>

namespace linnet::tests {

class SoundServer {
public:
    /// Aborts the test with a message if it cannot be started.
    SoundServer();
    ~SoundServer();
    SoundServer(const SoundServer&) = delete;
    SoundServer& operator=(const SoundServer&) = delete;

    /// Stereo F32 at 44.1 kHz: such sound passes unchanged.
    void plug(const QString& name, const QString& properties = {});
    /// Nothing if it is not there.
    void unplug(const QString& name);
    void makeDefault(const QString& name);
    /// Names of the outputs that streams play on, one for each stream, a paused one too.
    QStringList busyOutputs() const;

private:
    QString control(const QStringList& words) const;

    QTemporaryDir m_folder;
    QProcess m_server;
};

/// Hears what one output plays, from now on.
class Ear {
public:
    explicit Ear(const QString& output);
    ~Ear();
    Ear(const Ear&) = delete;
    Ear& operator=(const Ear&) = delete;

    /// Everything so far: interleaved stereo F32 at 44.1 kHz.
    const std::vector<float>& heard();
    /// Anything but silence.
    bool hasHeardSound();

private:
    QProcess m_recorder;
    QByteArray m_rest;
    std::vector<float> m_heard;
};

} // namespace linnet::tests

// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/qtmultimedia/QtSinkTaker.h"

#include <QAudioDevice>
#include <QMediaDevices>

#include "player/flow/Decoder.h"
#include "player/qtmultimedia/SinkWriter.h"

namespace linnet::player::qtmultimedia {

namespace {

/// The default one if there is none of this id.
QAudioDevice deviceOf(const std::optional<std::string>& outputId) {
    if (outputId)
        for (const QAudioDevice& device : QMediaDevices::audioOutputs())
            if (device.id().toStdString() == *outputId) return device;
    return QMediaDevices::defaultAudioOutput();
}

} // namespace

QtSinkTaker::QtSinkTaker(std::shared_ptr<flow::SoundQueue> queue) : m_queue(std::move(queue)) {
    m_place.moveToThread(&m_thread);
    m_thread.start();
}

QtSinkTaker::~QtSinkTaker() {
    close();
    m_thread.quit();
    m_thread.wait();
}

void QtSinkTaker::there(const std::function<void()>& task) {
    QMetaObject::invokeMethod(&m_place, task, Qt::BlockingQueuedConnection);
}

core::Result<void> QtSinkTaker::open(core::SampleRate rate, const std::optional<std::string>& outputId) {
    m_rate = rate;
    core::Result<void> opened;
    there([&] {
        const QAudioDevice device = deviceOf(outputId);
        if (device.isNull()) {
            opened =
                core::failure(core::Errc::NotFound,
                              "No sound output was found. Connect or switch on a sound device, then press play again.");
            return;
        }
        m_writer = std::make_unique<SinkWriter>(device, rate, m_queue);
    });
    return opened;
}

void QtSinkTaker::close() {
    there([this] { m_writer.reset(); });
}

void QtSinkTaker::start() {
    there([this] {
        if (m_writer) m_writer->start();
    });
}

void QtSinkTaker::stop() {
    there([this] {
        if (m_writer) m_writer->stop();
    });
}

flow::OutputChain::Taking QtSinkTaker::taking() const {
    return {.output = "Qt Multimedia",
            .isShared = true,
            .format = {.rate = m_rate, .channels = flow::kChannels, .bits = 32, .isFloat = true}};
}

} // namespace linnet::player::qtmultimedia

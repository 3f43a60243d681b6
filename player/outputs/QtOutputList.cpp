// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/outputs/QtOutputList.h"

#include <QAudioDevice>
#include <QMediaDevices>

namespace linnet::player {

namespace {

class QtOutputList final : public OutputList {
public:
    QtOutputList() {
        QObject::connect(&m_devices, &QMediaDevices::audioOutputsChanged, &m_devices, [this] {
            if (m_handler) m_handler();
        });
    }

    std::vector<Output> outputs() const override {
        std::vector<Output> found;
        for (const QAudioDevice& device : QMediaDevices::audioOutputs())
            found.push_back({device.id().toStdString(), device.description().toStdString(), device.isDefault()});
        return found;
    }

    void onChanged(std::function<void()> handler) override { m_handler = std::move(handler); }

private:
    QMediaDevices m_devices;
    std::function<void()> m_handler;
};

} // namespace

std::unique_ptr<OutputList> makeQtOutputList() { return std::make_unique<QtOutputList>(); }

} // namespace linnet::player

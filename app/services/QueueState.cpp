// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/QueueState.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <span>

namespace linnet::app {

namespace {

using player::QueueItem;

bool isOf(const QueueItem& item, std::int64_t source) {
    return item.track->source == source && !item.track->id.isNull() && !item.track->file;
}

QJsonValue idOf(const QueueItem& item) { return QString::fromStdString(item.track->id.hex()); }

QJsonArray idsOf(std::span<const QueueItem> items, std::int64_t source, std::size_t most) {
    QJsonArray ids;
    for (const QueueItem& item : items) {
        if (static_cast<std::size_t>(ids.size()) >= most) break;
        if (isOf(item, source)) ids.append(idOf(item));
    }
    return ids;
}

QString nameOf(player::Repeat repeat) {
    switch (repeat) {
    case player::Repeat::One:
        return QStringLiteral("one");
    case player::Repeat::All:
        return QStringLiteral("all");
    case player::Repeat::Off:
        break;
    }
    return QStringLiteral("off");
}

} // namespace

std::set<std::int64_t> sourcesOf(const player::QueueSnapshot& queue) {
    std::set<std::int64_t> sources;
    const auto add = [&](const QueueItem& item) {
        if (!item.track->id.isNull() && !item.track->file) sources.insert(item.track->source);
    };
    for (const auto* part : {&queue.history, &queue.byHand, &queue.fromSource})
        for (const QueueItem& item : *part)
            add(item);
    if (queue.current) add(*queue.current);
    return sources;
}

std::string queueState(const player::QueueSnapshot& queue, std::int64_t source, std::chrono::milliseconds position,
                       bool isPlaying) {
    const bool isCurrent = queue.current && isOf(*queue.current, source);
    const std::size_t old = queue.history.size() - std::min(queue.history.size(), kMostHistory);
    const QJsonObject state{
        {QStringLiteral("version"), 1},
        {QStringLiteral("current"), isCurrent ? idOf(*queue.current) : QJsonValue()},
        {QStringLiteral("position_ms"), isCurrent ? static_cast<qint64>(position.count()) : qint64(0)},
        {QStringLiteral("is_playing"), isCurrent && isPlaying},
        {QStringLiteral("is_shuffled"), queue.isShuffled},
        {QStringLiteral("repeat"), nameOf(queue.repeat)},
        {QStringLiteral("history"), idsOf(std::span(queue.history).subspan(old), source, kMostHistory)},
        {QStringLiteral("by_hand"), idsOf(queue.byHand, source, kMostComing)},
        {QStringLiteral("from_source"), idsOf(queue.fromSource, source, kMostComing)},
        {QStringLiteral("source_name"), isCurrent ? QString::fromStdString(queue.sourceName) : QString()}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace linnet::app

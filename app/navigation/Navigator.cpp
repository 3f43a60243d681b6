// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/navigation/Navigator.h"

namespace linnet::app {

Navigator::Navigator(Place start, QObject* parent) : QObject(parent), m_places{std::move(start)} {}

void Navigator::go(const Place& place) {
    if (place == current()) return;
    m_places.resize(m_at + 1);
    m_places.push_back(place);
    if (m_places.size() > kMost) m_places.erase(m_places.begin());
    m_at = m_places.size() - 1;
    Q_EMIT moved(current());
}

void Navigator::replace(const Place& place) {
    if (place == current()) return;
    m_places[m_at] = place;
    Q_EMIT moved(current());
}

void Navigator::back() {
    if (!canGoBack()) return;
    --m_at;
    Q_EMIT moved(current());
}

void Navigator::forward() {
    if (!canGoForward()) return;
    ++m_at;
    Q_EMIT moved(current());
}

} // namespace linnet::app

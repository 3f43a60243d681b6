// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/LyricsModel.h"

#include <algorithm>
#include <utility>

#include "app/services/Playback.h"

namespace linnet::app {

LyricsModel::LyricsModel(Playback& playback, Lyrics& lyrics, QObject* parent)
    : QAbstractListModel(parent),
      m_playback(playback),
      m_lyrics(lyrics) {
    connect(&playback, &Playback::currentChanged, this, &LyricsModel::refreshTrack);
    connect(&playback, &Playback::positionChanged, this, &LyricsModel::refreshLine);
    connect(&playback, &Playback::seeked, this, &LyricsModel::refreshLine);
}

void LyricsModel::setShown(const QObject* view, bool shown) {
    if (shown)
        m_shownBy.insert(view);
    else
        m_shownBy.remove(view);
    refreshTrack();
    refreshLine();
}

void LyricsModel::refreshTrack() {
    if (m_shownBy.isEmpty()) return;
    const auto current = m_playback.current();
    if (!current) {
        m_item = 0;
        return set(State::Nothing);
    }
    if (current->item == m_item && m_state != State::Away) return;
    m_item = current->item;
    set(State::Asking);
    m_lyrics.ask(*current, this, [this, item = m_item](core::Result<core::lyrics::Lyrics> words) {
        if (item == m_item) take(std::move(words));
    });
}

void LyricsModel::take(core::Result<core::lyrics::Lyrics> words) {
    if (!words) return set(State::Away);
    const State state = words->isEmpty() ? State::None : State::Words;
    set(state, std::move(*words));
    refreshLine();
}

void LyricsModel::set(State state, core::lyrics::Lyrics words) {
    if (state == m_state && words == m_words) return;
    beginResetModel();
    m_state = state;
    m_words = std::move(words);
    m_current = -1;
    endResetModel();
    Q_EMIT stateChanged();
}

void LyricsModel::refreshLine() {
    if (m_shownBy.isEmpty() || !m_words.isSynced()) return;
    const auto& lines = m_words.lines;
    const auto next = std::upper_bound(lines.begin(), lines.end(), m_playback.position(),
                                       [](Millis at, const auto& line) { return at < *line.at; });
    const int row = static_cast<int>(next - lines.begin()) - 1;
    if (row == m_current) return;
    m_current = row;
    Q_EMIT currentLineChanged(row);
}

void LyricsModel::seekTo(int row) {
    if (!m_words.isSynced() || row < 0 || row >= rowCount()) return;
    m_playback.seek(*m_words.lines[static_cast<std::size_t>(row)].at);
    refreshLine();
}

int LyricsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_words.lines.size());
}

QVariant LyricsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    return QString::fromStdString(m_words.lines[static_cast<std::size_t>(index.row())].text);
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of a long list, fetched by pages of 200, the least recently used page dropped first. Rows are found by key, so
// that those on screen stay while the list around them is read anew. GUI thread.

#include <QtGlobal>

#include <cstddef>
#include <list>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace linnet::app {

inline constexpr int kPageRows = 200;

template <class Row>
class PageCache {
public:
    explicit PageCache(std::size_t maxPages = 16) : m_maxPages(maxPages) {}

    /// Null when the row is not here; it may be one from before makeStale().
    const Row* find(qint64 key, int page) {
        if (const auto used = m_pages.find(page); used != m_pages.end())
            m_recent.splice(m_recent.begin(), m_recent, used->second.place);
        const auto found = m_rows.find(key);
        return found == m_rows.end() ? nullptr : &found->second.row;
    }
    /// True the first time a page is wanted; the caller then fetches it.
    bool beginFetch(int page) { return !m_pages.contains(page) && m_asked.insert(page).second; }

    /// The rows of one page that are there, with their keys.
    void put(int page, std::vector<std::pair<qint64, Row>> rows) {
        m_asked.erase(page);
        drop(page);
        m_recent.push_front(page);
        Page& entry = m_pages[page];
        entry.place = m_recent.begin();
        for (auto& [key, row] : rows) {
            entry.keys.push_back(key);
            m_rows.insert_or_assign(key, Kept{std::move(row), m_generation});
        }
        while (m_pages.size() > m_maxPages)
            drop(m_recent.back());
    }

    /// Changes the rows that are here; `change` says whether it has changed one. Gives their keys.
    template <class Change>
    std::vector<qint64> change(Change change) {
        std::vector<qint64> changed;
        for (auto& [key, kept] : m_rows)
            if (change(kept.row)) changed.push_back(key);
        return changed;
    }

    /// Everything is fetched anew when wanted; rows of before are shown until then, or until the next makeStale().
    void makeStale() {
        std::erase_if(m_rows, [this](const auto& entry) { return entry.second.generation != m_generation; });
        ++m_generation;
        m_pages.clear();
        m_recent.clear();
        m_asked.clear();
    }
    void clear() {
        makeStale();
        m_rows.clear();
    }

private:
    struct Page {
        std::vector<qint64> keys;
        std::list<int>::iterator place;
    };
    struct Kept {
        Row row;
        unsigned generation;
    };
    void drop(int page) {
        const auto found = m_pages.find(page);
        if (found == m_pages.end()) return;
        for (const qint64 key : found->second.keys)
            m_rows.erase(key);
        m_recent.erase(found->second.place);
        m_pages.erase(found);
    }

    std::size_t m_maxPages;
    unsigned m_generation = 0;
    std::unordered_map<qint64, Kept> m_rows;
    std::unordered_map<int, Page> m_pages;
    std::list<int> m_recent; ///< Most recently used first.
    std::unordered_set<int> m_asked;
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of a long list, kept by pages of 200 with the least recently used page dropped first. GUI thread.

#include <cstddef>
#include <list>
#include <optional>
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

    /// Null when the row's page is not here.
    const Row* find(int row) {
        const auto found = m_pages.find(row / kPageRows);
        if (found == m_pages.end()) return nullptr;
        m_recent.splice(m_recent.begin(), m_recent, found->second.place);
        const auto& slot = found->second.rows[static_cast<std::size_t>(row % kPageRows)];
        return slot ? &*slot : nullptr;
    }
    bool has(int page) const { return m_pages.contains(page); }
    /// True the first time a page is wanted; the caller then asks for it.
    bool beginFetch(int page) { return !has(page) && m_asked.insert(page).second; }

    /// Rows of one page in order; an empty optional is a row that has gone.
    void put(int page, std::vector<std::optional<Row>> rows) {
        rows.resize(kPageRows);
        m_asked.erase(page);
        drop(page);
        m_recent.push_front(page);
        m_pages.emplace(page, Page{std::move(rows), m_recent.begin()});
        while (m_pages.size() > m_maxPages)
            drop(m_recent.back());
    }
    void clear() {
        m_pages.clear();
        m_recent.clear();
        m_asked.clear();
    }

private:
    struct Page {
        std::vector<std::optional<Row>> rows;
        std::list<int>::iterator place;
    };
    void drop(int page) {
        const auto found = m_pages.find(page);
        if (found == m_pages.end()) return;
        m_recent.erase(found->second.place);
        m_pages.erase(found);
    }

    std::size_t m_maxPages;
    std::unordered_map<int, Page> m_pages;
    std::list<int> m_recent; ///< Most recently used first.
    std::unordered_set<int> m_asked;
};

} // namespace linnet::app

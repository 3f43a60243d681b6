// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/Score.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "core/store/DocumentText.h"

namespace linnet::core::search {

namespace {

using store::SearchDoc;
using store::SearchTable;

constexpr double kTitleWord = 10;
constexpr double kArtistWord = 7;
constexpr double kAlbumWord = 4;
constexpr double kFirstWord = 2; ///< The title begins with it.
constexpr double kNextWord = 2;  ///< It follows the word before it.
constexpr double kAllInTitle = 6;
constexpr double kWholeTitle = 30;
constexpr double kJoinedTitle = 24; ///< The same but for spaces: "acdc".
constexpr double kTitleBegins = 15;
constexpr double kWholeArtist = 8;  ///< Of a track or album.
constexpr double kTitleUsedUp = 5;  ///< Every word of the title was typed.
constexpr double kUnusedWord = 0.4; ///< Taken off for each word of the title that was not.
constexpr double kMostUnused = 3;
constexpr double kArtistKind = 4; ///< Where the whole name was typed or begun.
constexpr double kAlbumKind = 2;
constexpr double kPopularity = 1.2; ///< A class.
constexpr double kJoinedForm = 0.9; ///< Of an exact word.
constexpr int kPopularityShift = 40;
constexpr std::int64_t kLeastPopular = 63;

struct FieldText {
    std::string_view main;
    std::string_view joined;
    std::vector<std::string_view> words; ///< Of main.
};

FieldText fieldText(std::string_view document) {
    FieldText field;
    field.main = store::mainText(document);
    field.joined = document.substr(field.main.size());
    for (std::size_t begin = 0; begin < field.main.size();) {
        const std::size_t end = std::min(field.main.find(' ', begin), field.main.size());
        field.words.push_back(field.main.substr(begin, end - begin));
        begin = end + 1;
    }
    return field;
}

/// 1 for the whole word, less for a beginning, 0 for neither.
double likeness(std::string_view typed, std::string_view word, Typed mode) {
    if (word == typed) return 1;
    if (mode == Typed::Word || !word.starts_with(typed)) return 0;
    return 0.6 + 0.3 * static_cast<double>(typed.size()) / static_cast<double>(word.size());
}

bool hasJoined(const FieldText& field, std::string_view typed, Typed mode) {
    for (std::size_t at = field.joined.find(typed); at != std::string_view::npos;
         at = field.joined.find(typed, at + 1)) {
        const std::size_t end = at + typed.size();
        const bool endsHere = end == field.joined.size() || field.joined[end] == ' ';
        if (at > 0 && field.joined[at - 1] == ' ' && (endsHere || mode == Typed::Beginning)) return true;
    }
    return false;
}

struct WordMatch {
    double likeness = 0;
    std::size_t position = 0; ///< In the field's words; behind them for a joined form.
};

/// The best place, one behind `after` before equals.
WordMatch find(const FieldText& field, std::string_view typed, Typed mode, std::optional<std::size_t> after) {
    WordMatch best{0, field.words.size()};
    for (std::size_t i = 0; i < field.words.size(); ++i) {
        const double here = likeness(typed, field.words[i], mode);
        if (here > best.likeness || (here > 0 && here >= best.likeness && after && i == *after + 1)) best = {here, i};
    }
    if (best.likeness < kJoinedForm && hasJoined(field, typed, mode)) best = {kJoinedForm, field.words.size()};
    return best;
}

bool hasPhrase(const FieldText& field, const Term& term) {
    const std::size_t count = term.words.size();
    for (std::size_t begin = 0; begin + count <= field.words.size(); ++begin) {
        bool isHere = true;
        for (std::size_t i = 0; i < count && isHere; ++i) {
            const Typed mode = i + 1 == count ? term.typed : Typed::Word;
            isHere = likeness(term.words[i], field.words[begin + i], mode) > 0;
        }
        if (isHere) return true;
    }
    return false;
}

std::string withoutSpaces(std::string_view text) {
    std::string out(text);
    std::erase(out, ' ');
    return out;
}

class Scorer {
public:
    Scorer(const Query& query, const SearchDoc& doc, SearchTable table)
        : m_query(query),
          m_table(table),
          m_fields{fieldText(doc.title), fieldText(doc.artist), fieldText(doc.album)},
          m_popularity(kLeastPopular - (doc.id >> kPopularityShift)) {}

    std::optional<double> run() {
        for (const Term& term : m_query.terms)
            if (!addTerm(term)) return std::nullopt;
        if (m_wordCount > 0 && m_inTitle == m_wordCount) m_score += kAllInTitle;
        addWhole();
        addUnused();
        return m_score + kPopularity * static_cast<double>(m_popularity);
    }

private:
    /// An artist's name is in the title's place.
    bool allows(Field wanted, std::size_t field) const {
        if (m_table == SearchTable::Artists) return field == 0 && (wanted == Field::Any || wanted == Field::Artist);
        switch (wanted) {
        case Field::Any:
            return true;
        case Field::Title:
            return field == 0;
        case Field::Artist:
            return field == 1;
        case Field::Album:
            break;
        }
        return m_table == SearchTable::Albums ? field == 0 : field == 2;
    }

    bool addTerm(const Term& term) {
        bool isPhraseHere = !term.isPhrase;
        for (std::size_t f = 0; f < m_fields.size() && !isPhraseHere; ++f)
            isPhraseHere = allows(term.field, f) && hasPhrase(m_fields[f], term);
        if (!isPhraseHere) return false;
        for (std::size_t i = 0; i < term.words.size(); ++i)
            if (!addWord(term.words[i], i + 1 == term.words.size() ? term.typed : Typed::Word, term.field))
                return false;
        return true;
    }

    bool addWord(const std::string& word, Typed mode, Field wanted) {
        constexpr std::array<double, 3> kWeights = {kTitleWord, kArtistWord, kAlbumWord};
        double best = 0;
        std::optional<std::size_t> position;
        for (std::size_t f = 0; f < m_fields.size(); ++f) {
            if (!allows(wanted, f)) continue;
            const WordMatch match = find(m_fields[f], word, mode, m_lastInTitle);
            best = std::max(best, match.likeness * kWeights[f]);
            if (f == 0 && match.likeness > 0) position = match.position;
        }
        ++m_wordCount;
        m_score += best;
        if (position) addPosition(*position);
        m_lastInTitle = position;
        return best > 0;
    }

    void addPosition(std::size_t position) {
        ++m_inTitle;
        if (position == 0) m_score += kFirstWord;
        if (m_lastInTitle && position == *m_lastInTitle + 1) m_score += kNextWord;
    }

    void addWhole() {
        const std::string typed = wordsText(m_query);
        if (typed.empty()) return;
        const FieldText& title = m_fields[0];
        const bool isWhole = title.main == typed;
        const bool begins = title.main.starts_with(typed);
        if (isWhole)
            m_score += kWholeTitle;
        else if (withoutSpaces(title.main) == withoutSpaces(typed))
            m_score += kJoinedTitle;
        else if (begins)
            m_score += kTitleBegins;
        if (m_fields[1].main == typed) m_score += kWholeArtist;
        if (isWhole || begins)
            m_score += m_table == SearchTable::Artists ? kArtistKind : m_table == SearchTable::Albums ? kAlbumKind : 0;
    }

    void addUnused() {
        const std::size_t words = m_fields[0].words.size();
        const std::size_t used = std::min(m_inTitle, words);
        if (words > 0 && used == words) m_score += kTitleUsedUp;
        m_score -= std::min(kMostUnused, kUnusedWord * static_cast<double>(words - used));
    }

    const Query& m_query;
    const SearchTable m_table;
    const std::array<FieldText, 3> m_fields; ///< Title, artist, album.
    const std::int64_t m_popularity;
    double m_score = 0;
    std::size_t m_wordCount = 0;
    std::size_t m_inTitle = 0;
    std::optional<std::size_t> m_lastInTitle; ///< Where the word before was found.
};

} // namespace

std::optional<double> score(const Query& query, const SearchDoc& doc, SearchTable table) {
    return Scorer(query, doc, table).run();
}

} // namespace linnet::core::search

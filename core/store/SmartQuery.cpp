// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SmartQuery.h"

#include <chrono>

#include <fmt/format.h>

#include "core/store/DocumentText.h"
#include "core/text/Fold.h"

namespace linnet::core::store {

namespace {

using namespace playlists;

// Every track is looked at: that is what rules are for. Their rows join by unique indexes.
constexpr std::string_view kFrom =
    " FROM track AS t LEFT JOIN track_doc AS d ON d.entity=t.id LEFT JOIN annotation AS a ON a.source=t.source"
    " AND a.user_id=?1 AND a.kind=0 AND a.target=t.public_id WHERE t.rev>0 AND ifnull(a.hidden,0)=0";
constexpr std::string_view kGenre = "EXISTS (SELECT 1 FROM track_genre JOIN genre ON genre.id=track_genre.genre_id"
                                    " WHERE track_genre.track_id=t.id AND genre.match_key={})";
constexpr std::string_view kHere =
    "(EXISTS (SELECT 1 FROM media_entry WHERE media_entry.source=t.source AND media_entry.track_id=t.public_id"
    " AND media_entry.state>0) OR EXISTS (SELECT 1 FROM local_file WHERE local_file.track_id=t.id))";
constexpr std::string_view kSeen =
    " AND (NOT EXISTS (SELECT 1 FROM library_grant WHERE library_grant.library_id=t.library_id)"
    " OR EXISTS (SELECT 1 FROM user WHERE user.id=?1 AND user.role=0) OR EXISTS (SELECT 1 FROM library_grant"
    " WHERE library_grant.library_id=t.library_id AND library_grant.user_id=?1))";

std::string_view columnOf(Field field) {
    switch (field) {
    case Field::Title:
        return "d.title";
    case Field::Artist:
        return "d.artist";
    case Field::Album:
        return "d.album";
    case Field::Year:
        return "t.date/10000";
    case Field::Rating:
        return "ifnull(a.rating,0)";
    case Field::PlayCount:
        return "ifnull(a.play_count,0)";
    case Field::Duration:
        return "t.duration_ms/1000";
    case Field::SampleRate:
        return "t.sample_rate";
    case Field::LastPlayed:
        return "ifnull(a.last_played_at,0)";
    case Field::Added:
        return "t.added_at";
    case Field::Codec:
        return "t.codec";
    case Field::Liked:
        return "ifnull(a.liked,0)";
    case Field::Genre:
    case Field::Downloaded:
        break;
    }
    return "NULL";
}

std::string_view orderOf(SortBy sort) {
    switch (sort) {
    case SortBy::Title:
        return "t.sort_key";
    case SortBy::Artist:
        return "d.artist";
    case SortBy::Album:
        return "d.album";
    case SortBy::Year:
        return "t.date";
    case SortBy::Rating:
        return "ifnull(a.rating,0)";
    case SortBy::PlayCount:
        return "ifnull(a.play_count,0)";
    case SortBy::LastPlayed:
        return "ifnull(a.last_played_at,0)";
    case SortBy::Added:
        return "t.added_at";
    case SortBy::Duration:
        return "t.duration_ms";
    case SortBy::Random:
        break;
    }
    return "random()";
}

/// -1, which no track has, for a name that is none.
std::int64_t codecNamed(std::string_view name) {
    const auto key = text::matchKey(name);
    for (int number = 1; number <= static_cast<int>(Codec::Speex); ++number)
        if (text::matchKey(codecName(static_cast<Codec>(number))) == key) return number;
    return -1;
}

class Compiler {
public:
    explicit Compiler(const SmartScope& scope) : m_now(scope.now) { m_sql.values.emplace_back(scope.user); }

    SmartSql compile(const SmartRules& rules, const SmartScope& scope) {
        m_sql.text = "SELECT t.id";
        m_sql.text += kFrom;
        if (scope.source) m_sql.text += " AND t.source=" + bound(*scope.source);
        if (scope.user != 0) m_sql.text += kSeen;
        m_sql.text += " AND " + group(rules.group);
        m_sql.text += fmt::format(" ORDER BY {}{}, t.sort_key, t.disc, t.number, t.id LIMIT {}", orderOf(rules.sort),
                                  rules.isDescending ? " DESC" : "", bound(rules.limit.value_or(-1)));
        return std::move(m_sql);
    }

private:
    template <class T>
    std::string bound(T value) {
        m_sql.values.emplace_back(std::move(value));
        return fmt::format("?{}", m_sql.values.size());
    }

    std::string group(const Group& group) {
        const bool isAll = group.match == Group::Match::All;
        if (group.parts.empty()) return isAll ? "1" : "0";
        std::string text = "(";
        for (const auto& part : group.parts) {
            if (text.size() > 1) text += isAll ? " AND " : " OR ";
            if (const auto* inner = std::get_if<Group>(&part))
                text += this->group(*inner);
            else
                text += condition(std::get<Condition>(part));
        }
        return text + ")";
    }

    /// Neither true nor false (a track without documents) counts as false, and its opposite as true.
    std::string condition(const Condition& condition) {
        const bool isNot = condition.op == Operator::IsNot || condition.op == Operator::ContainsNot;
        const std::string text = fmt::format("ifnull({},0)", positive(condition));
        return isNot ? "NOT " + text : text;
    }

    std::string positive(const Condition& condition) {
        if (const auto* text = std::get_if<std::string>(&condition.value)) return textCondition(condition, *text);
        if (const auto* flag = std::get_if<bool>(&condition.value)) {
            const auto column = condition.field == Field::Downloaded ? kHere : columnOf(condition.field);
            return fmt::format("{}={}", column, bound(std::int64_t{*flag}));
        }
        return numberCondition(condition, std::get<std::int64_t>(condition.value));
    }

    std::string textCondition(const Condition& condition, const std::string& value) {
        if (condition.field == Field::Genre) return fmt::format(fmt::runtime(kGenre), bound(text::matchKey(value)));
        const auto column = columnOf(condition.field);
        if (condition.field == Field::Codec) return fmt::format("{}={}", column, bound(codecNamed(value)));
        const auto text = bound(std::string(mainText(documentText(value))));
        switch (condition.op) {
        case Operator::BeginsWith:
            return fmt::format("substr({0},1,length({1}))={1}", column, text);
        case Operator::Contains:
        case Operator::ContainsNot:
            return fmt::format("instr({},{})>0", column, text);
        default: // Other forms of the words stand behind a bar in the documents.
            return fmt::format("({0}={1} OR substr({0},1,length({1})+3)={1}||' | ')", column, text);
        }
    }

    std::string numberCondition(const Condition& condition, std::int64_t value) {
        const auto column = columnOf(condition.field);
        const auto day = std::chrono::milliseconds(std::chrono::days(1)).count();
        const auto daysAgo = [&] { return m_now.time_since_epoch().count() - value * day; };
        switch (condition.op) {
        case Operator::AtLeast:
            return fmt::format("{}>={}", column, bound(value));
        case Operator::AtMost: // Of an unknown year nothing is known.
            return fmt::format("({}<={}{})", column, bound(value),
                               condition.field == Field::Year ? " AND t.date>0" : "");
        case Operator::WithinDays:
            return fmt::format("{}>={}", column, bound(daysAgo()));
        case Operator::NotWithinDays:
            return fmt::format("{}<{}", column, bound(daysAgo()));
        case Operator::Before:
            return fmt::format("({0}<{1} AND {0}>0)", column, bound(value));
        case Operator::After:
            return fmt::format("{}>{}", column, bound(value));
        default:
            return fmt::format("{}={}", column, bound(value));
        }
    }

    SmartSql m_sql;
    UnixMillis m_now;
};

/// Binds the values of `sql` and calls `row` for each row of `text`.
template <class F>
Result<void> forEachRow(Connection& connection, const SmartSql& sql, const std::string& text, F row) {
    auto select = connection.prepareOnce(text);
    for (std::size_t i = 0; i < sql.values.size(); ++i)
        std::visit([&](const auto& value) { select.bind(static_cast<int>(i) + 1, value); }, sql.values[i]);
    return select.forEach(row);
}

} // namespace

SmartSql smartSql(const SmartRules& rules, const SmartScope& scope) { return Compiler(scope).compile(rules, scope); }

Result<std::vector<Key>> smartTracks(Connection& connection, const SmartRules& rules, const SmartScope& scope) {
    const SmartSql sql = smartSql(rules, scope);
    std::vector<Key> keys;
    LINNET_TRY_VOID(
        forEachRow(connection, sql, sql.text, [&](const Statement& row) { keys.push_back(row.integer(0)); }));
    return keys;
}

Result<std::int64_t> smartCount(Connection& connection, const SmartRules& rules, const SmartScope& scope) {
    const SmartSql sql = smartSql(rules, scope);
    std::int64_t count = 0;
    LINNET_TRY_VOID(forEachRow(connection, sql, "SELECT count(*) FROM (" + sql.text + ")",
                               [&](const Statement& row) { count = row.integer(0); }));
    return count;
}

} // namespace linnet::core::store

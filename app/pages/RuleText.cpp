// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/RuleText.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace linnet::app {

namespace {

using core::playlists::Condition;
using core::playlists::Field;
using core::playlists::FieldType;
using core::playlists::Operator;
using core::playlists::SortBy;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SmartRules)
};

bool isDays(Operator op) { return op == Operator::WithinDays || op == Operator::NotWithinDays; }

std::int64_t numberOf(const Condition& condition) {
    const auto* number = std::get_if<std::int64_t>(&condition.value);
    return number == nullptr ? 0 : *number;
}

/// "3:30", "1:02:00", or seconds by themselves.
std::optional<std::int64_t> secondsFrom(const QString& typed) {
    std::int64_t seconds = 0;
    for (const QString& part : typed.split(QLatin1Char(':'))) {
        bool isNumber = false;
        const auto number = part.trimmed().toInt(&isNumber);
        if (!isNumber || number < 0 || seconds > 1'000'000) return std::nullopt;
        seconds = seconds * 60 + number;
    }
    return seconds;
}

std::optional<std::int64_t> starsFrom(const QString& typed) {
    bool isNumber = false;
    const double stars = QString(typed).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&isNumber);
    if (!isNumber || stars < 0 || stars > 5) return std::nullopt;
    return std::llround(stars * 2);
}

std::optional<std::int64_t> dayFrom(const QString& typed) {
    const QDate day = QDate::fromString(typed.trimmed(), Qt::ISODate);
    if (!day.isValid()) return std::nullopt;
    return day.startOfDay().toMSecsSinceEpoch();
}

std::optional<std::int64_t> wholeFrom(const QString& typed) {
    bool isNumber = false;
    const qint64 number = typed.trimmed().toLongLong(&isNumber);
    if (!isNumber || number < 0 || number > 1'000'000'000) return std::nullopt;
    return number;
}

} // namespace

QString fieldText(Field field) {
    switch (field) {
    case Field::Title:
        return Words::tr("Title");
    case Field::Artist:
        return Words::tr("Artist");
    case Field::Album:
        return Words::tr("Album");
    case Field::Genre:
        return Words::tr("Genre");
    case Field::Codec:
        return Words::tr("Format");
    case Field::Year:
        return Words::tr("Year");
    case Field::Rating:
        return Words::tr("Rating");
    case Field::PlayCount:
        return Words::tr("Plays");
    case Field::Duration:
        return Words::tr("Length");
    case Field::SampleRate:
        return Words::tr("Sample rate");
    case Field::LastPlayed:
        return Words::tr("Last played");
    case Field::Added:
        return Words::tr("Added");
    case Field::Liked:
        return Words::tr("Liked");
    case Field::Downloaded:
        return Words::tr("Downloaded");
    }
    return {};
}

QString operatorText(Field field, Operator op) {
    switch (op) {
    case Operator::Is:
        return Words::tr("is");
    case Operator::IsNot:
        return Words::tr("is not");
    case Operator::Contains:
        return Words::tr("contains");
    case Operator::ContainsNot:
        return Words::tr("does not contain");
    case Operator::BeginsWith:
        return Words::tr("begins with");
    case Operator::AtLeast:
        return Words::tr("is at least");
    case Operator::AtMost:
        return Words::tr("is at most");
    case Operator::WithinDays:
        return Words::tr("in the last … days");
    case Operator::NotWithinDays:
        return Words::tr("not in the last … days");
    case Operator::Before:
        return Words::tr("before");
    case Operator::After:
        return field == Field::Added ? Words::tr("since") : Words::tr("after");
    }
    return {};
}

QString sortText(SortBy sort) {
    switch (sort) {
    case SortBy::Title:
        return Words::tr("Title");
    case SortBy::Artist:
        return Words::tr("Artist");
    case SortBy::Album:
        return Words::tr("Album");
    case SortBy::Year:
        return Words::tr("Year");
    case SortBy::Rating:
        return Words::tr("Rating");
    case SortBy::PlayCount:
        return Words::tr("Plays");
    case SortBy::LastPlayed:
        return Words::tr("Last played");
    case SortBy::Added:
        return Words::tr("Added");
    case SortBy::Duration:
        return Words::tr("Length");
    case SortBy::Random:
        return Words::tr("By chance");
    }
    return {};
}

std::vector<SortBy> allSorts() {
    std::vector<SortBy> all;
    for (int sort = 0; sort <= static_cast<int>(SortBy::Random); ++sort)
        all.push_back(static_cast<SortBy>(sort));
    return all;
}

std::vector<Field> allFields() {
    std::vector<Field> all;
    for (int field = 0; field <= static_cast<int>(Field::Downloaded); ++field)
        all.push_back(static_cast<Field>(field));
    return all;
}

Condition newCondition(Field field) {
    Condition condition{.field = field, .op = core::playlists::operatorsOf(field).front(), .value = {}};
    switch (core::playlists::typeOf(field)) {
    case FieldType::Text:
        condition.value = std::string();
        break;
    case FieldType::Number:
        condition.value = std::int64_t{0};
        break;
    case FieldType::Time:
        condition = withOperator({field, Operator::WithinDays, std::int64_t{30}}, condition.op);
        break;
    case FieldType::Flag:
        condition.value = true;
        break;
    }
    return condition;
}

Condition withOperator(Condition condition, Operator op) {
    const bool isTime = core::playlists::typeOf(condition.field) == FieldType::Time;
    if (isTime && isDays(op) != isDays(condition.op))
        condition.value =
            isDays(op) ? std::int64_t{30} : std::int64_t{QDate(2020, 1, 1).startOfDay().toMSecsSinceEpoch()};
    condition.op = op;
    return condition;
}

QString valueText(const Condition& condition) {
    if (const auto* text = std::get_if<std::string>(&condition.value)) return QString::fromStdString(*text);
    if (std::holds_alternative<bool>(condition.value)) return {};
    const std::int64_t number = numberOf(condition);
    if (condition.field == Field::Rating) return QString::number(static_cast<double>(number) / 2);
    if (condition.field == Field::Duration)
        return QStringLiteral("%1:%2").arg(number / 60).arg(number % 60, 2, 10, QLatin1Char('0'));
    const bool isTime = core::playlists::typeOf(condition.field) == FieldType::Time;
    if (isTime && !isDays(condition.op)) return QDateTime::fromMSecsSinceEpoch(number).date().toString(Qt::ISODate);
    return QString::number(number);
}

bool takeValue(Condition& condition, const QString& typed) {
    if (std::holds_alternative<std::string>(condition.value)) {
        condition.value = typed.trimmed().toStdString();
        return true;
    }
    if (std::holds_alternative<bool>(condition.value)) return false;
    const bool isTime = core::playlists::typeOf(condition.field) == FieldType::Time;
    const auto number = condition.field == Field::Rating     ? starsFrom(typed)
                        : condition.field == Field::Duration ? secondsFrom(typed)
                        : isTime && !isDays(condition.op)    ? dayFrom(typed)
                                                             : wholeFrom(typed);
    if (!number) return false;
    condition.value = *number;
    return true;
}

QString valueHint(const Condition& condition) {
    switch (core::playlists::typeOf(condition.field)) {
    case FieldType::Time:
        return isDays(condition.op) ? Words::tr("days") : Words::tr("a day, like 2024-05-31");
    case FieldType::Number:
        if (condition.field == Field::Rating) return Words::tr("stars, 0 to 5");
        if (condition.field == Field::Duration) return Words::tr("minutes, like 3:30");
        return condition.field == Field::SampleRate ? Words::tr("hertz, like 96000") : Words::tr("a number");
    case FieldType::Text:
    case FieldType::Flag:
        break;
    }
    return Words::tr("words");
}

} // namespace linnet::app

#include "wire/members.hpp"

#include "wire/json.hpp"
#include "wire/plain_line.hpp"

#include <cmath>
#include <utility>

namespace kith::wire {

namespace {

using domain::Value;

std::optional<std::int64_t> integer_in(const Value& value) {
    if (value.is_integer()) {
        return value.as_integer();
    }
    if (!value.is_number()) {
        return std::nullopt;
    }
    const double number = value.as_number();
    if (std::trunc(number) != number || std::abs(number) > double{max_exact_integer}) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(number);
}

bool is_name(std::string_view text, std::size_t max) {
    constexpr std::string_view allowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    return !text.empty() && text.size() <= max &&
           text.find_first_not_of(allowed) == std::string_view::npos;
}

} // namespace

Members::Members(const Value& value, std::string path) : value_(&value), path_(std::move(path)) {
    if (!value.is_object()) {
        throw MemberError((path_.empty() ? "the message" : path_) + ": expected an object, found " +
                          std::string(value.type_name()));
    }
}

std::string Members::text(std::string_view key) const {
    const Value& value = required(key);
    if (!value.is_string()) {
        refuse(key, "expected a string, found " + std::string(value.type_name()));
    }
    return value.as_string();
}

std::string Members::text_or(std::string_view key, std::string_view fallback) const {
    return has(key) ? text(key) : std::string(fallback);
}

std::string Members::line(std::string_view key) const { return plain_line(text(key)); }

std::string Members::line_or(std::string_view key, std::string_view fallback) const {
    return has(key) ? line(key) : std::string(fallback);
}

std::string Members::name(std::string_view key, std::size_t max) const {
    std::string found = text(key);
    if (!is_name(found, max)) {
        refuse(key, "expected 1 to " + std::to_string(max) + " characters of A-Z a-z 0-9 . _ -");
    }
    return found;
}

std::size_t Members::choice(std::string_view key,
                            std::initializer_list<std::string_view> choices) const {
    const std::string found = text(key);
    std::string list;
    std::size_t index = 0;
    for (const auto choice : choices) {
        if (choice == found) {
            return index;
        }
        list += (index++ == 0 ? "" : ", ") + std::string(choice);
    }
    refuse(key, "expected one of " + list);
}

std::vector<std::string> Members::texts_or_none(std::string_view key) const {
    std::vector<std::string> texts;
    const Value* value = find(key);
    if (value == nullptr) {
        return texts;
    }
    if (!value->is_array()) {
        refuse(key, "expected an array of strings, found " + std::string(value->type_name()));
    }
    for (const Value& item : value->as_array()) {
        if (!item.is_string()) {
            refuse(std::string(key) + '[' + std::to_string(texts.size()) + ']',
                   "expected a string, found " + std::string(item.type_name()));
        }
        texts.push_back(item.as_string());
    }
    return texts;
}

std::vector<std::string> Members::lines_or_none(std::string_view key) const {
    std::vector<std::string> lines = texts_or_none(key);
    for (std::string& text : lines) {
        text = plain_line(text);
    }
    std::erase(lines, "");
    return lines;
}

std::int64_t Members::integer(std::string_view key, std::int64_t lowest,
                              std::int64_t highest) const {
    const Value& value = required(key);
    const auto number = integer_in(value);
    if (!number) {
        refuse(key, "expected an integer, found " + std::string(value.type_name()));
    }
    if (*number < lowest || *number > highest) {
        refuse(key, "expected an integer from " + std::to_string(lowest) + " to " +
                        std::to_string(highest));
    }
    return *number;
}

std::int64_t Members::integer_or(std::string_view key, std::int64_t fallback, std::int64_t lowest,
                                 std::int64_t highest) const {
    return has(key) ? integer(key, lowest, highest) : fallback;
}

bool Members::flag_or(std::string_view key, bool fallback) const {
    const Value* value = find(key);
    if (value == nullptr) {
        return fallback;
    }
    if (!value->is_bool()) {
        refuse(key, "expected true or false, found " + std::string(value->type_name()));
    }
    return value->as_bool();
}

domain::Date Members::date(std::string_view key) const {
    const auto day = domain::parse_date(text(key));
    if (!day) {
        refuse(key, "expected a day such as \"2026-11-23\"");
    }
    return *day;
}

domain::Instant Members::instant(std::string_view key) const {
    const auto moment = domain::parse_instant(text(key));
    if (!moment) {
        refuse(key, "expected an instant in UTC such as \"2026-11-23T07:30:00Z\"");
    }
    return *moment;
}

Members Members::object(std::string_view key) const { return Members(required(key), path_of(key)); }

std::vector<Members> Members::objects_or_none(std::string_view key) const {
    std::vector<Members> objects;
    const Value* value = find(key);
    if (value == nullptr) {
        return objects;
    }
    if (!value->is_array()) {
        refuse(key, "expected an array of objects, found " + std::string(value->type_name()));
    }
    for (const Value& item : value->as_array()) {
        objects.emplace_back(item, path_of(key) + '[' + std::to_string(objects.size()) + ']');
    }
    return objects;
}

const Value* Members::find(std::string_view key) const {
    const Value* member = value_->find(key);
    return member == nullptr || member->is_null() ? nullptr : member;
}

void Members::refuse(std::string_view key, std::string_view what) const {
    throw MemberError(path_of(key) + ": " + std::string(what));
}

std::string Members::path_of(std::string_view key) const {
    return path_.empty() ? std::string(key) : path_ + '.' + std::string(key);
}

const Value& Members::required(std::string_view key) const {
    const Value* member = find(key);
    if (member == nullptr) {
        refuse(key, "is missing");
    }
    return *member;
}

void put_texts(domain::Value& value, std::string_view key, const std::vector<std::string>& texts) {
    for (const auto& text : texts) {
        value[key].push_back(text);
    }
}

} // namespace kith::wire

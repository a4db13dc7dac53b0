#include "storage/reason_codec.hpp"

#include "storage/errors.hpp"
#include "wire/json.hpp"

namespace kith::storage {

namespace {

using domain::Reason;
using domain::Value;

void put(Value& value, const char* key, const std::string& text) {
    if (!text.empty()) {
        value[key] = text;
    }
}

/// A day that was never set is left out.
void put(Value& value, const char* key, domain::Date date) {
    if (date.ok()) {
        value[key] = domain::format_date(date);
    }
}

template <class T>
T parsed(const Value& value, std::string_view key, std::optional<T> (*parse)(std::string_view)) {
    const auto result = parse(value.at(key).as_string());
    if (!result) {
        throw domain::ValueError(std::string(key) + " is unknown");
    }
    return *result;
}

template <class T>
std::optional<T> maybe(const Value& value, std::string_view key,
                       std::optional<T> (*parse)(std::string_view)) {
    return value.find(key) == nullptr ? std::nullopt : std::optional(parsed(value, key, parse));
}

void put_duty_and_presence(Value& value, const Reason& reason) {
    if (reason.asks) {
        value["asks"] = true;
    }
    if (reason.duty) {
        value["duty"] = to_text(*reason.duty);
    }
    if (reason.quiet_for) {
        value["quiet_for"] = domain::format_span(*reason.quiet_for);
    }
    if (reason.at_least != 0) {
        value["at_least"] = reason.at_least;
    }
    if (reason.circle != domain::SubjectKind::Person) {
        value["circle"] = to_text(reason.circle);
    }
    for (const auto& name : reason.people) {
        value["people"].push_back(name);
    }
    if (reason.meets_at) {
        value["meets_at"] = std::int64_t{reason.meets_at->count()};
    }
}

Value to_value(const Reason& reason) {
    Value value;
    value["kind"] = to_text(reason.kind);
    put(value, "rule", reason.rule);
    put(value, "key", reason.key);
    put(value, "anchor", reason.anchor);
    put(value, "date", reason.date);
    if (reason.every) {
        value["every"] = domain::format_span(*reason.every);
    }
    if (reason.at_worst) {
        put(value, "at_worst", *reason.at_worst);
    }
    if (reason.no_history) {
        value["no_history"] = true;
    }
    if (reason.after) {
        value["after"] = to_text(*reason.after);
    }
    if (reason.occasion != domain::DateKind::Birthday) {
        value["occasion"] = to_text(reason.occasion);
    }
    put(value, "label", reason.label);
    if (reason.turns) {
        value["turns"] = *reason.turns;
    }
    if (reason.days_ahead != 0) {
        value["days_ahead"] = reason.days_ahead;
    }
    put(value, "text", reason.text);
    if (reason.promise != 0) {
        value["promise"] = reason.promise;
    }
    put_duty_and_presence(value, reason);
    return value;
}

void read_duty_and_presence(const Value& value, Reason& reason) {
    reason.asks = value.flag_or("asks", false);
    reason.duty = maybe(value, "duty", domain::parse_membership_date);
    reason.quiet_for = maybe(value, "quiet_for", domain::parse_span);
    reason.at_least = static_cast<int>(value.integer_or("at_least", 0));
    reason.circle =
        maybe(value, "circle", domain::parse_subject_kind).value_or(domain::SubjectKind::Person);
    if (const auto* people = value.find("people")) {
        for (const auto& name : people->as_array()) {
            reason.people.push_back(name.as_string());
        }
    }
    if (value.find("meets_at") != nullptr) {
        reason.meets_at = domain::TimeOfDay(value.at("meets_at").as_integer());
    }
}

Reason reason_from(const Value& value) {
    Reason reason{};
    reason.kind = parsed(value, "kind", domain::parse_rule_kind);
    reason.rule = value.text_or("rule", "");
    reason.key = value.text_or("key", "");
    reason.anchor = maybe(value, "anchor", domain::parse_date).value_or(domain::Date());
    reason.date = maybe(value, "date", domain::parse_date).value_or(domain::Date());
    reason.every = maybe(value, "every", domain::parse_span);
    reason.at_worst = maybe(value, "at_worst", domain::parse_date);
    reason.no_history = value.flag_or("no_history", false);
    reason.after = maybe(value, "after", domain::parse_interaction_kind);
    reason.occasion =
        maybe(value, "occasion", domain::parse_date_kind).value_or(domain::DateKind::Birthday);
    reason.label = value.text_or("label", "");
    if (value.find("turns") != nullptr) {
        reason.turns = static_cast<int>(value.at("turns").as_integer());
    }
    reason.days_ahead = static_cast<int>(value.integer_or("days_ahead", 0));
    reason.text = value.text_or("text", "");
    reason.promise = value.integer_or("promise", 0);
    read_duty_and_presence(value, reason);
    return reason;
}

/// Applies `read` to each element of the JSON array in `text`.
template <class T, class Read> std::vector<T> decode(const std::string& text, const Read& read) {
    try {
        std::vector<T> items;
        const auto array = wire::parse_json(text, {.max_bytes = text.size()});
        for (const auto& item : array.as_array()) {
            items.push_back(read(item));
        }
        return items;
    } catch (const wire::JsonError& error) {
        throw DamagedDatabase(std::string("a list in the database: ") + error.what());
    } catch (const domain::ValueError& error) {
        throw DamagedDatabase(std::string("a list in the database: ") + error.what());
    }
}

} // namespace

std::string encode_reasons(const std::vector<Reason>& reasons) {
    Value::Array array;
    for (const auto& reason : reasons) {
        array.push_back(to_value(reason));
    }
    return wire::dump_json(array);
}

std::vector<Reason> decode_reasons(const std::string& text) {
    return decode<Reason>(text, reason_from);
}

std::string encode_texts(const std::vector<std::string>& texts) {
    return wire::dump_json(Value::Array(texts.begin(), texts.end()));
}

std::vector<std::string> decode_texts(const std::string& text) {
    return decode<std::string>(text, [](const Value& item) { return item.as_string(); });
}

} // namespace kith::storage

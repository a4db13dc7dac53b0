#pragma once

#include <concepts>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kith::domain {

/// A value was asked for under a type or a key it does not have. what() names both.
class ValueError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A tree of plain data: what a JSON text or a TOML table holds, free of any parser.
/// The layers hand settings and protocol messages around in it; `wire` alone turns it into JSON.
/// Owns its children; copying copies the tree. Not thread-safe, like any container.
class Value {
public:
    using Array = std::vector<Value>;
    using Object = std::map<std::string, Value, std::less<>>;

    Value() = default; ///< null
    Value(std::same_as<bool> auto flag) : data_(flag) {}
    Value(double number) : data_(number) {}
    template <std::integral T>
    requires(!std::same_as<T, bool>) Value(T number) : data_(static_cast<std::int64_t>(number)) {}
    Value(std::string text) : data_(std::move(text)) {}
    Value(std::string_view text) : data_(std::string(text)) {}
    Value(const char* text) : data_(std::string(text)) {}
    Value(Array items) : data_(std::move(items)) {}
    Value(Object members) : data_(std::move(members)) {}

    [[nodiscard]] bool is_null() const { return holds<std::monostate>(); }
    [[nodiscard]] bool is_bool() const { return holds<bool>(); }
    [[nodiscard]] bool is_integer() const { return holds<std::int64_t>(); }
    [[nodiscard]] bool is_number() const { return is_integer() || holds<double>(); }
    [[nodiscard]] bool is_string() const { return holds<std::string>(); }
    [[nodiscard]] bool is_array() const { return holds<Array>(); }
    [[nodiscard]] bool is_object() const { return holds<Object>(); }

    /// Each throws ValueError when the value is of another type. as_number() takes integers too.
    [[nodiscard]] bool as_bool() const;
    [[nodiscard]] std::int64_t as_integer() const;
    [[nodiscard]] double as_number() const;
    [[nodiscard]] const std::string& as_string() const;
    [[nodiscard]] const Array& as_array() const;
    [[nodiscard]] const Object& as_object() const;

    /// The member of that name; null when there is none or this is no object.
    [[nodiscard]] const Value* find(std::string_view key) const;
    /// The member of that name. Throws ValueError when there is none.
    [[nodiscard]] const Value& at(std::string_view key) const;
    /// The member's text, number or flag; the fallback when it is absent or null.
    /// Throws ValueError when the member is there under another type.
    [[nodiscard]] std::string text_or(std::string_view key, std::string fallback) const;
    [[nodiscard]] std::int64_t integer_or(std::string_view key, std::int64_t fallback) const;
    [[nodiscard]] bool flag_or(std::string_view key, bool fallback) const;

    /// Makes this an object if it is null and returns the member, created null if absent.
    Value& operator[](std::string_view key);
    /// Makes this an array if it is null and appends.
    void push_back(Value item);

    /// "null", "bool", "integer", "number", "string", "array" or "object".
    [[nodiscard]] std::string_view type_name() const;

    friend bool operator==(const Value&, const Value&) = default;

private:
    template <class T> [[nodiscard]] bool holds() const { return std::holds_alternative<T>(data_); }

    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> data_;
};

} // namespace kith::domain

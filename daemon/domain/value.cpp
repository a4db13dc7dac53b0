#include "domain/value.hpp"

namespace kith::domain {

namespace {

template <class T, class Data>
const T& expect(const Data& data, const Value& value, std::string_view wanted) {
    if (const auto* held = std::get_if<T>(&data)) {
        return *held;
    }
    throw ValueError("expected " + std::string(wanted) + ", found " +
                     std::string(value.type_name()));
}

} // namespace

bool Value::as_bool() const { return expect<bool>(data_, *this, "a bool"); }

std::int64_t Value::as_integer() const { return expect<std::int64_t>(data_, *this, "an integer"); }

double Value::as_number() const {
    if (is_integer()) {
        return static_cast<double>(as_integer());
    }
    return expect<double>(data_, *this, "a number");
}

const std::string& Value::as_string() const {
    return expect<std::string>(data_, *this, "a string");
}

const Value::Array& Value::as_array() const { return expect<Array>(data_, *this, "an array"); }

const Value::Object& Value::as_object() const { return expect<Object>(data_, *this, "an object"); }

const Value* Value::find(std::string_view key) const {
    const auto* members = std::get_if<Object>(&data_);
    if (members == nullptr) {
        return nullptr;
    }
    const auto found = members->find(key);
    return found == members->end() ? nullptr : &found->second;
}

const Value& Value::at(std::string_view key) const {
    if (const auto* member = find(key)) {
        return *member;
    }
    throw ValueError("member \"" + std::string(key) + "\" is missing");
}

std::string Value::text_or(std::string_view key, std::string fallback) const {
    const auto* member = find(key);
    if (member == nullptr || member->is_null()) {
        return fallback;
    }
    return member->as_string();
}

std::int64_t Value::integer_or(std::string_view key, std::int64_t fallback) const {
    const auto* member = find(key);
    return member == nullptr || member->is_null() ? fallback : member->as_integer();
}

bool Value::flag_or(std::string_view key, bool fallback) const {
    const auto* member = find(key);
    return member == nullptr || member->is_null() ? fallback : member->as_bool();
}

Value& Value::operator[](std::string_view key) {
    if (is_null()) {
        data_ = Object{};
    }
    auto* members = std::get_if<Object>(&data_);
    if (members == nullptr) {
        throw ValueError("expected an object, found " + std::string(type_name()));
    }
    return members->try_emplace(std::string(key)).first->second;
}

void Value::push_back(Value item) {
    if (is_null()) {
        data_ = Array{};
    }
    auto* items = std::get_if<Array>(&data_);
    if (items == nullptr) {
        throw ValueError("expected an array, found " + std::string(type_name()));
    }
    items->push_back(std::move(item));
}

std::string_view Value::type_name() const {
    static constexpr std::string_view names[] = {"null",   "bool",  "integer", "number",
                                                 "string", "array", "object"};
    return names[data_.index()];
}

} // namespace kith::domain

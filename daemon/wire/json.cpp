#include "wire/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace kith::wire {

namespace {

using domain::Value;

/// Walks the text and tells how far the parser has come; the parser itself does not say.
class CountingIterator {
public:
    using difference_type = std::ptrdiff_t;
    using value_type = char;
    using pointer = const char*;
    using reference = const char&;
    using iterator_category = std::input_iterator_tag;

    CountingIterator(const char* at, std::size_t* count) : at_(at), count_(count) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        ++at_;
        ++*count_;
        return *this;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

private:
    const char* at_;
    std::size_t* count_;
};

/// Takes the parser's events and builds the tree; refuses what the parser would let pass.
class TreeBuilder {
public:
    TreeBuilder(std::size_t max_depth, const std::size_t& count)
        : max_depth_(max_depth), count_(count) {}

    bool null() { return add(Value()); }
    bool boolean(bool flag) { return add(Value(flag)); }
    bool number_integer(std::int64_t number) {
        return number < -max_exact_integer ? too_large() : add_integer(number);
    }
    bool number_unsigned(std::uint64_t number) {
        return number > std::uint64_t{max_exact_integer}
                   ? too_large()
                   : add_integer(static_cast<std::int64_t>(number));
    }
    bool number_float(double number, const std::string& text) {
        // An integer that fits no 64 bits arrives here, rounded.
        return text.find_first_of(".eE") == std::string::npos ? too_large() : add(Value(number));
    }
    bool string(std::string& text) { return add(Value(std::move(text))); }
    bool binary(nlohmann::json::binary_t&) { return refuse("binary data is no JSON"); }
    bool start_object(std::size_t) { return open(Value(Value::Object{})); }
    bool start_array(std::size_t) { return open(Value(Value::Array{})); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& name) {
        if (stack_.back().container.find(name) != nullptr) {
            return refuse("an object names the same key twice");
        }
        stack_.back().key = std::move(name);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& fault) {
        // 406: a number beyond the range of a double; all others are faults of grammar or UTF-8.
        return refuse(fault.id == 406 ? "a number is too large" : "the text is no valid JSON");
    }

    [[nodiscard]] const std::optional<JsonError>& error() const { return error_; }
    [[nodiscard]] Value take() { return std::move(root_); }

private:
    struct Level {
        Value container;
        std::string key; ///< of the member that comes next
    };

    bool add_integer(std::int64_t number) { return add(Value(number)); }
    bool too_large() { return refuse("an integer is beyond 2^53"); }
    bool refuse(const char* what) {
        error_.emplace(count_, what);
        return false;
    }
    bool open(Value container) {
        if (stack_.size() == max_depth_) {
            return refuse("the text is nested too deeply");
        }
        stack_.push_back({std::move(container), {}});
        return true;
    }
    bool close() {
        Value done = std::move(stack_.back().container);
        stack_.pop_back();
        return add(std::move(done));
    }
    bool add(Value value) {
        if (stack_.empty()) {
            root_ = std::move(value);
        } else if (Level& level = stack_.back(); level.container.is_array()) {
            level.container.push_back(std::move(value));
        } else {
            level.container[level.key] = std::move(value);
        }
        return true;
    }

    std::size_t max_depth_;
    const std::size_t& count_;
    std::vector<Level> stack_;
    Value root_;
    std::optional<JsonError> error_;
};

bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

void append_scalar(std::string& text, const nlohmann::json& scalar) {
    text += scalar.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void append_string(std::string& text, const std::string& string) {
    if (std::all_of(string.begin(), string.end(), is_plain)) {
        text.append(1, '"').append(string).append(1, '"');
    } else {
        append_scalar(text, string);
    }
}

/// Writes brackets and commas itself: the library would first build a second tree.
void append(std::string& text, const Value& value) {
    if (value.is_string()) {
        append_string(text, value.as_string());
    } else if (value.is_integer()) {
        text += std::to_string(value.as_integer());
    } else if (value.is_bool()) {
        text += value.as_bool() ? "true" : "false";
    } else if (value.is_number()) {
        append_scalar(text, value.as_number());
    } else if (value.is_array()) {
        const char* separator = "";
        text += '[';
        for (const auto& item : value.as_array()) {
            append(text += std::exchange(separator, ","), item);
        }
        text += ']';
    } else if (value.is_object()) {
        const char* separator = "";
        text += '{';
        for (const auto& [key, member] : value.as_object()) {
            append_string(text += std::exchange(separator, ","), key);
            append(text += ':', member);
        }
        text += '}';
    } else {
        text += "null";
    }
}

} // namespace

Value parse_json(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.max_bytes) {
        throw JsonError(limits.max_bytes, "the text is too long");
    }
    // The parser takes a NUL byte for the end and skips a byte order mark.
    if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
        throw JsonError(nul, "the text holds a NUL byte");
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        throw JsonError(0, "the text begins with a byte order mark");
    }
    std::size_t count = 0;
    TreeBuilder builder(limits.max_depth, count);
    const bool complete =
        nlohmann::json::sax_parse(CountingIterator(text.data(), &count),
                                  CountingIterator(text.data() + text.size(), &count), &builder);
    if (!complete) {
        throw builder.error().value_or(JsonError(count, "the text is no valid JSON"));
    }
    return builder.take();
}

std::string dump_json(const Value& value) {
    std::string text;
    append(text, value);
    return text;
}

} // namespace kith::wire

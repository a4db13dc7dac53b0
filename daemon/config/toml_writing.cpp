#include "config/toml_writing.hpp"

#include "wire/plain_line.hpp"

#include <array>
#include <cassert>
#include <cstdio>
#include <limits>
#include <locale>
#include <sstream>

namespace kith::config {

using domain::Value;

namespace {

std::string escaped(char c) {
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        break;
    }
    const auto code = static_cast<unsigned char>(c);
    if (code >= 0x20 && code != 0x7F) {
        return {c};
    }
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "\\u%04X", static_cast<unsigned>(code));
    return text.data();
}

std::string number(double value) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text.precision(std::numeric_limits<double>::max_digits10);
    text << value;
    auto written = text.str();
    return written.find_first_not_of("-0123456789") == written.npos ? written + ".0" : written;
}

/// A key needs no quotation marks when it is made of these.
bool is_bare(std::string_view key) {
    return !key.empty() && key.find_first_not_of("abcdefghijklmnopqrstuvwxyz"
                                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                 "0123456789-_") == key.npos;
}

} // namespace

std::string toml_string(std::string_view text) {
    std::string written = "\"";
    for (const char c : wire::valid_utf8(text)) {
        written += escaped(c);
    }
    return written + '"';
}

std::string toml_value(const Value& value) {
    if (value.is_string()) {
        return toml_string(value.as_string());
    }
    if (value.is_bool()) {
        return value.as_bool() ? "true" : "false";
    }
    if (value.is_integer()) {
        return std::to_string(value.as_integer());
    }
    if (value.is_number()) {
        return number(value.as_number());
    }
    std::string written;
    if (value.is_array()) {
        for (const auto& item : value.as_array()) {
            written += (written.empty() ? "" : ", ") + toml_value(item);
        }
        return "[" + written + "]";
    }
    assert(value.is_object());
    for (const auto& [key, member] : value.as_object()) {
        written += written.empty() ? "" : ", ";
        written += (is_bare(key) ? key : toml_string(key)) + " = " + toml_value(member);
    }
    return "{ " + written + " }";
}

} // namespace kith::config

#include "recurrence/content_lines.hpp"

#include "recurrence/capitals.hpp"

#include <algorithm>
#include <optional>

namespace kith::recurrence {

namespace {

constexpr std::size_t longest_line = std::size_t{64} * 1024;
constexpr std::size_t most_parameters = 32;

/// Where the next of `signs` stands outside of quotation marks.
std::size_t find_unquoted(std::string_view text, std::size_t from, std::string_view signs) {
    bool quoted = false;
    for (auto at = from; at < text.size(); ++at) {
        quoted ^= text[at] == '"';
        if (!quoted && signs.find(text[at]) != signs.npos) {
            return at;
        }
    }
    return text.npos;
}

std::optional<ContentLine> parse(std::string_view text) {
    auto at = find_unquoted(text, 0, ":;");
    if (at == text.npos || at == 0) {
        return std::nullopt;
    }
    ContentLine line;
    line.name = capitals(text.substr(0, at));
    while (text[at] == ';') {
        const auto start = at + 1;
        at = find_unquoted(text, start, ":;");
        if (at == text.npos || line.parameters.size() >= most_parameters) {
            return std::nullopt;
        }
        const auto parameter = text.substr(start, at - start);
        const auto equals = std::min(parameter.find('='), parameter.size());
        std::string value(parameter.substr(std::min(equals + 1, parameter.size())));
        std::erase(value, '"');
        line.parameters.emplace_back(capitals(parameter.substr(0, equals)), std::move(value));
    }
    line.value = text.substr(at + 1);
    return line;
}

} // namespace

std::string_view ContentLine::parameter(std::string_view wanted) const {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const auto& entry) { return entry.first == wanted; });
    return found == parameters.end() ? std::string_view() : found->second;
}

void each_content_line(std::string_view text, const LineVisitor& visitor) {
    std::string line;
    bool too_long = false;
    int number = 0;
    int first = 0;
    const auto finish = [&] {
        auto parsed = too_long ? std::nullopt : parse(line);
        line.clear();
        too_long = false;
        if (parsed) {
            parsed->number = first;
        }
        first = number;
        return !parsed || visitor(*parsed);
    };
    for (std::size_t start = 0; start < text.size();) {
        ++number;
        const auto end = std::min(text.find('\n', start), text.size());
        auto piece = text.substr(start, end - start);
        start = end + 1;
        if (piece.ends_with('\r')) {
            piece.remove_suffix(1);
        }
        const bool folded = piece.starts_with(' ') || piece.starts_with('\t');
        if (!folded && !finish()) {
            return;
        }
        too_long |= line.size() + piece.size() > longest_line;
        if (!too_long) {
            line += folded ? piece.substr(1) : piece;
        }
    }
    finish();
}

} // namespace kith::recurrence

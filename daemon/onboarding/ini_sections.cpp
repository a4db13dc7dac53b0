#include "onboarding/ini_sections.hpp"

namespace kith::onboarding {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r");
    return begin == text.npos ? std::string_view()
                              : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// In quotation marks or up to a comment.
std::string plain_value(std::string_view text) {
    text = trimmed(text);
    if (!text.empty() && (text.front() == '"' || text.front() == '\'')) {
        return std::string(text.substr(1, text.find(text.front(), 1) - 1));
    }
    return std::string(trimmed(text.substr(0, std::min(text.find(" #"), text.find(" ;")))));
}

} // namespace

std::vector<IniSection> ini_sections(std::string_view text) {
    std::vector<IniSection> sections;
    while (!text.empty()) {
        const auto line = trimmed(text.substr(0, text.find('\n')));
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
        if (line.empty() || line.front() == '#' || line.front() == ';') {
            continue;
        }
        if (line.front() == '[') {
            const auto depth = std::min(line.find_first_not_of('['), line.size());
            const auto name = line.substr(depth, line.find(']') - depth);
            sections.push_back({static_cast<int>(depth), std::string(trimmed(name)), {}});
        } else if (const auto equals = line.find('='); equals != line.npos && !sections.empty()) {
            sections.back().values.insert_or_assign(std::string(trimmed(line.substr(0, equals))),
                                                    plain_value(line.substr(equals + 1)));
        }
    }
    return sections;
}

} // namespace kith::onboarding

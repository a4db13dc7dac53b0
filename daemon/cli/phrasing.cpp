#include "cli/phrasing.hpp"

namespace kith::cli {

using domain::Value;

std::string joined(const Value& texts, const std::string& between) {
    std::string line;
    for (const auto& text : texts.as_array()) {
        line += (line.empty() ? "" : between) + text.as_string();
    }
    return line;
}

std::string render_change(const Value& answer, const char* word, const char* member) {
    std::string text;
    for (const auto& item : answer.at(member).as_array()) {
        text += std::string(word) + ": " + item.at("title").as_string() + "\n";
    }
    const auto* next = answer.find("next");
    if (next != nullptr && !next->is_null()) {
        text +=
            "Next: " + next->at("date").as_string() + "  " + next->at("title").as_string() + "\n";
    }
    return text;
}

} // namespace kith::cli

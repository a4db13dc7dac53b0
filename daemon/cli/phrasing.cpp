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

std::string next_line(const Value& answer) {
    const auto* next = answer.find("next");
    return next == nullptr || next->is_null() ? ""
                                              : "Next: " + next->at("date").as_string() + "  " +
                                                    next->at("title").as_string() + "\n";
}

std::string cadence_in_words(const Value& cadence, bool never) {
    if (never) {
        return "never comes up without a date, as you said";
    }
    if (cadence.is_null()) {
        return "no rule asks to be in touch";
    }
    const auto at_worst = cadence.text_or("at_worst", "");
    const auto from = cadence.text_or("from", "");
    const auto why = from == "owner"     ? "as you said"
                     : from == "contact" ? "as it stands with them"
                                         : "rule " + cadence.text_or("rule", "");
    return "every " + cadence.at("every").as_string() +
           (at_worst.empty() ? "" : ", at worst " + at_worst) +
           (from.empty() ? "" : " (" + why + ")");
}

std::string ending(const Value& item) {
    auto state = item.at("state").as_string();
    const auto by = item.text_or("settled_by", "");
    for (const std::string command : {"kith done", "kith skip"}) {
        if (by.starts_with(command + ": ")) {
            return state + ": " + by.substr(command.size() + 2);
        }
        if (by == command) {
            return state;
        }
    }
    return state + (by.empty() ? "" : " by " + by);
}

std::string render_change(const Value& answer, const char* word, const char* member) {
    std::string text;
    for (const auto& item : answer.at(member).as_array()) {
        text += std::string(word) + ": " + item.at("title").as_string() + "\n";
    }
    return text + next_line(answer);
}

} // namespace kith::cli

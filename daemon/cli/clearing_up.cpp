#include "cli/clearing_up.hpp"

#include "cli/question.hpp"
#include "cli/rendering.hpp"
#include "control/control_handler.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

namespace kith::cli {

using domain::Value;
using words::say;

namespace {

using Words = std::vector<std::string>;

/// Several words in a row that make the text: they become one. False when there are none.
bool replace_row(Words& words, const std::string& typed, const std::string& meant) {
    for (std::size_t from = 0; from < words.size(); ++from) {
        std::string row;
        for (auto to = from; to < words.size() && row.size() < typed.size(); ++to) {
            row += (row.empty() ? "" : " ") + words[to];
            if (row == typed) {
                const auto begin = words.begin() + static_cast<std::ptrdiff_t>(from);
                words.erase(begin + 1, words.begin() + static_cast<std::ptrdiff_t>(to) + 1);
                words[from] = meant;
                return true;
            }
        }
    }
    return false;
}

void replace_part(Words& words, const std::string& typed, const std::string& meant) {
    for (auto& word : words) {
        if (const auto at = word.find(typed); at != std::string::npos) {
            word.replace(at, typed.size(), meant);
            return;
        }
    }
}

} // namespace

void put_in_place(Value& params, const std::string& typed, const std::string& meant) {
    const auto members = params.as_object();
    for (const auto& [member, value] : members) {
        if (value.is_string() && value.as_string() == typed) {
            params[member] = meant;
        }
    }
    const auto found = members.find("words");
    if (found == members.end()) {
        return;
    }
    Words words;
    for (const auto& word : found->second.as_array()) {
        words.push_back(word.as_string());
    }
    if (!replace_row(words, typed, meant)) {
        replace_part(words, typed, meant);
    }
    params["words"] = Value(Value::Array(words.begin(), words.end()));
}

bool is_cleared_up(const control::Refused& refusal, Value& params) {
    const bool several = refusal.code == control::refusal_code::ambiguous;
    const auto* typed = refusal.data.find("typed");
    const auto* people = refusal.data.find(several ? "candidates" : "suggested");
    if (typed == nullptr || people == nullptr || people->as_array().empty() || !can_ask()) {
        return false;
    }
    std::vector<std::string> names;
    for (const auto& one : people->as_array()) {
        names.push_back(printable(one.at("name").as_string()));
    }
    fmt::print(stderr, "kith: {}\n", printable(refusal.what()));
    const auto choice = chosen(several ? say("Who is meant?") : say("Did you mean"), names);
    if (choice) {
        put_in_place(params, typed->as_string(), people->as_array()[*choice].at("id").as_string());
    }
    return choice.has_value();
}

} // namespace kith::cli

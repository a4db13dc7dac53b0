#include "cli/triage/triage_page.hpp"

#include "cli/paragraph.hpp"
#include "cli/phrasing.hpp"
#include "cli/triage/triage_key.hpp"
#include "words/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kith::cli {

using words::say;

namespace {

using Lines = std::vector<std::string>;

std::string list(const std::vector<std::string>& texts) {
    std::string joined;
    for (const auto& text : texts) {
        joined += (joined.empty() ? "" : ", ") + text;
    }
    return joined;
}

/// What is known, most telling first.
Lines facts_of(const WaitingPerson& person) {
    Lines lines;
    const auto tell = [&](const std::string& label, const std::string& text) {
        if (!text.empty()) {
            lines.push_back("  " + label + " " + text);
        }
    };
    tell(say("at"), list(person.institutions));
    tell(say("tags:"), list(person.tags));
    lines.push_back("  " + (person.last_touch.empty()
                                ? say("never in touch, as far as kith knows")
                                : say("last in touch {}", day_in_figures(person.last_touch))));
    tell(say("email:"), person.emails.empty() ? "" : person.emails.front());
    return lines;
}

/// The keys, as many to a line as fit.
Lines keys(const std::vector<std::pair<std::string, std::string>>& of, int columns) {
    Lines lines;
    for (const auto& [key, meaning] : of) {
        const auto one = fmt::format("[{}] {}", key, meaning);
        const bool fits = !lines.empty() && length_of(lines.back()) + length_of(one) + 3 <=
                                                static_cast<std::size_t>(columns);
        if (fits) {
            lines.back() += "   " + one;
        } else {
            lines.push_back(one);
        }
    }
    return lines;
}

Lines keys_of(const TriagePage& page, int columns) {
    if (page.asks == TriagePage::Asks::What) {
        return keys({{letter_of(TriageKey::Network), say("network")},
                     {letter_of(TriageKey::Cadence), say("how often")},
                     {letter_of(TriageKey::Later), say("later")},
                     {letter_of(TriageKey::Never), say("never")},
                     {letter_of(TriageKey::Undo), say("undo")},
                     {letter_of(TriageKey::Quit), say("quit")}},
                    columns);
    }
    std::vector<std::pair<std::string, std::string>> choices;
    for (std::size_t i = 0; i < page.choices.size() && key_of_choice(i) != '\0'; ++i) {
        choices.emplace_back(std::string(1, key_of_choice(i)), page.choices[i]);
    }
    choices.emplace_back("Esc", say("back"));
    return keys(choices, columns);
}

} // namespace

std::string draw(const TriagePage& page, const Terminal& terminal, TerminalSize size) {
    const auto columns = static_cast<std::size_t>(std::max(size.columns, 10));
    const auto rows = static_cast<std::size_t>(std::max(size.rows, 3));
    const auto below = keys_of(page, static_cast<int>(columns));
    auto facts = facts_of(page.person);
    const std::size_t fixed = 1 + below.size();
    facts.resize(std::min(facts.size(), rows > fixed ? rows - fixed : 0));
    std::size_t room = rows > fixed + facts.size() ? rows - fixed - facts.size() : 0;
    Lines lines;
    const auto tell = [&](const std::string& text) { lines.push_back(shortened(text, columns)); };
    if (room > 0 && !page.standing.empty()) {
        lines.push_back(terminal.dim(shortened(page.standing, columns)));
        --room;
    }
    if (room > 0 && !page.said.empty()) {
        tell(page.said);
        --room;
    }
    if (room > 1) {
        lines.emplace_back();
        --room;
    }
    lines.push_back(terminal.bold(shortened(page.person.name, columns)));
    std::for_each(facts.begin(), facts.end(), tell);
    if (room > 0) {
        lines.emplace_back();
    }
    for (const auto& line : below) {
        if (lines.size() < rows) {
            tell(line);
        }
    }
    std::string text;
    for (const auto& line : lines) {
        text += (text.empty() && &line == &lines.front() ? "" : "\n") + line;
    }
    return text;
}

} // namespace kith::cli

#include "cli/paragraph.hpp"
#include "cli/phrasing.hpp"
#include "cli/screens.hpp"
#include "cli/table.hpp"
#include "words/words.hpp"

namespace kith::cli {

using domain::Value;
using words::say;

namespace {

std::string proposal_table(const Value& proposals, const Terminal& terminal) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& one : proposals.as_array()) {
        rows.push_back(
            {std::to_string(one.at("id").as_integer()), one.at("contact").at("name").as_string(),
             proposal_in_words(one),
             one.at("evidence").as_string() + " (" + one.at("source").as_string() + ")"});
    }
    return table(rows, 0, terminal.columns());
}

/// Each that was answered, in a line; and the reminders that are answered by it.
std::string render_answers(const Value& answer, const Terminal& terminal) {
    std::string text;
    const auto add = [&](const std::string& line) {
        text += paragraph(line, 0, terminal.columns());
    };
    for (const auto& one : answer.at("taken").as_array()) {
        const auto name = one.at("contact").at("name").as_string();
        const auto what = proposal_in_words(one);
        const bool meeting = one.at("what").as_string() == "meeting";
        if (one.at("state").as_string() == "absorbed") {
            add(say("On record already: {}, {}.", name, what));
        } else {
            add(meeting ? say("Arranged: {}, {}.", name, what)
                        : say("Recorded: {}, {}.", name, what));
        }
    }
    for (const auto& one : answer.at("refused").as_array()) {
        add(say("Refused: {}, {}.", one.at("contact").at("name").as_string(),
                proposal_in_words(one)));
    }
    for (const auto& item : answer.at("settled").as_array()) {
        add(say("Answered: {}", item.at("title").as_string()));
    }
    return text;
}

std::string render_evidence(const Value& answer, const Terminal& terminal) {
    if (!answer.at("taken").as_array().empty() || !answer.at("refused").as_array().empty()) {
        return render_answers(answer, terminal);
    }
    if (const auto* lately = answer.find("lately")) {
        return lately->as_array().empty()
                   ? say("Nothing was taken in the last 30 days.\n")
                   : proposal_table(*lately, terminal) +
                         paragraph(say("`kith evidence --refuse NUMBER` takes one back."), 0,
                                   terminal.columns());
    }
    const auto& proposals = answer.at("proposals");
    if (proposals.as_array().empty()) {
        return say("Nothing waits for an answer.\n");
    }
    const auto more =
        answer.at("open").as_integer() - static_cast<std::int64_t>(proposals.as_array().size());
    return proposal_table(proposals, terminal) +
           (more > 0 ? words::say_many("{} more waits.\n", "{} more wait.\n", more) : "") +
           paragraph(say("`kith evidence --take NUMBER` records one, `--refuse NUMBER` does not."),
                     0, terminal.columns());
}

} // namespace

std::span<const Screen> evidence_screens() {
    static constexpr Screen screens[] = {{"evidence", render_evidence}};
    return screens;
}

} // namespace kith::cli

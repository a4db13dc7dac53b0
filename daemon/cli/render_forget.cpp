#include "cli/paragraph.hpp"
#include "cli/phrasing.hpp"
#include "cli/screens.hpp"
#include "words/words.hpp"

namespace kith::cli {

using domain::Value;
using words::say;

namespace {

std::string list_of(const Value& lines, const Terminal& terminal) {
    std::string text;
    for (const auto& line : lines.as_array()) {
        text += paragraph(line.as_string(), 2, terminal.columns());
    }
    return text;
}

/// What no program of this machine can take back.
std::string beyond_reach(const Value& answer, const Terminal& terminal) {
    const int columns = terminal.columns();
    std::string text;
    if (const auto count = answer.at("mentions").as_integer(); count > 0) {
        text += paragraph(words::say_many("{} note about others has the name in it; it is yours.",
                                          "{} notes about others have the name in them; they are "
                                          "yours.",
                                          count),
                          2, columns);
    }
    text += paragraph(
        say("Mails and messages that were sent, popups in a desktop's history, calendars that "
            "copied the feed, and systemd's journal."),
        2, columns);
    text += paragraph(say("Backups and exports outside of kith's own directory."), 2, columns);
    if (!answer.at("sources").as_array().empty()) {
        text += paragraph(say("The card in your address book ({}). kith does not read it again; "
                              "whether it stays there is up to you.",
                              joined(answer.at("sources"), ", ")),
                          2, columns);
    }
    return terminal.bold(say("What kith cannot reach")) + "\n" + text;
}

std::string render_forget(const Value& answer, const Terminal& terminal) {
    const auto& name = answer.at("contact").at("name").as_string();
    const int columns = terminal.columns();
    if (answer.at("configured").as_bool()) {
        return paragraph(say("{} stands in your configuration, where kith writes nothing. Delete "
                             "these lines first; then `kith forget` does the rest.",
                             name),
                         0, columns) +
               list_of(answer.at("places"), terminal);
    }
    if (!answer.at("forgotten").as_bool()) {
        return paragraph(
                   words::say_many(
                       "{1} goes for good, with everything on record: {0} time you were in touch, "
                       "reminders, promises, what was sent, in the database and its backups.",
                       "{1} goes for good, with everything on record: {0} times you were in "
                       "touch, reminders, promises, what was sent, in the database and its "
                       "backups.",
                       answer.at("interactions").as_integer(), name),
                   0, columns) +
               beyond_reach(answer, terminal) + say("`kith forget \"{}\" --yes` does it.\n", name);
    }
    auto text = paragraph(say("{} is forgotten.", name), 0, columns);
    if (!answer.at("places").as_array().empty()) {
        text += paragraph(say("The name still stands in your files:"), 0, columns) +
                list_of(answer.at("places"), terminal);
    }
    if (!answer.at("copies").as_array().empty()) {
        text += paragraph(say("These copies could not be written anew; delete them if nothing else "
                              "needs them:"),
                          0, columns) +
                list_of(answer.at("copies"), terminal);
    }
    return text + beyond_reach(answer, terminal);
}

} // namespace

std::span<const Screen> forget_screens() {
    static constexpr Screen screens[] = {{"forget", render_forget}};
    return screens;
}

} // namespace kith::cli

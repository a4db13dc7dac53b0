#include "cli/paragraph.hpp"
#include "cli/phrasing.hpp"
#include "cli/screens.hpp"
#include "cli/table.hpp"
#include "words/words.hpp"

namespace kith::cli {

using domain::Value;
using words::say;

namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t indent = 4;

std::string people(const Value& circle) {
    const auto count = circle.at("people").as_integer();
    return count == 0 ? say("nobody") : words::say_many("{} person", "{} people", count);
}

std::string last_touch(const Value& circle) {
    const auto date = circle.text_or("last_touch", "");
    const auto whose = circle.text_or("last_touch_of", "");
    return date.empty()
               ? ""
               : say("last contact {}", day_in_figures(date)) + (whose.empty() ? "" : ", " + whose);
}

/// What is wrong with the circle, said kindly; empty when nothing is.
std::string hunger(const Value& circle) {
    const auto why = circle.at("starves").as_string();
    if (why == "rule") {
        return say("It has grown quiet (rule {}).", circle.at("rule").as_string());
    }
    if (why == "silent") {
        return say("Nobody has been in touch for more than a year.");
    }
    return why == "unknown" && circle.at("people").as_integer() > 0
               ? say("No contact is on record yet.")
               : "";
}

std::string warned(const std::string& text, const Terminal& terminal) {
    return text.empty() ? "" : terminal.bad(paragraph(text, indent, terminal.columns()));
}

void add_date(Rows& rows, const char* label, const Value& date, const std::string& more) {
    if (!date.is_null()) {
        const auto next = date.text_or("next", "");
        rows.push_back({label, next.empty() ? say("never") : day_in_figures(next),
                        date.at("on").as_string() + (more.empty() ? "" : ", " + more)});
    }
}

std::string render_membership(const Value& membership, const Terminal& terminal) {
    if (membership.is_null()) {
        return {};
    }
    std::string text;
    const auto since = membership.text_or("since", "");
    const auto number = membership.text_or("number", "");
    if (!since.empty() || !number.empty()) {
        text = paragraph(
            (since.empty() ? say("member") : say("member since {}", day_in_figures(since))) +
                (number.empty() ? "" : say(", number {}", number)),
            indent, terminal.columns());
    }
    Rows rows;
    add_date(rows, words::tr_in("column", "dues"), membership.at("dues"),
             membership.text_or("amount", ""));
    add_date(rows, words::tr_in("column", "assembly"), membership.at("assembly"), "");
    add_date(rows, words::tr_in("column", "notice by"), membership.at("notice"), "");
    for (const auto& benefit : membership.at("benefits").as_array()) {
        add_date(rows, words::tr_in("column", "benefit"), benefit, benefit.at("text").as_string());
    }
    return text + table(rows, indent, terminal.columns());
}

std::string render_members(const Value& members, const Terminal& terminal) {
    Rows rows;
    for (const auto& member : members.as_array()) {
        const auto touch = member.text_or("last_touch", "");
        const bool matters = member.text_or("importance", "normal") == "high";
        rows.push_back({member.at("name").as_string(),
                        touch.empty() ? say("never") : day_in_figures(touch),
                        matters ? say("important") : ""});
    }
    return table(rows, indent, terminal.columns());
}

enum class Detail { Brief, Full };

/// What speaks of the circle; in brief only what waits for an answer.
std::string render_circle_items(const Value& circle, Detail detail, const Terminal& terminal) {
    Rows rows;
    for (const auto& item : circle.at("items").as_array()) {
        const auto state = item.at("state").as_string();
        if (detail == Detail::Brief && state == "planned") {
            continue;
        }
        rows.push_back({day_in_figures(item.at("date").as_string()),
                        item.at("title").as_string() +
                            (state == "planned" ? "" : " (" + in_words(state) + ")")});
    }
    return table(rows, indent, terminal.columns());
}

std::string render_network_value(const Value& network, Detail detail, const Terminal& terminal) {
    auto text = "  " + terminal.bold(network.at("name").as_string()) + "  " +
                in_words(network.at("participation").as_string()) + ", " + people(network) + "\n";
    const auto touch = last_touch(network);
    text += touch.empty() ? "" : paragraph(touch, indent, terminal.columns());
    text += warned(hunger(network), terminal);
    if (detail == Detail::Full && !network.text_or("note", "").empty()) {
        text += paragraph(network.at("note").as_string(), indent, terminal.columns());
    }
    text += render_membership(network.at("membership"), terminal) +
            render_circle_items(network, detail, terminal);
    return detail == Detail::Full ? text + render_members(network.at("members"), terminal) : text;
}

std::string render_type(const Value& type, Detail detail, const Terminal& terminal) {
    auto text = terminal.bold(type.at("name").as_string()) + "\n";
    const auto& networks = type.at("networks").as_array();
    if (networks.empty()) {
        text += say("  none yet\n");
    } else if (type.at("starves").as_string() == "rule") {
        text += terminal.bad(paragraph(hunger(type), 2, terminal.columns()));
    }
    for (const auto& network : networks) {
        text += render_network_value(network, detail, terminal);
    }
    return text;
}

/// The names of people, or "nobody".
std::string names(const Value& people_there) {
    std::string text;
    for (const auto& person : people_there.as_array()) {
        text += (text.empty() ? "" : ", ") +
                (person.is_string() ? person.as_string() : person.at("name").as_string());
    }
    return text.empty() ? say("nobody yet") : text;
}

std::string render_alliance(const Value& alliance, Detail detail, const Terminal& terminal) {
    const auto purpose = alliance.text_or("purpose", "");
    auto text = "  " + terminal.bold(alliance.at("name").as_string()) +
                (purpose.empty() ? "" : "  " + purpose) + "\n";
    Rows rows;
    if (!alliance.at("institutions").as_array().empty()) {
        rows.push_back({words::tr_in("column", "with"), joined(alliance.at("institutions"), ", ")});
    }
    rows.push_back({words::tr_in("column", "ours"), names(alliance.at("ours"))});
    rows.push_back({words::tr_in("column", "theirs"), names(alliance.at("members"))});
    text += table(rows, indent, terminal.columns());
    const auto touch = last_touch(alliance);
    text += touch.empty() ? "" : paragraph(touch, indent, terminal.columns());
    text += warned(hunger(alliance), terminal);
    if (const auto only = alliance.text_or("hangs_on", ""); !only.empty()) {
        text += warned(say("It rests on {} alone: getting to know a second person there would make "
                           "it last.",
                           only),
                       terminal);
    }
    return text + render_circle_items(alliance, detail, terminal);
}

std::string render_institution(const Value& institution, const Terminal& terminal) {
    auto text = "  " + terminal.bold(institution.at("name").as_string()) + "\n";
    if (const auto note = institution.text_or("note", ""); !note.empty()) {
        text += paragraph(note, indent, terminal.columns());
    }
    const auto& staff = institution.at("people");
    return text +
           (staff.as_array().empty() ? say("    nobody yet\n") : render_members(staff, terminal));
}

std::string render_network(const Value& answer, const Terminal& terminal) {
    const auto detail = answer.at("named").as_bool() ? Detail::Full : Detail::Brief;
    std::string text;
    for (const auto& type : answer.at("types").as_array()) {
        text += (text.empty() ? "" : "\n") + render_type(type, detail, terminal);
    }
    for (const auto& network : answer.at("networks").as_array()) {
        text += render_network_value(network, Detail::Full, terminal);
    }
    const auto& alliances = answer.at("alliances").as_array();
    if (!alliances.empty() && detail == Detail::Brief) {
        text += "\n" + terminal.bold(say("Alliances")) + "\n";
    }
    for (const auto& alliance : alliances) {
        text += render_alliance(alliance, detail, terminal);
    }
    const auto& institutions = answer.at("institutions").as_array();
    if (!institutions.empty() && detail == Detail::Brief) {
        text += "\n" + terminal.bold(say("Institutions")) + "\n";
    }
    for (const auto& institution : institutions) {
        text += render_institution(institution, terminal);
    }
    return text;
}

std::string render_review(const Value& answer, const Terminal& terminal) {
    auto text = terminal.bold(answer.at("title").as_string()) + "\n";
    for (const auto& section : answer.at("sections").as_array()) {
        const auto& heading = section.at("heading").as_string();
        text += "\n" + (heading.empty() ? "" : terminal.bold(heading) + "\n");
        Rows rows;
        for (const auto& line : section.at("lines").as_array()) {
            rows.push_back(heading.empty() ? std::vector{line.as_string()}
                                           : std::vector<std::string>{"-", line.as_string()});
        }
        text += table(rows, heading.empty() ? 0 : 2, terminal.columns());
    }
    if (const auto channel = answer.text_or("channel", ""); !channel.empty()) {
        text += say("\nIt goes through {}, too.\n", channel);
    }
    return text;
}

} // namespace

std::span<const Screen> network_screens() {
    static constexpr Screen screens[] = {{"network", render_network}, {"review", render_review}};
    return screens;
}

} // namespace kith::cli

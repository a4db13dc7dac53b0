#include "cli/paragraph.hpp"
#include "cli/phrasing.hpp"
#include "cli/screens.hpp"
#include "cli/table.hpp"

#include "domain/time.hpp"
#include "words/words.hpp"

namespace kith::cli {

using domain::Value;
using words::later;
using words::say;

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string whom(const Value& pause) {
    const auto& subject = pause.at("subject");
    return subject.is_null() ? say("everything") : subject.at("name").as_string();
}

std::string days(const Value& range) {
    const auto from = day_in_figures(range.at("from").as_string());
    const auto to = day_in_figures(range.at("to").as_string());
    return from == to ? say("on {}", from) : say("from {} to {}", from, to);
}

std::string pause_table(const Value& pauses, const Terminal& terminal) {
    Rows rows;
    for (const auto& pause : pauses.as_array()) {
        const auto deputy = pause.text_or("deputy", "");
        rows.push_back({days(pause), whom(pause),
                        (deputy.empty() ? "" : say("{} stands in", deputy)) +
                            (pause.flag_or("configured", false) ? " (kith.toml)" : "")});
    }
    return table(rows, 2, terminal.columns());
}

std::string render_pause(const Value& answer, const Terminal& terminal) {
    const auto& pauses = answer.at("pauses");
    const auto* made = answer.find("pause");
    if (made == nullptr) {
        return pauses.as_array().empty()
                   ? say("Nothing is paused. `kith pause --until 2w` lets kith rest for two "
                         "weeks.\n")
                   : terminal.bold(say("Pauses")) + "\n" + pause_table(pauses, terminal);
    }
    const bool everything = made->at("subject").is_null();
    const auto deputy = made->text_or("deputy", "");
    const auto whole = whom(*made);
    auto text = paragraph((everything ? say("Everything rests {}.", days(*made))
                                      : say("{} rests {}.", whole, days(*made))) +
                              (deputy.empty() ? "" : say(" {} stands in.", deputy)),
                          0, terminal.columns());
    const auto& dated = answer.at("meanwhile").as_array();
    if (dated.empty()) {
        return text;
    }
    text += paragraph(everything
                          ? say("What has a date is kept: duties are told on their day, the rest "
                                "when you are back.")
                          : say("What has a date is told as ever:"),
                      0, terminal.columns());
    Rows rows;
    for (const auto& item : dated) {
        rows.push_back({day_in_figures(item.at("date").as_string()), item.at("title").as_string()});
    }
    return text + table(rows, 2, terminal.columns());
}

std::string render_resume(const Value& answer, const Terminal& terminal) {
    auto text = say("Welcome back.\n");
    for (const auto& pause : answer.at("ended").as_array()) {
        text += pause.at("subject").is_null()
                    ? say("The pause of everything ({}) is over.\n", days(pause))
                    : say("The pause of {} ({}) is over.\n", whom(pause), days(pause));
    }
    if (const auto open = answer.integer_or("open", 0); open > 0) {
        text += say("`kith` shows what is open, `kith pace` how the rest is spread.\n");
    }
    const auto& pauses = answer.at("pauses");
    return pauses.as_array().empty()
               ? text
               : text + terminal.bold(say("Still resting")) + "\n" + pause_table(pauses, terminal);
}

/// "Mon", "Tue", ...
std::string weekday(const std::string& date) {
    static constexpr const char* names[] = {later("Sun"), later("Mon"), later("Tue"), later("Wed"),
                                            later("Thu"), later("Fri"), later("Sat")};
    const auto day = domain::parse_date(date);
    return day ? words::tr(names[std::chrono::weekday(*day).c_encoding()]) : "";
}

[[maybe_unused]] constexpr const char* weekdays[] = {
    later("Monday"), later("Tuesday"),  later("Wednesday"), later("Thursday"),
    later("Friday"), later("Saturday"), later("Sunday")};

/// "Monday to Friday", "every day", or the days.
std::string working_days(const Value& names) {
    const auto count = names.as_array().size();
    if (count == 7) {
        return say("every day");
    }
    if (joined(names, ", ") == "Monday, Tuesday, Wednesday, Thursday, Friday") {
        return say("Monday to Friday");
    }
    std::string text;
    for (const auto& name : names.as_array()) {
        text += (text.empty() ? "" : ", ") + in_words(name.as_string());
    }
    return text;
}

std::string people(std::int64_t count) { return words::say_many("{} person", "{} people", count); }

std::string render_days(const Value& answer, const Terminal& terminal) {
    Rows rows;
    for (const auto& day : answer.at("next_days").as_array()) {
        const auto& date = day.at("date").as_string();
        const auto count = day.at("people").as_integer();
        const auto dated = day.at("dated").as_integer();
        auto off = in_words(day.at("off").as_string());
        if (dated > 0) {
            off += (off.empty() ? "" : ", ") + say("{} with a date", dated);
        }
        rows.push_back(
            {weekday(date), day_in_figures(date), count == 0 ? "-" : people(count), off});
    }
    return table(rows, 2, terminal.columns());
}

std::string render_pace_of_everything(const Value& answer, const Terminal& terminal) {
    const auto& limit = answer.at("people_per_day");
    const auto on = working_days(answer.at("days"));
    auto text = terminal.bold(limit.is_null()
                                  ? say("As many people as are due, {}.", on)
                                  : say("Up to {} a day, {}.", people(limit.as_integer()), on)) +
                "\n" + render_days(answer, terminal);
    if (!answer.at("holidays").as_array().empty()) {
        text += terminal.bold(say("Holidays")) + "\n" +
                paragraph(joined(answer.at("holidays"), ", "), 2, terminal.columns());
    }
    if (!answer.at("quiet").as_array().empty()) {
        text += terminal.bold(say("Quiet days")) + "\n";
        for (const auto& range : answer.at("quiet").as_array()) {
            text += "  " + days(range) + "\n";
        }
    }
    if (!answer.at("pauses").as_array().empty()) {
        text += terminal.bold(say("Pauses")) + "\n" + pause_table(answer.at("pauses"), terminal);
    }
    return text;
}

std::string render_pace(const Value& answer, const Terminal& terminal) {
    const auto* contact = answer.find("contact");
    if (contact == nullptr) {
        return render_pace_of_everything(answer, terminal);
    }
    const auto& was = answer.at("was");
    const auto now_so = cadence_in_words(answer.at("cadence"), answer.at("never").as_bool());
    auto text = contact->at("name").as_string() + ": " + now_so;
    if (answer.at("changed").as_bool() && !was.is_null()) {
        const auto before = cadence_in_words(was, false);
        text += before == now_so ? "" : say("; it was {}", before);
    }
    return paragraph(text, 0, terminal.columns()) + next_line(answer);
}

std::string appointment_line(const Value& appointment) {
    std::string names;
    for (const auto& contact : appointment.at("contacts").as_array()) {
        names += (names.empty() ? "" : ", ") + contact.at("name").as_string();
    }
    const auto title = appointment.text_or("title", "");
    return names + (title.empty() ? "" : ": " + title);
}

std::string when(const Value& appointment) {
    const auto at = appointment.text_or("at", "");
    return day_in_figures(appointment.at("date").as_string()) + (at.empty() ? "" : " " + at);
}

std::string render_meet(const Value& answer, const Terminal& terminal) {
    if (const auto* made = answer.find("appointment")) {
        return paragraph(say("Arranged for {}: {}. kith reminds you to prepare the day before.",
                             when(*made), appointment_line(*made)),
                         0, terminal.columns());
    }
    if (const auto* gone = answer.find("cancelled")) {
        return paragraph(say("Cancelled: {}, {}.", when(*gone), appointment_line(*gone)), 0,
                         terminal.columns());
    }
    Rows rows;
    for (const auto& one : answer.at("appointments").as_array()) {
        rows.push_back(
            {std::to_string(one.at("id").as_integer()), when(one), appointment_line(one)});
    }
    return rows.empty()
               ? say("Nobody is to be met. `kith meet NAME --on tomorrow` keeps it in mind.\n")
               : table(rows, 0, terminal.columns());
}

std::string render_fresh_start(const Value& answer, const Terminal& terminal) {
    const auto overdue = answer.at("overdue").as_integer();
    if (answer.at("begun").as_bool()) {
        return paragraph(
            say("Everything that was overdue is let go, without reproach: from today it "
                "comes up anew, spread over its own rhythm. What has a date stays."),
            0, terminal.columns());
    }
    if (overdue == 0) {
        return say("Nobody is overdue: there is nothing to let go.\n");
    }
    return paragraph(words::say_many("{} person is overdue.", "{} people are overdue.", overdue) +
                         say(" A fresh start lets go of that: everybody comes up anew within "
                             "their own rhythm, counted from today. Nothing that was is forgotten, "
                             "and what has a date stays."),
                     0, terminal.columns()) +
           say("`kith fresh-start --yes` does it.\n");
}

} // namespace

std::span<const Screen> attention_screens() {
    static constexpr Screen screens[] = {{"pause", render_pause},
                                         {"resume", render_resume},
                                         {"pace", render_pace},
                                         {"meet", render_meet},
                                         {"fresh-start", render_fresh_start}};
    return screens;
}

} // namespace kith::cli

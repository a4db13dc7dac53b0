#include "cli/bar_chart.hpp"
#include "cli/paragraph.hpp"
#include "cli/phrasing.hpp"
#include "cli/screens.hpp"

#include "domain/time.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace kith::cli {

using domain::Value;
using words::later;
using words::say;

namespace {

constexpr std::size_t waits_shown = 5;
constexpr std::size_t indent = 2;

/// So many days make one bar.
constexpr std::size_t bar_days[] = {1, 7, 14, 28, 56, 112};
constexpr const char* bar_words[] = {
    later("People a day"),          later("People a week"),
    later("People in two weeks"),   later("People in four weeks"),
    later("People in eight weeks"), later("People in sixteen weeks")};
constexpr const char* months[] = {later("Jan"), later("Feb"), later("Mar"), later("Apr"),
                                  later("May"), later("Jun"), later("Jul"), later("Aug"),
                                  later("Sep"), later("Oct"), later("Nov"), later("Dec")};

std::int64_t people(const Value& day) {
    return day.at("paced").as_integer() + day.at("dated").as_integer();
}

std::size_t scale_for(std::size_t days, int columns) {
    std::size_t scale = 0;
    while (scale + 1 < std::size(bar_days) && days > most_bars(columns) * bar_days[scale]) {
        ++scale;
    }
    return scale;
}

/// The first bar, and each that begins a month, a year with its number.
std::vector<Tick> month_ticks(const Value::Array& days, std::size_t step) {
    std::vector<Tick> ticks;
    std::string last;
    for (std::size_t i = 0; i < days.size(); i += step) {
        const auto& date = days[i].at("date").as_string();
        const auto month = date.substr(0, 7);
        if (month != last) {
            const auto index = static_cast<std::size_t>(std::stoi(date.substr(5, 2))) - 1;
            const bool year = last.empty() || last.substr(0, 4) != month.substr(0, 4);
            ticks.push_back({i / step, words::tr(months[std::min<std::size_t>(index, 11)]) +
                                           std::string(year ? " " + month.substr(0, 4) : "")});
            last = month;
        }
    }
    return ticks;
}

std::string chart(const Value& simulation, const Terminal& terminal) {
    const auto& days = simulation.at("days").as_array();
    const auto scale = scale_for(days.size(), terminal.columns());
    const auto step = bar_days[scale];
    std::vector<int> values((days.size() + step - 1) / step, 0);
    for (std::size_t i = 0; i < days.size(); ++i) {
        values[i / step] += static_cast<int>(people(days[i]));
    }
    return terminal.bold(words::tr(bar_words[scale])) + "\n" +
           bar_chart(values, month_ticks(days, step), terminal.columns());
}

std::string worst_day(const Value& simulation) {
    const auto& worst = simulation.at("worst");
    if (worst.is_null() || people(worst) == 0) {
        return say("Nobody comes up.");
    }
    const auto& most = simulation.at("people_per_day");
    return say(
        "The fullest day: {} with {} ({} at your pace{}, {} because of a date).",
        day_in_figures(worst.at("date").as_string()), people(worst), worst.at("paced").as_integer(),
        most.is_null() ? "" : say(" of {}", most.as_integer()), worst.at("dated").as_integer());
}

std::string wait_line(const Value& wait) {
    const auto& asked = wait.at("asked");
    return say(
        "{} ({}): wanted {}, {}; at the latest {}", wait.at("contact").at("name").as_string(),
        wait.at("rule").as_string(), day_in_figures(wait.at("wanted").as_string()),
        asked.is_null() ? say("still waiting") : say("asked {}", day_in_figures(asked.as_string())),
        day_in_figures(wait.at("at_worst").as_string()));
}

std::string longest(const Value& simulation, const Terminal& terminal) {
    const auto& waits = simulation.at("longest").as_array();
    if (waits.empty()) {
        return say("Nobody waits for room.\n");
    }
    auto text = say("Who waits longest for room:\n");
    for (std::size_t i = 0; i < std::min(waits.size(), waits_shown); ++i) {
        text += paragraph(wait_line(waits[i]), indent, terminal.columns());
    }
    return text;
}

std::string days_of(const Value& dates) {
    std::string text;
    for (const auto& date : dates.as_array()) {
        text += (text.empty() ? "" : ", ") + day_in_figures(date.as_string());
    }
    return text;
}

std::string special_days(const Value& simulation, const Terminal& terminal) {
    const auto clocks = days_of(simulation.at("clock_changes"));
    const auto leaps = days_of(simulation.at("leap_days"));
    return paragraph(
        (clocks.empty() ? say("The clocks do not change.")
                        : say("The clocks change on {}.", clocks)) +
            " " + (leaps.empty() ? say("There is no 29 February.") : say("Leap days: {}.", leaps)),
        0, terminal.columns());
}

std::string times(const Value& rule) {
    const auto count = rule.at("count").as_integer();
    if (count == 0) {
        return say("never");
    }
    return say("{}, {} to {}", words::say_many("once", "{} times", count),
               day_in_figures(rule.at("first").as_string()),
               day_in_figures(rule.at("last").as_string()));
}

std::string rule_lines(const Value& simulation, const Terminal& terminal) {
    std::string text = terminal.bold(say("How often each rule speaks")) + "\n";
    for (const auto& rule : simulation.at("rules").as_array()) {
        const auto line = rule.integer_or("line", 0);
        const auto place =
            line == 0 ? say("kith's own") : fmt::format("{}:{}", rule.text_or("file", ""), line);
        text +=
            paragraph(fmt::format("{} ({}): {}", rule.at("rule").as_string(), place, times(rule)),
                      indent, terminal.columns());
    }
    return text;
}

/// "12 new", and the first of them.
std::string changes(const Value& part, const char* heading, const Terminal& terminal) {
    const auto count = part.at("count").as_integer();
    const auto& items = part.at("items").as_array();
    if (count == 0) {
        return {};
    }
    auto text = terminal.bold(say(heading, count)) + "\n";
    for (const auto& item : items) {
        const auto before = item.text_or("before", "");
        text += paragraph(fmt::format("{}  {} ({})",
                                      (before.empty() ? "" : day_in_figures(before) + " -> ") +
                                          day_in_figures(item.at("date").as_string()),
                                      item.at("contact").at("name").as_string(),
                                      item.at("rule").as_string()),
                          indent, terminal.columns());
    }
    const auto rest = count - static_cast<std::int64_t>(items.size());
    return text + (rest > 0 ? say("  and {} more\n", rest) : "");
}

std::string compared(const Value& against, const Terminal& terminal) {
    const auto& difference = against.at("difference");
    const auto& future = against.at("simulation");
    auto text = "\n" + terminal.bold(say("With {}", against.at("name").as_string())) + "\n" +
                chart(future, terminal) + "\n" +
                paragraph(worst_day(future), 0, terminal.columns()) + "\n" +
                rule_lines(future, terminal) + "\n";
    const auto changed = changes(difference.at("new"), later("{} new"), terminal) +
                         changes(difference.at("gone"), later("{} gone"), terminal) +
                         changes(difference.at("moved"), later("{} on another day"), terminal);
    return text + (changed.empty() ? say("It asks for the same, on the same days.\n")
                                   : changed + say("{} stay as they are\n",
                                                   difference.at("same").as_integer()));
}

std::string assumption(const Value& answer) {
    const auto attentive = answer.at("attentive").as_integer();
    const auto days = answer.at("simulation").at("days").as_array().size();
    const auto from = day_in_figures(answer.at("from").as_string());
    return attentive == 100
               ? say("{} days from {}, if you do on the day what you are asked.", days, from)
               : say("{} days from {}, if you do on the day what you are asked, on {} % of the "
                     "days.",
                     days, from, attentive);
}

std::string render_simulate(const Value& answer, const Terminal& terminal) {
    const auto& simulation = answer.at("simulation");
    const int columns = terminal.columns();
    auto text = paragraph(assumption(answer), 0, columns) + "\n" + chart(simulation, terminal) +
                "\n" + paragraph(worst_day(simulation), 0, columns) +
                special_days(simulation, terminal) + "\n" + longest(simulation, terminal) + "\n" +
                rule_lines(simulation, terminal);
    const auto* against = answer.find("against");
    return against == nullptr ? text : text + compared(*against, terminal);
}

} // namespace

std::span<const Screen> simulation_screens() {
    static constexpr Screen screens[] = {{"simulate", render_simulate}};
    return screens;
}

} // namespace kith::cli

#include "desktop/popup.hpp"

#include "desktop/text.hpp"
#include "desktop/words.hpp"

#include <algorithm>
#include <sstream>

namespace kith::desktop {
namespace {

// What a popup of any server still shows; longer texts only cost memory there.
constexpr std::size_t most_in_summary = 100;
constexpr std::size_t most_in_line = 200;
constexpr std::size_t most_reasons = 4;
constexpr std::size_t most_names = 8;
constexpr std::size_t most_lines = 10;

using Kind = sdk::Delivery::Kind;

bool is_about_people(const sdk::Delivery& delivery) {
    return !delivery.reminders.empty() &&
           (delivery.kind == Kind::Single || delivery.kind == Kind::Digest);
}

std::string category(const sdk::Delivery& delivery) {
    if (!is_about_people(delivery)) {
        return "x-kith.notice";
    }
    return delivery.reminders.size() > 1 ? "x-kith.digest" : "x-kith.reminder";
}

void append_line(std::string& body, std::string_view line) {
    if (line.empty()) {
        return;
    }
    if (!body.empty()) {
        body += '\n';
    }
    body += line;
}

std::string note_line(const sdk::DeliveredReminder& reminder, std::string_view language) {
    if (reminder.note.empty()) {
        return {};
    }
    const Words& say = words(language);
    std::string line(say.last_note);
    if (const auto date = domain::parse_date(reminder.note_date)) {
        line = std::string(say.last_note_of) + long_date(*date, language) + ": ";
    }
    return clean_line(line + reminder.note, most_in_line);
}

std::string body_of_one(const sdk::Delivery& delivery) {
    const auto& reminder = delivery.reminders.front();
    std::string body;
    for (std::size_t i = 0; i < std::min(reminder.reasons.size(), most_reasons); ++i) {
        append_line(body, clean_line(reminder.reasons[i], most_in_line));
    }
    append_line(body, note_line(reminder, delivery.language));
    return body;
}

std::string body_of_several(const sdk::Delivery& delivery) {
    const auto& reminders = delivery.reminders;
    const std::size_t listed = reminders.size() > most_names ? most_names - 1 : reminders.size();
    std::string body;
    std::size_t left = listed;
    for (const bool fresh : {true, false}) {
        for (const auto& reminder : reminders) {
            if (reminder.is_new == fresh && left > 0) {
                append_line(body, clean_line("• " + reminder.title, most_in_line));
                --left;
            }
        }
    }
    if (listed < reminders.size()) {
        append_line(body, with_number(words(delivery.language).more, reminders.size() - listed));
    }
    return body;
}

/// A notice without the marks of its headings, points as in the list of a digest.
std::string body_of_notice(const sdk::Delivery& delivery) {
    std::string body;
    std::istringstream lines(delivery.body);
    for (std::string line; std::getline(lines, line);) {
        const bool is_point = line.starts_with("- ");
        const bool is_marked = is_point || line.starts_with("# ");
        body += (is_point ? "• " : "") + line.substr(is_marked ? 2 : 0) + '\n';
    }
    return clean_lines(body, most_in_line, most_lines);
}

std::string body_of(const sdk::Delivery& delivery) {
    if (!is_about_people(delivery)) {
        return body_of_notice(delivery);
    }
    std::string body;
    append_line(body, clean_line(delivery.preface, most_in_line));
    append_line(body,
                delivery.reminders.size() > 1 ? body_of_several(delivery) : body_of_one(delivery));
    return body;
}

std::vector<Button> buttons_of(const sdk::Delivery& delivery) {
    if (!is_about_people(delivery)) {
        return {};
    }
    const Words& say = words(delivery.language);
    std::vector<Button> buttons{{"tomorrow", std::string(say.tomorrow)},
                                {"next-week", std::string(say.next_week)}};
    if (delivery.reminders.size() == 1) {
        buttons.insert(buttons.begin(), {"done", std::string(say.done)});
    }
    return buttons;
}

/// Without a word that a person, or a fault that names one, could be known by.
void hide_people(Popup& popup, const sdk::Delivery& delivery) {
    const Words& say = words(delivery.language);
    const std::size_t people = delivery.reminders.size();
    popup.body.clear();
    if (is_about_people(delivery)) {
        popup.summary =
            people == 1 ? std::string(say.someone_waits) : with_number(say.several_wait, people);
    } else if (delivery.kind == Kind::Test) {
        popup.summary = clean_line(delivery.title, most_in_summary);
    } else {
        popup.summary = say.about_kith;
        popup.body = say.about_kith_where;
    }
}

} // namespace

Popup compose(const sdk::Delivery& delivery, const Settings& settings) {
    Popup popup{.key = delivery.key,
                .category = category(delivery),
                .summary = clean_line(delivery.title, most_in_summary),
                .body = body_of(delivery),
                .buttons = buttons_of(delivery),
                .sound = settings.sound,
                .stays = delivery.kind != Kind::Test};
    if (settings.discreet) {
        hide_people(popup, delivery);
    }
    if (popup.summary.empty()) { // a server may refuse a popup without one
        popup.summary = "kith";
    }
    return popup;
}

Popup fit(Popup popup, const Capabilities& capabilities) {
    if (capabilities.contains("body-markup")) {
        popup.body = escape_markup(popup.body);
    }
    if (!capabilities.contains("actions")) {
        popup.buttons.clear();
    }
    popup.sound = popup.sound && capabilities.contains("sound");
    return popup;
}

std::optional<domain::Value> event_of(std::string_view button, std::string_view key) {
    domain::Value event;
    event["key"] = key;
    event["type"] = "snooze";
    if (button == "done") {
        event["type"] = "done";
    } else if (button == "tomorrow") {
        event["days"] = 1;
    } else if (button == "next-week") {
        event["days"] = 7;
    } else {
        return std::nullopt;
    }
    return event;
}

} // namespace kith::desktop

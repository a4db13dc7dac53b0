#include "email/page.hpp"

#include "email/address.hpp"
#include "email/fixed_words.hpp"
#include "remote/clean_text.hpp"

#include <algorithm>
#include <iterator>

namespace kith::email {

namespace {

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~@+").find(c) != std::string_view::npos;
}

/// RFC 3986 section 2.1: an address may hold `%`, `?` and `&`, which mean something in a URI.
std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return out;
}

Link mail_link(const std::string& address) {
    return {remote::one_line(address, 254),
            is_mail_address(address) ? "mailto:" + percent_encoded(address) : std::string()};
}

/// RFC 3966: the visual separators go; letters or extensions make it no number to dial.
Link phone_link(const std::string& phone) {
    std::string digits;
    for (const char c : phone) {
        if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) {
            digits += c;
        } else if (std::string_view(" -./()").find(c) == std::string_view::npos) {
            return {remote::one_line(phone, 60), ""};
        }
    }
    return {remote::one_line(phone, 60), digits.size() < 3 ? std::string() : "tel:" + digits};
}

/// Titles are often "Anna Berger: time to call"; under her name only the rest is needed.
std::string without_name(const std::string& title, const std::string& name) {
    if (name.empty() || title == name) {
        return {};
    }
    return title.starts_with(name + ": ") ? title.substr(name.size() + 2) : title;
}

Card make_card(const sdk::DeliveredReminder& reminder, const FixedWords& words) {
    const std::string name = remote::one_line(reminder.contact_name, 200);
    const std::string title = remote::one_line(reminder.title, 300);
    Card card;
    card.heading = !name.empty() ? name : title;
    card.matter = without_name(title, name);
    for (const std::string& reason : reminder.reasons) {
        if (std::string line = remote::one_line(reason); !line.empty()) {
            card.reasons.push_back(std::move(line));
        }
    }
    if (reminder.late_days > 0 && reminder.date.ok()) {
        card.late = late_remark(reminder.date, words);
    }
    card.note = remote::one_line(reminder.note, 2000);
    if (!card.note.empty()) {
        card.note_name = words.last_note;
        if (const auto date = domain::parse_date(reminder.note_date)) {
            card.note_name += " (" + spoken_date(*date, words) + ")";
        }
    }
    std::ranges::transform(reminder.emails, std::back_inserter(card.links), mail_link);
    std::ranges::transform(reminder.phones, std::back_inserter(card.links), phone_link);
    std::erase_if(card.links, [](const Link& link) { return link.text.empty(); });
    return card;
}

/// New before still open; the headings only say something in a digest that has both or old ones.
std::vector<Section> make_sections(const sdk::Delivery& delivery, const FixedWords& words) {
    Section fresh;
    Section open;
    for (const sdk::DeliveredReminder& reminder : delivery.reminders) {
        (reminder.is_new ? fresh : open).cards.push_back(make_card(reminder, words));
    }
    if (delivery.kind == sdk::Delivery::Kind::Digest && !open.cards.empty()) {
        fresh.heading = words.fresh;
        open.heading = words.still_open;
    }
    std::vector<Section> sections;
    for (Section* section : {&fresh, &open}) {
        if (!section->cards.empty()) {
            sections.push_back(std::move(*section));
        }
    }
    return sections;
}

/// A notice may have headings ("# ") and points ("- ") under them; what comes before is its body.
void take_notice(Page& page, const std::string& text) {
    for (const std::string& line : remote::clean_lines(text)) {
        if (line.starts_with("# ")) {
            page.sections.push_back({line.substr(2), {}, {}});
        } else if (page.sections.empty()) {
            page.body.push_back(line);
        } else if (!line.empty()) {
            page.sections.back().lines.push_back(line.substr(line.starts_with("- ") ? 2 : 0));
        }
    }
    while (!page.body.empty() && page.body.back().empty()) {
        page.body.pop_back();
    }
}

/// A network, all networks of a type, an alliance, the portfolio: nobody to have talked to.
bool is_circle(const std::string& id) {
    return id == "portfolio" || id.starts_with("network:") || id.starts_with("type:") ||
           id.starts_with("alliance:");
}

/// An id that can be typed as it is; an address book's long ids cannot.
bool is_typed_easily(const std::string& id) {
    return !id.empty() && id.size() <= 24 && id.front() != '-' &&
           std::ranges::all_of(id, [](char c) { return is_unreserved(c) && c != '~'; });
}

/// How to tell kith what was done, about the person or circle the mail is about.
void add_hint(Page& page, const sdk::Delivery& delivery, const FixedWords& words) {
    const auto& reminders = delivery.reminders;
    const auto is_person = [](const auto& reminder) {
        return !reminder.contact_name.empty() && !is_circle(reminder.contact_id);
    };
    const auto person = std::ranges::find_if(reminders, is_person);
    if (person != reminders.end()) {
        const bool alone = reminders.size() == 1 && is_typed_easily(person->contact_id);
        page.hint = words.log_hint;
        page.command = "kith log " + (alone ? person->contact_id : "NAME") + " call";
    } else if (!reminders.empty() && !reminders.front().contact_name.empty()) {
        const auto& name = reminders.front().contact_name;
        page.hint = words.done_hint;
        page.command =
            "kith done " + (reminders.size() == 1 && is_typed_easily(name) ? name : "NAME");
    }
}

} // namespace

Page make_page(const sdk::Delivery& delivery) {
    using Kind = sdk::Delivery::Kind;
    const FixedWords& words = fixed_words(delivery.language);
    Page page;
    page.language = words.language;
    page.title = remote::one_line(delivery.title, 200);
    if (page.title.empty()) {
        page.title = "kith";
    }
    if (delivery.reminders.empty() || delivery.kind == Kind::Notice ||
        delivery.kind == Kind::Test) {
        take_notice(page, delivery.body);
    }
    for (std::string& line : remote::clean_lines(delivery.preface)) {
        page.body.push_back(std::move(line));
    }
    std::ranges::move(make_sections(delivery, words), std::back_inserter(page.sections));
    if (page.body.empty() && page.sections.empty()) {
        page.body.push_back(page.title);
    }
    const bool says_it_all = page.body.empty() && delivery.reminders.size() == 1;
    page.headline = says_it_all ? std::string() : page.title;
    add_hint(page, delivery, words);
    page.footer = words.sent_by;
    return page;
}

} // namespace kith::email

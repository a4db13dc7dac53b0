#include "delivery/bounds.hpp"

#include <utility>

namespace kith::delivery {

namespace {

constexpr std::size_t line_bytes = 1024;
constexpr std::size_t note_bytes = 4096;
constexpr std::size_t most_addresses = 10;
constexpr std::size_t most_reasons = 20;

void shorten(std::string& text, std::size_t most_bytes = line_bytes) {
    text = shortened(std::move(text), most_bytes);
}

void shorten(std::vector<std::string>& texts, std::size_t most) {
    texts.resize(std::min(texts.size(), most));
    for (auto& text : texts) {
        shorten(text);
    }
}

void shorten(domain::Contact& contact) {
    shorten(contact.name);
    shorten(contact.emails, most_addresses);
    shorten(contact.phones, most_addresses);
    shorten(contact.networks, most_addresses);
    shorten(contact.note, note_bytes);
}

std::size_t weight(const std::vector<std::string>& texts) {
    std::size_t bytes = 0;
    for (const auto& text : texts) {
        bytes += text.size();
    }
    return bytes;
}

} // namespace

std::string shortened(std::string text, std::size_t most_bytes) {
    static const std::string dots = "...";
    if (text.size() <= most_bytes) {
        return text;
    }
    auto end = most_bytes - dots.size();
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return text.replace(end, std::string::npos, dots);
}

Subject bounded(Subject subject) {
    shorten(subject.contact);
    for (auto& person : subject.people) {
        shorten(person);
    }
    if (subject.last_note) {
        shorten(subject.last_note->note, note_bytes);
    }
    shorten(subject.deputy);
    auto& reasons = subject.reminder.reasons;
    if (reasons.size() > most_reasons) {
        reasons.erase(reasons.begin() + most_reasons, reasons.end());
    }
    for (auto& reason : reasons) {
        shorten(reason.text);
        shorten(reason.label);
        shorten(reason.people, most_addresses);
    }
    return subject;
}

std::size_t weight(const domain::AgendaEntry& entry) {
    return entry.uid.size() + entry.title.size() + weight(entry.reasons) + entry.note.size() +
           weight(entry.reach) + weight(entry.categories);
}

std::size_t weight(const domain::MessageItem& item) {
    return item.key.size() + item.contact.id.size() + item.contact.name.size() +
           weight(item.contact.emails) + weight(item.contact.phones) + item.title.size() +
           weight(item.reasons) + item.note.size() + weight(item.entry);
}

} // namespace kith::delivery

#include "email/page.hpp"
#include "remote/clean_text.hpp"

namespace kith::email {

namespace {

std::string underlined(const std::string& heading, char line) {
    return remote::wrapped(heading) +
           std::string(std::min<std::size_t>(remote::length(heading), 72), line) + '\n';
}

/// A point of a list. One that ends in a command stays on one line, to be copied whole.
std::string point(const std::string& text) {
    return text.ends_with('`') ? "* " + text + '\n' : remote::wrapped(text, "* ", "  ");
}

std::string card_text(const Card& card) {
    std::string out = underlined(card.heading, '-');
    if (!card.matter.empty()) {
        out += remote::wrapped(card.matter);
    }
    for (const std::string& reason : card.reasons) {
        out += point(reason);
    }
    if (!card.late.empty()) {
        out += remote::wrapped(card.late, "* ", "  ");
    }
    if (!card.note.empty()) {
        out += remote::wrapped(card.note_name + ": " + card.note, "  ", "  ");
    }
    for (const Link& link : card.links) {
        out += remote::wrapped(link.text, "  ", "  ");
    }
    return out;
}

} // namespace

std::string plain_part(const Page& page) {
    std::string out = page.headline.empty() ? "" : underlined(page.headline, '=') + '\n';
    for (const std::string& line : page.body) {
        out += remote::wrapped(line);
    }
    out += page.body.empty() ? "" : "\n";
    for (const Section& section : page.sections) {
        if (!section.heading.empty()) {
            out += "== " + section.heading + " ==\n\n";
        }
        for (const Card& card : section.cards) {
            out += card_text(card) + '\n';
        }
        for (const std::string& line : section.lines) {
            out += point(line);
        }
        out += section.lines.empty() ? "" : "\n";
    }
    if (!page.hint.empty()) {
        out += remote::wrapped(page.hint) + "    " + page.command + "\n\n";
    }
    // "-- " and a line break: mail programs know this as the signature (RFC 3676 section 4.3).
    return out + "-- \n" + remote::wrapped(page.footer);
}

} // namespace kith::email

#include "fuzz/targets.hpp"
#include "import/plain_bytes.hpp"
#include "import/reading.hpp"
#include "import/report_lines.hpp"
#include "vcard/charset.hpp"
#include "wire/contact_codec.hpp"
#include "wire/json.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

namespace kith::fuzz {

namespace {

void judge(const domain::Contact& contact) {
    require(!contact.name.empty() && contact.name.size() <= imports::most_text,
            "a person has a name, which is bounded");
    require(!contact.id.empty() && contact.id.size() <= 128 &&
                contact.id.find_first_of(" /") == std::string::npos,
            "an id is one for kith: " + contact.id);
    require(contact.note.size() <= imports::most_note, "a note is bounded");
    require(contact.dates.size() <= imports::most_values, "dates are bounded");
    for (const auto* list :
         {&contact.emails, &contact.phones, &contact.tags, &contact.institutions}) {
        require(list->size() <= imports::most_values, "lists are bounded");
        require(std::all_of(list->begin(), list->end(),
                            [](const auto& text) {
                                return !text.empty() && text.size() <= imports::most_text &&
                                       vcard::is_utf8(text);
                            }),
                "entries of lists are bounded and UTF-8");
        require(std::set<std::string>(list->begin(), list->end()).size() == list->size(),
                "entries of lists stand there once");
    }
}

void judge_report(const imports::Reading& reading) {
    std::ostringstream report;
    imports::write_report(reading, report);
    std::istringstream lines(report.str());
    std::size_t people = 0;
    bool ended = false;
    for (std::string line; std::getline(lines, line);) {
        require(!ended, "nothing comes behind the end");
        const auto value = wire::parse_json(line);
        ended = value.find("end") != nullptr;
        if (const auto* contact = value.find("contact")) {
            require(wire::contact_from(*contact) == reading.people.at(people).contact,
                    "a person comes through the report as it was read");
            ++people;
        }
    }
    require(ended && people == reading.people.size(), "a report is whole");
}

} // namespace

void read_foreign_file(std::string_view bytes) {
    const auto reading = imports::read_file(bytes);
    const auto text = imports::plain_bytes(bytes);
    const auto lines =
        1 + std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
    require(reading.faults.size() <= 201, "faults are bounded");
    for (const auto& fault : reading.faults) {
        require(fault.line >= 1 && fault.line <= lines && fault.column >= 1,
                "a fault lies within its file");
    }
    std::set<domain::ContactId> ids;
    for (const auto& found : reading.people) {
        require(found.line >= 1 && found.line <= lines, "a person lies within the file");
        judge(found.contact);
        ids.insert(found.contact.id);
    }
    for (const auto& interaction : reading.interactions) {
        require(ids.contains(interaction.contact), "an interaction is with somebody of the file");
        require(interaction.date.ok(), "an interaction has a day");
    }
    judge_report(reading);
}

} // namespace kith::fuzz

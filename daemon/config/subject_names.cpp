#include "config/subject_names.hpp"

#include "domain/name_match.hpp"

#include <map>

namespace kith::config {

void expect_names_of_their_own(const NetworksFile& file, const KnownPeople& people,
                               Findings& findings) {
    std::map<std::string, const NetworksFile::Subject*> taken;
    for (const auto& subject : file.subjects) {
        const auto warn = [&](const std::string& other) {
            findings.warning(subject.name.place,
                             in_quotes(subject.name.text) + " is also the name of " + other,
                             "give one of them another name, so that kith need not ask which");
        };
        const auto [entry, is_new] = taken.try_emplace(domain::folded(subject.name.text), &subject);
        const auto* other = entry->second;
        if (!is_new && std::string_view(other->kind) != subject.kind) {
            warn(std::string("the ") + other->kind + " at " + brief(other->name.place.location()));
        }
        if (people.is_name(subject.name.text)) {
            warn("a contact");
        }
    }
}

void expect_known_sides(const NetworksFile& file, const KnownPeople& people, Findings& findings) {
    std::vector<std::string> described;
    for (const auto& institution : file.institutions) {
        described.push_back(institution.name);
    }
    people.expect_names(file.people, findings);
    people.expect_institutions(file.partners, described, findings);
}

} // namespace kith::config

#include "maildir/words.hpp"

namespace kith::maildir {

std::string evidence_of(std::string_view subject, std::string_view language) {
    const bool in_german = language.substr(0, language.find_first_of("-_")) == "de";
    if (subject.empty()) {
        return in_german ? "Mail ohne Betreff" : "Mail without a subject";
    }
    return "Mail: " + std::string(subject);
}

} // namespace kith::maildir

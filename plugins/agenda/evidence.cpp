#include "agenda/evidence.hpp"

namespace kith::agenda {

std::string evidence_of(std::string_view calendar, std::string_view summary,
                        std::string_view language) {
    const bool is_german = language.substr(0, language.find_first_of("-_")) == "de";
    std::string text = is_german ? "Kalender" : "Calendar";
    if (!calendar.empty()) {
        text.append(" ").append(calendar);
    }
    if (!summary.empty()) {
        text.append(": ").append(summary);
    }
    return text;
}

} // namespace kith::agenda

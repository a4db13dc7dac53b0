#pragma once

#include "import/reading.hpp"
#include "import/written_day.hpp"

#include <string>
#include <string_view>

namespace kith::imports {

/// Where something stands in a file.
struct Place {
    int line = 1;
    int column = 1;
};

/// Somebody in the making: takes what a file says piece by piece, plain and once each, and puts
/// what cannot be taken among the faults. What comes out, kith's contact files accept.
class PersonDraft {
public:
    /// Both outlive this.
    PersonDraft(Reading& reading, Place place) : reading_(reading), place_(place) {}

    /// What the source calls the person; without it, and where it is no id for kith, one is made.
    void id(std::string_view text, std::string_view prefix);
    void name(std::string_view text);
    /// Given, middle and family names, joined; any may be blank.
    void name_parts(std::string_view given, std::string_view middle, std::string_view family);
    void email(std::string_view text, Place place);
    void phone(std::string_view text, Place place);
    void institution(std::string_view text);
    void tag(std::string_view text);
    void note(std::string_view text);
    void date(domain::DateKind kind, std::string_view label, const WrittenDay& day,
              std::string_view text, Place place);

    [[nodiscard]] domain::Contact& contact() { return contact_; }
    /// Puts it among the people, or says that it is nobody. An email address stands for a name
    /// that is missing. False when it is nobody.
    bool finish();

private:
    void make_id();

    Reading& reading_;
    Place place_;
    domain::Contact contact_;
};

} // namespace kith::imports

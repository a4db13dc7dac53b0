#include "vcard/label.hpp"

#include "vcard/ascii.hpp"

#include <array>

namespace kith::vcard {

namespace {

struct Word {
    std::string_view label; ///< lower case in ASCII; a first letter beyond ASCII in both cases
    domain::DateKind kind;
};

constexpr auto birthday = domain::DateKind::Birthday;
constexpr auto anniversary = domain::DateKind::Anniversary;
constexpr auto name_day = domain::DateKind::NameDay;

constexpr std::array words{
    Word{"birthday", birthday},
    Word{"birth date", birthday},
    Word{"date of birth", birthday},
    Word{"geburtstag", birthday},
    Word{"geburtsdatum", birthday},
    Word{"date de naissance", birthday},
    Word{"compleanno", birthday},
    Word{"cumpleaños", birthday},
    Word{"verjaardag", birthday},
    Word{"födelsedag", birthday},
    Word{"fødselsdag", birthday},
    Word{"syntymäpäivä", birthday},
    Word{"urodziny", birthday},
    Word{"narozeniny", birthday},
    Word{"születésnap", birthday},
    Word{"rojstni dan", birthday},
    Word{"rođendan", birthday},
    Word{"anniversary", anniversary},
    Word{"wedding", anniversary},
    Word{"wedding day", anniversary},
    Word{"wedding anniversary", anniversary},
    Word{"jahrestag", anniversary},
    Word{"hochzeit", anniversary},
    Word{"hochzeitstag", anniversary},
    Word{"mariage", anniversary},
    Word{"anniversaire de mariage", anniversary},
    Word{"anniversario", anniversary},
    Word{"anniversario di matrimonio", anniversary},
    Word{"matrimonio", anniversary},
    Word{"aniversario", anniversary},
    Word{"aniversario de boda", anniversary},
    Word{"aniversario de bodas", anniversary},
    Word{"boda", anniversary},
    Word{"aniversário de casamento", anniversary},
    Word{"trouwdag", anniversary},
    Word{"huwelijk", anniversary},
    Word{"bröllopsdag", anniversary},
    Word{"bryllupsdag", anniversary},
    Word{"årsdag", anniversary},
    Word{"Årsdag", anniversary},
    Word{"hääpäivä", anniversary},
    Word{"rocznica", anniversary},
    Word{"rocznica ślubu", anniversary},
    Word{"výročí", anniversary},
    Word{"výročí svatby", anniversary},
    Word{"évforduló", anniversary},
    Word{"Évforduló", anniversary},
    Word{"obletnica", anniversary},
    Word{"name day", name_day},
    Word{"nameday", name_day},
    Word{"name-day", name_day},
    Word{"namenstag", name_day},
    Word{"naamdag", name_day},
    Word{"namnsdag", name_day},
    Word{"navnedag", name_day},
    Word{"nimipäivä", name_day},
    Word{"onomastico", name_day},
    Word{"imieniny", name_day},
    Word{"svátek", name_day},
    Word{"jmeniny", name_day},
    Word{"névnap", name_day},
    Word{"god", name_day},
};

} // namespace

std::string_view unwrapped_label(std::string_view label) {
    label = trimmed(label);
    const std::size_t begin = label.find("$!<");
    const std::size_t end = label.rfind(">!$");
    if (begin <= 1 && end != std::string_view::npos && end >= begin + 3 &&
        end + 4 >= label.size()) {
        return trimmed(label.substr(begin + 3, end - begin - 3));
    }
    return label;
}

domain::DateKind kind_of_label(std::string_view label) {
    for (const Word& word : words) {
        if (same_word(word.label, label)) {
            return word.kind;
        }
    }
    return domain::DateKind::Custom;
}

} // namespace kith::vcard

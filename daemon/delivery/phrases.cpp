#include "delivery/phrases.hpp"

#include "delivery/phrases_de.hpp"
#include "delivery/phrases_en.hpp"

namespace kith::delivery {

const Phrases& Phrases::in(std::string_view language) {
    static const EnglishPhrases english;
    static const GermanPhrases german;
    if (language == "de") {
        return german;
    }
    return english;
}

} // namespace kith::delivery

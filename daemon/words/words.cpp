#include "words/words.hpp"

#include <libintl.h>

namespace kith::words {

const char* tr(const char* text) {
    return *text == '\0' ? text : ::gettext(text); // of "" it would answer the catalogue's header
}

const char* tr_in(const char* sense, const char* text) {
    const auto both = std::string(sense) + '\004' + text; // as msgfmt writes a msgctxt
    const char* said = ::gettext(both.c_str());
    return said == both.c_str() ? text : said;
}

const char* tr_many(const char* one, const char* many, std::int64_t count) {
    return ::ngettext(one, many, static_cast<unsigned long>(count < 0 ? -count : count));
}

} // namespace kith::words

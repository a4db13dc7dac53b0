#pragma once

#include "sdk/plugin.hpp"

#include <string>
#include <vector>

namespace kith::email {

/// A way to reach somebody. `target` is a mailto: or tel: URI, percent-encoded; empty when the text
/// is no address or number that a program should be sent to.
struct Link {
    std::string text;
    std::string target;
};

/// One reminder, about one person as a rule.
struct Card {
    std::string heading; ///< the person's name, or the title where there is no person
    std::string matter;  ///< what it is about; may be empty
    std::vector<std::string> reasons;
    std::string late;      ///< empty: it is on its day
    std::string note_name; ///< "Last note (4 September 2026)"; empty: no note
    std::string note;
    std::vector<Link> links;
};

struct Section {
    std::string heading; ///< empty when the page has but one
    std::vector<Card> cards;
    std::vector<std::string> lines{}; ///< of a notice
};

/// What a mail says, in order, before it is laid out: the text part and the HTML part are two
/// renderings of one page and so cannot differ. All strings are clean (clean_text.hpp), not
/// escaped. What is to be typed stands in backticks.
struct Page {
    std::string language;
    std::string title;
    std::string headline;          ///< the title, or empty where a single card says it all
    std::vector<std::string> body; ///< lines of a notice or a test
    std::vector<Section> sections;
    std::string hint;    ///< empty: nobody to have been in touch with
    std::string command; ///< the command the hint is about
    std::string footer;
};

[[nodiscard]] Page make_page(const sdk::Delivery& delivery);

/// text/plain, lines of at most 72 characters where words allow, ended by \n.
[[nodiscard]] std::string plain_part(const Page& page);

/// text/html: one document with inline styles only, nothing fetched, readable on light and dark.
[[nodiscard]] std::string html_part(const Page& page);

} // namespace kith::email

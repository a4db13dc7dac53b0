#include "import/reading.hpp"

#include "import/card_file.hpp"
#include "import/contact_table.hpp"
#include "import/monica_export.hpp"
#include "import/plain_bytes.hpp"

#include <array>
#include <utility>

namespace kith::imports {

namespace {

constexpr std::size_t most_faults = 200;

constexpr std::array<const char*, 16> words{
    "not-known", "packed", "empty", "too-large", "no-header", "open-quote", "long-row", "nobody",
    "address",   "phone",  "date",  "json",      "no-monica", "card",       "nobodys",  "more"};

/// Nothing but text is read: what holds this is a picture, a program or a database.
bool is_binary(std::string_view text) { return text.find('\0') != std::string_view::npos; }

bool has_card(std::string_view text) {
    constexpr std::string_view begin = "BEGIN:VCARD";
    for (std::size_t at = 0; at != text.npos; at = text.find('\n', at)) {
        at = text.find_first_not_of(" \t\r\n", at);
        if (at == text.npos) {
            return false;
        }
        const auto line = text.substr(at, begin.size());
        bool same = line.size() == begin.size();
        for (std::size_t i = 0; same && i < begin.size(); ++i) {
            const char c = line[i];
            same = (c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c) == begin[i];
        }
        if (same) {
            return true;
        }
    }
    return false;
}

Reading refused(Fault::What what, std::string about = {}) {
    Reading reading;
    reading.faults.push_back({what, 1, 1, std::move(about)});
    return reading;
}

} // namespace

const char* to_text(Fault::What what) { return words.at(static_cast<std::size_t>(what)); }

void Reading::fault(Fault fault) {
    if (faults.size() < most_faults) {
        faults.push_back(std::move(fault));
    } else {
        ++untold_;
    }
}

void Reading::finish() {
    if (untold_ > 0) {
        faults.push_back({Fault::What::More, 1, 1, std::to_string(std::exchange(untold_, 0))});
    }
}

Reading read_file(std::string_view bytes) {
    if (bytes.size() > most_bytes) {
        return refused(Fault::What::TooLarge, std::to_string(most_bytes));
    }
    if (bytes.starts_with("PK\x03\x04")) {
        return refused(Fault::What::Packed);
    }
    const auto text = plain_bytes(bytes);
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) {
        return refused(Fault::What::Empty);
    }
    if (is_binary(text)) {
        return refused(Fault::What::NotKnown);
    }
    if (has_card(text)) {
        return read_cards(bytes);
    }
    return text[first] == '{' || text[first] == '[' ? read_monica(text) : read_table(text);
}

} // namespace kith::imports

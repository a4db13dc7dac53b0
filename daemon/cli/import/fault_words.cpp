#include "cli/import/fault_words.hpp"

#include "words/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kith::cli {

using words::later;

namespace {

struct Entry {
    const char* code;
    const char* what; ///< "{}" is what it is about
    const char* mend;
};

const std::array<Entry, 19> entries{{
    {"unreadable", later("it cannot be opened: {}"), later("name a file that you may read")},
    {"folder", later("it is a folder"), later("name the files in it: {0}/*")},
    {"broken", later("kith-import ended before it had read this file"),
     later("split the file in two: one part tells where it breaks")},
    {"not-known", later("this is no kind of file that kith can read"),
     later("export it as vCard, as CSV for Google or Outlook, or as Monica's JSON")},
    {"packed", later("this is an archive or a workbook"),
     later("unpack it, or save the sheet as CSV; then import what comes of it")},
    {"empty", later("there is nothing in it"), later("export it once more")},
    {"too-large", later("it has more than {} bytes"), later("split it")},
    {"no-header", later("none of the first rows names columns of people; it begins \"{}\""),
     later("export it as CSV for Google or Outlook, with the row of names")},
    {"open-quote", later("this quotation mark is never closed; it is taken as it stands"),
     later("close it, or take it out")},
    {"long-row", later("more cells than columns: \"{}\" belongs to none, and is left out"),
     later("put quotation marks around what has a separator in it")},
    {"nobody", later("neither name nor address: this is left out"),
     later("give it a name, or delete it")},
    {"address", later("\"{}\" is no email address; it is left out"),
     later("write it as \"anna@example.org\"")},
    {"phone", later("\"{}\" is no phone number; it is left out"),
     later("write it with its digits: \"+49 228 1234\"")},
    {"date", later("\"{}\" is no day; it is left out"),
     later("write it as \"1986-11-27\", or \"--11-27\" without a year")},
    {"json", later("this is no JSON: {}"), later("export it once more")},
    {"no-monica", later("this is JSON, but no export of Monica's"),
     later("in Monica: Settings, Export data, JSON")},
    {"card", "{}", later("mend the card; what else it says is taken")},
    {"nobodys", later("an interaction with nobody in this file is left out"),
     later("export it once more")},
    {"more", later("and {} more faults"), later("mend these first")},
}};

/// Nothing is said of a line of it.
bool is_whole(const ForeignFault& fault) {
    static constexpr std::array<const char*, 8> whole{
        "unreadable", "folder", "broken", "not-known", "packed", "empty", "too-large", "more"};
    return std::any_of(whole.begin(), whole.end(),
                       [&](const char* code) { return fault.code == code; });
}

} // namespace

FaultWords words_of(const ForeignFault& fault) {
    const auto entry = std::find_if(entries.begin(), entries.end(), [&](const Entry& candidate) {
        return fault.code == candidate.code;
    });
    if (entry == entries.end()) { // a newer kith-import
        return {fault.code + " " + fault.about, ""};
    }
    const auto about = fault.code == "folder" ? fault.file : fault.about;
    return {fmt::format(fmt::runtime(words::tr(entry->what)), about),
            fmt::format(fmt::runtime(words::tr(entry->mend)), about)};
}

std::string place_of(const ForeignFault& fault) {
    return is_whole(fault) ? fault.file
                           : fmt::format("{}:{}:{}", fault.file, fault.line, fault.column);
}

std::string format_in_words(const std::string& format) {
    return format == "google"     ? "Google Contacts"
           : format == "outlook"  ? "Outlook"
           : format == "linkedin" ? "LinkedIn"
           : format == "monica"   ? "Monica"
           : format == "vcard"    ? "vCard"
                                  : "CSV";
}

} // namespace kith::cli

#include "config/names.hpp"

#include "domain/name_match.hpp"

#include <algorithm>

namespace kith::config {

namespace {

constexpr std::size_t longest_identifier = 64;
constexpr std::string_view identifier_signs =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// "Old friends!" -> "old-friends": what the name could be instead.
std::string as_identifier(std::string_view name) {
    auto result = domain::folded(name);
    std::replace(result.begin(), result.end(), ' ', '-');
    std::erase_if(result, [](char c) { return identifier_signs.find(c) == identifier_signs.npos; });
    return result.substr(0, longest_identifier);
}

std::string with_article(const std::string& noun) {
    const bool vowel =
        !noun.empty() && std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + noun;
}

} // namespace

bool NameRegister::add(const PlacedText& name, Findings& findings) {
    const auto folded = domain::folded(name.text);
    const auto [entry, is_new] =
        places_.try_emplace(folded.empty() ? name.text : folded, name.place.location());
    if (!is_new) {
        findings.error(name.place,
                       "there is " + with_article(kind_) + " named " + in_quotes(name.text) +
                           " already, at " + brief(entry->second),
                       "give one of them another name");
    }
    return is_new;
}

std::optional<std::string> NameRegister::read_identifier(TableReader& reader,
                                                         const std::string& example) {
    const auto name = reader.required_text("name", "add name = " + in_quotes(example));
    if (!name) {
        return std::nullopt;
    }
    const bool good = name->text.size() <= longest_identifier &&
                      name->text.find_first_not_of(identifier_signs) == std::string::npos;
    if (!good) {
        const auto better = as_identifier(name->text);
        reader.findings().error(name->place,
                                in_quotes(name->text) + " cannot be the name of a " + kind_,
                                "use letters, digits, - and _" +
                                    (better.empty() ? "" : ", such as " + in_quotes(better)));
        return std::nullopt;
    }
    add(*name, reader.findings());
    return name->text;
}

bool KnownNames::contains(std::string_view name) const {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool KnownNames::expect(const PlacedText& name, const std::string& kind, const std::string& mend,
                        Findings& findings) const {
    if (!complete || contains(name.text)) {
        return true;
    }
    findings.error(name.place, "there is no " + kind + " " + in_quotes(name.text),
                   mend_word(name.text, names, mend));
    return false;
}

} // namespace kith::config

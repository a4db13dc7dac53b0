#pragma once

#include "config/findings.hpp"
#include "config/suggestion.hpp"
#include "config/toml.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith::config {

/// A text of the user's and where it stands.
struct PlacedText {
    std::string text;
    Place place;
};

/// Reads one TOML table key by key. Each call judges the value and adds what is wrong to the
/// findings; what is wrong is absent in the result. finish() reports the keys nobody asked for.
/// Table, source and findings outlive it.
class TableReader {
public:
    /// `subject` names the table in sentences: "a rule".
    TableReader(const toml::table& table, const SourceText& source, Findings& findings,
                std::string subject);

    /// The value, absent when the key is; it counts as asked for.
    [[nodiscard]] const toml::node* find(std::string_view key);
    [[nodiscard]] bool has(std::string_view key) { return find(key) != nullptr; }

    /// Counts as asked for, whatever it holds.
    void allow(std::string_view key);

    /// One line of text, white space joined, control signs gone; not empty.
    std::optional<PlacedText> text(std::string_view key);
    /// The same of a value found below the key.
    std::optional<PlacedText> text(std::string_view key, const toml::node& node);
    /// A text that must be there; `mend` says how to write it when it is not.
    std::optional<PlacedText> required_text(std::string_view key, const std::string& mend);
    /// A text or a list of texts; no text twice.
    std::vector<PlacedText> texts(std::string_view key);
    std::optional<bool> flag(std::string_view key);
    /// A whole number from `lowest` to `highest`.
    std::optional<int> number(std::string_view key, int lowest, int highest);
    /// A table in { } or of its own.
    [[nodiscard]] const toml::table* table(std::string_view key, const std::string& mend);
    /// What `[[key]]` stands for, in file order.
    std::vector<const toml::table*> tables(std::string_view key);
    /// The number of the word in `words`.
    std::optional<std::size_t> choice(std::string_view key, const std::vector<std::string>& words);

    /// An enumeration of the domain, by the texts to_text() gives up to `last`.
    template <class Enum> std::optional<Enum> word(std::string_view key, Enum last) {
        const auto number = choice(key, words_up_to(last));
        return number ? std::optional(static_cast<Enum>(*number)) : std::nullopt;
    }
    template <class Enum> static std::vector<std::string> words_up_to(Enum last) {
        std::vector<std::string> words;
        for (int i = 0; i <= static_cast<int>(last); ++i) {
            words.emplace_back(to_text(static_cast<Enum>(i)));
        }
        return words;
    }

    /// Says that a key is missing, at the table; unless finish() finds it there mistyped.
    void missing(std::string_view key, const std::string& mend);
    /// "`key` must be a text, not the number 6", at the node.
    void wrong_type(std::string_view key, const std::string& wanted, const toml::node& found,
                    const std::string& mend);
    void finish();

    [[nodiscard]] Place place() const;
    [[nodiscard]] Place place(const toml::node& node) const;
    [[nodiscard]] Findings& findings() { return findings_; }
    [[nodiscard]] const SourceText& source() const { return source_; }
    [[nodiscard]] const std::string& subject() const { return subject_; }

private:
    const toml::table& table_;
    const SourceText& source_;
    Findings& findings_;
    std::string subject_;
    std::vector<std::string> asked_;
    std::vector<std::pair<std::string, std::string>> missing_; ///< key and how to mend
};

/// "the number 6", "a list", `the text "x"`: what was found where something else was expected.
[[nodiscard]] std::string describe(const toml::node& node);

} // namespace kith::config

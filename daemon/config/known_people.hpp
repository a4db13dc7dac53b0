#pragma once

#include "config/names.hpp"
#include "domain/contact.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace kith::config {

/// The people of the TOML files, as far as others refer to them. The contacts outlive it.
class KnownPeople {
public:
    enum class Others {
        None,      ///< these are all there are
        InSources, ///< address books know more
        Unread,    ///< there is a file that could not be read
    };

    KnownPeople(std::span<const domain::Contact> contacts, Others others);

    /// What came to light about others later.
    void admit(Others others) { others_ = others; }

    /// The contact of that id or name; null when there is none, or when it is the name of two.
    [[nodiscard]] const domain::Contact* find(std::string_view name) const;
    /// Whether somebody has that name, compared without case and accents.
    [[nodiscard]] bool is_name(std::string_view name) const;
    /// What dates of their own are called, each once.
    [[nodiscard]] const std::vector<std::string>& date_labels() const { return date_labels_; }
    /// Whether somebody who is not here may have what is looked for.
    [[nodiscard]] bool may_have_others() const { return others_ != Others::None; }
    /// Whether everybody the files describe is here.
    [[nodiscard]] bool are_all_read() const { return others_ != Others::Unread; }

    // Warnings of what nobody has, with the nearest that somebody has. None while there may be
    // others, or as long as there is nobody at all.
    void expect_names(std::span<const PlacedText> wanted, Findings& findings) const;
    void expect_institutions(std::span<const PlacedText> wanted,
                             std::span<const std::string> also_known, Findings& findings) const;
    void expect_tags(std::span<const PlacedText> wanted, Findings& findings) const;
    void expect_languages(std::span<const PlacedText> wanted, Findings& findings) const;

    /// The name of somebody whose name was probably meant.
    [[nodiscard]] std::string mend_name(std::string_view typed) const;

private:
    [[nodiscard]] bool judges() const { return !may_have_others() && !names_.empty(); }

    Others others_;
    std::map<std::string, const domain::Contact*, std::less<>> by_id_;
    /// By the folded name; null when it is the name of two.
    std::map<std::string, const domain::Contact*, std::less<>> by_name_;
    std::vector<std::string> names_; ///< of those without a name the id
    std::vector<std::string> institutions_;
    std::vector<std::string> tags_;
    std::vector<std::string> languages_;
    std::vector<std::string> date_labels_;
};

} // namespace kith::config

#pragma once

#include "authoring/candidate.hpp"
#include "authoring/judge.hpp"
#include "config/contact_text.hpp"
#include "domain/contact.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kith::authoring {

using config::ContactChange;
using config::ContactKeys;
using config::id_from_name;
using config::with_contacts;

/// A person in the files of a configuration.
struct KnownContact {
    std::string file; ///< below the directory: "contacts/friends.toml"
    config::ContactPlace place;
};

/// Everybody in contacts.toml and contacts/*.toml, in the order of files and places. Throws
/// NotWritten when a file is no TOML.
[[nodiscard]] std::vector<KnownContact> people_in(const std::filesystem::path& directory);

/// What is in a file of the configuration; absent when there is none. Throws NotWritten.
[[nodiscard]] std::optional<std::string> text_of(const std::filesystem::path& directory,
                                                 const std::string& file);

/// A file of people that kith makes begins so.
[[nodiscard]] std::string opening_comment();

/// Writes people into contacts/*.toml of a configuration directory. A file that is changed keeps
/// every other byte; each call is judged as a whole and done whole or not at all (see write()).
/// The daemon takes it in by itself. Addresses nobody's address book: what kith has to say of
/// somebody who has a card is an overlay, a contact without name whose id is the card's UID.
class ContactWriter {
public:
    /// Where `kith add` and the overlays go.
    static constexpr const char* usual_file = "contacts/added.toml";

    /// Judge and directory outlive this.
    ContactWriter(std::filesystem::path directory, Judge& judge);

    [[nodiscard]] std::vector<KnownContact> known() const { return people_in(directory_); }
    [[nodiscard]] std::optional<KnownContact> find(const domain::ContactId& id) const;

    /// Appends them to that file, which is made when there is none. Returns the warnings about what
    /// is new. Throws Broken, also when an id is taken already, and NotWritten.
    std::vector<domain::Diagnostic> add(const std::vector<domain::Contact>& people,
                                        const std::string& file = usual_file);
    /// The same of people as they are typed, whom nobody has judged yet.
    std::vector<domain::Diagnostic> add_tables(const std::vector<ContactKeys>& people,
                                               const std::string& file = usual_file);

    /// Changes a person where it stands; makes an overlay in `file` when it stands nowhere. Returns
    /// and throws as add().
    std::vector<domain::Diagnostic> change(const domain::ContactId& id,
                                           const std::vector<ContactChange>& changes,
                                           const std::string& file = usual_file);

private:
    std::vector<domain::Diagnostic>
    rewrite(const std::string& file, const std::function<std::string(const std::string&)>& made);

    std::filesystem::path directory_;
    Judge& judge_;
};

} // namespace kith::authoring

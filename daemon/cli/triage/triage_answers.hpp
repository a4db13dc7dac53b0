#pragma once

#include "authoring/contact_writer.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kith::cli {

/// Writes what was answered, each answer at once, as kith's own facts: into the person's table if
/// one of the files of contacts has one, else into an overlay in contacts/triage.toml. An address
/// book is never touched. Methods throw authoring::NotWritten; nothing is written then.
class TriageAnswers {
public:
    static constexpr const char* file = "contacts/triage.toml";

    /// Judge outlives this.
    TriageAnswers(std::filesystem::path directory, authoring::Judge& judge);

    void join_network(const std::string& id, const std::string& network);
    /// `every` is a span as one writes it: "6 weeks", or "never".
    void keep_in_touch(const std::string& id, const std::string& every);
    /// The last answer is as if it had not been given: its file is what it was, byte for byte. Does
    /// nothing when there is none. Throws, too, when somebody changed the file since.
    void undo();
    /// Nothing was written for whom one goes on from now; undo() of that writes nothing either.
    void pass() { taken_.push_back(std::nullopt); }
    [[nodiscard]] std::size_t written() const;

private:
    struct Change {
        std::string file;
        std::optional<std::string> before; ///< absent: there was no file
        std::string after;
    };
    void write(const std::string& id, const std::vector<authoring::ContactChange>& changes);
    [[nodiscard]] std::optional<std::string> text_of(const std::string& name) const;

    std::filesystem::path directory_;
    authoring::Judge& judge_;
    authoring::ContactWriter writer_;
    std::vector<std::optional<Change>> taken_;
};

} // namespace kith::cli

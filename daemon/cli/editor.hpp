#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace kith::cli {

/// There is no editor, or nothing to edit in it; what() says why.
class NoEditor : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The user's editor: $VISUAL, else $EDITOR, else the system's. Words separated by blanks; no shell
/// reads them.
[[nodiscard]] std::vector<std::string> editor_of_environment();

/// How that editor is called to open the file at a line, if it is one that can be told.
[[nodiscard]] std::vector<std::string> editor_call(const std::vector<std::string>& editor,
                                                   const std::filesystem::path& file, int line);

/// Runs it in the terminal and waits. Returns its exit code; throws NoEditor when it cannot
/// be run.
int run_editor(const std::vector<std::string>& call);

/// A private copy of a file in a folder of its own, both gone with the object unless kept.
class DraftFile {
public:
    /// Throws NoEditor.
    DraftFile(const std::string& file_name, const std::string& text);
    ~DraftFile();
    DraftFile(const DraftFile&) = delete;
    DraftFile& operator=(const DraftFile&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// What is in it now. Throws NoEditor.
    [[nodiscard]] std::string text() const;
    /// It stays where it is.
    void keep() { is_kept_ = true; }

private:
    std::filesystem::path folder_;
    std::filesystem::path path_;
    bool is_kept_;
};

} // namespace kith::cli

#pragma once

#include "authoring/candidate.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace kith::authoring {

/// New contents of files, written whole beside those they are for and not yet in their place: what
/// is judged is what gets the name. Takes away in the end what got no name. One thread; two at the
/// same directory wait for each other.
class StagedFiles {
public:
    /// Makes folders that are missing, mode 0700. New files are 0600; one that takes the place of
    /// another has its mode, and where that is reached by a symbolic link, the link stays. Throws
    /// NotWritten.
    StagedFiles(std::filesystem::path directory, const std::vector<Candidate>& candidates);
    ~StagedFiles();
    StagedFiles(const StagedFiles&) = delete;
    StagedFiles& operator=(const StagedFiles&) = delete;

    struct File {
        std::string name;             ///< below the directory
        std::filesystem::path staged; ///< where the new text lies
    };
    [[nodiscard]] const std::vector<File>& files() const { return files_; }

    /// Gives all of them their names, in the order of the candidates, durably; when one cannot,
    /// those before it are as they were. Throws NotWritten: also when somebody else changed one of
    /// the files meanwhile.
    void put_in_place();

private:
    void lock();
    void stage(const Candidate& candidate);
    void expect_unchanged() const;
    void give_name(std::size_t number);
    void take_back(std::size_t given) noexcept;
    void clear_away() noexcept;

    std::filesystem::path directory_;
    std::vector<Candidate> candidates_;
    std::vector<File> files_;
    std::vector<std::filesystem::path> targets_; ///< links followed
    std::vector<std::filesystem::path> folders_; ///< made by us, outermost first
    int lock_ = -1;
    bool is_done_ = false;
};

} // namespace kith::authoring

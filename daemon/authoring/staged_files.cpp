#include "authoring/staged_files.hpp"

#include "authoring/faults.hpp"
#include "config/read_file.hpp"
#include "words/words.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kith::authoring {

namespace fs = std::filesystem;

using words::say;

namespace {

[[noreturn]] void fail(const fs::path& path) {
    throw NotWritten(say("cannot write {}: {}", path.string(), std::strerror(errno)));
}

/// What is there now; absent when nothing is. Throws NotWritten when it cannot be known.
std::optional<std::string> present_text(const fs::path& path) {
    auto file = config::read_file(path, std::numeric_limits<std::size_t>::max() / 2);
    if (file.state == config::FileText::State::Missing) {
        return std::nullopt;
    }
    if (file.state == config::FileText::State::Refused) {
        throw NotWritten(path.string() + " " + file.what);
    }
    return std::move(file.text);
}

void write_through(int file, std::string_view text, const fs::path& path) {
    while (!text.empty()) {
        const auto put = ::write(file, text.data(), text.size());
        if (put < 0 && errno != EINTR) {
            fail(path);
        }
        text.remove_prefix(static_cast<std::size_t>(put < 0 ? 0 : put));
    }
    if (::fsync(file) != 0) {
        fail(path);
    }
}

void write_new(const fs::path& path, std::string_view text, mode_t mode) {
    ::unlink(path.c_str()); // of a process that died with our number
    const int file =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) {
        fail(path);
    }
    try {
        write_through(file, text, path);
        if (::fchmod(file, mode) != 0) {
            fail(path);
        }
    } catch (...) {
        ::close(file);
        throw;
    }
    ::close(file);
}

void sync_directory(const fs::path& path) {
    const int directory = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = directory >= 0 && ::fsync(directory) == 0;
    if (directory >= 0) {
        ::close(directory);
    }
    if (!synced) {
        fail(path);
    }
}

/// Not every file system has the flags of renameat2(2).
bool is_unknown_there(int code) { return code == EINVAL || code == ENOSYS || code == ENOTSUP; }

bool take_free_name(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
        return true;
    }
    return is_unknown_there(errno) && ::link(from.c_str(), to.c_str()) == 0 &&
           ::unlink(from.c_str()) == 0;
}

bool swap_names(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0) {
        return true;
    }
    return is_unknown_there(errno) && ::rename(from.c_str(), to.c_str()) == 0;
}

} // namespace

StagedFiles::StagedFiles(fs::path directory, const std::vector<Candidate>& candidates)
    : directory_(std::move(directory)), candidates_(candidates) {
    try {
        for (const auto& candidate : candidates_) {
            stage(candidate);
        }
        lock();
    } catch (...) {
        clear_away();
        throw;
    }
}

StagedFiles::~StagedFiles() { clear_away(); }

void StagedFiles::lock() {
    lock_ = ::open(directory_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock_ >= 0) {
        // Without it, what others wrote meanwhile is still found out.
        static_cast<void>(::flock(lock_, LOCK_EX));
    }
}

void StagedFiles::stage(const Candidate& candidate) {
    std::error_code error;
    auto target = directory_ / candidate.name;
    std::vector<fs::path> missing;
    for (auto folder = target.parent_path(); !fs::exists(folder, error);
         folder = folder.parent_path()) {
        missing.push_back(folder);
    }
    for (; !missing.empty(); missing.pop_back()) {
        if (::mkdir(missing.back().c_str(), 0700) != 0) {
            fail(missing.back());
        }
        folders_.push_back(missing.back());
    }
    if (fs::is_symlink(target, error)) {
        target = fs::weakly_canonical(target, error);
    }
    struct stat status {};
    const bool is_there = ::stat(target.c_str(), &status) == 0;
    const auto staged = target.parent_path() /
                        ("." + target.filename().string() + ".kith-" + std::to_string(::getpid()));
    targets_.push_back(target);
    files_.push_back({candidate.name, staged});
    write_new(staged, candidate.text, is_there ? status.st_mode & 0777U : 0600);
}

void StagedFiles::expect_unchanged() const {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        if (present_text(targets_[i]) != candidates_[i].before) {
            throw NotWritten(
                say("{} was changed meanwhile, so it was left as it is. Once more, please.",
                    targets_[i].string()));
        }
    }
}

void StagedFiles::put_in_place() {
    expect_unchanged();
    for (std::size_t i = 0; i < files_.size(); ++i) {
        try {
            give_name(i);
        } catch (...) {
            take_back(i);
            throw;
        }
    }
    is_done_ = true;
    for (const auto& target : targets_) {
        sync_directory(target.parent_path());
    }
    for (const auto& folder : folders_) {
        sync_directory(folder.parent_path());
    }
}

void StagedFiles::give_name(std::size_t number) {
    const auto& staged = files_[number].staged;
    const auto& target = targets_[number];
    if (!(candidates_[number].before ? swap_names(staged, target)
                                     : take_free_name(staged, target))) {
        fail(target);
    }
}

/// The first so many have their names.
void StagedFiles::take_back(std::size_t given) noexcept {
    while (given-- > 0) {
        const auto& target = targets_[given];
        if (!candidates_[given].before) {
            ::unlink(target.c_str());
        } else if (!swap_names(files_[given].staged, target)) {
            files_[given].staged.clear(); // the old text stays beside the new one
        }
    }
}

void StagedFiles::clear_away() noexcept {
    for (const auto& file : files_) {
        ::unlink(file.staged.c_str());
    }
    for (; !is_done_ && !folders_.empty(); folders_.pop_back()) {
        ::rmdir(folders_.back().c_str());
    }
    if (lock_ >= 0) {
        ::close(lock_);
    }
}

} // namespace kith::authoring

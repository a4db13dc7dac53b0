#include "maildir/intake.hpp"

#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kith::maildir {

namespace {

constexpr int names_a_step = 5000;
constexpr int mails_a_step = 100;
/// To read a mail once more does no harm; a ledger without an end would.
constexpr std::size_t most_known = 2'000'000;
/// A file this old is not being written any more.
constexpr std::chrono::minutes settled_after(1);
/// Before 2001 a time of change is one that somebody lost.
constexpr domain::Instant earliest{std::chrono::seconds(1'000'000'000)};

domain::Instant changed_at(const struct stat& status) {
    return domain::Instant(std::chrono::seconds(status.st_mtim.tv_sec));
}

} // namespace

void Intake::add_folder(std::string folder) {
    waiting_.push_back({std::move(folder), std::nullopt});
}

void Intake::add_mails(std::string folder, std::vector<std::string> names) {
    waiting_.push_back({std::move(folder), std::move(names)});
}

bool Intake::is_settled(const std::string& name) const {
    const auto read = read_mail_name(name);
    return !read || read->is_passed_over || known_.contains(read->id);
}

Intake::Count Intake::take_count() { return std::exchange(count_, {}); }

bool Intake::open_next() {
    while (!current_ && !waiting_.empty()) {
        Batch batch = std::move(waiting_.front());
        waiting_.pop_front();
        const auto flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
        Current opened;
        opened.folder = sdk::Descriptor(::open(batch.folder.c_str(), flags));
        if (!opened.folder.is_open()) {
            continue; // it went; its parent tells
        }
        if (batch.names) {
            opened.names = std::move(*batch.names);
        } else {
            const int listed = ::openat(opened.folder.number(), ".", flags);
            opened.listing.reset(listed < 0 ? nullptr : ::fdopendir(listed));
            if (!opened.listing && listed >= 0) {
                ::close(listed);
            }
        }
        current_ = std::move(opened);
    }
    return current_.has_value();
}

std::optional<std::string> Intake::next_name() {
    if (current_->listing) {
        if (const dirent* entry = ::readdir(current_->listing.get())) {
            return entry->d_name;
        }
    } else if (!current_->names.empty()) {
        std::string name = std::move(current_->names.back());
        current_->names.pop_back();
        return name;
    }
    return std::nullopt;
}

bool Intake::look_at(const std::string& name, source::Moment now, domain::Instant oldest,
                     const Take& take) {
    const auto mail = read_mail_name(name);
    if (!mail || mail->is_passed_over || known_.contains(mail->id) ||
        (mail->delivered && *mail->delivered < oldest)) {
        return false;
    }
    struct stat status {};
    if (::fstatat(current_->folder.number(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(status.st_mode) ||
        (changed_at(status) < oldest && changed_at(status) >= earliest)) {
        return false;
    }
    const HeaderBytes header = read_header_bytes(current_->folder, name);
    using End = HeaderBytes::End;
    const bool may_grow = header.end == End::File && changed_at(status) + settled_after > now.wall;
    if (header.end == End::Unreadable || may_grow) {
        count_.unreadable += may_grow ? 0 : 1;
        return true; // an event tells when it can be read
    }
    known_.insert(mail->id);
    if (header.end == End::TooLong) {
        ++count_.too_long;
        return true;
    }
    ++count_.read;
    take(header.bytes, *mail);
    return true;
}

void Intake::step(source::Moment now, domain::Instant oldest, const Take& take) {
    if (known_.size() > most_known) {
        known_.clear();
    }
    int mails = 0;
    for (int names = 0; names < names_a_step && mails < mails_a_step; ++names) {
        if (!open_next()) {
            return;
        }
        if (const auto name = next_name()) {
            mails += look_at(*name, now, oldest, take) ? 1 : 0;
        } else {
            current_.reset();
        }
    }
}

} // namespace kith::maildir

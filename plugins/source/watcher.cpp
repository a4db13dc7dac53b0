#include "source/watcher.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace kith::source {

namespace {

constexpr std::uint32_t folder_events = IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM |
                                        IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF |
                                        IN_ONLYDIR;
constexpr std::uint32_t target_events = IN_CLOSE_WRITE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB;
constexpr std::uint32_t ancestor_events =
    IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

std::uint32_t add_to(int poll, int descriptor, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    return ::epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event) == 0 ? events : 0;
}

/// The nearest folder above `path` that is there, and the name below it that leads to `path`.
std::pair<std::string, std::string> way_to(const std::string& path) {
    std::filesystem::path child(path);
    for (auto parent = child.parent_path(); parent != child; parent = child.parent_path()) {
        std::error_code ignored;
        if (std::filesystem::is_directory(parent, ignored)) {
            return {parent.string(), child.filename().string()};
        }
        child = parent;
    }
    return {};
}

} // namespace

Watcher::Watcher(Matters matters)
    : matters_(std::move(matters)), poll_(::epoll_create1(EPOLL_CLOEXEC)),
      events_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    if (poll_ < 0 || events_ < 0 || add_to(poll_, events_, EPOLLIN) == 0) {
        const int error = errno;
        ::close(poll_);
        ::close(events_);
        throw std::system_error(error, std::generic_category(), "cannot watch folders");
    }
}

Watcher::~Watcher() {
    watch_mounts(false);
    ::close(events_);
    ::close(poll_);
}

void Watcher::watch_mounts(bool wanted) {
    if (wanted && mounts_ < 0) {
        // inotify sees no mount; the table of mounts reports its changes as a priority event.
        mounts_ = ::open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);
        if (mounts_ >= 0) {
            add_to(poll_, mounts_, EPOLLPRI);
        }
    } else if (!wanted && mounts_ >= 0) {
        ::close(mounts_);
        mounts_ = -1;
    }
}

bool Watcher::concerns(int watch, std::uint32_t mask, const std::string& name) {
    if ((mask & IN_Q_OVERFLOW) != 0) {
        lost_some_ = true;
        return true;
    }
    const auto found = interest_of_.find(watch);
    if (found == interest_of_.end()) {
        return false;
    }
    const Interest interest = found->second;
    if ((mask & IN_IGNORED) != 0) { // the kernel has dropped it: the folder is gone
        std::erase_if(watches_, [&](const auto& each) { return each.second == watch; });
        interest_of_.erase(found);
        return true;
    }
    if (interest.kind == Interest::Kind::Ancestor) {
        return name.empty() || interest.names.contains(name);
    }
    const auto kind = (mask & IN_ISDIR) != 0 ? EntryKind::Folder : EntryKind::File;
    return interest.kind == Interest::Kind::Target || name.empty() ||
           matters_(interest.path, name, kind);
}

bool Watcher::drain() {
    lost_some_ = false;
    bool any = false;
    bool heard = false;
    alignas(inotify_event) std::array<char, 16384> buffer;
    for (ssize_t got = 0; (got = ::read(events_, buffer.data(), buffer.size())) > 0;) {
        heard = true;
        for (const char* at = buffer.data(); at < buffer.data() + got;) {
            inotify_event event{};
            std::memcpy(&event, at, sizeof event);
            const std::string name = event.len > 0 ? at + sizeof event : "";
            any = concerns(event.wd, event.mask, name) || any;
            at += sizeof event + event.len;
        }
    }
    // The table of mounts reports a change to whoever polls first, that is: to our caller. What is
    // ready while inotify has nothing must be that.
    return any || (mounts_ >= 0 && !heard);
}

std::map<std::string, Watcher::Interest> Watcher::interests(const WatchedPlaces& places) const {
    std::map<std::string, Interest> wanted;
    for (const auto& folder : places.folders) {
        wanted[folder] = {Interest::Kind::Folder, folder, {}};
    }
    for (const auto& target : places.targets) {
        wanted[target] = {Interest::Kind::Target, target, {}};
    }
    for (const auto& directory : places.absent) {
        if (wanted.contains(directory)) {
            continue;
        }
        const auto [ancestor, name] = way_to(directory);
        const auto [place, is_new] = wanted.try_emplace(ancestor);
        if (is_new) {
            place->second = {Interest::Kind::Ancestor, ancestor, {}};
        }
        place->second.names.insert(name);
    }
    return wanted;
}

Watcher::Result Watcher::watch(const WatchedPlaces& places) {
    Result result;
    const auto wanted = interests(places);
    for (auto place = watches_.begin(); place != watches_.end();) {
        const bool stays = wanted.contains(place->first);
        if (!stays) {
            ::inotify_rm_watch(events_, place->second);
            interest_of_.erase(place->second);
        }
        place = stays ? std::next(place) : watches_.erase(place);
    }
    for (const auto& [path, interest] : wanted) {
        const auto mask = interest.kind == Interest::Kind::Folder   ? folder_events
                          : interest.kind == Interest::Kind::Target ? target_events
                                                                    : ancestor_events;
        const int watch = ::inotify_add_watch(events_, path.c_str(), mask);
        if (watch < 0) {
            result.failed.push_back(path);
            watches_.erase(path);
            continue;
        }
        const auto [place, is_new] = watches_.try_emplace(path, watch);
        if (place->second != watch) { // another folder under the same name
            ::inotify_rm_watch(events_, place->second);
            interest_of_.erase(place->second);
            place->second = watch;
            result.fresh.push_back(path);
        } else if (is_new) {
            result.fresh.push_back(path);
        }
        interest_of_[watch] = interest;
    }
    result.has_new = !result.fresh.empty();
    watch_mounts(places.mounts);
    return result;
}

} // namespace kith::source

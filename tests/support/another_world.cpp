// For LD_PRELOAD: the wall clock, the time zone and tzdata are those of a test, for one process;
// the machine's stay as they are. KITH_CLOCK is a file with the milliseconds by which the wall
// clock is ahead; when they change, the clock "was set", and alarms are told as timerfd_create(2)
// says. KITH_BOOT_SPEED divides long waits by the time since boot. KITH_ROOT is a directory whose
// /etc and /usr/share/zoneinfo stand in for the machine's.
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <string>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <thread>
#include <unistd.h>

namespace {

constexpr int most_descriptors = 1024;

template <class Function> Function real(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

/// What is known of a timer: of the wall clock, and what that showed when it was armed.
struct Timer {
    std::atomic<int> clock{-1};
    std::atomic<std::int64_t> armed_at{0};
    std::atomic<bool> tells_when_set{false};
};
Timer timers[most_descriptors];

std::int64_t ahead_ms() {
    const char* file = std::getenv("KITH_CLOCK");
    if (file == nullptr) {
        return 0;
    }
    static const auto open = real<FILE* (*)(const char*, const char*)>("fopen");
    std::int64_t ahead = 0;
    if (FILE* text = open(file, "re")) {
        long long read = 0;
        ahead = std::fscanf(text, "%lld", &read) == 1 ? read : 0;
        std::fclose(text);
    }
    return ahead;
}

std::int64_t nanoseconds(const timespec& time) {
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

timespec as_timespec(std::int64_t value) {
    return {value / 1'000'000'000LL, value % 1'000'000'000LL};
}

std::string there(const char* path) {
    const char* root = std::getenv("KITH_ROOT");
    const std::string asked = path;
    if (root == nullptr || (asked != "/etc" && !asked.starts_with("/etc/localtime") &&
                            !asked.starts_with("/usr/share/zoneinfo"))) {
        return asked;
    }
    static const auto lstat_there = real<int (*)(const char*, struct stat*)>("lstat");
    struct stat status {};
    const auto ours = root + asked;
    return lstat_there(ours.c_str(), &status) == 0 ? ours : asked;
}

/// Makes the alarms go off when the clock was set. The kernel does it at once, this within 10 ms.
void watch_the_clock() {
    static const auto settime =
        real<int (*)(int, int, const itimerspec*, itimerspec*)>("timerfd_settime");
    for (;;) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        const auto ahead = ahead_ms();
        for (int fd = 0; fd < most_descriptors; ++fd) {
            if (timers[fd].tells_when_set && timers[fd].armed_at != ahead) {
                const itimerspec at_once{{}, {0, 1}};
                settime(fd, 0, &at_once, nullptr);
            }
        }
    }
}

const bool watching = [] {
    if (std::getenv("KITH_CLOCK") != nullptr) {
        std::thread(watch_the_clock).detach();
    }
    return true;
}();

} // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) {
    static const auto next = real<int (*)(clockid_t, timespec*)>("clock_gettime");
    const int result = next(clock, time);
    if (clock == CLOCK_REALTIME && result == 0) {
        *time = as_timespec(nanoseconds(*time) + ahead_ms() * 1'000'000);
    }
    return result;
}

int timerfd_create(int clock, int flags) {
    static const auto next = real<int (*)(int, int)>("timerfd_create");
    const int fd = next(clock, flags);
    if (fd >= 0 && fd < most_descriptors) {
        timers[fd].tells_when_set = false;
        timers[fd].clock = clock;
    }
    return fd;
}

int timerfd_settime(int fd, int flags, const itimerspec* wanted, itimerspec* old) {
    static const auto next =
        real<int (*)(int, int, const itimerspec*, itimerspec*)>("timerfd_settime");
    auto spec = *wanted;
    auto& timer = timers[fd];
    const auto value = nanoseconds(spec.it_value);
    timer.tells_when_set = false;
    if (value != 0 && timer.clock == CLOCK_REALTIME && (flags & TFD_TIMER_ABSTIME) != 0) {
        const auto ahead = ahead_ms();
        spec.it_value = as_timespec(std::max<std::int64_t>(value - ahead * 1'000'000, 1));
        timer.armed_at = ahead;
        timer.tells_when_set = (flags & TFD_TIMER_CANCEL_ON_SET) != 0;
        flags = TFD_TIMER_ABSTIME;
    } else if (value != 0 && timer.clock == CLOCK_BOOTTIME) {
        const char* speed = std::getenv("KITH_BOOT_SPEED");
        const bool is_long = value >= 300'000'000'000LL;
        const auto divisor = speed == nullptr || !is_long ? 1 : std::max(std::atoll(speed), 1LL);
        spec.it_value = as_timespec(std::max<std::int64_t>(value / divisor, 1));
    }
    return next(fd, flags, &spec, old);
}

ssize_t read(int fd, void* buffer, std::size_t size) {
    static const auto next = real<ssize_t (*)(int, void*, std::size_t)>("read");
    const auto got = next(fd, buffer, size);
    if (got > 0 && fd >= 0 && fd < most_descriptors && timers[fd].tells_when_set &&
        timers[fd].armed_at != ahead_ms()) {
        timers[fd].tells_when_set = false;
        errno = ECANCELED;
        return -1;
    }
    return got;
}

FILE* fopen(const char* path, const char* mode) {
    static const auto next = real<FILE* (*)(const char*, const char*)>("fopen");
    return next(there(path).c_str(), mode);
}

FILE* fopen64(const char* path, const char* mode) {
    static const auto next = real<FILE* (*)(const char*, const char*)>("fopen64");
    return next(there(path).c_str(), mode);
}

ssize_t readlink(const char* path, char* buffer, std::size_t size) {
    static const auto next = real<ssize_t (*)(const char*, char*, std::size_t)>("readlink");
    return next(there(path).c_str(), buffer, size);
}

int stat(const char* path, struct stat* status) {
    static const auto next = real<int (*)(const char*, struct stat*)>("stat");
    return next(there(path).c_str(), status);
}

int lstat(const char* path, struct stat* status) {
    static const auto next = real<int (*)(const char*, struct stat*)>("lstat");
    return next(there(path).c_str(), status);
}

int inotify_add_watch(int fd, const char* path, std::uint32_t mask) {
    static const auto next = real<int (*)(int, const char*, std::uint32_t)>("inotify_add_watch");
    return next(fd, there(path).c_str(), mask);
}

} // extern "C"

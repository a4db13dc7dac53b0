#include "remote/password.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kith::remote {

namespace {

/// Closes a descriptor at the end of its scope.
struct Closed {
    int descriptor;
    ~Closed() { ::close(descriptor); }
};

void judge_file(const struct stat& file, const std::string& path) {
    if (!S_ISREG(file.st_mode)) {
        throw PasswordError(path + " is no regular file");
    }
    if (file.st_uid != ::geteuid() && file.st_uid != 0) {
        throw PasswordError(path + " belongs to somebody else: change its owner");
    }
    if ((file.st_mode & 077) != 0) {
        throw PasswordError(path + " can be used by others: chmod 600 " + path);
    }
}

Secret first_line(const Secret& all, const std::string& origin) {
    const std::string& whole = all.revealed();
    const auto end = whole.find('\n');
    auto size = end == std::string::npos ? whole.size() : end;
    if (size > 0 && whole[size - 1] == '\r') {
        --size;
    }
    Secret line(whole.substr(0, size));
    if (line.revealed().empty()) {
        throw PasswordError("the first line of " + origin + " is empty: it must be the password");
    }
    if (size > 1024 || line.revealed().find('\0') != std::string::npos) {
        throw PasswordError("the first line of " + origin + " is no password");
    }
    return line;
}

Secret run_password_command(const std::vector<std::string>& command,
                            std::chrono::steady_clock::time_point deadline,
                            const StopSignal& stop) {
    using namespace std::chrono_literals;
    const std::string origin = "the output of " + command.front();
    ChildEnd end;
    try {
        end = run_child(command, "", std::min(deadline, std::chrono::steady_clock::now() + 30s),
                        stop);
    } catch (const std::runtime_error& error) {
        throw PasswordError(std::string("password_command: ") + error.what());
    }
    // Read before anything is judged, so that every way out overwrites it.
    Secret output(std::move(end.output));
    if (end.cause != ChildEnd::Cause::Exit || end.status != 0) {
        const bool timed_out = end.cause == ChildEnd::Cause::TimedOut;
        throw PasswordError(
            "password_command " + command.front() +
            (timed_out ? " took too long" : " ended with status " + std::to_string(end.status)));
    }
    return first_line(output, origin);
}

} // namespace

Secret read_password_file(const std::string& path) {
    // Not blocking: a pipe in the file's place must not hold us.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) {
        throw PasswordError(path + " cannot be read: " + std::strerror(errno));
    }
    const Closed closed{descriptor};
    struct stat file {};
    if (::fstat(descriptor, &file) != 0) {
        throw PasswordError(path + " cannot be judged: " + std::strerror(errno));
    }
    judge_file(file, path);
    std::string text(2048, '\0');
    const ssize_t count = ::read(descriptor, text.data(), text.size());
    if (count < 0) {
        throw PasswordError(path + " cannot be read: " + std::strerror(errno));
    }
    text.resize(static_cast<std::size_t>(count));
    return first_line(Secret(std::move(text)), path);
}

Secret read_password(const PasswordSource& source, std::chrono::steady_clock::time_point deadline,
                     const StopSignal& stop) {
    return source.file.empty() ? run_password_command(source.command, deadline, stop)
                               : read_password_file(source.file);
}

} // namespace kith::remote

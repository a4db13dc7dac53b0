#include "cli/import/foreign_reader.hpp"

#include "wire/contact_codec.hpp"
#include "wire/interaction_codec.hpp"
#include "wire/json.hpp"
#include "wire/line_reader.hpp"
#include "wire/plain_line.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace kith::cli {

namespace fs = std::filesystem;

using domain::Value;

namespace {

/// A person with 50 of everything fits.
constexpr std::size_t longest_line = std::size_t{1} << 20;
constexpr std::size_t lines_between = 500;

/// Closes on the way out.
class Opened {
public:
    explicit Opened(int number) : number_(number) {}
    ~Opened() { close(); }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    [[nodiscard]] int number() const { return number_; }
    void close() {
        if (number_ >= 0) {
            ::close(std::exchange(number_, -1));
        }
    }

private:
    int number_;
};

/// Why there is nothing to read; absent when there is.
std::optional<ForeignFault> unfit(const std::string& file, int opened) {
    struct stat found {};
    if (opened < 0) {
        return ForeignFault{"unreadable", file, 1, 1, std::strerror(errno)};
    }
    if (::fstat(opened, &found) == 0 && S_ISDIR(found.st_mode)) {
        return ForeignFault{"folder", file, 1, 1, ""};
    }
    return std::nullopt;
}

pid_t start(const fs::path& program, int input, int output) {
    ::posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    std::string name = program.string();
    char* const arguments[] = {name.data(), nullptr};
    char* const environment[] = {nullptr};
    pid_t pid = -1;
    const int error =
        ::posix_spawn(&pid, program.c_str(), &actions, nullptr, arguments, environment);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error != 0) {
        throw std::system_error(error, std::generic_category(), program.string());
    }
    return pid;
}

/// Takes one line of the report. True when it is the last.
bool take(const std::string& line, ForeignFile& file) {
    const auto value = wire::parse_json(line, {.max_bytes = longest_line});
    if (const auto* end = value.find("end")) {
        file.format = end->as_string();
        return true;
    }
    if (const auto* contact = value.find("contact")) {
        const auto number = static_cast<int>(value.integer_or("line", 1));
        file.people.push_back({wire::contact_from(*contact), file.name, number});
    } else if (const auto* interaction = value.find("interaction")) {
        file.interactions.push_back(wire::interaction_from(*interaction).interaction);
    } else {
        file.faults.push_back({value.at("fault").as_string(), file.name,
                               static_cast<int>(value.integer_or("line", 1)),
                               static_cast<int>(value.integer_or("column", 1)),
                               wire::plain_line(value.text_or("about", ""), 200)});
    }
    return false;
}

} // namespace

ForeignFile ForeignReader::read(const std::string& file) const {
    ForeignFile told;
    told.name = file;
    Opened input(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (auto fault = unfit(file, input.number())) {
        told.faults.push_back(std::move(*fault));
        return told;
    }
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        throw std::system_error(errno, std::generic_category(), "pipe");
    }
    Opened output(ends[0]);
    Opened theirs(ends[1]);
    const auto pid = start(program_, input.number(), theirs.number());
    theirs.close();
    input.close();
    wire::LineReader lines(longest_line);
    std::string page(std::size_t{1} << 16, '\0');
    bool ended = false;
    bool broken = false;
    std::size_t count = 0;
    for (ssize_t got = 0; (got = ::read(output.number(), page.data(), page.size())) != 0;) {
        std::string_view bytes(page.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        while (auto line = lines.next(bytes)) {
            try {
                ended = take(line->text, told);
            } catch (const std::runtime_error&) {
                broken = true; // not what kith-import writes
            }
            if (++count % lines_between == 0) {
                progress_(file, count);
            }
        }
        if (got < 0 && errno != EINTR) {
            break;
        }
    }
    output.close();
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (!ended || broken || status != 0) {
        told = {file, "", {}, {}, {{"broken", file, 1, 1, ""}}};
    }
    return told;
}

fs::path import_program() {
    std::error_code error;
    const auto self = fs::read_symlink("/proc/self/exe", error);
    return (self.parent_path() / "../libexec/kith/kith-import").lexically_normal();
}

} // namespace kith::cli

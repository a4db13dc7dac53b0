#include "scenarios/killable_daemon.hpp"

#include "scenarios/engine_daemon.hpp"
#include "storage/open_store.hpp"

#include <array>
#include <csignal>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace kith::test {

using domain::Instant;

namespace {

/// A message: fields apart by the unit separator, ended by a line end.
constexpr char separator = '\x1f';

std::string packed(const std::vector<std::string>& fields) {
    std::string text;
    for (const auto& field : fields) {
        text += (text.empty() ? "" : std::string(1, separator)) + field;
    }
    return text + "\n";
}

std::vector<std::string> unpacked(const std::string& text) {
    std::vector<std::string> fields(1);
    for (const char c : text) {
        if (c == separator) {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

bool write_all(int fd, const std::string& text) {
    return ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

/// The next line; absent at the end of the stream.
std::optional<std::string> read_line(int fd, std::string& unread) {
    while (unread.find('\n') == std::string::npos) {
        std::array<char, 4096> chunk{};
        const auto length = ::read(fd, chunk.data(), chunk.size());
        if (length <= 0) {
            return std::nullopt;
        }
        unread.append(chunk.data(), static_cast<std::size_t>(length));
    }
    const auto end = unread.find('\n');
    auto line = unread.substr(0, end);
    unread.erase(0, end + 1);
    return line;
}

/// In the child: what is delivered goes to the parent, which answers.
class Postman final : public Receiver {
public:
    Postman(int input, int output, std::string& unread)
        : input_(input), output_(output), unread_(unread) {}

    plugins::Answer receive(const Parcel& parcel, Instant) override {
        write_all(output_, packed({"parcel", parcel.channel, parcel.key, parcel.text}));
        const auto reply = read_line(input_, unread_);
        plugins::Answer answer;
        if (!reply || *reply != "delivered") {
            answer.outcome.result = domain::Outcome::Result::Unavailable;
        }
        return answer;
    }

private:
    int input_;
    int output_;
    std::string& unread_;
};

} // namespace

KillableDaemon::KillableDaemon(domain::Configuration configuration, std::filesystem::path state,
                               Receiver& receiver, int kill_at)
    : configuration_(std::move(configuration)), state_(std::move(state)), receiver_(receiver),
      kill_at_(kill_at) {}

KillableDaemon::~KillableDaemon() { kill(); }

void KillableDaemon::spawn() {
    std::array<int, 2> down{};
    std::array<int, 2> up{};
    if (::pipe(down.data()) != 0 || ::pipe(up.data()) != 0) {
        throw std::runtime_error("pipe");
    }
    child_ = ::fork();
    if (child_ == 0) {
        ::close(down[1]);
        ::close(up[0]);
        serve(down[0], up[1]);
        ::_exit(0);
    }
    ::close(down[0]);
    ::close(up[1]);
    to_child_ = down[1];
    from_child_ = up[0];
    unread_.clear();
}

void KillableDaemon::kill() {
    if (child_ > 0) {
        ::kill(child_, SIGKILL);
        ::waitpid(std::exchange(child_, -1), nullptr, 0);
        ::close(to_child_);
        ::close(from_child_);
    }
}

/// The child's life: one call a line.
void KillableDaemon::serve(int input, int output) {
    std::string unread;
    Postman postman(input, output, unread);
    EngineDaemon daemon(
        configuration_,
        [this](Instant clock) {
            return std::shared_ptr<domain::Store>(
                storage::open(state_, clock, storage::Durability::None).store);
        },
        postman);
    while (const auto line = read_line(input, unread)) {
        auto fields = unpacked(*line);
        const auto verb = fields.at(0);
        const auto clock = domain::parse_instant(fields.at(1)).value_or(Instant{});
        fields.erase(fields.begin(), fields.begin() + 2);
        std::string result;
        if (verb == "start") {
            daemon.start(clock, fields.at(0));
        } else if (verb == "obey") {
            daemon.obey(fields, clock);
        } else if (verb == "advance") {
            daemon.advance(clock);
        } else if (const auto next = daemon.next_moment()) {
            result = domain::format_instant(*next);
        }
        write_all(output, packed({"answer", result}));
    }
}

bool KillableDaemon::pass_point() {
    ++points_;
    if (points_ != kill_at_) {
        return true;
    }
    kill();
    return false;
}

/// Absent when the daemon was killed before it answered.
std::optional<std::string> KillableDaemon::try_call(const Call& call) {
    std::vector<std::string> fields{call.verb, domain::format_instant(call.clock)};
    fields.insert(fields.end(), call.words.begin(), call.words.end());
    if (!pass_point() || !write_all(to_child_, packed(fields)) || !pass_point()) {
        return std::nullopt;
    }
    while (const auto line = read_line(from_child_, unread_)) {
        const auto message = unpacked(*line);
        if (message.at(0) == "answer") {
            return message.at(1);
        }
        if (!pass_point()) { // sent by the daemon, never received
            return std::nullopt;
        }
        const auto answer =
            receiver_.receive({message.at(1), message.at(2), message.at(3)}, call.clock);
        const bool taken = answer.outcome.result == domain::Outcome::Result::Delivered;
        if (!pass_point()) { // received, but the daemon does not learn it
            return std::nullopt;
        }
        write_all(to_child_, taken ? "delivered\n" : "unavailable\n");
    }
    throw std::runtime_error("the daemon died by itself");
}

std::string KillableDaemon::call(const Call& call) {
    clock_ = call.clock;
    if (auto answer = try_call(call)) {
        return *answer;
    }
    spawn();
    if (call.verb != "start") {
        static_cast<void>(try_call({"start", call.clock, {zone_}}).value());
    }
    return try_call(call).value();
}

void KillableDaemon::start(Instant clock, const std::string& zone) {
    zone_ = zone;
    spawn();
    call({"start", clock, {zone}});
}

void KillableDaemon::stop() { kill(); }

void KillableDaemon::obey(const std::vector<std::string>& words, Instant clock) {
    if (words.front() == "zone") {
        zone_ = words.at(1);
    }
    call({"obey", clock, words});
}

void KillableDaemon::advance(Instant clock) { call({"advance", clock, {}}); }

std::optional<Instant> KillableDaemon::next_moment() {
    return domain::parse_instant(call({"next", clock_, {}}));
}

} // namespace kith::test

#pragma once

#include "sdk/plugin.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace kith::sdk {

/// The daemon as a plugin sees it: reads requests from `input`, calls the Plugin, writes answers to
/// `output`. Does not own the descriptors. For the plugin's one thread; nothing here blocks longer
/// than writing to `output`.
///
/// A plugin without a loop of its own calls run(). One that has a loop (GLib, Asio) waits on
/// descriptor() and calls on_readable() each time it is ready, until that returns false.
class Host {
public:
    Host(Plugin& plugin, int input, int output);
    ~Host();
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    /// The same for the Host's whole life; not `input` itself. Quiet between the end of input and
    /// the last answer, ready again then.
    [[nodiscard]] int descriptor() const;
    /// Takes what has arrived. False: standard input has ended and every request is answered.
    bool on_readable();
    /// False once standard input has ended and every request is answered.
    [[nodiscard]] bool running() const;

    /// Sends an event (PROTOCOL.md section 4) and repeats it until the daemon has answered.
    /// `params` is the object without `event_id`; the Host gives it one. Before `initialize` it
    /// waits. All but `contacts` and `proposals` are kept in `state_dir` until answered and sent
    /// again by the next process. Throws std::length_error when it makes a line that is too long.
    void send_event(domain::Value params);
    /// Events not answered yet. A source that pages waits until this is small.
    [[nodiscard]] std::size_t unanswered_events() const;
    /// Sends again what is unanswered for `after`; for plugins with a loop of their own, once a
    /// second or so.
    void repeat_events(std::chrono::seconds after);

    /// The channel's state (section 4); the last one said inside Plugin::start is sent after it.
    void up();
    void unavailable(std::string_view reason);
    enum class Level { Debug, Info, Warning, Error };
    void log(Level level, std::string_view text, std::string_view file = {}, int line = 0);

private:
    class Conversation;
    class Input;
    std::unique_ptr<Conversation> conversation_;
    std::unique_ptr<Input> input_;
};

/// What a plugin's main() makes after describe_only(): moves the protocol to private descriptors so
/// that a stray print goes to the log, ignores SIGPIPE. The descriptors live as long as the
/// process.
class StandardStreams {
public:
    StandardStreams();
    [[nodiscard]] int input() const { return input_; }
    [[nodiscard]] int output() const { return output_; }

private:
    int input_;
    int output_;
};

/// True when the arguments ask for a description or are wrong; `exit_code` then says how to end.
bool describe_only(int argc, char** argv, const Plugin& plugin, int& exit_code);

/// The whole main() of a plugin without a loop of its own. Returns the exit code.
int run(int argc, char** argv, Plugin& plugin);

} // namespace kith::sdk

// A plugin that misbehaves on demand: settings.mode says how, settings.victim at whose delivery
// (part of its line; empty: at every one). Mode "good" is a decent one.
#include "intrusion.hpp"
#include "wire/json.hpp"
#include "wire/rpc.hpp"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace {

namespace wire = kith::wire;
using kith::domain::Value;

constexpr const char* description =
    R"({"name":"bad","version":"1","protocol":{"min":1,"max":1},"kinds":["sink"],)"
    R"("capabilities":{"check":true,"max_inflight":4,"deliver_ms":1000},)"
    R"("settings":{"type":"object","additionalProperties":false,)"
    R"("properties":{"mode":{"type":"string","default":"good"},)"
    R"("command":{"type":"string","x-command":true,"default":""},)"
    R"("victim":{"type":"string","default":""}}}})";

void say(const wire::Message& message) { std::cout << wire::encode_line(message) << std::flush; }

[[noreturn]] void wait_for_ever() {
    while (true) {
        ::pause();
    }
}

void on_sigterm(int) {
    constexpr std::string_view text = "I SIGTERM came\n";
    static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size()));
}

void repeat(std::ostream& out, int times, const std::string& text) {
    for (int i = 0; i < times; ++i) {
        out << text << '\n';
    }
    out << std::flush;
}

class BadPlugin {
public:
    void obey(const std::string& line) {
        try {
            const auto message = wire::decode_line(line);
            spared_ = line.find(victim_) == std::string::npos;
            if (const auto* request = std::get_if<wire::Request>(&message)) {
                obey(*request);
            } else if (std::holds_alternative<wire::Notification>(message) &&
                       mode_ == "on-cancel") {
                answer(waiting_, "retry");
            } else if (std::holds_alternative<wire::Response>(message)) {
                answer(waiting_, "delivered"); // of its event
            }
        } catch (const std::runtime_error&) {
            std::cerr << "W that was no message\n";
        }
    }
    [[nodiscard]] bool ends_at_end_of_input() const {
        return mode_ != "ignore-eof" && mode_ != "ignore-sigterm";
    }

private:
    void obey(const wire::Request& request) {
        if (request.method == "initialize") {
            initialize(request);
        } else if (mode_.empty() && request.method != "initialize") {
            say(wire::Error{request.id, wire::error_code::not_initialized, "not yet", {}});
        } else if (request.method == "ping") {
            say(wire::Response{request.id, Value(Value::Object{})});
        } else if (request.method == "check") {
            write_facts();
            answer(request.id, "delivered");
        } else if (request.method == "deliver") {
            deliver(request.id);
        } else if (request.method == "publish") {
            answer(request.id, "delivered");
        } else {
            say(wire::Error{request.id, wire::error_code::unknown_method, "unknown", {}});
        }
    }

    void initialize(const wire::Request& request) {
        mode_ = request.params.at("settings").text_or("mode", "good");
        victim_ = request.params.at("settings").text_or("victim", "");
        state_dir_ = request.params.at("state_dir").as_string();
        target_ = request.params.at("settings").text_or("target", "");
        daemon_ = static_cast<pid_t>(request.params.at("settings").integer_or("daemon", 0));
        if (mode_ == "exit-at-start") {
            ::_exit(1);
        }
        if (mode_ == "no-handshake") {
            return;
        }
        if (mode_ == "slow-start") { // until somebody writes to the pipe
            const auto pipe = state_dir_ + "/go";
            ::mkfifo(pipe.c_str(), 0600);
            std::string word;
            std::ifstream(pipe) >> word;
        }
        if (mode_ == "noise-for-ever") {
            while (std::cout) {
                repeat(std::cout, 1000, "rubbish");
            }
        }
        if (mode_ == "refuse") {
            say(wire::Error{request.id, wire::error_code::setting_refused, "no", {}});
            return;
        }
        if (mode_ == "ignore-sigterm") {
            std::signal(SIGTERM, on_sigterm);
        }
        if (mode_ == "banner") {
            std::cout << "Welcome!\n";
        }
        Value result;
        result["protocol"] = mode_ == "bad-version" ? 7 : 1;
        say(wire::Response{request.id, result});
        if (mode_ == "deaf") {
            wait_for_ever();
        }
        if (mode_ == "close-stdin") {
            ::close(STDIN_FILENO);
            wait_for_ever();
        }
    }

    void deliver(const wire::Id& id) {
        static const std::map<std::string, int> exits{
            {"crash-on-deliver", 3}, {"tempfail", 75}, {"unavailable", 69}};
        waiting_ = id;
        if (spared_) {
            answer(id, "delivered");
            return;
        }
        note_delivery();
        if (const auto found = exits.find(mode_); found != exits.end()) {
            ::_exit(found->second);
        } else if (mode_ == "stop") {
            ::raise(SIGSTOP);
        } else if (mode_ == "half-json") {
            std::cout << R"({"jsonrpc":"2.0","id":)" << '\n' << std::flush;
            return;
        } else if (mode_ == "gigabyte-line") {
            write_gigabyte();
        } else if (mode_ == "flood-for-ever") {
            flood_for_ever();
        } else if (mode_ == "unknown-id") {
            answer(std::int64_t{4711}, "permanent");
        } else if (mode_ == "hang" || mode_ == "on-cancel") {
            return;
        } else if (mode_ == "garbage") {
            repeat(std::cout, 200, std::string("\x01\xff rubbish {"));
        } else if (mode_ == "long-line") {
            repeat(std::cout, 2, std::string(std::size_t{3} << 19, 'x'));
        } else if (mode_ == "flood") {
            repeat(std::cout, 100'000, R"({"jsonrpc":"2.0","method":"log","params":{"text":"o"}})");
            repeat(std::cerr, 100'000, "E everything is broken");
        } else if (mode_ == "grandchild" || mode_.starts_with("escape")) {
            leave_grandchild();
        } else if (mode_ == "event") {
            say(wire::Request{"e1", "event", Value(Value::Object{{"event_id", "a"}})});
            return;
        }
        answer(id, "delivered");
        if (mode_ == "double") {
            answer(id, "permanent");
        }
    }

    /// It holds all three pipes, and in the modes "escape" belongs to no group, session or parent
    /// of ours. It ends us, but in mode "escape-quietly".
    void leave_grandchild() const {
        if (::fork() != 0) {
            while (mode_ != "escape-quietly" ||
                   std::ifstream(state_dir_ + "/grandchild").peek() == EOF) {
                ::usleep(1000);
            }
            return;
        }
        if (mode_ != "grandchild") {
            ::setsid();
            if (::fork() != 0) {
                ::_exit(0);
            }
        }
        std::signal(SIGTERM, SIG_IGN);
        std::signal(SIGHUP, SIG_IGN);
        std::ofstream(state_dir_ + "/grandchild") << ::getpid() << std::flush;
        if (mode_ != "escape-quietly") {
            ::kill(self_, SIGKILL);
        }
        wait_for_ever();
    }

    /// Without an end.
    void write_gigabyte() const {
        const std::string part(std::size_t{1} << 20, 'x');
        for (int i = 0; i < 1024; ++i) {
            std::cout << part;
        }
        std::cout << std::flush;
        std::cerr << "I all is written\n";
    }

    [[noreturn]] static void flood_for_ever() {
        while (true) {
            repeat(std::cout, 1000, R"({"jsonrpc":"2.0","method":"log","params":{"text":"o"}})");
            repeat(std::cerr, 1000, "E everything is broken");
        }
    }

    /// So that a test knows that the worst has begun.
    void note_delivery() const {
        std::ofstream(state_dir_ + "/begun", std::ios::app) << "x";
        std::cerr << "I begun\n" << std::flush;
    }

    void write_facts() const {
        if (mode_ == "intruder") {
            std::ofstream report(state_dir_ + "/attempts");
            kith::test::try_everything(target_, daemon_, report);
        }
        std::ofstream descriptors(state_dir_ + "/descriptors");
        std::error_code ignored;
        for (int fd = 0; fd < 1024; ++fd) {
            const auto link = "/proc/self/fd/" + std::to_string(fd);
            const auto target = std::filesystem::read_symlink(link, ignored).string();
            if (!target.empty() && target != state_dir_ + "/descriptors") {
                descriptors << fd << ' ' << target << '\n';
            }
        }
        for (const auto* name : {"environ", "status", "limits"}) {
            std::ofstream(state_dir_ + "/" + name)
                << std::ifstream(std::string("/proc/self/") + name).rdbuf();
        }
    }

    static void answer(const wire::Id& id, const std::string& outcome) {
        say(wire::Response{id, Value(Value::Object{{"outcome", outcome}})});
    }

    std::string mode_; ///< empty before `initialize`
    std::string victim_;
    std::string state_dir_;
    pid_t self_ = ::getpid();
    bool spared_ = true; ///< this line is not about the victim
    std::string target_; ///< what an intruder reaches for
    pid_t daemon_ = 0;   ///< and whom
    wire::Id waiting_;
};

} // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string(argv[1]) == "--describe") {
        std::cout << description << '\n';
        return 0;
    }
    BadPlugin plugin;
    std::string line;
    while (std::getline(std::cin, line)) {
        plugin.obey(line);
    }
    if (!plugin.ends_at_end_of_input()) {
        wait_for_ever();
    }
    return 0;
}

#pragma once

#include "sdk/host.hpp"
#include "wire/json.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sstream>
#include <unistd.h>

namespace kith::test {

/// Remembers what it is asked and answers when the test says so.
class RecordingPlugin : public sdk::Plugin {
public:
    domain::Value description() const override {
        return wire::parse_json(R"({"name":"recorder","version":"1.2","kinds":["sink","mirror"],
            "capabilities":{"withdraw":true},"settings":{"type":"object","additionalProperties":false,
            "properties":{"port":{"type":"integer","minimum":1,"default":25}}}})");
    }
    void start(const sdk::Session& started, sdk::Host& host) override {
        session = started;
        on_start(host);
    }
    void check(sdk::Reply) override { throw std::runtime_error("no\nway"); }
    void deliver(const sdk::Delivery& delivery, sdk::Reply reply) override {
        deliveries.push_back(delivery);
        replies.push_back(std::move(reply));
    }
    void withdraw(const std::string& key, sdk::Reply reply) override {
        withdrawn.push_back(key);
        reply({});
    }
    void cancel(const std::string& key) override { cancelled.push_back(key); }
    void finish() override { ++finished; }

    std::function<void(sdk::Host&)> on_start = [](sdk::Host&) {};
    sdk::Session session;
    std::vector<sdk::Delivery> deliveries;
    std::vector<sdk::Reply> replies;
    std::vector<std::string> withdrawn;
    std::vector<std::string> cancelled;
    int finished = 0;
};

/// A Host between two pipes, and the daemon's ends of them.
class HostSession {
public:
    HostSession() {
        if (::pipe2(input_, O_CLOEXEC) != 0 || ::pipe2(output_, O_CLOEXEC | O_NONBLOCK) != 0) {
            throw std::runtime_error("no pipes");
        }
        host = std::make_unique<sdk::Host>(plugin, input_[0], output_[1]);
    }
    ~HostSession() {
        for (const int end : {input_[0], input_[1], output_[0], output_[1]}) {
            ::close(end);
        }
    }
    HostSession(const HostSession&) = delete;
    HostSession& operator=(const HostSession&) = delete;

    /// Sends bytes and lets the host take them. They fit the pipe or are cut to what fits.
    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto part = bytes.substr(0, 4096);
            ASSERT_EQ(::write(input_[1], part.data(), part.size()),
                      static_cast<ssize_t>(part.size()));
            bytes.remove_prefix(part.size());
            host->on_readable();
        }
    }
    void end_input() {
        ::close(input_[1]);
        input_[1] = -1;
    }
    void request(int id, const std::string& method, const std::string& params = "{}") {
        send(R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":")" + method +
             R"(","params":)" + params + "}\n");
    }
    void initialize(const std::string& settings = "{}", const std::string& state_dir = "") {
        request(
            1, "initialize",
            R"({"protocol":{"min":1,"max":3},"instance":"k7f3","channel":"mail","language":"de",)"
            R"("time_zone":"Europe/Berlin","state_dir":")" +
                state_dir + R"(","settings":)" + settings + "}");
    }
    /// What the host has written since the last call, one message a line.
    std::vector<domain::Value> written() {
        std::string text;
        char chunk[4096];
        for (auto size = ::read(output_[0], chunk, sizeof chunk); size > 0;
             size = ::read(output_[0], chunk, sizeof chunk)) {
            text.append(chunk, static_cast<std::size_t>(size));
        }
        std::vector<domain::Value> messages;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            messages.push_back(wire::parse_json(line));
        }
        return messages;
    }
    std::string line() {
        const auto messages = written();
        return messages.size() == 1 ? wire::dump_json(messages[0])
                                    : std::to_string(messages.size()) + " messages";
    }
    [[nodiscard]] bool ready() const {
        pollfd state{host->descriptor(), POLLIN, 0};
        return ::poll(&state, 1, 0) == 1;
    }

    RecordingPlugin plugin;
    std::unique_ptr<sdk::Host> host;

private:
    int input_[2];
    int output_[2];
};

} // namespace kith::test

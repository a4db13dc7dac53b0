#pragma once

#include "domain/outcome.hpp"
#include "sdk/line_output.hpp"
#include "wire/rpc.hpp"

#include <functional>
#include <map>
#include <string>

namespace kith::sdk {

/// The requests the plugin owes an answer, each with the key of its delivery (empty: of none).
/// Shared with the Reply of each of them, which may come late or after the Host is gone.
class Answers {
public:
    explicit Answers(LineOutput& output) : output_(output) {}

    /// False when a request of that id is open already.
    bool open(const wire::Id& id, std::string key);
    /// The key of that open delivery; empty when there is none.
    [[nodiscard]] std::string key_of(const wire::Id& id) const;

    /// Each answers an open request; nothing happens when it is not open (any more).
    void answer(const wire::Id& id, domain::Outcome outcome);
    void fail(wire::Error error);

    [[nodiscard]] bool empty() const { return open_.empty(); }
    /// Called from now on whenever the last open request has been answered.
    void on_empty(std::function<void()> callback) { on_empty_ = std::move(callback); }

private:
    void close(const wire::Id& id, const wire::Message& message);

    LineOutput& output_;
    std::map<wire::Id, std::string> open_;
    std::function<void()> on_empty_;
};

} // namespace kith::sdk

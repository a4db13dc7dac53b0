#pragma once

#include "caldav/agenda.hpp"
#include "caldav/backoff.hpp"
#include "caldav/settings.hpp"
#include "remote/worker.hpp"
#include "sdk/host.hpp"
#include "sdk/plugin.hpp"

#include <chrono>
#include <memory>
#include <optional>

namespace kith::caldav {

/// The mirror that shows the agenda in a CalDAV collection. A page is taken at once; the collection
/// follows in rounds, in the worker's thread: after each publication, when the server is looked at
/// again, and when it was down. Every member is for the thread that runs the Host.
class CaldavPlugin final : public sdk::Plugin {
public:
    using Moment = std::chrono::steady_clock::time_point;

    [[nodiscard]] domain::Value description() const override;
    void start(const sdk::Session& session, sdk::Host& host) override;
    void check(sdk::Reply reply) override;
    void publish(const sdk::AgendaPage& page, sdk::Reply reply) override;

    /// Readable when on_readable() has something to do; negative before start().
    [[nodiscard]] int descriptor() const { return worker_ ? worker_->descriptor() : -1; }
    void on_readable() { worker_->on_readable(); }
    /// When on_time() is to be called; absent: there is nothing to wait for.
    [[nodiscard]] std::optional<Moment> due() const { return due_; }
    void on_time(Moment now);
    /// A round is under way or wanted at once.
    [[nodiscard]] bool busy() const { return running_; }
    /// Gives up what is under way. What it had done stays recorded.
    void stop_all();

private:
    /// What the jobs use: one at a time, in the worker's thread.
    struct Desk;

    void begin_round();
    void end_round();
    void tell(const char* type, const std::string& uid);
    void tell_state(const std::string& trouble);

    sdk::Host* host_ = nullptr;
    sdk::Session session_;
    Settings settings_;
    Agenda agenda_;
    Backoff backoff_;
    bool running_ = false;
    bool wanted_ = false; ///< another round, after the one that runs
    bool up_ = true;
    std::string warned_; ///< the last warning about single entries, said once
    std::optional<Moment> due_;
    std::shared_ptr<Desk> desk_;
    std::unique_ptr<remote::Worker> worker_; ///< last: ends before what its jobs use
};

} // namespace kith::caldav

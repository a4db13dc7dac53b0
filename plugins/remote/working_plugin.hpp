#pragma once

#include "remote/worker.hpp"
#include "sdk/plugin.hpp"

#include <memory>
#include <string>

namespace kith::remote {

/// A plugin whose requests block on a server: they run one after the other in a worker's thread, so
/// that `ping` and `$/cancel` are answered meanwhile. Every member is for the thread that runs the
/// Host. What its jobs use must outlive the worker: keep it in the jobs.
class WorkingPlugin : public sdk::Plugin {
public:
    void cancel(const std::string& key) override;
    void finish() override { finishing_ = true; }

    /// Readable when on_readable() has replies to give; negative before start_worker().
    [[nodiscard]] int descriptor() const { return worker_ ? worker_->descriptor() : -1; }
    void on_readable() { worker_->on_readable(); }
    /// Standard input has ended.
    [[nodiscard]] bool finishing() const { return finishing_; }
    /// Gives up what is in flight; the replies still come.
    void stop_all();

protected:
    void start_worker() { worker_ = std::make_unique<Worker>(); }
    /// Runs the job once those before it are done. `key` is the delivery's, or empty.
    void submit(const std::string& key, Worker::Job job, sdk::Reply reply);

private:
    std::unique_ptr<Worker> worker_;
    bool finishing_ = false;
};

/// The whole main() of such a plugin: protocol and worker side by side, whichever is ready is
/// served. Once the input has ended, what is in flight has eight of the ten seconds there are.
/// Returns the exit code.
int run(int argc, char** argv, WorkingPlugin& plugin);

} // namespace kith::remote

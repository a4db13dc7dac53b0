#pragma once

#include "remote/stop_signal.hpp"
#include "sdk/plugin.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace kith::remote {

/// One thread that does blocking work, one job after the other, so that the plugin's own thread
/// answers ping and cancel meanwhile. Every member is for that own thread; replies come from
/// on_readable() in it, in the order of the jobs.
class Worker {
public:
    /// Runs in the worker thread. May throw: a std::exception becomes `unavailable` with its text.
    using Job = std::function<domain::Outcome(const StopSignal&)>;

    Worker();
    /// Stops what runs or waits, and joins. Replies not given yet are dropped.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// `key` is for stop(); jobs without a delivery have an empty one.
    void submit(std::string key, Job job, sdk::Reply reply);
    /// Asks the job of that key to give up, running or waiting. It still replies.
    void stop(const std::string& key);
    void stop_all();

    /// Readable when on_readable() has replies to give.
    [[nodiscard]] int descriptor() const { return done_.descriptor(); }
    void on_readable();

private:
    struct Task {
        std::string key;
        Job job;
        sdk::Reply reply;
        StopSignal stop;
        domain::Outcome outcome;
    };
    /// A counter that poll() can wait on.
    class Doorbell {
    public:
        Doorbell();
        ~Doorbell();
        Doorbell(const Doorbell&) = delete;
        Doorbell& operator=(const Doorbell&) = delete;
        void ring() const noexcept;
        void silence() const noexcept;
        [[nodiscard]] int descriptor() const { return descriptor_; }

    private:
        int descriptor_;
    };

    void work();

    Doorbell done_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::shared_ptr<Task>> waiting_;
    std::deque<std::shared_ptr<Task>> finished_;
    std::shared_ptr<Task> running_;
    bool ending_ = false;
    std::thread thread_; ///< last: starts when all else is there
};

} // namespace kith::remote

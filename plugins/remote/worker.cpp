#include "remote/worker.hpp"

#include <cerrno>
#include <exception>
#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>

namespace kith::remote {

namespace {

domain::Outcome outcome_of(const Worker::Job& job, const StopSignal& stop) {
    try {
        return job(stop);
    } catch (const std::exception& error) {
        domain::Outcome outcome;
        outcome.result = domain::Outcome::Result::Unavailable;
        outcome.text = error.what();
        return outcome;
    }
}

} // namespace

Worker::Worker() : thread_([this] { work(); }) {}

Worker::~Worker() {
    stop_all();
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Worker::submit(std::string key, Job job, sdk::Reply reply) {
    auto task = std::make_shared<Task>();
    task->key = std::move(key);
    task->job = std::move(job);
    task->reply = std::move(reply);
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(task));
    }
    wake_.notify_one();
}

void Worker::stop(const std::string& key) {
    const std::lock_guard lock(mutex_);
    if (running_ && running_->key == key) {
        running_->stop.raise();
    }
    for (const auto& task : waiting_) {
        if (task->key == key) {
            task->stop.raise();
        }
    }
}

void Worker::stop_all() {
    const std::lock_guard lock(mutex_);
    if (running_) {
        running_->stop.raise();
    }
    for (const auto& task : waiting_) {
        task->stop.raise();
    }
}

void Worker::on_readable() {
    done_.silence();
    std::deque<std::shared_ptr<Task>> finished;
    {
        const std::lock_guard lock(mutex_);
        finished.swap(finished_);
    }
    for (const auto& task : finished) {
        task->reply(task->outcome);
    }
}

void Worker::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        wake_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
        if (waiting_.empty()) {
            return;
        }
        const auto task = waiting_.front();
        waiting_.pop_front();
        running_ = task;
        lock.unlock();
        task->outcome = outcome_of(task->job, task->stop);
        task->job = nullptr; // what it holds goes with this thread, not with the plugin's
        lock.lock();
        running_.reset();
        finished_.push_back(task);
        done_.ring();
    }
}

Worker::Doorbell::Doorbell() : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (descriptor_ < 0) {
        throw std::system_error(errno, std::generic_category(), "eventfd");
    }
}

Worker::Doorbell::~Doorbell() { ::close(descriptor_); }

void Worker::Doorbell::ring() const noexcept { ::eventfd_write(descriptor_, 1); }

void Worker::Doorbell::silence() const noexcept {
    eventfd_t ignored = 0;
    ::eventfd_read(descriptor_, &ignored);
}

} // namespace kith::remote

#include "app/landings.hpp"

#include <asio/post.hpp>

#include <chrono>
#include <utility>

namespace kith::app {

namespace {

/// About what a durable commit takes.
constexpr std::chrono::milliseconds patience{5};

} // namespace

void Landings::add(Outbox::Dispatch dispatch, const plugins::Answer& answer) {
    waiting_.push_back({std::move(dispatch), answer});
    --under_way_;
    if (!std::exchange(gathering_, true)) {
        gather();
    } else if (is_patient_ && waiting_.size() >= under_way_) {
        is_patient_ = false;
        timer_->stop();
        gather();
    }
}

/// Goes behind what the loop has to do already, as long as that brings more answers.
void Landings::gather() {
    asio::post(loop_, [this, before = waiting_.size()] {
        if (waiting_.size() > before) {
            gather();
        } else if (waiting_.size() < under_way_) { // a commit each would hold all of them up
            is_patient_ = true;
            timer_->start(patience, [this] { end_gathering(); });
        } else {
            end_gathering();
        }
    });
}

void Landings::end_gathering() {
    gathering_ = false;
    is_patient_ = false;
    on_gathered_();
}

void Landings::record(domain::Instant now) {
    if (waiting_.empty()) {
        return;
    }
    const auto landed = std::exchange(waiting_, {});
    store_.transact([&] {
        for (const auto& [dispatch, answer] : landed) {
            outbox_.finish(dispatch, answer, now);
        }
    });
}

} // namespace kith::app

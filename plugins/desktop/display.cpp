#include "desktop/display.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace kith::desktop {

Display::Display(Screen& screen, ServerWatch& watch, std::function<void(const std::string&)> warn)
    : screen_(screen), watch_(watch), warn_(std::move(warn)) {}

void Display::open(const std::string& state_dir, const std::string& instance) {
    record_ = PopupRecord(state_dir, instance);
}

void Display::show(const Popup& popup, std::function<void(const Shown&)> done) {
    screen_.show(
        popup, number(popup.key),
        [this, popup, server = watch_.server(), done = std::move(done)](const Shown& shown) {
            if (shown.id != 0) {
                remember(popup, server, shown);
            }
            done(shown);
        });
}

void Display::close(const std::string& key, std::function<void()> done) {
    const std::uint32_t replaces = number(key);
    keep([&] { record_.erase(key); });
    screen_.close(key, replaces, std::move(done));
}

void Display::server_replaced() {
    screen_.forget();
    standing_.clear();
    show_open();
}

void Display::show_open() {
    const auto& open = record_.open();
    const auto next = std::find_if(open.begin(), open.end(), [this](const OpenPopup& one) {
        return !standing_.contains(one.popup.key);
    });
    if (busy_ || next == open.end()) {
        return;
    }
    busy_ = true;
    watch_.ask(ServerWatch::Starting::Avoided,
               [this, one = *next](bool reachable, const std::string&) {
                   const bool there = reachable && !watch_.server().empty();
                   if (there && record_.find(one.popup.key) != nullptr) {
                       show_again(one);
                       return;
                   }
                   busy_ = false;
                   if (there) {
                       show_open();
                   }
               });
}

void Display::show_again(const OpenPopup& open) {
    screen_.show(open.popup, number(open.popup.key),
                 [this, open, server = watch_.server()](const Shown& shown) {
                     busy_ = false;
                     on_shown_again(open, server, shown);
                 });
}

void Display::on_shown_again(const OpenPopup& open, const std::string& server, const Shown& shown) {
    const std::string& key = open.popup.key;
    if (shown.id != 0 && record_.find(key) == nullptr) {
        screen_.close(key, shown.id, [] {}); // withdrawn meanwhile
    } else if (shown.id != 0) {
        remember(open.popup, server, shown);
    } else if (outcome_of(shown).result == domain::Outcome::Result::Unavailable) {
        if (server == watch_.server()) { // it hangs; this goes on when it speaks again
            watch_.gave_up();
            watch_.look_again();
        }
        return;
    } else {
        standing_.insert(key); // refused; the next server may take it
    }
    show_open();
}

void Display::on_pressed(const std::string& key) {
    keep([&] { record_.erase(key); });
}

void Display::on_closed(const std::string& key, Screen::Closed why) {
    const OpenPopup* const open = record_.find(key);
    if (open != nullptr && (why == Screen::Closed::Dismissed || !open->popup.stays)) {
        keep([&] { record_.erase(key); });
    }
}

void Display::remember(const Popup& popup, const std::string& server, const Shown& shown) {
    keep([&] { record_.put({popup, shown.id, server}); });
    if (server == watch_.server()) {
        standing_.insert(popup.key);
    }
    std::erase_if(standing_,
                  [this](const std::string& key) { return record_.find(key) == nullptr; });
}

std::uint32_t Display::number(const std::string& key) const {
    const OpenPopup* const open = record_.find(key);
    return open != nullptr && open->server == watch_.server() ? open->id : 0;
}

void Display::keep(const std::function<void()>& change) {
    try {
        change();
    } catch (const std::runtime_error& fault) {
        warn_(std::string("open popups will not outlive this process: ") + fault.what());
    }
}

} // namespace kith::desktop

#include "planning/simulated_circles.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace kith::planning {

using domain::CircleFacts;
using domain::Date;

namespace {

/// As many as CircleFacts names.
constexpr std::size_t most_lately = 32;
constexpr std::size_t most_to_call = 8;

std::optional<Date> last_known(const domain::Facts& facts) {
    auto last = facts.contact.last_contact;
    if (!facts.interactions.empty()) {
        const auto newest = facts.interactions.front().date;
        last = last ? std::max(*last, newest) : newest;
    }
    return last;
}

std::size_t importance_of(const Subject& subject) {
    return static_cast<std::size_t>(subject.facts.contact.importance);
}

} // namespace

SimulatedCircles::SimulatedCircles(std::span<const Subject> subjects)
    : subjects_(subjects), touched_(subjects.size()), circles_of_(subjects.size()),
      circles_(subjects.size()) {
    std::unordered_map<std::string_view, Place> places;
    for (Place i = 0; i < subjects.size(); ++i) {
        places.emplace(subjects[i].facts.contact.id, i);
    }
    for (Place i = 0; i < subjects.size(); ++i) {
        if (subjects[i].facts.contact.deceased) {
            continue;
        }
        for (const auto& id : subjects[i].circles) {
            if (const auto found = places.find(id); found != places.end()) {
                circles_of_[i].push_back(found->second);
                ++circles_[found->second].size;
                circles_[found->second].untouched.push_back(i);
            }
        }
    }
    for (Place i = 0; i < subjects.size(); ++i) {
        if (const auto last = last_known(subjects[i].facts)) {
            touch(i, *last);
        }
    }
}

void SimulatedCircles::touch(Place subject, Date date) {
    auto& last = touched_[subject];
    if (last && *last >= date) {
        return;
    }
    for (const auto place : circles_of_[subject]) {
        auto& circle = circles_[place];
        auto& touched = circle.touched[importance_of(subjects_[subject])];
        if (last) {
            touched.erase({*last, subject});
        } else {
            auto& list = circle.untouched;
            list.erase(std::lower_bound(list.begin(), list.end(), subject));
        }
        touched.insert({date, subject});
        changed_.insert(place);
    }
    last = date;
    for (const auto place : circles_of_[subject]) {
        touch(place, date);
    }
}

std::vector<SimulatedCircles::Place> SimulatedCircles::take_changed() {
    std::vector<Place> result(changed_.begin(), changed_.end());
    changed_.clear();
    return result;
}

CircleFacts SimulatedCircles::facts_of(Place place) const {
    const auto& circle = circles_[place];
    CircleFacts facts;
    facts.size = circle.size;
    std::vector<Touch> newest;
    for (const auto& touched : circle.touched) {
        const auto count = static_cast<std::ptrdiff_t>(std::min(touched.size(), most_lately));
        newest.insert(newest.end(), touched.rbegin(), std::next(touched.rbegin(), count));
    }
    std::sort(newest.begin(), newest.end(), std::greater<>());
    newest.resize(std::min(newest.size(), most_lately));
    for (const auto& touch : newest) {
        facts.lately.push_back(member(touch.second));
    }
    for (const auto subject : first_to_call(circle)) {
        facts.to_call.push_back(member(subject));
    }
    return facts;
}

std::vector<SimulatedCircles::Place> SimulatedCircles::first_to_call(const Circle& circle) const {
    std::vector<Place> first;
    for (std::size_t i = std::size(circle.touched); i-- > 0;) { // the most important first
        for (const auto& touch : circle.touched[i]) {
            if (first.size() == most_to_call) {
                return first;
            }
            first.push_back(touch.second);
        }
        for (const auto subject : circle.untouched) {
            if (first.size() == most_to_call) {
                return first;
            }
            if (importance_of(subjects_[subject]) == i) {
                first.push_back(subject);
            }
        }
    }
    return first;
}

domain::CircleMember SimulatedCircles::member(Place subject) const {
    const auto& contact = subjects_[subject].facts.contact;
    return {contact.id, contact.name, contact.importance, touched_[subject]};
}

} // namespace kith::planning

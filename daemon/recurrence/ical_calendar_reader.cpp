#include "recurrence/ical_calendar_reader.hpp"

#include "recurrence/holiday_events.hpp"
#include "recurrence/ical_recurrence.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <map>
#include <set>
#include <stdexcept>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace kith::recurrence {

using domain::Date;

namespace {

constexpr std::size_t most_bytes = std::size_t{4} * 1024 * 1024;
constexpr std::size_t most_repeating = 1000;
constexpr int most_days = 200'000;
constexpr long most_steps = 500'000;
constexpr int longest_event = 366;
constexpr std::size_t longest_summary = 60;

class Descriptor {
public:
    // O_NONBLOCK: a named pipe is opened at once instead of waiting for a writer.
    explicit Descriptor(const std::filesystem::path& path)
        : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {}
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

[[noreturn]] void refuse_for(int code) {
    throw std::runtime_error(code == ENOENT
                                 ? "is not there"
                                 : "cannot be read: " + std::generic_category().message(code));
}

std::string text_of(const std::filesystem::path& path) {
    const Descriptor file(path);
    struct stat status {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
        refuse_for(errno);
    }
    if (!S_ISREG(status.st_mode)) {
        throw std::runtime_error("is no regular file");
    }
    const auto told = static_cast<std::size_t>(status.st_size);
    std::string text(std::min(told, most_bytes) + 1, '\0');
    std::size_t size = 0;
    while (size <= most_bytes) {
        if (size == text.size()) {
            text.resize(most_bytes + 1); // it has grown
        }
        const auto count = ::read(file.number(), text.data() + size, text.size() - size);
        if (count < 0 && errno != EINTR) {
            refuse_for(errno);
        }
        if (count == 0) {
            text.resize(size);
            return text;
        }
        size += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    throw std::runtime_error("is larger than 4 MiB");
}

std::string name_of(const HolidayEvent& event) {
    std::string name;
    for (const char c : event.summary.substr(0, longest_summary)) {
        name += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return "\"" + name + "\"";
}

[[noreturn]] void refuse_endless() {
    throw std::runtime_error("names more days than a calendar of holidays has");
}

/// The days of all events, within bounds.
class HolidaySet {
public:
    HolidaySet(Date from, Date to) : from_(from), to_(to) {}

    void add(const HolidayEvent& event, const std::set<Date>& replaced) {
        if (event.cancelled) {
            return;
        }
        if (event.length > longest_event) {
            throw std::runtime_error("holds " + name_of(event) + ", which is longer than a year");
        }
        const auto add_one = [&](Date start) {
            if (!replaced.contains(start) && std::find(event.without.begin(), event.without.end(),
                                                       start) == event.without.end()) {
                add_days(start, event.length);
            }
        };
        add_one(event.start);
        std::for_each(event.extra.begin(), event.extra.end(), add_one);
        if (!event.rrule.empty()) {
            repeat(event, add_one);
        }
    }

    [[nodiscard]] std::vector<Date> days() const { return {days_.begin(), days_.end()}; }

private:
    template <class Add> void repeat(const HolidayEvent& event, const Add& add_one) {
        if (++repeating_ > most_repeating) {
            throw std::runtime_error("holds more than 1000 events that repeat");
        }
        try {
            const IcalRecurrence recurrence(event.rrule, event.start);
            const auto first = domain::plus_days(from_, -event.length);
            steps_ += recurrence.steps(first, to_);
            if (steps_ > most_steps) {
                refuse_endless();
            }
            recurrence.each(first, to_, [&](Date day) {
                add_one(day);
                return true;
            });
        } catch (const std::invalid_argument& fault) {
            throw std::runtime_error("holds " + name_of(event) +
                                     ", whose recurrence cannot be read: " + fault.what());
        }
    }

    void add_days(Date start, int length) {
        named_ += length;
        if (named_ > most_days) {
            refuse_endless();
        }
        for (int i = 0; i < length; ++i) {
            const auto day = domain::plus_days(start, i);
            if (from_ <= day && day <= to_) {
                days_.insert(day);
            }
        }
    }

    Date from_;
    Date to_;
    std::size_t repeating_ = 0;
    long steps_ = 0;
    int named_ = 0;
    std::set<Date> days_;
};

} // namespace

std::shared_ptr<const domain::Recurrence> IcalCalendarReader::recurrence(const std::string& rrule,
                                                                         Date start) const {
    return std::make_shared<const IcalRecurrence>(rrule, start);
}

std::vector<Date> IcalCalendarReader::days(const std::filesystem::path& file, Date from,
                                           Date to) const {
    const auto events = read_holiday_events(text_of(file));
    std::map<std::string, std::set<Date>> replaced;
    for (const auto& event : events) {
        if (event.replaces) {
            replaced[event.uid].insert(*event.replaces);
        }
    }
    const std::set<Date> none;
    HolidaySet holidays(from, to);
    for (const auto& event : events) {
        // What replaces a day stands for itself, even on the day it replaces.
        holidays.add(event, event.replaces ? none : replaced[event.uid]);
    }
    return holidays.days();
}

} // namespace kith::recurrence

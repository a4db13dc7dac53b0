#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace kith::vcard {

/// Something in an address book that could not be taken as it is written.
struct Fault {
    int line = 0; ///< from 1; 0: the file as a whole
    std::string text;

    friend bool operator==(const Fault&, const Fault&) = default;
};

/// Gathers the faults of one file, up to a number of them.
class Faults {
public:
    explicit Faults(std::size_t limit) : limit_(limit) {}

    void add(int line, std::string text) {
        if (list_.size() < limit_) {
            list_.push_back({line, std::move(text)});
        } else {
            ++left_out_;
        }
    }
    /// All of them, with a last one that says how many were left out.
    [[nodiscard]] std::vector<Fault> take() {
        if (left_out_ > 0) {
            list_.push_back({0, "and " + std::to_string(left_out_) + " more faults"});
            left_out_ = 0;
        }
        return std::move(list_);
    }

private:
    std::size_t limit_;
    std::size_t left_out_ = 0;
    std::vector<Fault> list_;
};

} // namespace kith::vcard

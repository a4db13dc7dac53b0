#pragma once

#include "config/contact_keys.hpp"

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kith::config {

// Changing the text of a file of contacts. Only what is said changes; every other byte, comments,
// order and line ends of either kind, stays. The text is good TOML: each function throws NoSuchText
// when it is not, or when the place cannot be changed. Whether the result is a good configuration
// is for whoever writes it to ask.

class NoSuchText : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// One key of a [[contact]] that is to be different.
struct ContactChange {
    enum class How {
        Set,    ///< replaced, or written at the end of the table
        Add,    ///< a text that joins the list, or the single text, under that key; not twice
        Remove, ///< the line goes; nothing happens when there is none
    };
    std::string key;
    domain::Value value;
    How how = How::Set;
};

/// Where a [[contact]] stands in a text.
struct ContactPlace {
    domain::ContactId id;
    std::string name; ///< may be empty
    int line = 0;     ///< of its header, from 1
};

/// All of a text, in order. One without id and name has an empty id.
[[nodiscard]] std::vector<ContactPlace> contacts_in(std::string_view text);

/// With more people at the end.
[[nodiscard]] std::string with_contacts(std::string_view text,
                                        const std::vector<ContactKeys>& more);

/// With these changes in the table of that id. Throws NoSuchText when the text has none.
[[nodiscard]] std::string with_contact_changed(std::string_view text, const domain::ContactId& id,
                                               const std::vector<ContactChange>& changes);

/// A [[contact]] as text, with "\n" at the end of each line.
[[nodiscard]] std::string contact_table(const ContactKeys& keys);

} // namespace kith::config

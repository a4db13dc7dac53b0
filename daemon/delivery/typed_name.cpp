#include "delivery/typed_name.hpp"

#include <algorithm>
#include <string_view>

namespace kith::delivery {

namespace {

constexpr std::size_t longest_id = 24;
constexpr std::size_t longest_name = 80;

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

/// Nothing that ends single quotes, a line, or the backticks around a command in a text.
bool can_be_quoted(std::string_view name) {
    return !name.empty() && name.size() <= longest_name && name.front() != '-' &&
           std::ranges::none_of(name, [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte < 0x20 || byte == 0x7F || c == '\'' || c == '`' || c == '\\' || c == '!';
           });
}

} // namespace

std::string typed_name(const domain::Contact& contact) {
    const auto& id = contact.id;
    if (!id.empty() && id.size() <= longest_id && id.front() != '-' &&
        std::ranges::all_of(id, is_plain)) {
        return id;
    }
    return can_be_quoted(contact.name) ? "'" + contact.name + "'" : "NAME";
}

} // namespace kith::delivery

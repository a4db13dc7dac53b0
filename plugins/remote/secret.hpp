#pragma once

#include <cstring>
#include <string>
#include <utility>

namespace kith::remote {

/// A password. It has no formatter and no comparison; whoever needs the text says so by name. The
/// memory is overwritten when the object goes. Moves, never copies.
class Secret {
public:
    explicit Secret(std::string text) : text_(std::move(text)) {}
    ~Secret() { wipe(); }
    Secret(Secret&& other) noexcept : text_(std::move(other.text_)) { other.wipe(); }
    Secret& operator=(Secret&&) = delete;

    /// The text itself: for the library that logs in and for the hash of a refused one.
    [[nodiscard]] const std::string& revealed() const { return text_; }

private:
    void wipe() noexcept { ::explicit_bzero(text_.data(), text_.capacity()); }

    std::string text_;
};

} // namespace kith::remote

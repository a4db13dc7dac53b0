#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kith::wire {

/// The longest line of the protocol, without its end (PROTOCOL.md section 1).
inline constexpr std::size_t max_line = std::size_t{1} << 20;

/// Cuts a stream of bytes into lines ended by \n, whatever chunks it arrives in.
/// Holds at most one unfinished line of `cap` bytes (and one \r), never the chunk it is given.
///
///     while (auto line = reader.next(bytes)) { ... }   // bytes: a std::string_view that shrinks
class LineReader {
public:
    struct Line {
        std::string text;      ///< without \n and without the \r before it; at most `cap` bytes
        bool too_long = false; ///< text is only the first `cap` bytes, the rest is discarded
    };

    explicit LineReader(std::size_t cap = max_line) : cap_(cap) {}

    /// Takes bytes off the front of `bytes` up to the end of one line and returns that line.
    /// Absent: all are taken and no line has ended. A line that is too long is returned as soon as
    /// it is seen to be.
    [[nodiscard]] std::optional<Line> next(std::string_view& bytes);

    /// True when a line has begun and not ended: at the end of the stream such a rest is noise.
    [[nodiscard]] bool inside_line() const { return discarding_ || !partial_.empty(); }

private:
    std::size_t cap_;
    std::string partial_;
    bool discarding_ = false; ///< inside a line already returned as too long
};

} // namespace kith::wire

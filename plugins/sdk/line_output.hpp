#pragma once

#include <string_view>

namespace kith::sdk {

/// Writes whole lines to a descriptor it does not own. Waits while the other side is slow, also
/// when the descriptor is non-blocking. Once the other side is gone, nothing is written any more:
/// the end of input tells the plugin.
class LineOutput {
public:
    explicit LineOutput(int descriptor) : descriptor_(descriptor) {}

    void write(std::string_view line);
    [[nodiscard]] bool broken() const { return broken_; }

private:
    int descriptor_;
    bool broken_ = false;
};

} // namespace kith::sdk

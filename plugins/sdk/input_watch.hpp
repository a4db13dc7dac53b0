#pragma once

#include "sdk/descriptor.hpp"

namespace kith::sdk {

/// One descriptor that is ready when the input is, or when wake() was called. Once the input has
/// ended it is quiet, where the input itself would be ready for ever and keep a loop spinning. Owns
/// what it makes, not the input. Throws std::system_error when the kernel gives none.
class InputWatch {
public:
    explicit InputWatch(int input);
    [[nodiscard]] int descriptor() const { return epoll_.number(); }
    /// True when reading the input would not block.
    [[nodiscard]] bool input_ready() const;
    /// The input has ended: look at it no more.
    void drop_input();
    /// Makes the descriptor ready for good.
    void wake();

private:
    int input_;
    Descriptor epoll_;
    Descriptor wake_;
};

} // namespace kith::sdk

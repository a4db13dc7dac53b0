#pragma once

namespace kith::warden {

/// What kithd-warden tells kithd through a pipe, which ends when the plugin runs.
struct Report {
    enum class What {
        Started,    ///< `value` is the plugin's process id
        ExecFailed, ///< `value` is an errno
    };
    What what = What::Started;
    int value = 0;
};

} // namespace kith::warden

#include "domain/sanitizer.hpp"

#if KITH_THREAD_SANITIZER
// GLib locks with futexes of its own, which TSan does not see: it would call every message that
// GDBus's thread hands over a race. What our own threads hand over is ordered by post(), visibly.
extern "C" const char* __tsan_default_suppressions();
const char* __tsan_default_suppressions() {
    return "called_from_lib:libglib-2.0.so\ncalled_from_lib:libgobject-2.0.so\n"
           "called_from_lib:libgio-2.0.so\ncalled_from_lib:libnotify.so\n";
}
#endif

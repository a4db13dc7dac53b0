#pragma once

// KITH_ADDRESS_SANITIZER and KITH_THREAD_SANITIZER are 1 when the compiler puts that sanitizer into
// the program, else 0. GCC says so by a macro, clang 14 by a feature.

#if defined(__has_feature)
#define KITH_HAS_FEATURE(name) __has_feature(name)
#else
#define KITH_HAS_FEATURE(name) 0
#endif

#if defined(__SANITIZE_ADDRESS__) || KITH_HAS_FEATURE(address_sanitizer)
#define KITH_ADDRESS_SANITIZER 1
#else
#define KITH_ADDRESS_SANITIZER 0
#endif

#if defined(__SANITIZE_THREAD__) || KITH_HAS_FEATURE(thread_sanitizer)
#define KITH_THREAD_SANITIZER 1
#else
#define KITH_THREAD_SANITIZER 0
#endif

/* sanitized.h - HFB_SANITIZED where the address sanitizer watches memory: gcc says so by a macro,
 * clang by a feature. */
#ifndef HFB_BASE_SANITIZED_H
#define HFB_BASE_SANITIZED_H

#include <stdbool.h>

#if defined(__SANITIZE_ADDRESS__)
#define HFB_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HFB_SANITIZED 1
#endif
#endif

#ifdef HFB_SANITIZED
enum { SANITIZED = true };
#else
enum { SANITIZED = false };
#endif

#endif

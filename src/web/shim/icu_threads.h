/* icu_threads.h - ICU locks with std::mutex, and the C++ library for wasm has none: one instance
 * has one thread. */
#ifdef __cplusplus
#include <atomic>
#include <memory>
#include <mutex>
#include <utility>
#if defined(_LIBCPP_HAS_NO_THREADS)
namespace std {
class mutex {
  public:
    constexpr mutex() noexcept {}
    void lock() {}
    void unlock() {}
    bool try_lock() { return true; }
};
template <class M> class lock_guard {
  public:
    explicit lock_guard(M &) {}
};
template <class M> class unique_lock {
  public:
    explicit unique_lock(M &) {}
    void lock() {}
    void unlock() {}
};
class condition_variable {
  public:
    void notify_all() {}
    void notify_one() {}
    template <class L> void wait(L &) {}
};
} // namespace std
#endif
#endif

/* cage.c - seccomp by a hand-made filter (seccomp(2)), Landlock by its system calls
 * (landlock(7)); no library for either. */
#define _GNU_SOURCE
#include "deliver/cage.h"
#include "base/sanitized.h"
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define CAGE_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define CAGE_ARCH AUDIT_ARCH_AARCH64
#endif

/* ---- seccomp ------------------------------------------------------------------------------ */

#ifdef CAGE_ARCH
/* What lies between an offer and its document, in this program and in the libraries it stands on.
 * The answer to anything else is EPERM, not death: a library that merely tries (a name service, a
 * logger) goes on without. Calls newer than this list are answered with ENOSYS, as by an older
 * kernel, so that the C library takes the way round. */
static const unsigned allowed[] = {
    /* reading, and writing to what is open */
    SYS_read,
    SYS_pread64,
    SYS_readv,
    SYS_write,
    SYS_pwrite64,
    SYS_writev,
    SYS_lseek,
    SYS_close,
    SYS_openat,
    SYS_fstat,
    SYS_newfstatat,
    SYS_statx,
    SYS_faccessat,
    SYS_readlinkat,
    SYS_getdents64,
    SYS_getcwd,
    SYS_fcntl,
    SYS_fsync,
    SYS_fdatasync,
    SYS_recvmsg,
    SYS_ppoll,
    SYS_dup,
    SYS_dup3,
    SYS_fadvise64,
    SYS_fstatfs,
    SYS_statfs,
#ifdef SYS_close_range
    SYS_close_range,
#endif
#ifdef SYS_faccessat2
    SYS_faccessat2,
#endif
#ifdef SYS_open /* the older names, where the architecture has them */
    SYS_open,
    SYS_stat,
    SYS_lstat,
    SYS_access,
    SYS_readlink,
    SYS_poll,
    SYS_dup2,
#endif
    /* memory; mmap and mprotect are looked at more closely below */
    SYS_munmap,
    SYS_mremap,
    SYS_madvise,
    SYS_brk,
    SYS_membarrier,
    /* itself: signals, locks, limits, the end */
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_sigaltstack,
    SYS_futex,
    SYS_set_robust_list,
    SYS_restart_syscall,
    SYS_exit,
    SYS_exit_group,
    SYS_getpid,
    SYS_gettid,
    SYS_getppid,
    SYS_getuid,
    SYS_geteuid,
    SYS_getgid,
    SYS_getegid,
    SYS_prlimit64,
    SYS_getrlimit,
    SYS_setrlimit,
    SYS_getrusage,
    SYS_sched_yield,
    SYS_sched_getaffinity,
    SYS_prctl,
    SYS_uname,
    SYS_sysinfo,
    SYS_getrandom,
    SYS_set_tid_address,
#ifdef SYS_rseq
    SYS_rseq,
#endif
#ifdef SYS_arch_prctl
    SYS_arch_prctl,
#endif
    /* the clock */
    SYS_clock_gettime,
    SYS_clock_getres,
    SYS_clock_nanosleep,
    SYS_nanosleep,
    SYS_gettimeofday,
#ifdef SYS_time
    SYS_time,
#endif
#ifdef HFB_SANITIZED /* whose search for leaks traces its own process */
    SYS_ptrace,
    SYS_clone,
    SYS_wait4,
    SYS_kill,
    SYS_tkill,
    SYS_process_vm_readv,
#ifdef SYS_getdents
    SYS_getdents,
#endif
#endif
};

#define ALLOWED_N (sizeof allowed / sizeof *allowed)
/* Beyond the last call that kernels had when the list was made. */
#define NEWEST_KNOWN 450

/* TCGETS and TIOCGWINSZ */
enum { TERMINAL_ATTRIBUTES = 0x5401, TERMINAL_SIZE = 0x5413 };

/* ---- the filter, instruction by instruction ------------------------------------------------- */

struct filter {
    struct sock_filter line[64 + 2 * ALLOWED_N];
    unsigned short n;
};

static void put(struct filter *f, struct sock_filter line)
{
    f->line[f->n++] = line;
}

/* The low half of an argument, where flags and numbers stand: both architectures are little-endian.
 */
static void load(struct filter *f, size_t offset)
{
    put(f, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

static void load_argument(struct filter *f, size_t which)
{
    load(f, offsetof(struct seccomp_data, args) + which * sizeof(uint64_t));
}

static void if_equal(struct filter *f, uint32_t value, uint8_t then, uint8_t otherwise)
{
    put(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, then, otherwise));
}

static void if_any_bit(struct filter *f, uint32_t bits, uint8_t then, uint8_t otherwise)
{
    put(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, then, otherwise));
}

static void answer(struct filter *f, uint32_t what)
{
    put(f, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, what));
}

static void refuse(struct filter *f)
{
    answer(f, SECCOMP_RET_ERRNO | EPERM);
}

static void allow(struct filter *f)
{
    answer(f, SECCOMP_RET_ALLOW);
}

/* A library may still be loaded (GMime asks for a character set's when it needs it), but nothing
 * that this process has written is ever run. */
static void memory_rules(struct filter *f)
{
    if_equal(f, SYS_mmap, 0, 8);
    load_argument(f, 2);
    if_any_bit(f, PROT_EXEC, 1, 0);
    allow(f);
    if_any_bit(f, PROT_WRITE, 2, 0);
    load_argument(f, 3);
    if_any_bit(f, MAP_ANONYMOUS, 0, 1);
    refuse(f);
    allow(f);

    if_equal(f, SYS_mprotect, 0, 4);
    load_argument(f, 2);
    if_any_bit(f, PROT_EXEC, 0, 1);
    refuse(f);
    allow(f);
}

/* Of a terminal only what it is; signals only to oneself (abort() does). */
static void narrow_rules(struct filter *f)
{
    if_equal(f, SYS_ioctl, 0, 5);
    load_argument(f, 1);
    if_equal(f, TERMINAL_ATTRIBUTES, 2, 0);
    if_equal(f, TERMINAL_SIZE, 1, 0);
    refuse(f);
    allow(f);

    if_equal(f, SYS_tgkill, 0, 4);
    load_argument(f, 0);
    if_equal(f, (uint32_t)getpid(), 1, 0);
    refuse(f);
    allow(f);
}

static bool enter_seccomp(void)
{
    struct filter f = {.n = 0};
    load(&f, offsetof(struct seccomp_data, arch));
    if_equal(&f, CAGE_ARCH, 1, 0);
    answer(&f, SECCOMP_RET_ERRNO | ENOSYS);
    load(&f, offsetof(struct seccomp_data, nr));
    for (size_t i = 0; i < ALLOWED_N; i++) {
        if_equal(&f, allowed[i], 0, 1);
        allow(&f);
    }
    memory_rules(&f);
    narrow_rules(&f);
    put(&f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, NEWEST_KNOWN, 1, 0));
    refuse(&f);
    answer(&f, SECCOMP_RET_ERRNO | ENOSYS);
    struct sock_fprog program = {.len = f.n, .filter = f.line};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
#else
static bool enter_seccomp(void)
{
    return false;
}
#endif

/* ---- Landlock ----------------------------------------------------------------------------- */

/* Debian 12's kernel headers may be older than its kernel: the later rights by their numbers. */
#define RIGHT_REFER (UINT64_C(1) << 13)
#define RIGHT_TRUNCATE (UINT64_C(1) << 14)
#define RIGHT_DEVICE_IOCTL (UINT64_C(1) << 15)

/* Every right but those to read; none of them is granted anywhere. */
static uint64_t denied_rights(long abi)
{
    uint64_t rights =
        LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
        LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
        LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
        LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
    if (abi >= 2)
        rights |= RIGHT_REFER;
    if (abi >= 3)
        rights |= RIGHT_TRUNCATE;
    if (abi >= 5)
        rights |= RIGHT_DEVICE_IOCTL;
    return rights;
}

static bool enter_landlock(void)
{
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (abi < 1)
        return false;
    struct landlock_ruleset_attr handled = {.handled_access_fs = denied_rights(abi)};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0)
        return false;
    bool ok = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return ok;
}

struct cage cage_enter(void)
{
    struct cage granted = {false, false};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return granted;
    granted.landlock = enter_landlock();
    granted.seccomp = enter_seccomp();
    return granted;
}

const char *cage_lack(struct cage granted)
{
    return !granted.seccomp && !granted.landlock ? "neither seccomp nor Landlock"
           : !granted.seccomp                    ? "no seccomp"
           : !granted.landlock                   ? "no Landlock"
                                                 : NULL;
}

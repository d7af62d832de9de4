/* cage_test.c - what a caged process can still do, tried in a child of its own. */
#include "deliver/cage.h"
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* Bits of the child's exit status: what it found to be possible. */
enum {
    CAN_CALL = 1,
    CAN_START = 2,
    CAN_MAKE = 4,
    CAN_REMOVE = 8,
    CAN_RUN_DATA = 16,
    CANT_DO_ITS_WORK = 32,
    NO_SECCOMP = 64,
    NO_LANDLOCK = 128
};

static int makes(const char *folder)
{
    char name[256];
    snprintf(name, sizeof name, "%s/made", folder);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    return fd >= 0;
}

static int runs_data(void)
{
    void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    void *q =
        mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return q != MAP_FAILED || mprotect(p, 4096, PROT_READ | PROT_EXEC) == 0;
}

/* Reads a file, has memory, writes to what is open, looks at the clock. */
static int works(int fd)
{
    struct timespec t;
    char byte;
    int source = open("/proc/self/status", O_RDONLY);
    void *memory = malloc(1 << 22);
    return source >= 0 && read(source, &byte, 1) == 1 && memory && write(fd, &byte, 1) == 1 &&
           fsync(fd) == 0 && clock_gettime(CLOCK_MONOTONIC, &t) == 0;
}

static int tried(const char *folder, const char *file, int fd)
{
    pid_t child = fork();
    if (child == 0) {
        struct cage c = cage_enter();
        int found = (c.seccomp ? 0 : NO_SECCOMP) | (c.landlock ? 0 : NO_LANDLOCK);
        pid_t other = fork();
        if (other == 0)
            _exit(0);
        found |= socket(AF_INET, SOCK_STREAM, 0) >= 0 || kill(getppid(), 0) == 0 ? CAN_CALL : 0;
        found |= makes(folder) ? CAN_MAKE : 0;
        found |= unlink(file) == 0 || rename(file, "/tmp/hfbrief-moved") == 0 ? CAN_REMOVE : 0;
        found |= runs_data() ? CAN_RUN_DATA : 0;
        found |= works(fd) ? 0 : CANT_DO_ITS_WORK;
        found |= other > 0 ? CAN_START : 0;
        execl("/bin/true", "true", (char *)NULL); /* its status would be 0: nothing found */
        _exit(found);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void a_caged_process_only_reads_and_writes_what_is_open(void **state)
{
    (void)state;
    char folder[] = "/tmp/hfbrief-cage-XXXXXX", file[64];
    assert_non_null(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/there", folder);
    int fd = open(file, O_CREAT | O_WRONLY, 0600);
    assert_true(fd >= 0);
    int found = tried(folder, file, fd);
    close(fd);
    unlink(file);
    rmdir(folder);
    if (found & NO_SECCOMP && found & NO_LANDLOCK)
        skip(); /* a kernel with neither */
    assert_false(found & CANT_DO_ITS_WORK);
#ifdef __SANITIZE_ADDRESS__ /* its search for leaks is let start and trace a process */
    found &= ~(CAN_CALL | CAN_START);
#endif
    if (!(found & NO_SECCOMP))
        assert_int_equal(found & (CAN_CALL | CAN_START | CAN_RUN_DATA), 0);
    if (!(found & NO_LANDLOCK) || !(found & NO_SECCOMP))
        assert_int_equal(found & (CAN_REMOVE | (found & NO_LANDLOCK ? 0 : CAN_MAKE)), 0);
}

static void what_is_lacking_has_a_name(void **state)
{
    (void)state;
    assert_null(cage_lack((struct cage){true, true}));
    assert_string_equal(cage_lack((struct cage){true, false}), "no Landlock");
    assert_string_equal(cage_lack((struct cage){false, true}), "no seccomp");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_caged_process_only_reads_and_writes_what_is_open),
        cmocka_unit_test(what_is_lacking_has_a_name)};
    return cmocka_run_group_tests_name("cage", tests, NULL, NULL);
}

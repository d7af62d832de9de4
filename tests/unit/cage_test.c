/* cage_test.c - what a caged process can still do, tried in a child of its own. */
#include "deliver/cage.h"
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* Bits of the child's exit status: what it found to be possible. */
enum {
    CAN_SOCKET = 1,
    CAN_EXEC = 2,
    CAN_WRITE_OUTSIDE = 4,
    CAN_WRITE_INSIDE = 8,
    NO_SECCOMP = 16,
    NO_LANDLOCK = 32
};

static int creates(const char *folder)
{
    char name[256];
    snprintf(name, sizeof name, "%s/made", folder);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    if (fd < 0)
        return 0;
    close(fd);
    unlink(name);
    return 1;
}

static int tried(const char *inside, const char *outside)
{
    pid_t child = fork();
    if (child == 0) {
        const char *folders[] = {inside};
        struct cage c = cage_enter(folders, 1);
        int found = (c.seccomp ? 0 : NO_SECCOMP) | (c.landlock ? 0 : NO_LANDLOCK);
        found |= socket(AF_INET, SOCK_STREAM, 0) >= 0 ? CAN_SOCKET : 0;
        found |= creates(outside) ? CAN_WRITE_OUTSIDE : 0;
        found |= creates(inside) ? CAN_WRITE_INSIDE : 0;
        execl("/bin/true", "true", (char *)NULL); /* its status would be 0: nothing found */
        _exit(found);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void a_caged_process_writes_only_inside(void **state)
{
    (void)state;
    char inside[] = "/tmp/hfbrief-in-XXXXXX", outside[] = "/tmp/hfbrief-out-XXXXXX";
    assert_non_null(mkdtemp(inside));
    assert_non_null(mkdtemp(outside));
    int found = tried(inside, outside);
    rmdir(inside);
    rmdir(outside);
    if (found & NO_SECCOMP && found & NO_LANDLOCK)
        skip(); /* a kernel with neither */
    assert_true(found & CAN_WRITE_INSIDE);
    if (!(found & NO_SECCOMP))
        assert_false(found & CAN_SOCKET);
    if (!(found & NO_LANDLOCK))
        assert_false(found & CAN_WRITE_OUTSIDE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_caged_process_writes_only_inside)};
    return cmocka_run_group_tests_name("cage", tests, NULL, NULL);
}

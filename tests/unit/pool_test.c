/* pool_test.c - pieces of a pool: aligned, apart from each other, used again, kept whole when they
 * grow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/pool.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void pieces_are_aligned_and_apart(void **state)
{
    (void)state;
    enum { N = 4000 };
    struct pool p = {0};
    unsigned char *pieces[N];
    size_t sizes[N];
    for (size_t i = 0; i < N; i++) {
        sizes[i] = i * 37 % 1400; /* small ones and large ones, zero too */
        pieces[i] = pool_alloc(&p, sizes[i]);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        memset(pieces[i], (int)(i % 251), sizes[i]);
    }
    for (size_t i = 0; i < N; i++)
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(pieces[i][k], i % 251);
    for (size_t i = 0; i < N; i++)
        pool_free(&p, pieces[i]);
    pool_release(&p);
}

static void a_growing_piece_keeps_its_bytes(void **state)
{
    (void)state;
    struct pool p = {0};
    char *s = pool_realloc(&p, NULL, 3);
    strcpy(s, "ab");
    /* 24 is what a piece of 3 has room for, 1000 the largest small one */
    static const size_t sizes[] = {24, 25, 1000, 1001, 200000, 900, 3};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        s = pool_realloc(&p, s, sizes[i]);
        assert_non_null(s);
        assert_string_equal(s, "ab");
    }
    pool_free(&p, s);
    pool_free(&p, NULL);
    pool_release(&p);
}

#ifndef __SANITIZE_ADDRESS__ /* which keeps pieces out of use, and ends the process instead */
static void what_was_given_back_is_used_again(void **state)
{
    (void)state;
    struct pool p = {0};
    void *first = pool_alloc(&p, 120);
    pool_free(&p, first);
    assert_ptr_not_equal(pool_alloc(&p, 40), first);
    assert_ptr_equal(pool_alloc(&p, 113), first); /* the same sixteen bytes' step */
    pool_release(&p);
}
#endif

static void a_piece_given_back_twice_ends_the_process(void **state)
{
    (void)state;
    for (size_t size = 50; size < 3000; size += 2000) {
        pid_t child = fork();
        if (child == 0) {
            struct pool p = {0};
            void *other = pool_alloc(&p, size), *piece = pool_alloc(&p, size);
            close(STDERR_FILENO);
            signal(SIGABRT, SIG_DFL);
            pool_free(&p, piece);
            pool_free(&p, other);
            pool_free(&p, piece);
            _exit(0);
        }
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_false(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
}

#ifndef __SANITIZE_ADDRESS__
static void no_size_is_too_large_to_be_refused(void **state)
{
    (void)state;
    struct pool p = {0};
    volatile size_t most = SIZE_MAX;
    char *piece = pool_alloc(&p, 5);
    strcpy(piece, "kept");
    assert_null(pool_alloc(&p, most));
    assert_null(pool_realloc(&p, piece, most - 8));
    assert_string_equal(piece, "kept");
    pool_free(&p, piece);
    pool_release(&p);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_aligned_and_apart),
        cmocka_unit_test(a_growing_piece_keeps_its_bytes),
        cmocka_unit_test(a_piece_given_back_twice_ends_the_process),
#ifndef __SANITIZE_ADDRESS__
        cmocka_unit_test(what_was_given_back_is_used_again),
        cmocka_unit_test(no_size_is_too_large_to_be_refused),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

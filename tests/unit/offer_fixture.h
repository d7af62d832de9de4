/* offer_fixture.h - an offer from its parts, read, with what was reported about it. Line 1 holds
 * the root, line 2 the candidate, line 3 what is tested, so that its first character is 3:1. */
#ifndef HFB_TESTS_OFFER_FIXTURE_H
#define HFB_TESTS_OFFER_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "offer/offer_check.h"
#include "offer/offer_read.h"
#include <stdio.h>

#define ROOT "guide=\"g\" region=\"paris\" date=\"2026-11-20\""
#define PACKAGE                                                                                    \
    "<package currency=\"EUR\"><base>70000</base><equity "                                         \
    "kind=\"pre-ipo\">80000</equity></package>"

struct fixture {
    struct arena *env, *a;
    struct schemas *schemas;
    struct diags d;
    struct source source;
    const struct offer *o;
};

static inline int set_up(void **state)
{
    static struct fixture f;
    f.env = arena_new();
    diags_init(&f.d, f.env);
    f.schemas = schemas_new(f.env);
    *state = &f;
    return f.schemas ? 0 : 1;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;
    if (f->a)
        arena_free(f->a);
    arena_free(f->env);
    return 0;
}

static inline void read_whole(struct fixture *f, const char *text)
{
    if (f->a)
        arena_free(f->a);
    f->a = arena_new();
    diags_init(&f->d, f->a);
    f->source = (struct source){"offer.xml", arena_strdup(f->a, text), strlen(text)};
    f->o = offer_read(f->a, &f->source, f->schemas, &f->d);
    diags_sort(&f->d);
}

/* Line 1 the root, line 2 the candidate, line 3 what is tested: it begins in column 1. */
static inline void read_parts(struct fixture *f, const char *attributes, const char *inside)
{
    struct arena *a = arena_new();
    read_whole(f, arena_printf(a,
                               "<offer xmlns=\"urn:hfbrief:offer:1\" %s>\n"
                               "<candidate><name>Claire Moreau</name></candidate>\n%s\n</offer>",
                               attributes, inside));
    arena_free(a);
}

static inline void read_inside(struct fixture *f, const char *inside)
{
    read_parts(f, ROOT, inside);
}

/* A package with this inside it, on line 3 from column 25 on. */
static inline void read_package_of(struct fixture *f, const char *parts)
{
    struct arena *a = arena_new();
    read_inside(f, arena_printf(a, "<package currency=\"EUR\">%s</package>", parts));
    arena_free(a);
}

static inline void read_equity_of(struct fixture *f, const char *equity)
{
    struct arena *a = arena_new();
    read_package_of(f, arena_printf(a, "\n%s\n<base>70000</base>", equity));
    arena_free(a);
}

static inline void print_faults(struct fixture *f)
{
    struct buf b;
    buf_init(&b, f->a);
    diags_render(&f->d, (struct diag_style){.carets = true}, &b);
    print_message("%s", buf_str(&b));
}

static inline void expect_sound(struct fixture *f)
{
    if (f->d.first)
        print_faults(f);
    assert_null(f->d.first);
    assert_non_null(f->o);
}

static inline void expect_one(struct fixture *f, enum diag_code code, unsigned line, unsigned col)
{
    const struct diag *g = f->d.first;
    if (!g || g->next || g->code != code || place_linecol(g->at).line != line ||
        place_linecol(g->at).col != col)
        print_faults(f);
    assert_non_null(g);
    assert_null(g->next);
    assert_int_equal(g->code, code);
    assert_int_equal(place_linecol(g->at).line, line);
    assert_int_equal(place_linecol(g->at).col, col);
}

static inline void expect_message(struct fixture *f, const char *part)
{
    assert_non_null(f->d.first);
    if (!strstr(f->d.first->message, part))
        print_message("%s\nlacks: %s\n", f->d.first->message, part);
    assert_non_null(strstr(f->d.first->message, part));
}

#define TEST(name)                                                                                 \
    static void name(void **state);                                                                \
    static void name##_body(struct fixture *f);                                                    \
    static void name(void **state)                                                                 \
    {                                                                                              \
        name##_body(*state);                                                                       \
    }                                                                                              \
    static void name##_body(struct fixture *f)

#define T(name) cmocka_unit_test(name)

#endif

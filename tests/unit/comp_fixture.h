/* comp_fixture.h - offers and the seed guide as C, so that comp is tested without a reader.
 *
 * Amounts are written in whole units. Every case starts from the contract's worked example and
 * says what it changes; the numbers it expects were worked out by hand beside it. */
#ifndef COMP_FIXTURE_H
#define COMP_FIXTURE_H

#include "comp/figures.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define UNITS(n) ((money)((n)*MONEY_UNIT))
#define AMOUNT(n)                                                                                  \
    {                                                                                              \
        .stated = true, .value = UNITS(n)                                                          \
    }
#define CENTS(n)                                                                                   \
    {                                                                                              \
        .stated = true, .value = (n)                                                               \
    }
#define RANGE(from, to)                                                                            \
    {                                                                                              \
        .stated = true, .min = UNITS(from), .max = UNITS(to)                                       \
    }
#define E8(n, d)                                                                                   \
    {                                                                                              \
        .stated = true, .e8 = (n)*DECIMAL_ONE / (d)                                                \
    }
#define DAY(y, m, d)                                                                               \
    {                                                                                              \
        .year = (y), .month = (m), .day = (d)                                                      \
    }

struct fixture {
    struct fixture *next;
    struct arena *arena;
    struct diags diags;
    struct region regions[3];
    struct additional_ask additional[4];
    struct guide guide;
    struct competing competing[3];
    struct rate rates[2];
    struct offer offer;
};

/* The seed guide's table and strategy. */
static inline void fixture_guide(struct fixture *x)
{
    x->regions[0] = (struct region){.id = "paris",
                                    .name = "Paris",
                                    .currency = "EUR",
                                    .base = RANGE(62000, 85000),
                                    .equity = RANGE(65000, 125000),
                                    .equity_years = 4,
                                    .equity_kind = EQUITY_PRE_IPO,
                                    .ask = {AMOUNT(82000), AMOUNT(118000)},
                                    .floor = {AMOUNT(67000), AMOUNT(92000)}};
    x->regions[1] = (struct region){.id = "new-york",
                                    .name = "New York",
                                    .currency = "USD",
                                    .us = true,
                                    .base = RANGE(152000, 192000),
                                    .equity = RANGE(112000, 202000),
                                    .equity_years = 4,
                                    .equity_kind = EQUITY_PRE_IPO,
                                    .ask = {AMOUNT(188000), AMOUNT(195000)},
                                    .floor = {AMOUNT(160000), AMOUNT(155000)}};
    x->regions[2] = (struct region){.id = "remote",
                                    .name = "Remote",
                                    .currency = "USD",
                                    .factor_of = "new-york",
                                    .factor_min = E8(60, 100),
                                    .factor_max = E8(100, 100),
                                    .equity_kind = EQUITY_PRE_IPO};
    x->additional[0] = (struct additional_ask){
        .id = "acceleration", .title = "Double-trigger acceleration", .give = 3};
    x->additional[1] =
        (struct additional_ask){.id = "refresh", .title = "Equity refresh at Year 2", .give = 1};
    x->additional[2] =
        (struct additional_ask){.id = "scope", .title = "Program scope in writing", .give = 4};
    x->additional[3] =
        (struct additional_ask){.id = "budget", .title = "Conference budget", .give = 2};
    x->guide = (struct guide){.id = "hugging-face-tpm",
                              .title = "Technical Program Manager | Hugging Face",
                              .role = "Technical Program Manager",
                              .employer = "Hugging Face",
                              .valuation = {"USD", AMOUNT(INT64_C(4500000000)), "$4.5B+"},
                              .regions = x->regions,
                              .regions_n = 3,
                              .additional = x->additional,
                              .additional_n = 4};
}

/* Cases that nobody has freed yet: a test may free its own, the group's end frees the rest. */
static struct fixture *examples;

static inline void forget_example(void *example)
{
    struct fixture **x = &examples;
    while (*x != example)
        x = &(*x)->next;
    *x = (*x)->next;
}

static inline int free_examples(void **state)
{
    (void)state;
    while (examples)
        arena_free(examples->arena);
    return 0;
}

/* The contract's offer: Claire Moreau, Paris, with Google in writing. */
static inline struct fixture *worked_example(void)
{
    struct arena *a = arena_new();
    struct fixture *x = arena_new_of(a, struct fixture);
    x->arena = a;
    x->next = examples;
    examples = x;
    arena_defer(a, forget_example, x);
    diags_init(&x->diags, a);
    fixture_guide(x);
    x->competing[0] = (struct competing){.company = {.s = "Google"},
                                         .role = {.s = "Technical Program Manager"},
                                         .level = {.s = "L4"},
                                         .location = {.s = "Paris"},
                                         .status = STATUS_WRITTEN,
                                         .disclose = DISCLOSE_FULL,
                                         .package = {.stated = true,
                                                     .currency = "EUR",
                                                     .base = AMOUNT(90000),
                                                     .equity = {.stated = true,
                                                                .kind = EQUITY_LIQUID,
                                                                .amount = AMOUNT(55000),
                                                                .per_year = true,
                                                                .cliff_months = -1}}};
    x->offer = (struct offer){
        .guide = {.s = "hugging-face-tpm"},
        .region = {.s = "paris"},
        .date = DAY(2026, 11, 20),
        .respond_by = DAY(2026, 11, 27),
        .candidate = {.stated = true, .name = {.s = "Claire Moreau"}},
        .recruiter = {.stated = true, .name = {.s = "Sam Ortega"}},
        .package = {.stated = true,
                    .currency = "EUR",
                    .base = AMOUNT(70000),
                    .equity = {.stated = true,
                               .kind = EQUITY_PRE_IPO,
                               .amount = AMOUNT(80000),
                               .years = 4,
                               .cliff_months = 12}},
        .competing = x->competing,
        .competing_n = 1,
        .ask = {.stated = true,
                .base = AMOUNT(82000),
                .equity = {.stated = true, .amount = AMOUNT(118000), .cliff_months = -1}},
        .floor = {.stated = true,
                  .base = AMOUNT(67000),
                  .equity = {.stated = true, .amount = AMOUNT(92000), .cliff_months = -1}},
        .rates = x->rates,
    };
    return x;
}

static inline struct figures *compute(struct fixture *x)
{
    return figures_compute(x->arena, &x->offer, &x->guide, (struct date){.year = 0}, &x->diags);
}

static inline struct figures *must_compute(struct fixture *x)
{
    struct figures *f = compute(x);
    if (!f) {
        struct buf b;
        buf_init(&b, x->arena);
        diags_render(&x->diags, (struct diag_style){.carets = false}, &b);
        print_error("%s", buf_str(&b));
    }
    assert_non_null(f);
    return f;
}

/* ---- assertions ---- */

#define assert_units(value, units) assert_int_equal((value), UNITS(units))
#define assert_cents(value, cents) assert_int_equal((value), (money)(cents))
#define assert_fig(fig_, units)                                                                    \
    do {                                                                                           \
        assert_true((fig_).has);                                                                   \
        assert_int_equal((fig_).v, UNITS(units));                                                  \
    } while (0)
#define assert_fig_cents(fig_, cents)                                                              \
    do {                                                                                           \
        assert_true((fig_).has);                                                                   \
        assert_int_equal((fig_).v, (money)(cents));                                                \
    } while (0)
#define assert_e4(share_, value)                                                                   \
    do {                                                                                           \
        assert_true((share_).has);                                                                 \
        assert_int_equal((share_).e4, (int64_t)(value));                                           \
    } while (0)
#define assert_null_fig(fig_) assert_false((fig_).has)

#endif

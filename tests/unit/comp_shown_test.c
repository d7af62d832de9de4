/* In which order other offers are shown: worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "comp/shown.h"

static struct competing entry(enum offer_status status, int day)
{
    struct competing e = {.status = status};
    if (day)
        e.expires = (struct date){.year = 2026, .month = 12, .day = day};
    return e;
}

static void the_lead_comes_first_then_what_is_surer_and_sooner(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct competing entries[] = {entry(STATUS_MARKET, 0),  entry(STATUS_CURRENT, 0),
                                  entry(STATUS_WRITTEN, 0), entry(STATUS_WRITTEN, 9),
                                  entry(STATUS_WRITTEN, 2), entry(STATUS_VERBAL, 0),
                                  entry(STATUS_WRITTEN, 1), entry(STATUS_PROCESS, 0)};
    struct competing_fig figs[8] = {0};
    for (int i = 0; i < 8; i++)
        figs[i].entry = &entries[i];
    figs[6].expired = true;
    struct figures f = {.competing = figs, .competing_n = 8};
    static const size_t with_lead[] = {0, 4, 3, 2, 5, 7, 6, 1};
    static const size_t without[] = {4, 3, 2, 5, 7, 0, 6, 1};
    const size_t *order = competing_order(a, &f, &figs[0]);
    for (int i = 0; i < 8; i++)
        assert_int_equal(order[i], with_lead[i]);
    order = competing_order(a, &f, NULL);
    for (int i = 0; i < 8; i++)
        assert_int_equal(order[i], without[i]);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lead_comes_first_then_what_is_surer_and_sooner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* post_test.c - the finished draft is asked whom it goes to: a library that writes another address
 * than the one that was allowed, one more, or none, has its draft refused. */
#include "deliver/eml.h"

static const char *instead; /* NULL: as it is told */
static const char *const *more;

/* Between us and the library, with a mind of its own. */
static bool written_otherwise(const struct eml *m, struct arena *a, struct diags *d,
                              struct buf *out)
{
    struct eml other = *m;
    if (instead)
        other.to = instead;
    if (more)
        other.also = more;
    return eml_write(&other, a, d, out);
}

#define eml_write written_otherwise
#include "deliver/post.c"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int setup(void **state)
{
    instead = NULL;
    more = NULL;
    *state = arena_new();
    return *state ? 0 : -1;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static bool posted(struct arena *a, struct hfb_result *out)
{
    static const char *const domains[] = {"employer.example"};
    const struct hfb_job job = {.format = HFB_PDF, .template_name = "brief", .carried_as = "b.pdf"};
    const struct delivery what = {.job = &job, .input = "offer.xml", .output = "b.pdf"};
    struct buf message;
    *out = (struct hfb_result){.audience = "private",
                               .candidate = "Claire Moreau",
                               .candidate_email = "claire@example.org",
                               .recruiter_email = "lea@employer.example",
                               .employer_domains = domains,
                               .employer_domains_n = 1,
                               .mail_subject = "A brief"};
    diags_init(&out->diags, a);
    buf_init(&message, a);
    buf_init(&out->output, a);
    buf_puts(&out->output, "%PDF-1.7\n");
    assert_true(eml_load(&out->diags));
    return post_write(&what, &job, a, out, &message);
}

static void is_refused(struct arena *a, const char *because)
{
    struct hfb_result out;
    assert_false(posted(a, &out));
    assert_int_equal(out.status, HFB_REFUSED);
    if (!strstr(out.diags.first->message, because))
        fail_msg("it says: %s", out.diags.first->message);
}

static void a_plain_draft_is_written(void **state)
{
    struct hfb_result out;
    assert_true(posted(*state, &out));
    assert_null(out.diags.first);
}

static void another_address_is_refused(void **state)
{
    instead = "friend@example.com";
    is_refused(*state, "the finished draft would go to friend@example.com instead of "
                       "claire@example.org");
}

static void the_employers_is_refused_by_the_rule_itself(void **state)
{
    instead = "hr@employer.example";
    is_refused(*state, "a private document does not go to hr@employer.example");
}

static void one_more_is_refused(void **state)
{
    static const char *const copy[] = {"friend@example.com", NULL};
    more = copy;
    is_refused(*state, "the finished draft would go to friend@example.com instead of nobody");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_plain_draft_is_written, setup, teardown),
        cmocka_unit_test_setup_teardown(another_address_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(the_employers_is_refused_by_the_rule_itself, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(one_more_is_refused, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

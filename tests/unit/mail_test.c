/* mail_test.c - drafts as Python's e-mail package reads them, and who may not be sent one. */
#include "deliver/eml.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static int setup(void **state)
{
    *state = arena_new();
    return *state ? 0 : -1;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static struct eml draft(void)
{
    static const char document[] = "%PDF-1.7\n\x00\xFF not really one\n";
    return (struct eml){.from_name = "Claire Moreau",
                        .from = "claire@example.org",
                        .to_name = "Léa Martin",
                        .to = "lea@example.com",
                        .subject = "Réponse à votre offre",
                        .body = "Bonjour,\n\nvoici ma réponse: 82 000 €.\n",
                        .file_name = "offer.letter.pdf",
                        .media_type = "application/pdf",
                        .document = {document, sizeof document - 1}};
}

static struct buf written(struct arena *a, const struct eml *m)
{
    struct diags d;
    struct buf out;
    diags_init(&d, a);
    buf_init(&out, a);
    assert_true(eml_write(m, a, &d, &out));
    return out;
}

/* Runs `python` over the message and gives what it prints. */
static const char *python(struct arena *a, const struct buf *message, const char *program)
{
    char name[] = "/tmp/hfbrief-mail-XXXXXX", line[4096] = "";
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, message->p, message->n), (ssize_t)message->n);
    close(fd);
    const char *command = arena_printf(a,
                                       "PYTHONUTF8=1 python3 -c 'import email,email.policy as "
                                       "p;m=email.message_from_bytes(open(\"%s\",\"rb\").read(),"
                                       "policy=p.default);%s'",
                                       name, program);
    FILE *f = popen(command, "r");
    assert_non_null(f);
    size_t n = fread(line, 1, sizeof line - 1, f);
    pclose(f);
    unlink(name);
    return arena_strndup(a, line, n);
}

static void a_draft_is_read_by_others(void **state)
{
    struct eml m = draft();
    struct buf out = written(*state, &m);
    assert_string_equal(python(*state, &out, "print(m[\"subject\"])"), "Réponse à votre offre\n");
    assert_string_equal(python(*state, &out, "print(m[\"to\"])"), "Léa Martin <lea@example.com>\n");
    assert_string_equal(
        python(*state, &out, "print(m[\"x-unsent\"],m[\"date\"],m[\"message-id\"])"),
        "1 None None\n");
    assert_string_equal(
        python(*state, &out, "print(m.get_body().get_content().split()[-2:], m.defects)"),
        "['000', '€.'] []\n");
    assert_string_equal(
        python(*state, &out,
               "a,=m.iter_attachments();print(a.get_filename(),a.get_content_type(),"
               "len(a.get_content()),a[\"content-disposition\"].params[\"size\"])"),
        "offer.letter.pdf application/pdf 27 27\n");
}

static void lines_end_in_crlf(void **state)
{
    struct eml m = draft();
    struct buf out = written(*state, &m);
    for (size_t i = 0; i < out.n; i++)
        if (out.p[i] == '\n')
            assert_true(i > 0 && out.p[i - 1] == '\r');
}

static void same_draft_same_bytes(void **state)
{
    struct eml m = draft();
    struct buf one = written(*state, &m), two = written(*state, &m);
    assert_int_equal(one.n, two.n);
    assert_memory_equal(one.p, two.p, one.n);
}

static void nothing_injects_a_header(void **state)
{
    struct eml m = draft();
    m.subject = "Hello\r\nBcc: everyone@example.com\r\n\r\nbody";
    m.to_name = "X\nBcc: other@example.com";
    m.file_name = "a\r\nX-Evil: 1\"; b.pdf";
    struct buf out = written(*state, &m);
    assert_string_equal(python(*state, &out, "print(m[\"bcc\"],m[\"x-evil\"],len(m.keys()))"),
                        "None None 6\n");
}

static void the_employer_is_refused_a_private_document(void **state)
{
    (void)state;
    static const char *const domains[] = {"huggingface.co"};
    struct eml_parties p = {.candidate = "claire@gmail.com",
                            .coach = "nora@coach.example",
                            .recruiter = "sam@talent.example",
                            .employer_domains = domains,
                            .employer_domains_n = 1};
    assert_non_null(eml_private_refusal(&p, "sam@talent.example"));
    assert_non_null(eml_private_refusal(&p, "SAM@Talent.Example"));
    assert_non_null(eml_private_refusal(&p, "hr@HuggingFace.co"));
    assert_non_null(eml_private_refusal(&p, "hr@paris.huggingface.co."));
    assert_non_null(eml_private_refusal(&p, "other@talent.example"));
    assert_null(eml_private_refusal(&p, "claire@gmail.com"));
    assert_null(eml_private_refusal(&p, "x@nothuggingface.co"));
    assert_null(eml_private_refusal(&p, "nora@coach.example"));
    p.recruiter = "sam@gmail.com"; /* a domain that the candidate shares */
    assert_null(eml_private_refusal(&p, "claire@gmail.com"));
    assert_non_null(eml_private_refusal(&p, "sam@gmail.com"));
}

static void addresses_are_plain(void **state)
{
    (void)state;
    assert_true(eml_address_ok("claire+hf@example.org"));
    static const char *const wrong[] = {"",          "claire",    "@example.org",
                                        "a@b@c",     "a b@c.org", "a@b,c",
                                        "<a@b.org>", "a@",        "a@b.org\r\nBcc: x@y.z"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(eml_address_ok(wrong[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_draft_is_read_by_others, setup, teardown),
        cmocka_unit_test_setup_teardown(lines_end_in_crlf, setup, teardown),
        cmocka_unit_test_setup_teardown(same_draft_same_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_injects_a_header, setup, teardown),
        cmocka_unit_test(the_employer_is_refused_a_private_document),
        cmocka_unit_test(addresses_are_plain),
    };
    return cmocka_run_group_tests_name("mail", tests, NULL, NULL);
}

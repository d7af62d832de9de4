/* mail_test.c - drafts as Python's e-mail package reads them, and who may not be sent one. */
#include "deliver/address.h"
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
    static const char *const domains[] = {"huggingface.co"};
    struct eml_parties p = {.candidate = "claire@gmail.com",
                            .coach = "nora@coach.example",
                            .recruiter = "sam@talent.example",
                            .employer_domains = domains,
                            .employer_domains_n = 1};
#define REFUSED(to, why) assert_non_null(strstr(eml_private_refusal(*state, &p, to), why))
#define ALLOWED(to) assert_null(eml_private_refusal(*state, &p, to))
    REFUSED("sam@talent.example", "the recruiter;");
    REFUSED("SAM@Talent.Example", "the recruiter;");
    REFUSED("hr@HuggingFace.co", "employer's domain");
    REFUSED("hr@paris.huggingface.co.", "employer's domain");
    REFUSED("other@talent.example", "recruiter's domain");
    ALLOWED("claire@gmail.com");
    ALLOWED("x@nothuggingface.co");
    ALLOWED("nora@coach.example");
    /* what mail would make the employer's of */
    REFUSED("hr@hugging\u200Bface.co", "invisible character (U+200B); write hr@huggingface.co");
    REFUSED("hr@hugging\u00ADface.co", "U+00AD");
    REFUSED("hr@\uFF48uggingface.co", "mail takes for others; write hr@huggingface.co");
    REFUSED("hr@huggingface\u3002co", "employer's domain");
    REFUSED("\u0441laire@example.org", "before the @");
    REFUSED("hr@hu\u0261\u0261in\u0261face.co", "looks like");
    REFUSED("hr@hugging\uFB00ace.co", "mail takes for others");
    p.recruiter = "sam@gmail.com"; /* a domain that the candidate shares */
    ALLOWED("claire@gmail.com");
    REFUSED("sam@gmail.com", "the recruiter;");
    p.recruiter = "s\u200Bam@talent.example";
    REFUSED("x@else.example", "recruiter's own address in the offer holds an invisible");
}

static void a_domain_is_known_by_who_registered_it(void **state)
{
    static const char *const below[] = {"jobs.acme.co.uk"}, *const pages[] = {"acme.github.io"},
                             *const idn[] = {"b\u00FCcher.example"},
                             *const spoofed[] = {"paypal.com"};
    struct eml_parties p = {
        .candidate = "claire@gmail.com", .employer_domains = below, .employer_domains_n = 1};
    REFUSED("hr@acme.co.uk", "employer's domain");
    REFUSED("hr@mail.acme.co.uk", "employer's domain");
    ALLOWED("x@other.co.uk");
    p.employer_domains = pages; /* a provider's domain is on the public suffix list */
    REFUSED("x@acme.github.io", "employer's domain");
    ALLOWED("x@other.github.io");
    p.employer_domains = idn;
    REFUSED("x@xn--bcher-kva.example", "employer's domain");
    REFUSED("x@B\u00DCCHER.example", "employer's domain");
    p.employer_domains = spoofed;
    REFUSED("x@p\u0430yp\u0430l.com", "look");
}

static void where_no_domain_is_known_only_friends_are(void **state)
{
    static const char *const trusted[] = {"Lawyer@Firm.example", NULL};
    struct eml_parties p = {.candidate = "claire@gmail.com", .coach = "nora@coach.example"};
    ALLOWED("claire@gmail.com");
    ALLOWED("nora@coach.example");
    REFUSED("hr@stripe.com", "--to-trusted hr@stripe.com");
    REFUSED("lawyer@firm.example", "--to-trusted");
    p.trusted = trusted;
    ALLOWED("lawyer@firm.example");
    REFUSED("other@firm.example", "--to-trusted");
    static const char *const domains[] = {"firm.example"}; /* trust makes nobody another's */
    p.employer_domains = domains;
    p.employer_domains_n = 1;
    REFUSED("lawyer@firm.example", "employer's domain");
}

static void addresses_are_plain(void **state)
{
    struct address out;
    assert_null(address_read(*state, "Claire+hf@Example.org.", &out));
    assert_string_equal(out.text, "Claire+hf@example.org");
    assert_string_equal(out.key, "claire+hf@example.org");
    static const char *const wrong[] = {
        "",          "claire",   "@example.org",          "a@b@c",      "a b@c.org", "a@b,c",
        "<a@b.org>", "a@",       "a@b.org\r\nBcc: x@y.z", "a..b@c.org", "a@b..org",  "\xFF@b.org",
        "a@-b.org",  "a@b_c.org"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_non_null(address_read(*state, wrong[i], &out));
}

static void a_draft_says_who_gets_it(void **state)
{
    static const char *const also[] = {"nora@coach.example", NULL};
    struct eml m = draft();
    struct diags d;
    diags_init(&d, *state);
    m.also = also;
    struct buf out = written(*state, &m);
    const char *const *to = eml_recipients((struct str){out.p, out.n}, *state, &d);
    assert_non_null(to);
    assert_string_equal(to[0], "lea@example.com");
    assert_string_equal(to[1], "nora@coach.example");
    assert_null(to[2]);
    const char *copies = "To: a@x.example\r\nCc: B <b@x.example>\r\nBcc: c@x.example\r\n\r\nx\r\n";
    to = eml_recipients(str_of(copies), *state, &d);
    assert_string_equal(to[1], "b@x.example");
    assert_string_equal(to[2], "c@x.example");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_draft_is_read_by_others, setup, teardown),
        cmocka_unit_test_setup_teardown(lines_end_in_crlf, setup, teardown),
        cmocka_unit_test_setup_teardown(same_draft_same_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_injects_a_header, setup, teardown),
        cmocka_unit_test_setup_teardown(the_employer_is_refused_a_private_document, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_domain_is_known_by_who_registered_it, setup, teardown),
        cmocka_unit_test_setup_teardown(where_no_domain_is_known_only_friends_are, setup, teardown),
        cmocka_unit_test_setup_teardown(addresses_are_plain, setup, teardown),
        cmocka_unit_test_setup_teardown(a_draft_says_who_gets_it, setup, teardown),
    };
    return cmocka_run_group_tests_name("mail", tests, NULL, NULL);
}

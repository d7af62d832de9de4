/* mail.c - two halves, divided by the first NUL: an address, and a message. An address that is
 * plain is one that a draft carries unchanged to whoever reads it, or not at all; any message can
 * be asked for its recipients. */
#include "deliver/address.h"
#include "deliver/eml.h"
#include "fuzz.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct arena *a = arena_new();
    struct diags d;
    (void)argc, (void)argv;
    diags_init(&d, a);
    if (!eml_load(&d))
        abort();
    arena_free(a);
    return 0;
}

static void carry(const char *given, struct arena *a, struct diags *d)
{
    static const char *const domains[] = {"employer.example", "jobs.acme.co.uk"};
    struct address one, again;
    struct eml_parties p = {.candidate = "claire@example.org",
                            .recruiter = given,
                            .employer_domains = domains,
                            .employer_domains_n = 2};
    const char *why = eml_private_refusal(a, &p, given);
    if (!why) /* whoever is the recruiter is refused, in whatever form */
        abort();
    if (address_read(a, given, &one))
        return;
    if (address_read(a, one.text, &again) || !address_same(&one, &again) ||
        strcmp(one.text, again.text) != 0)
        abort();
    struct eml m = {.from = "claire@example.org",
                    .from_name = given,
                    .to = one.text,
                    .to_name = given,
                    .subject = given,
                    .body = given,
                    .file_name = given,
                    .media_type = "application/pdf",
                    .document = str_of(given)};
    struct buf out;
    buf_init(&out, a);
    if (!eml_write(&m, a, d, &out))
        abort();
    const char *const *to = eml_recipients((struct str){buf_str(&out), out.n}, a, d);
    if (!to || !to[0] || to[1])
        abort();
    /* to nobody else; one that doesn't read as an address is refused before anything is left */
    if (!address_read(a, to[0], &again) && !address_same(&one, &again))
        abort();
}

static void each(struct str text, struct arena *a, struct diags *d)
{
    size_t n = strlen(text.s);
    carry(text.s, a, d);
    if (n < text.n)
        eml_recipients((struct str){text.s + n + 1, text.n - n - 1}, a, d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_text(data, size, each);
}

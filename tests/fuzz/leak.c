/* leak.c - the fence around private figures, over any text: what stands behind it in plain digits
 * is found, whatever comes before. */
#include "public/leak.h"
#include "fuzz.h"
#include "offer/offer_read.h"

static struct fuzz fuzz;
static const struct figures *figures;

static const char sample[] =
    "<offer xmlns='urn:hfbrief:offer:1' guide='hugging-face-tpm' region='paris' date='2026-11-20'>"
    "<candidate><name>Claire Moreau</name></candidate><package currency='EUR'>"
    "<base>70000</base><equity kind='pre-ipo'>80000</equity></package>"
    "<competing company='Acme Widgets' status='written' disclose='none'>"
    "<base>90000</base><equity kind='liquid' per-year='yes'>55000</equity></competing>"
    "<ask><base>82000</base><equity>118000</equity></ask>"
    "<floor><base>67000</base><equity>92000</equity></floor></offer>";

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    fuzz_start(&fuzz);
    static struct source source = {"offer.xml", sample, sizeof sample - 1};
    const struct offer *o = offer_read(fuzz.arena, &source, fuzz.env->schemas, &fuzz.diags);
    const struct guide *g = env_guide(fuzz.env, "hugging-face-tpm", &fuzz.diags);
    figures = o && g ? figures_compute(fuzz.arena, o, g, (struct date){0}, &fuzz.diags) : NULL;
    if (!figures)
        abort();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    jmp_buf where;
    if (setjmp(where) != 0)
        abort();
    arena_guard(a, &where);
    struct fence *guard = leak_guard(a, figures);
    struct buf text;
    buf_init(&text, a);
    buf_add(&text, data, size);
    char *own = fuzz_text(data, size);
    fence_find(guard, (struct str){own, size});
    free(own);
    buf_puts(&text, "\nbase of EUR 67,000 a year\n");
    if (!fence_find(guard, (struct str){text.p, text.n}))
        abort();
    arena_free(a);
    return 0;
}

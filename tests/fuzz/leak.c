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

static void each(struct str text, struct arena *a, struct diags *d)
{
    (void)d;
    struct fence *guard = leak_guard(a, figures);
    struct buf more;
    buf_init(&more, a);
    buf_add(&more, text.s, text.n);
    fence_find(guard, text);
    buf_puts(&more, "\nbase of EUR 67,000 a year\n");
    if (!fence_find(guard, (struct str){more.p, more.n}))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_text(data, size, each);
}

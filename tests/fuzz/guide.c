/* guide.c - a guide's XML to its struct, and, where it is sound, to the figures and pages of an
 * offer made for its first region. */
#include "fuzz.h"
#include "guide/guide_read.h"

static struct fuzz fuzz;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    fuzz_start(&fuzz);
    return 0;
}

/* One job with an environment whose guides and arena last no longer than this input. */
static void run_offer(const struct hfb_input *guide, const struct guide *g)
{
    struct arena *own = arena_new(), *text = arena_new();
    struct hfb_env env = *fuzz.env;
    env.arena = own;
    env.guides = NULL; /* the built-in ones would keep this one in their list */
    const struct region *r = g->regions_n ? &g->regions[0] : NULL;
    const char *offer = arena_printf(
        text,
        "<offer xmlns='urn:hfbrief:offer:1' guide='%s' region='%s' date='2026-11-20'>"
        "<candidate><name>Claire Moreau</name></candidate><package currency='%s'>"
        "<base>70000</base><equity kind='pre-ipo'>80000</equity></package>"
        "<competing company='Acme' status='written' disclose='full'><base>90000</base></competing>"
        "</offer>",
        g->id ? g->id : "", r && r->id ? r->id : "", r ? r->currency : "EUR");
    struct hfb_job job = {.offer = {"offer.xml", offer, strlen(offer)},
                          .guide_file = guide,
                          .template_name = guide->len % 3 == 0 ? "letter" : "brief",
                          .format = guide->len % 7 == 0 ? HFB_PDF : HFB_JSON};
    fuzz_job(&env, &job);
    fuzz.env->fonts = env.fonts;
    arena_free(text);
    arena_free(own);
}

static void each(struct str text, struct arena *a, struct diags *d)
{
    struct source source = {"guide.xml", text.s, text.n};
    const struct guide *g = guide_read(a, &source, fuzz.env->schemas, d);
    struct buf told;
    buf_init(&told, a);
    bool sound = g && !diags_failed(d);
    diags_render(d, (struct diag_style){.carets = true}, &told);
    if (sound)
        run_offer(&(struct hfb_input){"guide.xml", text.s, text.n}, g);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_text(data, size, each);
}

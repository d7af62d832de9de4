/* flow.c - a stylesheet's result to pages, by the real layout with the real faces, and every
 * eighth of them to ink. Charts are drawn from a sample's figures. */
#include "chart/source.h"
#include "fuzz.h"
#include "offer/offer_read.h"
#include "pdf/pdf.h"
#include "template/flow_check.h"
#include "template/flow_read.h"

static struct fuzz fuzz;
static struct chart_source charts;

static const char sample[] =
    "<offer xmlns='urn:hfbrief:offer:1' guide='hugging-face-tpm' region='paris' date='2026-11-20'>"
    "<candidate><name>Claire Moreau</name></candidate><package currency='EUR'>"
    "<base>70000</base><equity kind='pre-ipo' years='4'>80000</equity></package>"
    "<competing company='Google' status='written' disclose='full'>"
    "<base>90000</base><equity kind='liquid' per-year='yes'>55000</equity></competing>"
    "<ask><base>82000</base><equity>118000</equity></ask></offer>";

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    fuzz_start(&fuzz);
    static struct source source = {"offer.xml", sample, sizeof sample - 1};
    struct arena *a = fuzz.arena;
    const struct offer *o = offer_read(a, &source, fuzz.env->schemas, &fuzz.diags);
    const struct guide *g = env_guide(fuzz.env, "hugging-face-tpm", &fuzz.diags);
    const struct figures *f =
        o && g ? figures_compute(a, o, g, (struct date){0}, &fuzz.diags) : NULL;
    if (!f || diags_failed(&fuzz.diags))
        abort();
    struct present *p = arena_new_of(a, struct present);
    *p = (struct present){a, env_words(fuzz.env, "en", &fuzz.diags), f->currency};
    charts = (struct chart_source){
        .figures = f, .present = p, .palette = &palette_colour, .floor = true, .ladder = true};
    return 0;
}

static void set(const struct source *source, struct arena *a)
{
    struct diags d;
    diags_init(&d, a);
    struct flow *flow = flow_parse(a, source, &d);
    if (!flow || !flow_check(flow, &d) || diags_failed(&d))
        return;
    uint64_t choice = str_hash((struct str){source->text, source->len});
    struct present *p = arena_new_of(a, struct present); /* the charts' texts go with this input */
    *p = *charts.present;
    p->arena = a;
    struct chart_source own = charts;
    own.present = p;
    struct layout_job job = {.flow = flow,
                             .theme = fuzz.env->theme,
                             .fonts = fuzz.env->fonts,
                             .charts = &own,
                             .paper = choice & 1 ? PAPER_A4 : PAPER_LETTER,
                             .is_private = true,
                             .audience = "private",
                             .max_pages = 60};
    struct document *doc = layout_document(&job, a, &d);
    if (!doc && !diags_failed(&d))
        abort();
    struct buf out;
    buf_init(&out, a);
    if (doc && choice % 8 == 0 && !diags_failed(&d)) {
        if (!pdf_write(doc, a, &d, &out) && !diags_failed(&d))
            abort();
    } else if (doc) {
        document_dump(doc, &out);
        document_dump_structure(doc, &out);
    }
}

static void each(struct str text, struct arena *a, struct diags *d)
{
    (void)d;
    struct source source = {"flow.xml", text.s, text.n};
    set(&source, a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_text(data, size, each);
    hfb_env_between_jobs(fuzz.env);
    return 0;
}

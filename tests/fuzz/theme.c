/* theme.c - a theme of the user's over the built-in one: what is taken knows every style and table
 * of the built-in's, and a page can be set with it. */
#include "layout/theme.h"
#include "fuzz.h"
#include "template/flow_check.h"
#include "template/flow_read.h"

static struct fuzz fuzz;
static struct flow *flow;

static const char page[] =
    "<flow xmlns='urn:hfbrief:flow:1' page='brief' lang='en' title='T'>"
    "<section id='one' name='N'><h1>A heading</h1><p>Some words, <b>some stressed</b>.</p>"
    "<list kind='tick'><item>One</item><item>Two</item></list></section></flow>";

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    fuzz_start(&fuzz);
    static struct source source = {"flow.xml", page, sizeof page - 1};
    flow = flow_parse(fuzz.arena, &source, &fuzz.diags);
    if (!flow || !flow_check(flow, &fuzz.diags))
        abort();
    return 0;
}

static void set(const struct theme *t, struct arena *a)
{
    struct diags d;
    struct buf out;
    diags_init(&d, a);
    buf_init(&out, a);
    struct layout_job job = {.flow = flow,
                             .theme = t,
                             .fonts = fuzz.env->fonts,
                             .paper = PAPER_A4,
                             .is_private = true,
                             .audience = "private",
                             .max_pages = 20};
    if (!layout_dump_galley(&job, a, &d, &out) && !diags_failed(&d))
        abort();
}

static void each(struct str text, struct arena *a, struct diags *d)
{
    const struct theme *base = fuzz.env->theme;
    const struct theme *t = theme_new(a, text, "theme.xml", base, d);
    if (!t == !diags_failed(d))
        abort();
    for (size_t i = 0; t && i < base->styles_n; i++)
        if (!theme_style(t, base->styles[i].name))
            abort();
    for (const struct table_style *s = base->tables; t && s; s = s->next)
        if (!theme_table(t, s->name) || !theme_table(t, s->name)->head)
            abort();
    if (t)
        set(t, a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_text(data, size, each);
    hfb_env_between_jobs(fuzz.env);
    return 0;
}

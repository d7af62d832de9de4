/* series.c - a run of the importer; see series.h. */
#include "import/series.h"
#include "base/file.h"
#include "base/resource.h"
#include "deliver/put.h"
#include "import/hands.h"
#include "import/report.h"
#include "import/sources.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOWHERE ((struct place){0})

struct series {
    const struct options *o;
    const struct tell *t;
    struct kit kit;
    struct put_rules rules;
    struct sources sources;
    struct told *told;
    struct arena *a;
};

static struct str kept(struct buf *b)
{
    return (struct str){buf_str(b), b->n};
}

/* ---- where it goes ----------------------------------------------------------------------------
 */

/* How many guides before this one have its id: "plaid-identity-engineer" may be two companies'. */
static int same_before(const struct series *s, size_t i, const char *id)
{
    int n = 0;
    for (size_t k = 0; k < i; k++)
        n += s->told[k].part[TOLD_ID].s && strcmp(s->told[k].part[TOLD_ID].s, id) == 0;
    return n;
}

/* The guide under another id, which stands once, in its root. */
static struct str renamed(struct str xml, const char *old, const char *new, struct arena *a)
{
    const char *attribute = arena_printf(a, " id=\"%s\"", old), *at = strstr(xml.s, attribute);
    struct buf out;
    if (!at)
        return xml;
    buf_init(&out, a);
    buf_add(&out, xml.s, (size_t)(at - xml.s));
    buf_printf(&out, " id=\"%s\"", new);
    buf_puts(&out, at + strlen(attribute));
    return kept(&out);
}

/* -o, or the guide's id with .xml in -d or beside its source; NULL: standard output. */
static const char *output_of(const struct series *s, const char *input, const char *id)
{
    const char *out = s->o->text[OPTION_OUTPUT], *folder = s->o->text[OPTION_DIRECTORY];
    if (out)
        return strcmp(out, "-") == 0 ? NULL : out;
    const char *name = strrchr(input, '/');
    if (folder)
        return arena_printf(s->a, "%s/%s.xml", folder, id);
    return arena_printf(s->a, "%.*s%s.xml", name ? (int)(name + 1 - input) : 0, input, id);
}

static void deliver(struct series *s, size_t i, struct arena *own)
{
    struct told *t = &s->told[i];
    struct str xml = t->part[TOLD_XML];
    const char *id = t->part[TOLD_ID].s;
    t->part[TOLD_XML] = (struct str){0};
    if (!xml.n)
        return;
    int same = same_before(s, i, id);
    const char *own_id = same ? arena_printf(s->a, "%s-%d", id, same + 1) : id;
    if (same)
        xml = renamed(xml, id, own_id, own);
    struct diags d;
    diags_init(&d, own);
    t->output = output_of(s, t->source, own_id);
    bool done = t->output ? put_file(&s->rules, &(struct put_target){t->output, PUT_NEW, NULL}, xml,
                                     own, &d)
                          : tell_out(xml, own, &d);
    if (!done) {
        t->status = HFB_FAULT;
        t->output = NULL;
        struct buf told;
        buf_init(&told, s->a);
        buf_add(&told, t->part[TOLD_FAULTS].s, t->part[TOLD_FAULTS].n);
        diags_render(&d, tell_style(s->t), &told);
        t->part[TOLD_FAULTS] = kept(&told);
    }
}

/* What is told stays to the end, the guide itself only until it is written. */
static void on_done(void *data, size_t i, struct told *one)
{
    struct series *s = data;
    struct arena *own = arena_new_within(s->a);
    one->source = s->sources.path[i];
    for (int k = 0; k < TOLD_PARTS; k++)
        if (k != TOLD_XML && one->part[k].s)
            one->part[k].s = arena_strndup(s->a, one->part[k].s, one->part[k].n);
    s->told[i] = *one;
    deliver(s, i, own);
    arena_free(own);
}

/* ---- what is told -----------------------------------------------------------------------------
 */

/* Refused and unwritten ones first, then by how much was left out, then by name. */
static int by_need(const void *a, const void *b)
{
    const struct told *x = a, *y = b;
    int rank_x = x->status >= 2 ? x->status : 0, rank_y = y->status >= 2 ? y->status : 0;
    if (rank_x != rank_y)
        return rank_y - rank_x;
    if (x->left_out != y->left_out)
        return x->left_out < y->left_out ? 1 : -1;
    return strcmp(x->source, y->source);
}

static void put_json(const struct told *t, struct buf *out)
{
    buf_add(out, t->part[TOLD_JSON].s, t->part[TOLD_JSON].n);
    report_json_end(t->output, out);
}

static bool write_summary(struct series *s, struct diags *d)
{
    const char *path = s->o->text[OPTION_SUMMARY];
    if (!path)
        return true;
    const char *dot = strrchr(path, '.');
    bool lines = dot && strcmp(dot, ".jsonl") == 0;
    struct buf out;
    buf_init(&out, s->a);
    if (s->kit.csv)
        report_csv_head(&out);
    else if (!lines)
        buf_puts(&out, "[\n");
    for (size_t i = 0; i < s->sources.n; i++) {
        const struct told *t = &s->told[i];
        if (s->kit.csv) {
            report_csv_begin(t->source, t->status, t->output, &out);
            buf_add(&out, t->part[TOLD_CSV].s, t->part[TOLD_CSV].n);
            continue;
        }
        put_json(t, &out);
        buf_puts(&out, !lines && i + 1 < s->sources.n ? ",\n" : "\n");
    }
    if (!s->kit.csv && !lines)
        buf_puts(&out, "]\n");
    return put_file(&s->rules, &(struct put_target){path, PUT_SUMMARY, NULL}, kept(&out), s->a, d);
}

static bool print_all(struct series *s, struct diags *d)
{
    struct buf text, json;
    size_t n[4] = {0};
    buf_init(&text, s->a);
    buf_init(&json, s->a);
    for (size_t i = 0; i < s->sources.n; i++)
        n[s->told[i].status]++;
    if (s->kit.text && s->sources.n > 1)
        buf_printf(&text,
                   "%zu guides: %zu refused, %zu with something left out, %zu whole; those to look "
                   "at first stand first\n",
                   s->sources.n, n[2] + n[3], n[1], n[0]);
    for (size_t i = 0; i < s->sources.n; i++) {
        const struct told *t = &s->told[i];
        buf_add(&text, t->part[TOLD_FAULTS].s, t->part[TOLD_FAULTS].n);
        if (s->kit.text) {
            report_text_begin(t->source, t->status, t->left_out, t->output, &text);
            buf_add(&text, t->part[TOLD_TEXT].s, t->part[TOLD_TEXT].n);
        }
        if (s->o->format == HFB_JSON) {
            put_json(t, &json);
            buf_putc(&json, '\n');
        }
    }
    (void)file_write_to(s->a, STDERR_FILENO, kept(&text));
    return s->o->format != HFB_JSON || tell_out(kept(&json), s->a, d);
}

/* ---- the command ------------------------------------------------------------------------------
 */

static bool asked_well(const struct options *o, struct diags *d)
{
    const char *out = o->text[OPTION_OUTPUT];
    bool one = o->inputs_n == 1 && !file_is_folder(o->inputs[0]);
    if (o->inputs_n == 0)
        diag_add(d, DIAG_USAGE, NOWHERE,
                 "no guide is named; hfbrief --import-guide guide.md -o guide.xml");
    if (!one && o->inputs_n && out)
        diag_add(d, DIAG_USAGE, NOWHERE, "-o is for one guide; several go into a folder: -d DIR");
    if (out && option_given(o, DIRECTORY))
        diag_add(d, DIAG_USAGE, NOWHERE, "-o names a file and -d a folder; give one of them");
    if (out && strcmp(out, "-") == 0 && o->format == HFB_JSON)
        diag_add(d, DIAG_USAGE, NOWHERE,
                 "the guide and the report can't both go to standard output; name a file with -o");
    if (o->format == HFB_XML)
        diag_add(d, DIAG_USAGE, NOWHERE, "the report is text or --format json");
    return !diags_failed(d);
}

static const struct resource *resource_needed(const char *name, struct diags *d)
{
    const struct resource *r = resource_find(name);
    if (!r)
        diag_add(d, DIAG_INTERNAL, NOWHERE, "%s is missing in this program", name);
    return r;
}

static bool load(struct series *s, struct diags *d)
{
    const struct resource *phrases = resource_needed("templates/import/phrases.xml", d);
    const struct resource *words = resource_needed("templates/lang/en.xml", d);
    if (!phrases || !words)
        return false;
    struct source *source = arena_new_of(s->a, struct source);
    *source = (struct source){phrases->name, (const char *)phrases->data, phrases->len};
    s->kit.phrases = phrases_read(s->a, source, d);
    s->kit.words =
        catalogue_new(s->a, (struct str){(const char *)words->data, words->len}, words->name, d);
    s->kit.schemas = schemas_new(s->a, d);
    return s->kit.phrases && s->kit.words && s->kit.schemas;
}

static bool prepare(struct series *s, struct diags *d)
{
    const struct options *o = s->o;
    const char *folder = o->text[OPTION_DIRECTORY], *summary = o->text[OPTION_SUMMARY];
    const char *dot = summary ? strrchr(summary, '.') : NULL;
    s->kit.csv = dot && strcmp(dot, ".csv") == 0;
    s->kit.json = o->format == HFB_JSON || (summary && !s->kit.csv);
    s->kit.text = !s->t->quiet && o->format != HFB_JSON;
    s->kit.style = tell_style(s->t);
    if (!load(s, d) || !sources_find(&s->sources, o->inputs, o->inputs_n, s->a, d))
        return false;
    put_rules_init(&s->rules, s->a, option_given(o, FORCE));
    for (size_t i = 0; i < s->sources.n; i++)
        put_rules_read(&s->rules, s->sources.path[i], "guide");
    put_rules_close(&s->rules);
    if (folder && !file_is_folder(folder) && mkdir(folder, 0777) != 0 && errno != EEXIST) {
        diag_add(d, DIAG_CANNOT_WRITE, NOWHERE, "%s: %s", folder, strerror(errno));
        return false;
    }
    s->told = arena_new_array(s->a, struct told, s->sources.n + 1);
    return true;
}

int series_run(const struct options *o, const struct tell *t, struct arena *a)
{
    struct series s = {.o = o, .t = t, .a = a};
    struct diags d;
    diags_init(&d, a);
    if (!asked_well(o, &d) || !prepare(&s, &d)) {
        tell_diags(t, &d, NULL);
        return d.counts[SEVERITY_FATAL] || s.kit.phrases ? HFB_FAULT : HFB_USAGE;
    }
    struct hands h = {.kit = &s.kit,
                      .path = s.sources.path,
                      .n = s.sources.n,
                      .jobs = o->jobs ? o->jobs : 1,
                      .timeout = o->timeout,
                      .cage = o->cage,
                      .done = on_done,
                      .data = &s};
    hands_run(&h, a);
    if (h.lack && t->verbose)
        tell_line(t, a, "the cage is incomplete: this kernel gives %s", h.lack);
    int status = HFB_OK;
    for (size_t i = 0; i < s.sources.n; i++)
        status = s.told[i].status > status ? s.told[i].status : status;
    if (s.sources.n)
        qsort(s.told, s.sources.n, sizeof *s.told, by_need);
    if (!print_all(&s, &d) || !write_summary(&s, &d))
        status = HFB_FAULT;
    tell_diags(t, &d, NULL);
    return status;
}

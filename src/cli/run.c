/* run.c - which offers, which outputs, one by one or together. */
#include "cli/run.h"
#include "base/file.h"
#include "batch/deliver.h"
#include "spec/xml.h"
#include <unistd.h>

#define NOWHERE ((struct place){0})

static const struct hfb_input *read_input(const char *path, size_t limit, struct arena *a,
                                          struct diags *d)
{
    struct str text;
    const char *why = file_read(a, path, limit, &text);
    if (why) {
        diag_add(d, DIAG_NOT_READABLE, NOWHERE, "%s %s", path, why);
        return NULL;
    }
    struct hfb_input *in = arena_new_of(a, struct hfb_input);
    *in = (struct hfb_input){path, text.s, text.n};
    return in;
}

bool run_job(const struct options *o, struct arena *a, struct diags *d, struct hfb_job *out)
{
    *out = (struct hfb_job){.template_name = o->template_name,
                            .format = o->format,
                            .floor = o->floor,
                            .paper = o->paper,
                            .dump = o->dump,
                            .gray = option_given(o, GRAY),
                            .check_only = option_given(o, CHECK),
                            .explain = o->text[OPTION_EXPLAIN],
                            .as_of = o->as_of,
                            .lang = o->text[OPTION_LANG]};
    if (o->template_file)
        out->template_file = read_input(o->template_file, XML_GUIDE_BYTES_MAX, a, d);
    if (option_given(o, GUIDE))
        out->guide_file = read_input(o->text[OPTION_GUIDE], XML_GUIDE_BYTES_MAX, a, d);
    return !diags_failed(d);
}

/* What comes out is text for standard output unless a place for it was named. */
static bool is_data(const struct options *o)
{
    return o->format != HFB_PDF || o->dump != HFB_DUMP_NONE || option_given(o, EXPLAIN);
}

static enum hfb_status refuse(struct diags *d, const struct tell *t, const char *what)
{
    diag_add(d, DIAG_USAGE, NOWHERE, "%s", what);
    tell_diags(t, d);
    return HFB_USAGE;
}

/* The path of one offer's document; NULL: standard output, or nothing to write. */
static const char *output_of(const struct options *o, const char *input, struct arena *a)
{
    const char *out = o->text[OPTION_OUTPUT];
    if (option_given(o, CHECK) || (out && strcmp(out, "-") == 0))
        return NULL;
    if (out)
        return out;
    if (is_data(o) && !option_given(o, DIRECTORY))
        return NULL;
    return deliver_path(a, input, o->text[OPTION_DIRECTORY], o->template_name, o->format);
}

static enum hfb_status print_result(struct hfb_result *r, struct arena *a)
{
    if (!tell_out((struct str){buf_str(&r->output), r->output.n}, a, &r->diags))
        r->status = HFB_FAULT;
    return r->status;
}

static void tell_written(const struct tell *t, const struct hfb_result *r, const char *output,
                         struct arena *a)
{
    if (t->verbose && output && r->status == HFB_OK)
        tell_line(t, a, "%s: %zu page%s, %zu bytes", output, r->pages, r->pages == 1 ? "" : "s",
                  r->output.n);
}

static enum hfb_status run_one(struct hfb_env *e, const struct options *o,
                               const struct hfb_job *job, const struct tell *t, const char *input,
                               struct arena *a)
{
    struct delivery what = {job, input, output_of(o, input, a), option_given(o, FORCE)};
    struct arena *own = arena_new();
    if (!own)
        return HFB_FAULT;
    struct hfb_result r;
    enum hfb_status status = deliver(e, &what, own, &r);
    if (status == HFB_OK && !what.output && !job->check_only)
        status = print_result(&r, own);
    tell_diags(t, &r.diags);
    tell_written(t, &r, what.output, own);
    if (status == HFB_OK && job->check_only)
        tell_line(t, own, "%s: sound", input);
    arena_free(own);
    return status;
}

/* ---- what can't be meant ---------------------------------------------------------------- */

static const char *usage_fault(const struct options *o)
{
    const char *out = o->text[OPTION_OUTPUT];
    bool to_stdout = out && strcmp(out, "-") == 0;
    if (o->inputs_n == 0)
        return "no offer is named; hfbrief offer.xml -o brief.pdf, or see hfbrief --help";
    if (o->inputs_n > 1 && out && strcmp(o->template_name, "cohort") != 0)
        return "-o names one file, and there are several offers; give a folder with -d";
    if (to_stdout && !is_data(o) && isatty(STDOUT_FILENO))
        return "a PDF isn't for a terminal; name a file with -o, or redirect standard output";
    for (size_t i = 0; i < o->inputs_n; i++)
        if (strcmp(o->inputs[i], "-") == 0 && !out && !is_data(o) && !option_given(o, CHECK))
            return "an offer on standard input has no name to call its document after; give -o";
    return NULL;
}

enum hfb_status run_offers(struct hfb_env *e, const struct options *o, const struct tell *t,
                           struct arena *a)
{
    struct diags d;
    struct hfb_job job;
    diags_init(&d, a);
    const char *fault = usage_fault(o);
    if (fault)
        return refuse(&d, t, fault);
    if (!run_job(o, a, &d, &job)) {
        tell_diags(t, &d);
        return HFB_REFUSED;
    }
    enum hfb_status worst = HFB_OK;
    for (size_t i = 0; i < o->inputs_n; i++) {
        enum hfb_status status = run_one(e, o, &job, t, o->inputs[i], a);
        worst = status > worst ? status : worst;
    }
    return worst;
}

/* run.c - which offers, which outputs, one by one or together. */
#include "cli/run.h"
#include "base/file.h"
#include "base/resource.h"
#include "batch/batch.h"
#include "cli/after.h"
#include "cli/cohort.h"
#include "cli/folders.h"
#include "cli/secret.h"
#include "cli/single.h"
#include "deliver/deliver.h"
#include "deliver/eml.h"
#include "deliver/encrypt.h"
#include "deliver/post.h"
#include "xml/xml.h"
#include <stdlib.h>
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
    *in = (struct hfb_input){.name = path, .bytes = text.s, .len = text.n};
    return in;
}

/* By its id, in the folders and among those built in, or a file. */
static const struct hfb_input *read_guide(const char *name, const struct hfb_guides *guides,
                                          struct arena *a, struct diags *d)
{
    const char *why;
    if (hfb_guide_is_path(name) || strchr(name, '.'))
        return read_input(name, XML_GUIDE_BYTES_MAX, a, d);
    const struct hfb_input *own = guides->find(guides, name, NULL, NULL, a, &why);
    if (own)
        return own;
    const struct resource *r = resource_find(arena_printf(a, "templates/guides/%s.xml", name));
    if (!r) {
        diag_add(d, DIAG_USAGE, NOWHERE,
                 "there is no guide \"%s\"; --list-guides names them, and a file of your own is "
                 "written ./%s",
                 name, name);
        return NULL;
    }
    struct hfb_input *in = arena_new_of(a, struct hfb_input);
    *in = (struct hfb_input){
        .name = arena_printf(a, "%s.xml", name), .bytes = (const char *)r->data, .len = r->len};
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
    if (option_given(o, THEME))
        out->theme_file = read_input(o->text[OPTION_THEME], XML_GUIDE_BYTES_MAX, a, d);
    const struct folders *folders = folders_new(o, a, d);
    out->guides = folders ? &folders->guides : NULL;
    if (option_given(o, GUIDE) && folders)
        out->guide_file = read_guide(o->text[OPTION_GUIDE], out->guides, a, d);
    return !diags_failed(d);
}

/* What the options name and no output may replace; the offers come with the run. */
static struct put_rules rules_of(const struct options *o, struct arena *a)
{
    struct put_rules r;
    put_rules_init(&r, a, option_given(o, FORCE));
    put_rules_read(&r, o->text[OPTION_GUIDE], "guide");
    put_rules_read(&r, o->text[OPTION_THEME], "theme");
    put_rules_read(&r, o->template_file, "stylesheet");
    put_rules_read(&r, o->text[OPTION_PASSWORD_FILE], "password file");
    put_rules_read(&r, o->text[OPTION_FILES_FROM], "list of offers");
    return r;
}

/* What comes out is text for standard output unless a place for it was named. */
static bool is_data(const struct options *o)
{
    return o->format != HFB_PDF || o->dump != HFB_DUMP_NONE || option_given(o, EXPLAIN);
}

static enum hfb_status refuse(struct diags *d, const struct tell *t, const char *what)
{
    diag_add(d, DIAG_USAGE, NOWHERE, "%s", what);
    tell_diags(t, d, NULL);
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

/* --email FILE.eml; a folder gets one draft an offer, named like its document. */
static const char *email_of(const struct options *o, const char *input, struct arena *a)
{
    const char *email = o->text[OPTION_EMAIL];
    if (!email || option_given(o, CHECK))
        return NULL;
    if (!file_is_folder(email))
        return email;
    return deliver_email_path(a, input, email, o->template_name, o->format);
}

static const char *const *listed(const char *const *given, size_t n, struct arena *a)
{
    struct buf all;
    buf_init(&all, a);
    for (size_t i = 0; i < n; i++)
        buf_printf(&all, "%s%s", i ? "," : "", given[i]);
    return n ? post_recipients(a, buf_str(&all)) : NULL;
}

/* What is asked for once the document is in its place. */
static enum hfb_status finish(const struct options *o, const struct tell *t, const char *path,
                              const char *paper, struct arena *a)
{
    struct diags d;
    diags_init(&d, a);
    bool ok = !path || after_document(o, path, paper, a, &d);
    tell_diags(t, &d, NULL);
    return ok ? HFB_OK : HFB_FAULT;
}

static int run_one(struct hfb_env *e, const struct options *o, const struct hfb_job *job,
                   const struct tell *t, const char *password, struct put_rules *rules,
                   struct arena *a)
{
    const char *input = o->inputs[0];
    put_rules_read(rules, input, "offer");
    put_rules_close(rules);
    struct pool_task task = {
        .input = input, .output = output_of(o, input, a), .email = email_of(o, input, a)};
    struct plan folder = {.folders = &o->text[OPTION_DIRECTORY],
                          .folders_n = task.output && option_given(o, DIRECTORY)};
    struct diags d;
    diags_init(&d, a);
    if (!plan_folders(&folder, a, &d)) {
        tell_diags(t, &d, NULL);
        return HFB_FAULT;
    }
    struct single s = {.env = e,
                       .o = o,
                       .t = t,
                       .job = job,
                       .password = password,
                       .to = listed(o->to, o->to_n, a),
                       .trusted = listed(o->trusted, o->trusted_n, a),
                       .rules = rules};
    struct single_end end = single_run(&s, &task, a);
    return end.status == HFB_OK ? (int)finish(o, t, task.output, end.paper, a) : end.status;
}

/* ---- many ------------------------------------------------------------------------------- */

static bool is_batch(const struct options *o)
{
    return o->inputs_n > 1 || option_given(o, FILES_FROM) || option_given(o, SUMMARY) ||
           option_given(o, RESUME) || option_given(o, SHARD) ||
           (o->inputs_n == 1 && file_is_folder(o->inputs[0]));
}

static int run_batch(struct hfb_env *e, const struct options *o, const struct hfb_job *job,
                     const struct tell *t, const char *password, struct put_rules *rules,
                     struct arena *a)
{
    struct diags d;
    diags_init(&d, a);
    bool to_stdout = output_of(o, "", a) == NULL && !job->check_only;
    struct batch b = {.job = job,
                      .wish = {.inputs = o->inputs,
                               .inputs_n = o->inputs_n,
                               .files_from = o->text[OPTION_FILES_FROM],
                               .nul = option_given(o, NUL),
                               .folder = o->text[OPTION_DIRECTORY],
                               .email_folder = job->check_only ? NULL : o->text[OPTION_EMAIL],
                               .no_output = to_stdout || job->check_only,
                               .template_name = o->template_name,
                               .format = o->format,
                               .shard_k = o->shard_k,
                               .shard_n = o->shard_n},
                      .to_stdout = to_stdout,
                      .rules = rules,
                      .cage = o->cage,
                      .password = password,
                      .key = options_key(o, job, a),
                      .to = listed(o->to, o->to_n, a),
                      .trusted = listed(o->trusted, o->trusted_n, a),
                      .resume = option_given(o, RESUME),
                      .summary = o->text[OPTION_SUMMARY],
                      .jobs = o->jobs,
                      .timeout = o->timeout,
                      .style = tell_style(t),
                      .progress = !t->quiet && !t->json && isatty(STDERR_FILENO),
                      .verbose = t->verbose,
                      .quiet = t->quiet};
    const char *why = o->shard_auto ? plan_shard_auto(a, &b.wish.shard_k, &b.wish.shard_n) : NULL;
    if (why)
        return refuse(&d, t, arena_printf(a, "--shard auto: %s", why));
    int stopped_by;
    int status = (int)batch_run(e, &b, a, &d, &stopped_by);
    tell_diags(t, &d, NULL);
    return stopped_by ? 128 + stopped_by : status;
}

/* ---- what can't be meant ---------------------------------------------------------------- */

static const char *extension_of(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot ? dot : "";
}

/* One file by both names, whether it is there yet or not. */
static bool same_name(const char *a, const char *b)
{
    return file_same(a, b) ? file_is_regular(a) : strcmp(a, b) == 0 && strcmp(a, "-") != 0;
}

static const char *usage_fault(const struct options *o, struct arena *a)
{
    const char *out = o->text[OPTION_OUTPUT];
    bool to_stdout = out && strcmp(out, "-") == 0, cohort = strcmp(o->template_name, "cohort") == 0;
    if (o->inputs_n == 0 && !option_given(o, FILES_FROM))
        return "no offer is named; hfbrief offer.xml -o brief.pdf, or see hfbrief --help";
    if (is_batch(o) && out && !cohort && !(to_stdout && is_data(o)))
        return "-o names one file, and there are several offers; give a folder with -d";
    if (cohort && !out && !option_given(o, DIRECTORY) && !option_given(o, CHECK))
        return "a cohort is one page for all offers; name it with -o cohort.pdf";
    bool figures = o->format != HFB_PDF || o->dump == HFB_DUMP_OFFER ||
                   o->dump == HFB_DUMP_FIGURES || option_given(o, EXPLAIN);
    if (cohort && (figures || option_given(o, EMAIL) || option_given(o, SUMMARY)))
        return "a cohort is a page: figures, summaries and drafts are made of the offers, with "
               "another template";
    if (option_given(o, RESUME) && !option_given(o, DIRECTORY))
        return "--resume reads what an earlier run noted in its folder; name that with -d";
    if (to_stdout && !is_data(o) && isatty(STDOUT_FILENO))
        return "a PDF isn't for a terminal; name a file with -o, or redirect standard output";
    for (size_t i = 0; i < o->inputs_n; i++)
        if (strcmp(o->inputs[i], "-") == 0 && !out && !is_data(o) && !option_given(o, CHECK))
            return "an offer on standard input has no name to call its document after; give -o";
    bool shown = option_given(o, OPEN) || option_given(o, PRINT);
    if (shown && (to_stdout || is_batch(o) || (is_data(o) && !out) || option_given(o, CHECK)))
        return "--open and --print take the one document that a run writes to a file";
    if (option_given(o, PRINT) && (is_data(o) || option_given(o, PASSWORD_FILE)))
        return "--print prints a PDF that isn't locked";
    if ((option_given(o, TO) || option_given(o, TO_TRUSTED)) && !option_given(o, EMAIL))
        return "--to is the recipient of a draft; name the draft with --email FILE.eml";
    if (option_given(o, EMAIL) && (o->dump != HFB_DUMP_NONE || option_given(o, EXPLAIN)))
        return "--email carries a document, or its figures with -f; leave out --dump and --explain";
    if (option_given(o, PASSWORD_FILE) && is_data(o))
        return "--password-file locks a PDF; figures as text can't be locked";
    const char *email = o->text[OPTION_EMAIL];
    if (email && strchr(email, '@') && !strchr(email, '/') && !file_is_folder(email) &&
        strcmp(extension_of(email), ".eml") != 0)
        return arena_printf(a,
                            "--email names the draft's file, and %s is an address; write "
                            "--email draft.eml --to %s",
                            email, email);
    const char *summary = o->text[OPTION_SUMMARY];
    if ((out && email && same_name(out, email)) || (out && summary && same_name(out, summary)) ||
        (email && summary && same_name(email, summary)))
        return "two outputs have one name; each needs a file of its own";
    if (is_batch(o) && option_given(o, EMAIL) && !file_is_folder(o->text[OPTION_EMAIL]))
        return "--email names one file, and there are several offers; name a folder that exists";
    return NULL;
}

int run_offers(struct hfb_env *e, const struct options *o, const struct tell *t, struct arena *a)
{
    struct diags d;
    struct hfb_job job;
    diags_init(&d, a);
    const char *fault = usage_fault(o, a);
    if (fault)
        return refuse(&d, t, fault);
    if (!run_job(o, a, &d, &job)) {
        tell_diags(t, &d, NULL);
        return d.first->code == DIAG_USAGE ? HFB_USAGE : HFB_REFUSED;
    }
    char *password = NULL;
    if (option_given(o, PASSWORD_FILE) &&
        !(password = secret_read(o->text[OPTION_PASSWORD_FILE], a, &d))) {
        tell_diags(t, &d, NULL);
        return HFB_USAGE;
    }
    if (d.first)
        tell_diags(t, &d, NULL); /* a weak password */
    diags_init(&d, a);
    /* loaded out here, where a missing one is told once, and shared by what is forked */
    if ((option_given(o, EMAIL) && !eml_load(&d)) || (password && !encrypt_load(&d))) {
        secret_wipe(password);
        tell_diags(t, &d, NULL);
        return HFB_FAULT;
    }
    bool cohort = strcmp(o->template_name, "cohort") == 0;
    struct put_rules rules = rules_of(o, a);
    int status = cohort        ? run_cohort(e, o, &job, t, password, &rules, a)
                 : is_batch(o) ? run_batch(e, o, &job, t, password, &rules, a)
                               : run_one(e, o, &job, t, password, &rules, a);
    secret_wipe(password);
    return status;
}

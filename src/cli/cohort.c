/* cohort.c - see cohort.h. */
#include "cli/cohort.h"
#include "base/file.h"
#include "batch/plan.h"
#include "deliver/deliver.h"
#include "deliver/encrypt.h"
#include "xml/xml.h"

static const struct hfb_input *read_offers(const struct plan *plan, struct arena *a)
{
    struct hfb_input *in = arena_new_array(a, struct hfb_input, plan->n + 1);
    for (size_t i = 0; i < plan->n; i++) {
        struct str text = {"", 0};
        in[i].name = plan->items[i].input;
        in[i].why = file_read(a, in[i].name, XML_OFFER_BYTES_MAX, &text);
        in[i].bytes = text.s;
        in[i].len = text.n;
    }
    return in;
}

static const char *output_path(const struct options *o, struct arena *a)
{
    const char *out = o->text[OPTION_OUTPUT], *folder = o->text[OPTION_DIRECTORY];
    if (out || !folder)
        return out;
    return arena_printf(a, "%s%scohort.pdf", folder,
                        *folder && folder[strlen(folder) - 1] == '/' ? "" : "/");
}

static bool lock(const char *password, struct hfb_result *r, struct arena *a)
{
    struct buf locked;
    buf_init(&locked, a);
    if (!pdf_encrypt((struct str){buf_str(&r->output), r->output.n}, password, r->audience,
                     &r->diags, &locked))
        return false;
    r->output = locked;
    return true;
}

static int put(struct hfb_result *r, const char *path, const struct put_rules *rules,
               struct arena *a)
{
    if (path && strcmp(path, "-") != 0) {
        enum hfb_status before = r->status;
        enum hfb_status put = deliver_put(r, path, rules, a);
        return put > before ? (int)put : (int)before;
    }
    return tell_out((struct str){buf_str(&r->output), r->output.n}, a, &r->diags) ? (int)r->status
                                                                                  : HFB_FAULT;
}

int run_cohort(struct hfb_env *e, const struct options *o, const struct hfb_job *job,
               const struct tell *t, const char *password, struct put_rules *rules, struct arena *a)
{
    struct diags d;
    struct plan plan;
    diags_init(&d, a);
    struct plan_wish wish = {.inputs = o->inputs,
                             .inputs_n = o->inputs_n,
                             .files_from = o->text[OPTION_FILES_FROM],
                             .nul = option_given(o, NUL),
                             .no_output = true,
                             .template_name = o->template_name,
                             .format = HFB_PDF,
                             .shard_k = o->shard_k,
                             .shard_n = o->shard_n};
    if (!plan_make(&wish, a, &d, &plan)) {
        tell_diags(t, &d, NULL);
        return d.counts[SEVERITY_FATAL] ? HFB_FAULT : HFB_USAGE;
    }
    for (size_t i = 0; i < plan.n; i++)
        put_rules_read(rules, plan.items[i].input, "offer");
    put_rules_close(rules);
    struct hfb_job all = *job;
    all.cohort = read_offers(&plan, a);
    all.cohort_n = plan.n;
    struct arena *own = arena_new();
    if (!own)
        return HFB_FAULT;
    struct hfb_result r;
    int status = (int)hfb_run(e, &all, own, &r);
    jmp_buf where;
    if (setjmp(where) != 0)
        return HFB_FAULT;
    arena_guard(own, &where);
    if (r.output.n && password && !lock(password, &r, own))
        status = HFB_FAULT;
    else if (r.output.n && !job->check_only)
        status = put(&r, output_path(o, own), rules, own);
    tell_diags(t, &r.diags, NULL);
    if (r.partial && r.refused_n)
        tell_line(t, own, "%zu of %zu offers refused; the others stand on the page", r.refused_n,
                  plan.n);
    arena_free(own);
    return status;
}

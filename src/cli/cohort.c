/* cohort.c - see cohort.h. */
#include "cli/cohort.h"
#include "batch/plan.h"
#include "cli/single.h"

static const char *output_path(const struct options *o, struct arena *a)
{
    const char *out = o->text[OPTION_OUTPUT], *folder = o->text[OPTION_DIRECTORY];
    if (option_given(o, CHECK) || (out && strcmp(out, "-") == 0))
        return NULL;
    if (out || !folder)
        return out;
    return arena_printf(a, "%s%scohort.pdf", folder,
                        *folder && folder[strlen(folder) - 1] == '/' ? "" : "/");
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
    const char **names = arena_new_array(a, const char *, plan.n);
    for (size_t i = 0; i < plan.n; i++)
        names[i] = plan.items[i].input;
    struct pool_task task = {
        .input = "cohort", .output = output_path(o, a), .cohort = names, .cohort_n = plan.n};
    struct single s = {.env = e, .o = o, .t = t, .job = job, .password = password, .rules = rules};
    struct single_end end = single_run(&s, &task, a);
    if (end.refused && end.refused < plan.n && end.status < HFB_USAGE)
        tell_line(t, a, "%llu of %zu offers refused; the others are on the page",
                  (unsigned long long)end.refused, plan.n);
    return end.status;
}

/* guides.c - guides are listed, and checked alone. */
#include "cli/guides.h"
#include "cli/single.h"

static int print(struct buf *out, const struct tell *t, struct arena *a)
{
    struct diags d;
    diags_init(&d, a);
    if (tell_out((struct str){buf_str(out), out->n}, a, &d))
        return HFB_OK;
    tell_diags(t, &d, NULL);
    return HFB_FAULT;
}

int list_guides(struct hfb_env *e, const struct tell *t, struct arena *a)
{
    struct buf out;
    buf_init(&out, a);
    for (size_t i = 0; hfb_guide_id(e, i); i++)
        buf_printf(&out, "%-24s %s\n", hfb_guide_id(e, i), hfb_guide_title(e, i));
    return print(&out, t, a);
}

static int check_one(struct hfb_env *e, const struct options *o, const char *path,
                     const struct tell *t, struct arena *a)
{
    struct hfb_job job = {.format = o->format, .lang = o->text[OPTION_LANG]};
    struct put_rules nothing = {.arena = a};
    struct single s = {.env = e, .o = o, .t = t, .job = &job, .rules = &nothing};
    struct pool_task task = {.input = path, .guide = true};
    return single_run(&s, &task, a).status;
}

int check_guides(struct hfb_env *e, const struct options *o, const struct tell *t, struct arena *a)
{
    int status = HFB_OK;
    for (size_t i = 0; i < o->inputs_n; i++) {
        int one = check_one(e, o, o->inputs[i], t, a);
        status = one > status ? one : status;
    }
    if (o->inputs_n)
        return status;
    struct diags d;
    diags_init(&d, a);
    diag_add(&d, DIAG_USAGE, (struct place){0},
             "no guide is named; hfbrief --check-guide guide.xml");
    tell_diags(t, &d, NULL);
    return HFB_USAGE;
}

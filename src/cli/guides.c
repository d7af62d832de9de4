/* guides.c - guides are listed, and checked alone. */
#include "cli/guides.h"
#include "base/file.h"
#include "xml/xml.h"

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
    struct diags d;
    struct str text;
    diags_init(&d, a);
    const char *why = file_read(a, path, XML_GUIDE_BYTES_MAX, &text);
    if (why) {
        diag_add(&d, DIAG_NOT_READABLE, (struct place){0}, "%s %s", path, why);
        tell_diags(t, &d, NULL);
        return HFB_REFUSED;
    }
    struct hfb_input *in = arena_new_of(a, struct hfb_input);
    *in = (struct hfb_input){.name = path, .bytes = text.s, .len = text.n};
    struct hfb_job job = {.guide_file = in, .format = o->format, .lang = o->text[OPTION_LANG]};
    struct arena *own = arena_new_within(a);
    struct hfb_result r;
    int status = (int)hfb_check_guide(e, &job, own, &r);
    if (r.output.n && print(&r.output, t, a) != HFB_OK)
        status = HFB_FAULT;
    tell_diags(t, &r.diags, path);
    arena_free(own);
    return status;
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

/* new.c - where the answers come from and where the file goes. */
#include "cli/new.h"
#include "base/resource.h"
#include "cli/caged.h"
#include "cli/clock.h"
#include "cli/interview.h"
#include "cli/run.h"
#include "cli/talk.h"
#include "deliver/put.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define NOWHERE ((struct place){0})

struct str new_schema(const char *which)
{
    char name[64];
    snprintf(name, sizeof name, "templates/schema/%s.xsd", which);
    const struct resource *r = resource_find(name);
    return r ? (struct str){(const char *)r->data, r->len} : (struct str){NULL, 0};
}

static const char *real_path(struct arena *a, const char *path)
{
    char *real = realpath(path, NULL);
    const char *found = real && !strpbrk(real, " \"&<%#") ? arena_strdup(a, real) : NULL;
    free(real);
    return found;
}

/* Where editors find the grammar: beside the installed program, beside the one that was built,
 * where systems keep it, else beside the offer (hfbrief --schema offer puts it there). */
static const char *grammar_path(struct arena *a)
{
    static const char *const places[] = {
        "%s/../share/hfbrief/schema/offer.xsd", "%s/../templates/schema/offer.xsd",
        "/usr/local/share/hfbrief/schema/offer.xsd", "/usr/share/hfbrief/schema/offer.xsd"};
    char program[4096];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    program[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(program, '/');
    if (slash)
        *slash = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const char *rest = *places[i] == '%' ? places[i] + 2 : NULL;
        const char *found = NULL;
        if (!rest)
            found = real_path(a, places[i]);
        else if (slash)
            found = real_path(a, arena_printf(a, "%s%s", program, rest));
        if (found)
            return found;
    }
    return "offer.xsd";
}

static int refuse(struct diags *d, const struct tell *t, enum diag_code code, const char *what)
{
    diag_add(d, code, NOWHERE, "%s", what);
    tell_diags(t, d, NULL);
    return code == DIAG_USAGE ? HFB_USAGE : HFB_REFUSED;
}

/* ---- the part that reads what a stranger may have written: in a process and a cage of its own -
 */

struct asking {
    const struct options *o;
    const struct tell *t;
    struct interview v;
};

/* The starter's text after a byte that says whether its amounts are place-holders. */
static int ask(void *data, struct arena *a, struct buf *text)
{
    struct asking *q = data;
    struct diags d;
    diags_init(&d, a);
    bool person = talk_has_person();
    if (person ? !interview_run(&q->v, &d) : !interview_skip(&q->v, &d))
        return refuse(&d, q->t, DIAG_NOT_READABLE, "no offer was written");
    if (person)
        interview_close(&q->v);
    buf_putc(text, q->v.answers.blank ? '1' : '0');
    starter_write(&q->v.answers, text);
    return HFB_OK;
}

/* ---- the command -------------------------------------------------------------------------- */

static int write_out(struct str text, const char *path, const struct tell *t,
                     const struct put_rules *rules, struct arena *a, struct diags *d)
{
    bool blank = text.n && *text.s == '1', to_stdout = strcmp(path, "-") == 0;
    struct str bytes = {text.s + 1, text.n - (text.n > 0)};
    struct put_target target = {.path = path, .sort = PUT_NEW};
    if (to_stdout)
        tell_out(bytes, a, d);
    else
        put_file(rules, &target, bytes, a, d);
    if (diags_failed(d)) {
        tell_diags(t, d, NULL);
        return HFB_FAULT;
    }
    if (!to_stdout)
        tell_line(t, a, "Wrote %s%s: hfbrief %s", path,
                  blank ? " with placeholder amounts; replace them, then run" : "; next", path);
    return HFB_OK;
}

int new_offer(struct hfb_env *e, const struct options *o, const struct tell *t, struct arena *a)
{
    const char *path = o->text[OPTION_NEW];
    struct diags d;
    struct hfb_job job;
    diags_init(&d, a);
    if (o->inputs_n > 0)
        return refuse(&d, t, DIAG_USAGE, "--new takes the file to write, and no other");
    if (access(path, F_OK) == 0 && !option_given(o, FORCE))
        return refuse(&d, t, DIAG_USAGE,
                      arena_printf(a, "%s is there already; --force writes over it", path));
    if (!run_job(o, a, &d, &job)) {
        tell_diags(t, &d, NULL);
        return HFB_REFUSED;
    }
    struct put_rules rules;
    put_rules_init(&rules, a, option_given(o, FORCE));
    put_rules_read(&rules, o->text[OPTION_GUIDE], "guide");
    put_rules_close(&rules);
    struct asking q = {.o = o,
                       .t = t,
                       .v = {.env = e,
                             .arena = a,
                             .guide_file = job.guide_file,
                             .region = o->text[OPTION_REGION],
                             .answers = {.date = clock_today(o), .grammar = grammar_path(a)}}};
    struct str text = {"", 0};
    struct caged c = {.o = o, .t = t, .arena = a, .run = ask, .data = &q};
    int status = caged_run(&c, &text, &d);
    return status == HFB_OK ? write_out(text, path, t, &rules, a, &d) : status;
}

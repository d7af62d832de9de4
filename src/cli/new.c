/* new.c - where the answers come from and where the file goes. */
#include "cli/new.h"
#include "base/resource.h"
#include "cli/interview.h"
#include "cli/run.h"
#include "deliver/put.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
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

/* The day an offer is entered: --as-of, SOURCE_DATE_EPOCH, else today's. */
static struct date today(const struct options *o)
{
    if (date_set(o->as_of))
        return o->as_of;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (epoch && *epoch >= '0' && *epoch <= '9')
        return date_from_days(strtoll(epoch, NULL, 10) / 86400);
    time_t now = time(NULL);
    struct tm local;
    if (!localtime_r(&now, &local))
        return date_from_days(now / 86400);
    return (struct date){
        .year = local.tm_year + 1900, .month = local.tm_mon + 1, .day = local.tm_mday};
}

static int refuse(struct diags *d, const struct tell *t, enum diag_code code, const char *what)
{
    diag_add(d, code, NOWHERE, "%s", what);
    tell_diags(t, d, NULL);
    return code == DIAG_USAGE ? HFB_USAGE : HFB_REFUSED;
}

static int write_out(const struct starter *s, const char *path, const struct tell *tell,
                     const struct put_rules *rules, struct arena *a, struct diags *d)
{
    struct buf text;
    buf_init(&text, a);
    starter_write(s, &text);
    struct str bytes = {buf_str(&text), text.n};
    bool to_stdout = strcmp(path, "-") == 0;
    struct put_target t = {.path = path, .sort = PUT_NEW};
    if (to_stdout)
        tell_out(bytes, a, d);
    else
        put_file(rules, &t, bytes, a, d);
    if (diags_failed(d)) {
        tell_diags(tell, d, NULL);
        return HFB_FAULT;
    }
    if (!to_stdout)
        tell_line(tell, a, "%s is written%s; next: hfbrief %s", path,
                  s->blank ? ", with amounts that stand for yours" : "", path);
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
    struct interview v = {
        .env = e, .arena = a, .guide_file = job.guide_file, .region = o->text[OPTION_REGION]};
    v.answers.date = today(o);
    v.answers.grammar = grammar_path(a);
    bool person = isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
    if (person ? !interview_run(&v, &d) : !interview_skip(&v, &d))
        return refuse(&d, t, DIAG_NOT_READABLE, "no offer was written");
    if (person)
        interview_close(&v);
    return write_out(&v.answers, path, t, &rules, a, &d);
}

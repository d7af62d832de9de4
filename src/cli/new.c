/* new.c - where the answers come from and where the file goes. */
#include "cli/new.h"
#include "base/file.h"
#include "base/resource.h"
#include "cli/caged.h"
#include "cli/clock.h"
#include "cli/interview.h"
#include "cli/letter_text.h"
#include "cli/run.h"
#include "cli/talk.h"
#include "deliver/put.h"
#include "xml/xml.h"
#include <signal.h>
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
    const struct tell *t;
    struct interview v;
    const char *from; /* what `text` is called; NULL: nothing came with the run */
    struct str text;
    bool is_letter; /* else what was typed last time */
};

/* A letter is a stranger's: it is read in here. */
static void take_given(struct asking *q, struct arena *a)
{
    struct buf b;
    buf_init(&b, a);
    if (q->from && q->is_letter) {
        letter_text_read(q->text, q->v.today, &b);
        q->text = (struct str){buf_str(&b), b.n};
    }
    if (q->from)
        interview_given(&q->v, q->text, q->from);
}

/* What the talk came to: the offer's text, or, broken off, the answers so far. */
static int ask(void *data, struct arena *a, struct buf *out)
{
    struct asking *q = data;
    struct diags d;
    struct buf text;
    diags_init(&d, a);
    buf_init(&text, a);
    q->v.arena = a;
    take_given(q, a);
    bool person = talk_has_person();
    if (person && !interview_run(&q->v, &d)) {
        if (diags_failed(&d))
            return refuse(&d, q->t, DIAG_NOT_READABLE, "no offer was written");
        interview_keep(&q->v, &text);
        buf_put_counted(out, str_of(q->v.stopped ? "stopped" : "kept"));
        buf_put_counted(out, (struct str){buf_str(&text), text.n});
        return HFB_OK;
    }
    if (!person && !interview_skip(&q->v, &d))
        return refuse(&d, q->t, DIAG_NOT_READABLE, "no offer was written");
    if (person)
        interview_close(&q->v);
    starter_write(&q->v.answers, &text);
    buf_put_counted(out, str_of(q->v.answers.blank ? "blank" : "offer"));
    buf_put_counted(out, (struct str){buf_str(&text), text.n});
    return HFB_OK;
}

/* ---- what was typed when it was broken off ------------------------------------------------- */

#define KEPT_HEAD "# hfbrief --new was broken off here; the same command goes on from it.\n"

static const char *kept_path(const char *path, struct arena *a)
{
    return arena_printf(a, "%s.answers", path);
}

/* The answers of a talk that was broken off; empty: none, or the file isn't one of ours. */
static struct str kept_answers(const char *path, struct arena *a)
{
    struct str text = {"", 0};
    size_t n = strlen(KEPT_HEAD);
    const char *file = kept_path(path, a);
    if (!file_is_regular(file) || file_read(a, file, XML_OFFER_BYTES_MAX, &text) || text.n < n ||
        memcmp(text.s, KEPT_HEAD, n) != 0)
        return (struct str){"", 0};
    return (struct str){text.s + n, text.n - n};
}

static int keep_answers(struct str text, const char *path, const struct tell *t, struct arena *a,
                        struct diags *d)
{
    const char *file = kept_path(path, a);
    struct put_rules rules;
    struct buf b;
    buf_init(&b, a);
    buf_puts(&b, KEPT_HEAD);
    buf_add(&b, text.s, text.n);
    put_rules_init(&rules, a, kept_answers(path, a).n > 0); /* our own is written over */
    put_rules_close(&rules);
    struct put_target target = {.path = file, .sort = PUT_NEW};
    if (text.n == 0)
        return refuse(d, t, DIAG_NOT_READABLE, "no offer was written");
    if (!put_file(&rules, &target, (struct str){buf_str(&b), b.n}, a, d)) {
        tell_diags(t, d, NULL);
        return HFB_FAULT;
    }
    talk_sayf(a, 0, "\nWhat you have typed is kept in %s. To go on:\n   hfbrief --new %s", file,
              path);
    return HFB_REFUSED;
}

/* ---- the command -------------------------------------------------------------------------- */

static int write_out(struct str kind, struct str text, const char *path, const struct tell *t,
                     const struct put_rules *rules, struct arena *a, struct diags *d)
{
    bool blank = str_eq(kind, "blank"), to_stdout = strcmp(path, "-") == 0;
    struct put_target target = {.path = path, .sort = PUT_NEW};
    if (to_stdout)
        tell_out(text, a, d);
    else
        put_file(rules, &target, text, a, d);
    if (diags_failed(d)) {
        tell_diags(t, d, NULL);
        return HFB_FAULT;
    }
    if (kept_answers(path, a).n)
        (void)unlink(kept_path(path, a));
    if (!to_stdout && talk_has_person() && !t->quiet)
        talk_sayf(a, 0, "\nWrote %s. Next:\n   hfbrief %s", path, path);
    else if (!to_stdout)
        tell_line(t, a, "Wrote %s%s: hfbrief %s", path,
                  blank ? " with placeholder amounts; replace them, then run" : "; next", path);
    return HFB_OK;
}

/* A signal ends the talk's reading, and what was typed is kept: the handler has nothing to do but
 * to be there. */
static void break_off(int signal)
{
    (void)signal;
}

static void hear_signals(void)
{
    struct sigaction action = {.sa_handler = break_off}; /* no SA_RESTART */
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
}

/* How the offer is to name the guide of --guide: a file by its path from the offer's own folder. */
static const char *guide_name(const struct options *o, struct arena *a)
{
    const char *guide = o->text[OPTION_GUIDE], *path = o->text[OPTION_NEW];
    if (!guide || (!hfb_guide_is_path(guide) && !strchr(guide, '.')))
        return NULL;
    const char *real = strchr(path, '/') || strcmp(path, "-") == 0 ? real_path(a, guide) : NULL;
    return real ? real : strchr(guide, '/') ? guide : arena_printf(a, "./%s", guide);
}

/* Why this is no letter as text; NULL: it may be one. */
static const char *no_letter(struct str text)
{
    if (text.n > XML_OFFER_BYTES_MAX)
        return "is larger than 256 KiB; --from takes the text of one letter";
    if (text.n >= 5 && memcmp(text.s, "%PDF-", 5) == 0)
        return "is a PDF; --from takes its text: pdftotext -layout makes that";
    if (text.n && memchr(text.s, '\0', text.n))
        return "is no text: it holds NUL characters";
    return NULL;
}

/* What came with the run; false: reported. */
static bool read_given(struct asking *q, const struct options *o, struct arena *a, struct diags *d)
{
    const char *path = o->text[OPTION_FROM];
    q->text = kept_answers(o->text[OPTION_NEW], a);
    q->from = "what you typed last time";
    if (q->text.n && talk_has_person())
        return true;
    q->from = path;
    q->is_letter = true;
    const char *why = path ? file_read(a, path, XML_OFFER_BYTES_MAX, &q->text) : NULL;
    if (path && !why)
        why = no_letter(q->text);
    if (why)
        diag_add(d, DIAG_NOT_READABLE, NOWHERE, "%s %s", path, why);
    return !why;
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
    put_rules_read(&rules, o->text[OPTION_FROM], "letter");
    put_rules_close(&rules);
    struct asking q = {.t = t};
    q.v = (struct interview){.env = e,
                             .arena = a,
                             .job = job,
                             .guide_name = guide_name(o, a),
                             .region = o->text[OPTION_REGION],
                             .today = clock_today(o),
                             .grammar = grammar_path(a)};
    if (!read_given(&q, o, a, &d)) {
        tell_diags(t, &d, NULL);
        return HFB_REFUSED;
    }
    struct str said = {"", 0}, kind, text;
    struct caged c = {
        .o = o, .t = t, .arena = a, .asks = talk_has_person(), .run = ask, .data = &q};
    if (c.asks)
        hear_signals();
    int status = caged_run(&c, &said, &d);
    if (status != HFB_OK)
        return status;
    if (!str_take_counted(&said, &kind) || !str_take_counted(&said, &text)) {
        diag_add(&d, DIAG_WORKER, NOWHERE, "what came back from the cage is no answer");
        tell_diags(t, &d, NULL);
        return HFB_FAULT;
    }
    bool stopped = str_eq(kind, "stopped");
    if (!stopped && !str_eq(kind, "kept"))
        return write_out(kind, text, path, t, &rules, a, &d);
    status = keep_answers(text, path, t, a, &d);
    return stopped ? 128 + SIGINT : status;
}

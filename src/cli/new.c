/* new.c - where the answers come from and where the file goes. */
#include "cli/new.h"
#include "base/file.h"
#include "base/resource.h"
#include "cli/interview.h"
#include "cli/last_words.h"
#include "cli/run.h"
#include "deliver/cage.h"
#include "deliver/put.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
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

/* ---- the part that reads what a stranger may have written: in a process and a cage of its own -
 */

struct asking {
    const struct options *o;
    const struct tell *t;
    struct interview v;
};

/* The starter's text after a byte that says whether its amounts are place-holders. */
static int ask(struct asking *q, struct arena *a, int out)
{
    struct diags d;
    struct buf text;
    diags_init(&d, a);
    buf_init(&text, a);
    struct cage granted = {true, true};
    if (q->o->cage != CAGE_OFF)
        granted = cage_enter();
    if (q->o->cage == CAGE_MUST && cage_lack(granted)) {
        diag_add(&d, DIAG_WORKER, NOWHERE,
                 "the cage can't stand here: this kernel gives %s; leave out --cage=must",
                 cage_lack(granted));
        tell_diags(q->t, &d, NULL);
        return HFB_FAULT;
    }
    if (cage_lack(granted) && q->t->verbose)
        tell_line(q->t, a, "the cage is incomplete: this kernel gives %s", cage_lack(granted));
    bool person = isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
    if (person ? !interview_run(&q->v, &d) : !interview_skip(&q->v, &d))
        return refuse(&d, q->t, DIAG_NOT_READABLE, "no offer was written");
    if (person)
        interview_close(&q->v);
    buf_putc(&text, q->v.answers.blank ? '1' : '0');
    starter_write(&q->v.answers, &text);
    return file_write_to(a, out, (struct str){buf_str(&text), text.n}) ? HFB_FAULT : HFB_OK;
}

struct asked {
    struct asking *q;
    struct arena *a;
    int out, status;
};

static void ask_step(void *data)
{
    struct asked *x = data;
    x->status = ask(x->q, x->a, x->out);
}

static int ask_guarded(struct asking *q, struct arena *a, int out)
{
    struct asked x = {.q = q, .a = a, .out = out};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (arena_guarded((struct arena *[]){a, NULL}, ask_step, &x))
        return x.status;
    last_words_no_memory();
    return HFB_FAULT;
}

/* Reads to the end of what the child writes. */
static struct str hear(int fd, struct arena *a)
{
    struct buf text;
    char piece[4096];
    buf_init(&text, a);
    for (ssize_t n; (n = read(fd, piece, sizeof piece)) != 0;)
        if (n > 0)
            buf_add(&text, piece, (size_t)n);
        else if (errno != EINTR)
            break;
    return (struct str){buf_str(&text), text.n};
}

static int ask_in_a_cage(struct asking *q, struct arena *a, struct str *text, struct diags *d)
{
    int ends[2], status = 0;
    pid_t pid = pipe(ends) == 0 ? fork() : -1;
    if (pid == 0) {
        close(ends[0]);
        _exit(ask_guarded(q, a, ends[1]));
    }
    if (pid < 0) {
        diag_add(d, DIAG_WORKER, NOWHERE, "no process can be started: %s", strerror(errno));
        tell_diags(q->t, d, NULL);
        return HFB_FAULT;
    }
    close(ends[1]);
    *text = hear(ends[0], a);
    close(ends[0]);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFSIGNALED(status)) {
        diag_add(d, DIAG_WORKER, NOWHERE, "asking was ended by signal %d", WTERMSIG(status));
        tell_diags(q->t, d, NULL);
    }
    return !WIFEXITED(status) ? HFB_FAULT : WEXITSTATUS(status);
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
                             .answers = {.date = today(o), .grammar = grammar_path(a)}}};
    struct str text = {"", 0};
    int status = ask_in_a_cage(&q, a, &text, &d);
    return status == HFB_OK ? write_out(text, path, t, &rules, a, &d) : status;
}

/* single.c - see single.h. */
#include "cli/single.h"
#include "base/file.h"
#include <unistd.h>

struct going {
    const struct single *s;
    const struct pool_task *task;
    struct arena *arena;
    struct single_end end;
};

static void say_what_was_made(const struct going *g, const struct record *r)
{
    const struct tell *t = g->s->t;
    const struct pool_task *task = g->task;
    if (t->verbose && r->document && task->output)
        tell_line(t, g->arena, "%s: %llu page%s, %llu bytes", task->output,
                  (unsigned long long)r->pages, r->pages == 1 ? "" : "s",
                  (unsigned long long)r->bytes);
    if (r->status == HFB_OK && g->s->job->check_only && !task->guide && !task->cohort_n)
        tell_line(t, g->arena, "%s: sound", task->input);
    if (t->verbose && r->lacks)
        tell_line(t, g->arena, "%s", record_cage_note(r->lacks));
}

/* What is written for people (checks, an explanation) may quote a guide or a file's name: on its
 * way to a terminal nothing in it steers one. Lines stay lines. */
static struct str for_people(struct str text, struct arena *a)
{
    struct buf safe;
    buf_init(&safe, a);
    for (size_t at = 0; at < text.n;) {
        const char *end = memchr(text.s + at, '\n', text.n - at);
        size_t n = end ? (size_t)(end - (text.s + at)) : text.n - at;
        diag_put_safe(&safe, (struct str){text.s + at, n});
        if (end)
            buf_putc(&safe, '\n');
        at += n + 1;
    }
    return (struct str){buf_str(&safe), safe.n};
}

static bool is_for_people(const struct going *g)
{
    const struct hfb_job *job = g->s->job;
    return (g->task->guide || job->check_only || job->explain) && job->format == HFB_PDF;
}

static void on_done(void *data, size_t task, const struct record *r)
{
    struct going *g = data;
    struct diags d;
    struct str messages = r->text[RECORD_MESSAGES], document = r->text[RECORD_DATA];
    (void)task;
    diags_init(&d, g->arena);
    g->end.status = (int)r->status;
    g->end.paper = r->text[RECORD_PAPER].s ? arena_strdup(g->arena, r->text[RECORD_PAPER].s) : "A4";
    g->end.refused = r->refused;
    if (document.s && is_for_people(g))
        document = for_people(document, g->arena);
    if (document.s && !g->task->output && !tell_out(document, g->arena, &d))
        g->end.status = HFB_FAULT;
    if (messages.n)
        (void)file_write_to(g->arena, STDERR_FILENO, messages);
    tell_diags(g->s->t, &d, NULL);
    say_what_was_made(g, r);
}

/* A page for many offers has more to do. */
static unsigned patience(const struct options *o, const struct pool_task *task)
{
    enum { OFFERS_A_SECOND = 50 };
    return o->text[OPTION_TIMEOUT] ? o->timeout
                                   : o->timeout + (unsigned)(task->cohort_n / OFFERS_A_SECOND);
}

struct single_end single_run(const struct single *s, const struct pool_task *task, struct arena *a)
{
    struct going g = {.s = s, .task = task, .arena = a, .end = {.status = HFB_FAULT}};
    struct diags d;
    diags_init(&d, a);
    if (task->output)
        file_sweep_for(a, task->output);
    if (task->email)
        file_sweep_for(a, task->email);
    struct pool pool = {.env = s->env,
                        .job = s->job,
                        .rules = s->rules,
                        .with_data = !task->output,
                        .single = true,
                        .cage = s->o->cage,
                        .password = s->password,
                        .to = s->to,
                        .trusted = s->trusted,
                        .style = tell_style(s->t),
                        .jobs = 1,
                        .timeout = patience(s->o, task),
                        .tasks = task,
                        .tasks_n = 1,
                        .done = on_done,
                        .data = &g};
    int signal = pool_run(&pool, a, &d);
    tell_diags(s->t, &d, NULL);
    if (signal)
        g.end.status = 128 + signal;
    return g.end;
}

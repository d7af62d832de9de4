/* interview.c - the way through the questions; see interview.h. The answers are kept as they were
 * typed, and the offer is made of them anew after each step back. */
#include "cli/interview.h"
#include "cli/questions_part.h"
#include <errno.h>
#include <stdio.h>

/* ---- what the answers come to -----------------------------------------------------------------
 */

/* What the answers so far come to. NULL: sound, or too few; else what the reader says. */
static const char *read_all(struct interview *v)
{
    struct buf text;
    struct diags d;
    v->has_reading = false;
    /* an offer needs a base, its currency, and a rate where there are two */
    bool given = v->answers.here.pay.given;
    if ((!given && !v->answers.region) || !v->answers.currency || question_rate_open(v))
        return NULL;
    struct starter whole = v->answers;
    if (!given) /* to hold a location factor against the guide, and to know its band */
        whole.here.pay = (struct answer_pay){.given = true, .amount = 70000 * MONEY_UNIT};
    if (!whole.name.n)
        whole.name = str_of("A candidate");
    if (!whole.role.n)
        whole.role = str_of("the role");
    if (!whole.guide && !whole.employer.n)
        whole.employer = str_of("the employer");
    buf_init(&text, v->arena);
    diags_init(&d, v->arena);
    starter_write(&whole, &text);
    struct hfb_job job = v->job;
    job.guide_file = v->answers.guide && v->guide_name ? NULL : job.guide_file;
    struct reading r;
    job.offer = (struct hfb_input){.name = "your answers", .bytes = buf_str(&text), .len = text.n};
    if (reading_of(v->env, &job, v->arena, &d, &r)) {
        v->reading = r;
        v->has_reading = given;
        return NULL;
    }
    diags_sort(&d);
    for (const struct diag *one = d.first; one; one = one->next)
        if (one->severity >= SEVERITY_ERROR)
            return one->message;
    return "out of memory";
}

/* ---- taken, given, taken back ------------------------------------------------------------------
 */

static bool rebuild(struct interview *v, struct diags *d)
{
    v->answers = (struct starter){.date = v->today, .grammar = v->grammar};
    if (!questions_begin(v, d))
        return false;
    for (size_t i = 0; i < v->taken_n; i++)
        for (size_t k = 0; k < questions_n; k++)
            if (strcmp(questions[k].id, v->taken[i].id) == 0)
                (void)questions[k].take(v, v->taken[i].text);
    (void)read_all(v);
    return true;
}

static struct interview_answer *given_for(struct interview *v, const char *id)
{
    for (size_t i = 0; i < v->given_n; i++)
        if (v->given[i].given && strcmp(v->given[i].id, id) == 0)
            return &v->given[i];
    return NULL;
}

static void keep(struct interview *v, const char *id, struct str text)
{
    if (v->taken_n < ANSWERS_MAX)
        v->taken[v->taken_n++] = (struct interview_answer){.id = id, .text = text};
}

/* NULL: taken, and the reader finds it sound. */
static const char *try_answer(struct interview *v, const struct question *q, struct str text)
{
    struct starter before = v->answers;
    struct reading read = v->reading;
    bool has = v->has_reading;
    const char *why = q->take(v, text);
    if (!why)
        why = read_all(v);
    if (why) {
        v->answers = before;
        v->reading = read;
        v->has_reading = has;
    }
    return why;
}

/* What came with the run is taken without asking, and said back. */
static bool take_given(struct interview *v, const struct question *q)
{
    struct interview_answer *g = given_for(v, q->id);
    if (!g)
        return false;
    g->given = false; /* once: after "back" it is asked for */
    if (try_answer(v, q, g->text))
        return false;
    keep(v, q->id, g->text);
    if (q->said)
        q->said(v);
    else if (g->text.n)
        talk_sayf(v->arena, 3, "%c%s: %.*s.", q->id[0] - ('a' - 'A'), q->id + 1, (int)g->text.n,
                  g->text.s);
    return true;
}

static void help(struct interview *v)
{
    talk_say(v->arena, 3,
             "Enter leaves a question open where that is possible. \"back\" goes to "
             "the question before. Ctrl-C stops; what you have typed is kept.");
}

/* "Question 4 of about 21": how many are still to come depends on the answers. */
static void say_where(struct interview *v, const struct question *q)
{
    size_t left = 0;
    for (const struct question *k = q + 1; k < questions + questions_n; k++)
        left += (!k->arises || k->arises(v)) && !given_for(v, k->id);
    if (left)
        talk_sayf(v->arena, 0, "Question %zu of about %zu", v->taken_n + 1, v->taken_n + 1 + left);
    else
        talk_sayf(v->arena, 0, "Question %zu, the last", v->taken_n + 1);
}

enum heard { HEARD, HEARD_BACK, HEARD_END };

static enum heard ask(struct interview *v, const struct question *q)
{
    fputc('\n', stderr);
    say_where(v, q);
    q->ask(v);
    for (;;) {
        struct str answer;
        if (!talk_hear(v->arena, &answer)) {
            v->stopped = errno == EINTR;
            return HEARD_END;
        }
        if (talk_is(answer, "back"))
            return HEARD_BACK;
        if (talk_is(answer, "?") || talk_is(answer, "help")) {
            help(v);
            continue;
        }
        const char *why = try_answer(v, q, answer);
        if (!why) {
            keep(v, q->id, answer);
            if (q->said)
                q->said(v);
            return HEARD;
        }
        talk_say(v->arena, 3, why);
    }
}

static size_t index_of(const char *id)
{
    size_t k = 0;
    while (k < questions_n && strcmp(questions[k].id, id) != 0)
        k++;
    return k;
}

bool interview_run(struct interview *v, struct diags *d)
{
    talk_say(v->arena, 0,
             "Your offer, question by question; it takes five minutes. Write amounts as "
             "you like: 70k, 70,000, \"3250 a month\". Enter skips what you don't know, "
             "\"back\" goes back, Ctrl-C stops and keeps what you have typed.");
    if (v->given_n)
        talk_sayf(v->arena, 0, "\nFrom %s:", v->from);
    if (!rebuild(v, d))
        return false;
    for (size_t k = 0; k < questions_n;) {
        const struct question *q = &questions[k];
        if ((q->arises && !q->arises(v)) || take_given(v, q)) {
            k++;
            continue;
        }
        switch (ask(v, q)) {
        case HEARD:
            k++;
            break;
        case HEARD_BACK:
            if (v->taken_n)
                k = index_of(v->taken[--v->taken_n].id);
            if (!rebuild(v, d))
                return false;
            break;
        case HEARD_END:
            return false;
        }
    }
    return true;
}

/* ---- kept between two talks --------------------------------------------------------------------
 */

void interview_keep(const struct interview *v, struct buf *out)
{
    for (size_t i = 0; i < v->taken_n; i++)
        buf_printf(out, "%s: %.*s\n", v->taken[i].id, (int)v->taken[i].text.n,
                   v->taken[i].text.n ? v->taken[i].text.s : "");
}

void interview_given(struct interview *v, struct str text, const char *from)
{
    v->from = from;
    while (text.n > 0 && v->given_n < ANSWERS_MAX) {
        const char *end = memchr(text.s, '\n', text.n);
        struct str line = {text.s, end ? (size_t)(end - text.s) : text.n};
        const char *colon = memchr(line.s, ':', line.n);
        if (colon) {
            size_t n = (size_t)(colon - line.s);
            v->given[v->given_n++] =
                (struct interview_answer){.id = arena_strndup(v->arena, line.s, n),
                                          .text = str_trim((struct str){colon + 1, line.n - n - 1}),
                                          .given = true};
        }
        text = (struct str){text.s + line.n + (end != NULL), text.n - line.n - (end != NULL)};
    }
}

/* ---- without a person --------------------------------------------------------------------------
 */

bool interview_skip(struct interview *v, struct diags *d)
{
    if (!rebuild(v, d))
        return false;
    for (size_t k = 0; k < questions_n; k++) {
        struct interview_answer *g = given_for(v, questions[k].id);
        if (g && !try_answer(v, &questions[k], g->text))
            keep(v, questions[k].id, g->text);
    }
    struct starter *s = &v->answers;
    s->blank = !s->here.pay.given;
    if (!s->name.n)
        s->name = str_of("Your Name");
    if (!s->guide && !s->employer.n)
        s->employer = str_of("Your Employer");
    if (!s->guide && !s->role.n)
        s->role = str_of("Your Role");
    if (!s->currency)
        s->currency = s->region ? s->region->currency : "EUR";
    if (s->region && s->region->factor_low && !s->factor)
        s->factor = s->region->factor_low;
    if (!s->blank)
        return true;
    s->here.pay = (struct answer_pay){.given = true, .amount = 70000 * MONEY_UNIT};
    if (s->region)
        s->here.stock = (struct answer_stock){.given = true,
                                              .kind = s->region->kind,
                                              .amount = 80000 * MONEY_UNIT,
                                              .years = s->region->years};
    return true;
}

void interview_close(const struct interview *v)
{
    const struct reading *r = &v->reading;
    struct arena *a = v->arena;
    if (!v->has_reading)
        return;
    talk_say(a, 0, "\nFirst reading");
    talk_sayf(a, 3, "The offer: %s a year all told, %s over %s, before tax.", r->annual,
              r->four_year, r->horizon);
    if (r->band)
        talk_sayf(a, 3, "Base is %s; %s is %s.", r->base_year, r->band, r->base_band);
    if (r->ask)
        talk_sayf(a, 3, "%s ask: %s%s%s%s%s.", v->answers.ask ? "Your" : "The guide's", r->ask,
                  r->gap_four_year ? ", " : "", r->gap_four_year ? r->gap_four_year : "",
                  r->gap_four_year ? " over " : "", r->gap_four_year ? r->horizon : "");
    const char *const sentences[] = {r->verdict, r->deck, r->competing};
    for (size_t i = 0; i < 3; i++)
        if (sentences[i])
            talk_say(a, 3, sentences[i]);
}

/* debrief_words.c - see debrief_words.h. The recap goes to the employer's side: it passes the fence
 * round private figures like any letter, in the language of what is said. */
#include "job/debrief_words.h"
#include "brief/checks.h"
#include "comp/package.h"
#include "public/leak.h"
#include "say/pay.h"

enum { PHRASES = 24 };

static const struct term *term_of(const struct package_fig *k, const char *name)
{
    for (size_t i = 0; i < k->terms_n; i++)
        if (strcmp(k->terms[i].name.s, name) == 0)
            return &k->terms[i];
    return NULL;
}

/* The terms that `k` states otherwise than `than` does, each as a phrase: "28 days of leave". */
static size_t put_terms(const struct present *p, const struct package_fig *k,
                        const struct package_fig *than, const char **out, size_t room)
{
    size_t n = 0;
    for (size_t i = 0; i < k->terms_n && n < room; i++) {
        const struct term *t = &k->terms[i], *other = term_of(than, t->name.s);
        if (other && strcmp(other->text.s, t->text.s) == 0)
            continue;
        out[n++] = pay_term_known(p, t->name.s)
                       ? pay_term(p, t->name.s, t->text.s)
                       : catalogue_fill(p->words, p->arena, "term.asked", "name", t->name.s,
                                        "value", t->text.s, NULL);
    }
    return n;
}

const char *debrief_difference(const struct present *p, const struct package_fig *k,
                               const struct package_fig *than)
{
    const char *items[PHRASES];
    size_t n = pay_asks(p, k, than, items, PHRASES);
    n += put_terms(p, k, than, items + n, PHRASES - n);
    return n ? present_list(p, items, n) : NULL;
}

static const char *package_text(const struct present *p, const struct package_fig *k)
{
    static const struct package_fig nothing;
    return debrief_difference(p, k, &nothing);
}

static struct present present_of(struct work *w, const struct catalogue *words, bool whole)
{
    struct present p = {w->arena, words, w->figures->currency, NULL, whole, NULL};
    p.words = pay_words(&p, w->figures);
    return p;
}

/* The language of what is sent: the guide's, where there is one of it. */
static const struct catalogue *sent_words(struct work *w)
{
    const char *lang = w->guide->lang;
    return env_words(w->env, language_find(lang) ? lang : NULL, w->d);
}

bool debrief_words_now(struct work *w, struct debrief_now *out)
{
    const struct catalogue *words = env_words(w->env, NULL, w->d);
    if (!words)
        return false;
    struct present p = present_of(w, words, true);
    const struct figures *f = w->figures;
    bool named = true;
    for (int part = 0; part < PAY_PARTS; part++)
        named = named && f->ask.source[part] != FROM_BAND;
    *out = (struct debrief_now){.candidate = w->offer->candidate.name.s,
                                .employer = w->guide->employer ? w->guide->employer
                                                               : w->offer->job.employer.s,
                                .recruiter = w->offer->recruiter.name.s,
                                .package = package_text(&p, &f->package),
                                .replied = f->history.turn != TURN_EMPLOYER};
    if (named)
        out->ask = debrief_difference(&p, &f->ask, &f->package);
    if (named && !out->ask)
        out->ask = package_text(&p, &f->ask);
    out->deadline = f->respond_by;
    if (date_set(f->respond_by))
        out->respond_by = present_date_day(&p, f->respond_by);
    return true;
}

/* ---- what moved -------------------------------------------------------------------------------
 */

/* A step of base in the unit it is paid in. */
static const char *step_in_unit(const struct present *p, money by, const struct unit_fig *is)
{
    return arena_printf(p->arena, "%s%s", by < 0 ? "\u2212" : "+",
                        pay_in_unit(p, by < 0 ? -by : by, is->currency, is->per, is->times_e8));
}

/* "base +€4,000 and equity +€10,000", then the terms that are new. */
static const char *steps(const struct present *p, const struct step_fig *s,
                         const struct package_fig *was, const struct package_fig *is)
{
    const char *items[PHRASES];
    const struct fig in_unit = package_change(p->arena, was, is).base_unit;
    size_t n = 0;
    for (int part = 0; s->has && part < PAY_PARTS; part++) {
        const char *by =
            part == PAY_BASE && in_unit.has ? step_in_unit(p, in_unit.v, &is->base_unit) : NULL;
        if (s->part[part] && !(part == PAY_BONUS && s->bonus_follows))
            items[n++] = arena_printf(
                p->arena, "%s %s",
                catalogue_say(p->words, arena_printf(p->arena, "part.%s", pay_rows[part].key)),
                by ? by : present_signed_amount(p, s->part[part]));
    }
    n += put_terms(p, is, was, items + n, PHRASES - n);
    return n ? present_list(p, items, n) : NULL;
}

/* The first rung under what was last asked for; of an ask not yet said the ask itself. */
static const struct rung *next_rung(const struct figures *f)
{
    const struct history_fig *h = &f->history;
    if (h->turn == TURN_EMPLOYER || h->final || f->verdict == VERDICT_AT_ASK || !f->has_ask)
        return NULL;
    bool said = h->has && h->candidate_step.has && h->candidate_step.four_year >= 0;
    return f->ladder_n > said ? &f->ladder[said] : NULL;
}

static void say_moves(struct work *w, const struct present *p, const struct work *before,
                      struct debrief_result *out)
{
    const struct figures *f = w->figures;
    const struct history_fig *h = &f->history;
    out->moved = steps(p, &h->employer_step, &before->figures->package, &f->package);
    out->moved_all = h->employer_step.has && h->employer_step.four_year
                         ? present_signed_amount(p, h->employer_step.four_year)
                         : NULL;
    out->horizon = pay_horizon(p, f);
    out->gap = f->gaps.ask.four_year.has && f->gaps.ask.four_year.v > 0
                   ? present_amount(p, f->gaps.ask.four_year.v)
                   : NULL;
    const struct rung *rung = next_rung(f);
    if (rung) {
        struct package_fig k = pay_of_sum(&f->ask, &rung->is);
        const char *items[PHRASES];
        size_t n = pay_asks(p, &k, &f->package, items, PHRASES);
        out->rung = n ? present_list(p, items, n) : NULL;
    }
}

/* The finding without its stress. */
static const char *unstressed(struct arena *a, const char *text)
{
    struct buf b;
    buf_init(&b, a);
    for (const char *c = text ? text : ""; *c; c++)
        if ((unsigned char)*c > CATALOGUE_PAGE_END)
            buf_putc(&b, *c);
    return buf_str(&b);
}

static bool say_headline(struct work *w, const struct present *p, struct debrief_result *out)
{
    const struct speech *speech = speech_compose(w->arena, w->figures, p, w->d);
    if (!speech)
        return false;
    const struct advice *advice = checks_find(w->arena, w->figures, speech, p);
    struct findings *said =
        findings_compose(w->arena, w->figures, advice, speech, p, w->job->offer.name, FLOOR_FRONT);
    out->headline = unstressed(w->arena, finding_text(said, "call.title"));
    return !diags_failed(w->d);
}

/* ---- the recap --------------------------------------------------------------------------------
 */

static void put_line(struct buf *b, const char *text)
{
    buf_printf(b, "- %s\n", text);
}

#define FILL(p, ...) catalogue_fill((p)->words, (p)->arena, __VA_ARGS__, NULL)

static const char *recap_body(struct work *w, const struct present *p, const struct debrief *what,
                              const struct work *before)
{
    const struct figures *f = w->figures;
    const struct catalogue *c = p->words;
    bool call = !what->via || strcmp(what->via, "call") == 0 || strcmp(what->via, "meeting") == 0;
    const char *day = present_date_letter(p, what->today);
    const char *to = w->offer->recruiter.name.s, *terms = package_text(p, &f->package);
    const char *asked =
        what->asked && strcmp(what->asked, "none") == 0
            ? NULL
            : debrief_difference(p, &before->figures->ask, &before->figures->package);
    bool later = strcmp(what->answer, "later") == 0;
    struct buf b;
    buf_init(&b, w->arena);
    buf_printf(&b, "%s\n\n%s\n\n",
               to ? present_greeting(p, to) : catalogue_say(c, "letter.greeting.team"),
               FILL(p, call ? "recap.call" : "recap.message", "date", day));
    if (asked)
        put_line(&b, FILL(p, "recap.asked", "list", asked));
    if (terms)
        put_line(&b, FILL(p, later ? "recap.stands" : "recap.terms", "list", terms));
    if (later)
        put_line(&b, catalogue_say(c, "recap.later"));
    else if (strcmp(what->answer, "final") == 0)
        put_line(&b, catalogue_say(c, "recap.final"));
    if (!later)
        put_line(&b, catalogue_say(c, what->written ? "recap.written" : "recap.verbal"));
    if (date_set(f->respond_by))
        put_line(&b, FILL(p, "recap.respond", "date", present_date_spoken(p, f->respond_by)));
    buf_printf(&b, "\n%s\n\n%s\n%s\n", catalogue_say(c, "recap.correct"),
               catalogue_say(c, "letter.close"), w->offer->candidate.name.s);
    return buf_str(&b);
}

static bool say_recap(struct work *w, const struct debrief *what, const struct work *before,
                      struct debrief_result *out)
{
    const struct catalogue *words = sent_words(w);
    if (!words)
        return false;
    struct present p = present_of(w, words, false);
    const struct offer *o = w->offer;
    const char *role = w->guide->role ? w->guide->role : o->job.role.s;
    out->mail = (struct debrief_mail){.from_name = o->candidate.name.s,
                                      .from = o->candidate.email.s,
                                      .to_name = o->recruiter.name.s,
                                      .to = o->recruiter.email.s,
                                      .subject = FILL(&p, "recap.subject", "role", role),
                                      .body = recap_body(w, &p, what, before)};
    struct fence *fence = leak_guard(w->arena, w->figures);
    const char *texts[] = {out->mail.body, out->mail.subject, out->mail.from_name,
                           out->mail.to_name};
    const char *leak = NULL;
    for (size_t i = 0; i < sizeof texts / sizeof *texts && !leak; i++)
        leak = texts[i] ? fence_find(fence, str_of(texts[i])) : NULL;
    if (leak)
        diag_add(w->d, DIAG_LEAK, (struct place){0},
                 "the recap would hold a private amount (%s); write it yourself", leak);
    return !leak;
}

bool debrief_words(struct work *w, const struct debrief *what, const struct work *before,
                   struct debrief_result *out)
{
    const struct catalogue *words = env_words(w->env, NULL, w->d);
    if (!words)
        return false;
    struct present p = present_of(w, words, true);
    say_moves(w, &p, before, out);
    return say_headline(w, &p, out) && say_recap(w, what, before, out);
}

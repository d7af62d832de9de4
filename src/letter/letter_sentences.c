/* letter_sentences.c - the guide's sentences that it releases for the employer, with figures and
 * fills put in (contract 1.2). Everything is resolved from public figures; a reference to anything
 * else leaves its sentence out, with a warning that names it. */
#include "letter/letter.h"

/* ---- references --------------------------------------------------------------------------- */

static const char *of_package(const struct letter_work *w, const struct public_package *k,
                              const char *part)
{
    const struct {
        const char *name;
        money v;
    } amounts[] = {{"base", k->base},
                   {"equity", k->equity},
                   {"bonus", k->bonus},
                   {"sign_on", k->sign_on},
                   {"annual", k->annual},
                   {"four_year", k->four_year},
                   {"equity_per_year", k->equity_per_year}};
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        if (strcmp(part, amounts[i].name) == 0)
            return present_amount(w->p, amounts[i].v);
    if (strcmp(part, "vesting_years") == 0)
        return present_number_word(w->p, k->vesting_years);
    return NULL;
}

static const char *resolve(const struct letter_work *w, const char *ref)
{
    const struct public_figures *f = w->f;
    if (strncmp(ref, "ask.", 4) == 0)
        return of_package(w, &f->ask, ref + 4);
    if (strncmp(ref, "offer.", 6) == 0)
        return of_package(w, &f->offer, ref + 6);
    const struct {
        const char *name, *text;
    } facts[] = {{"region.name", f->region_name},
                 {"employer", f->employer_short ? f->employer_short : f->employer},
                 {"role", f->role},
                 {"candidate", f->candidate.name},
                 {"recruiter", f->recruiter.name}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (strcmp(ref, facts[i].name) == 0)
            return facts[i].text;
    if (strcmp(ref, "respond_by") == 0 && date_set(f->respond_by))
        return present_date_spoken(w->p, f->respond_by);
    return NULL;
}

static const struct public_fill *fill_named(const struct public_figures *f, const char *name)
{
    for (size_t i = 0; i < f->fills_n; i++)
        if (strcmp(f->fills[i].name, name) == 0)
            return &f->fills[i];
    return NULL;
}

/* ---- one sentence ------------------------------------------------------------------------- */

struct resolved {
    struct buf text;
    const char *missing; /* a fill's label, a reference's name: the first */
    bool blank;          /* the missing one is a fill */
};

static void put_missing(struct resolved *r, const char *what, bool blank)
{
    if (!r->missing) {
        r->missing = what;
        r->blank = blank;
    }
}

static void put_runs(const struct letter_work *w, const struct run *run, struct resolved *r)
{
    for (; run; run = run->next) {
        const char *text = run->text;
        if (run->kind == RUN_FIGURE) {
            text = resolve(w, run->ref);
            if (!text)
                put_missing(r, run->ref, false);
        } else if (run->kind == RUN_FILL) {
            const struct public_fill *fill = fill_named(w->f, run->ref);
            text = fill ? fill->value : NULL;
            if (!text)
                put_missing(r, fill && fill->label ? fill->label : run->ref, true);
        }
        if (text && run->kind == RUN_FILL)
            words_isolate(&r->text, text);
        else if (text)
            buf_puts(&r->text, text);
        else if (run->inner)
            put_runs(w, run->inner, r);
    }
}

/* The start of the sentence, to know it again in a message: blanks as dots. */
static const char *known_by(struct arena *a, const struct public_sentence *s)
{
    struct buf b;
    buf_init(&b, a);
    for (const struct run *r = s->runs; r && b.n < 48; r = r->next)
        buf_puts(&b, r->kind == RUN_FILL || r->kind == RUN_FIGURE ? "…" : r->text ? r->text : "");
    size_t at = 0;
    struct str t = {buf_str(&b), b.n};
    while (at < t.n && at < 60)
        str_decode(t, &at);
    return at < t.n ? arena_printf(a, "%.*s…", (int)at, t.s) : arena_strndup(a, t.s, t.n);
}

static void report(struct letter_work *w, const struct public_sentence *s, const struct resolved *r)
{
    struct place nowhere = {0};
    const char *start = known_by(w->arena, s);
    if (!r->blank) {
        diag_add(w->d, DIAG_SENTENCE_LEFT_OUT, nowhere,
                 "%s: “%s” is left out: it names %s, which is not for the employer", s->where,
                 start, r->missing);
    } else if (s->optional) {
        diag_add(w->d, DIAG_SENTENCE_LEFT_OUT, nowhere,
                 "%s: “%s” is left out: nothing is given for “%s”; add its <fill> to the offer",
                 s->where, start, r->missing);
    } else {
        diag_add(
            w->d, DIAG_REQUIRED_BLANK, nowhere,
            "%s: “%s” cannot be sent with a blank: nothing is given for “%s”; add its <fill> to "
            "the offer",
            s->where, start, r->missing);
        w->failed = true;
    }
}

/* What leans on another offer is said by letter_competing() in our own words, as disclose allows.
 */
static bool applies(const struct letter_work *w, const struct public_sentence *s)
{
    if (s->needs != NEEDS_NOTHING)
        return false;
    return !s->currency || strcmp(s->currency, w->f->currency) == 0;
}

void letter_sentences(struct letter_work *w)
{
    struct letter_list opening = {.last = &opening.first}, proofs = {.last = &proofs.first};
    for (size_t i = 0; i < w->f->sentences_n; i++) {
        const struct public_sentence *s = &w->f->sentences[i];
        if (!applies(w, s))
            continue;
        struct resolved r = {.missing = NULL};
        buf_init(&r.text, w->arena);
        put_runs(w, s->runs, &r);
        if (r.missing) {
            report(w, s, &r);
            continue;
        }
        bool first = strcmp(s->from, "strategy") == 0 || strcmp(s->from, "opening") == 0;
        letter_add(w, first ? &opening : &proofs, s->from, NULL, buf_str(&r.text));
    }
    w->out->opening = opening.first;
    w->out->proofs = proofs.first;
}

/* ---- competing offers --------------------------------------------------------------------- */

static const char *about(const struct letter_work *w, const struct public_competing *c, money exact,
                         struct fig spoken)
{
    if (!c->package.converted.has || !spoken.has)
        return present_amount(w->p, exact);
    return catalogue_fill(w->p->words, w->arena, "letter.about_amount", "amount",
                          present_amount(w->p, spoken.v), NULL);
}

static const char *of_offer(const struct letter_work *w, const struct public_competing *c)
{
    static const char *const keys[] = {"letter.competing.process", NULL, "letter.competing.verbal",
                                       "letter.competing.written"};
    const char *company =
        c->level ? arena_printf(w->arena, "%s (%s)", c->company, c->level) : c->company;
    if (!c->has_figures)
        return catalogue_fill(w->p->words, w->arena, "letter.competing.process", "company", company,
                              NULL);
    const struct public_package *k = &c->package;
    return catalogue_fill(w->p->words, w->arena, keys[c->claim], "company", company, "base",
                          about(w, c, k->base, c->spoken_base), "equity",
                          about(w, c, k->equity_per_year, c->spoken_equity_per_year), NULL);
}

/* existence: one sentence, no name and no figure, however many there are. */
void letter_competing(struct letter_work *w)
{
    struct letter_list list = {.last = &list.first};
    bool offer = false, process = false;
    for (size_t i = 0; i < w->f->competing_n; i++) {
        const struct public_competing *c = &w->f->competing[i];
        if (c->full)
            letter_add(w, &list, "competing", NULL, of_offer(w, c));
        else if (c->claim == CLAIM_PROCESS)
            process = true;
        else
            offer = true;
    }
    const char *key = offer ? "letter.competing.exists" : process ? "letter.process.exists" : NULL;
    if (key)
        letter_add(w, &list, "existence", NULL, catalogue_say(w->p->words, key));
    w->out->competing = list.first;
}

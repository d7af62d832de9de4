/* letter_sentences.c - the guide's sentences that it releases for the employer, with figures and
 * fills put in (contract 1.2). A reference is resolved as in the brief (say/reference.h), from the
 * employer's tree; one to anything private leaves its sentence out, with a warning that names it.
 * What doesn't apply to this offer leaves it out as the brief does, without a word. */
#include "letter/letter.h"
#include "say/pay.h"
#include "say/reference.h"

static const struct public_fill *fill_named(const struct public_figures *f, const char *name)
{
    for (size_t i = 0; i < f->fills_n; i++)
        if (strcmp(f->fills[i].name, name) == 0)
            return &f->fills[i];
    return NULL;
}

/* ---- one sentence ------------------------------------------------------------------------- */

enum lack { LACK_FIGURE, LACK_PRIVATE, LACK_FILL };

struct resolved {
    struct buf text;
    const char *missing; /* a fill's label, a reference's name: the first */
    enum lack lack;      /* the missing one doesn't apply, is private, is a fill */
    const char *part;    /* a fill's label that an <opt> lacks */
    const char *fault;   /* why it may not be said, once finished: a message's key */
};

static void put_missing(struct resolved *r, const char *what, enum lack lack)
{
    if (!r->missing) {
        r->missing = what;
        r->lack = lack;
    }
}

static const char *figure_text(const struct letter_work *w, const char *ref, struct resolved *r)
{
    const struct reference_reader reader = {.p = w->p, .figures = w->f->tree};
    struct guide_ref known;
    bool open = guide_ref_find(ref, &known) && known.seen == SEEN_PUBLIC;
    const char *text = open ? reference_said(&reader, ref).text : NULL;
    if (!text)
        put_missing(r, ref, open ? LACK_FIGURE : LACK_PRIVATE);
    return text;
}

static const char *fill_text(const struct letter_work *w, const struct run *run, struct resolved *r)
{
    const struct public_fill *fill = fill_named(w->f, run->ref);
    if (fill && fill->value && *fill->value) {
        if (!r->fault)
            r->fault = reference_filled_fault(w->arena, fill->value, w->f->currency);
        return fill->value;
    }
    put_missing(r, fill && fill->label ? fill->label : run->ref, LACK_FILL);
    return NULL;
}

static void put_runs(const struct letter_work *w, const struct run *run, struct resolved *r);

/* " at L4": dropped whole when a figure in it doesn't apply, or nothing is given for a fill. */
static void put_group(const struct letter_work *w, const struct run *run, struct resolved *r)
{
    struct resolved before = *r;
    size_t n = r->text.n;
    put_runs(w, run->inner, r);
    if (!r->missing || before.missing || r->lack == LACK_PRIVATE)
        return;
    if (r->lack == LACK_FILL && !r->part)
        r->part = r->missing;
    r->text.n = n;
    r->missing = NULL;
}

static void put_runs(const struct letter_work *w, const struct run *run, struct resolved *r)
{
    for (; run; run = run->next) {
        const char *text = run->text;
        if (run->kind == RUN_GROUP) {
            put_group(w, run, r);
            continue;
        }
        if (run->kind == RUN_FIGURE)
            text = figure_text(w, run->ref, r);
        else if (run->kind == RUN_FILL)
            text = fill_text(w, run, r);
        if (text && run->kind == RUN_FILL)
            catalogue_isolate(&r->text, text);
        else if (text)
            buf_puts(&r->text, text);
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

/* What is missing, and what to do about it; what merely doesn't apply is no fault. */
static void report(struct letter_work *w, const struct public_sentence *s, const struct resolved *r)
{
    struct place nowhere = {0};
    const char *start = known_by(w->arena, s);
    if (r->lack == LACK_PRIVATE) {
        diag_add(w->d, DIAG_SENTENCE_LEFT_OUT, nowhere,
                 "%s: “%s” is left out: it names %s, which is not for the employer", s->where,
                 start, r->missing);
    } else if (r->lack == LACK_FILL && s->optional) {
        diag_add(w->d, DIAG_SENTENCE_LEFT_OUT, nowhere,
                 "%s: “%s” is left out: nothing is given for “%s”; add its <fill> to the offer",
                 s->where, start, r->missing);
    } else if (r->lack == LACK_FILL) {
        diag_add(
            w->d, DIAG_REQUIRED_BLANK, nowhere,
            "%s: “%s” cannot be sent with a blank: nothing is given for “%s”; add its <fill> to "
            "the offer",
            s->where, start, r->missing);
        w->failed = true;
    }
}

/* A fill may bring what the guide's own text may not hold. */
static bool may_stand(struct letter_work *w, const struct public_sentence *s, struct resolved *r)
{
    if (!r->fault)
        r->fault = reference_finished_fault(buf_str(&r->text), w->f->currency);
    if (!r->fault)
        return true;
    diag_add(w->d, DIAG_SENTENCE_LEFT_OUT, (struct place){0}, "%s: “%s” is left out: %s", s->where,
             known_by(w->arena, s), catalogue_say(w->p->words, r->fault));
    return false;
}

/* What leans on another offer is said by letter_competing() in our own words, as disclose allows.
 */
static bool applies(const struct letter_work *w, const struct public_sentence *s)
{
    if (s->needs != NEEDS_NOTHING || s->bridges != BRIDGES_ANY)
        return false;
    return !s->currency || strcmp(s->currency, w->f->currency) == 0;
}

/* Adds the sentence; false where it isn't said. */
static bool say_sentence(struct letter_work *w, const struct public_sentence *s,
                         struct letter_list *list)
{
    struct resolved r = {.missing = NULL};
    buf_init(&r.text, w->arena);
    put_runs(w, s->runs, &r);
    if (r.missing)
        report(w, s, &r);
    if (r.missing || !may_stand(w, s, &r))
        return false;
    if (r.part)
        diag_add(w->d, DIAG_SENTENCE_LEFT_OUT, (struct place){0},
                 "%s: a part of “%s” is left out: nothing is given for “%s”; add its <fill> to the "
                 "offer",
                 s->where, known_by(w->arena, s), r.part);
    letter_add(w, list, s->from, NULL, buf_str(&r.text));
    return true;
}

/* What the candidate has filled in tells of them; the rest tells of the role. */
static bool is_evidence(const struct run *run)
{
    for (; run; run = run->next)
        if (run->kind == RUN_FILL || is_evidence(run->inner))
            return true;
    return false;
}

void letter_sentences(struct letter_work *w)
{
    struct letter_list opening = {.last = &opening.first}, proofs = {.last = &proofs.first},
                       evidence = {.last = &evidence.first};
    int done = 0; /* the <either> of which one has been said */
    for (size_t i = 0; i < w->f->reasons_n; i++)
        letter_add(w, &evidence, "reason", NULL, w->f->reasons[i]);
    for (size_t i = 0; i < w->f->sentences_n; i++) {
        const struct public_sentence *s = &w->f->sentences[i];
        if (!applies(w, s) || (s->either && s->either == done))
            continue;
        bool first = strcmp(s->from, "strategy") == 0 || strcmp(s->from, "opening") == 0;
        struct letter_list *list = first ? &opening : is_evidence(s->runs) ? &evidence : &proofs;
        if (say_sentence(w, s, list) && s->either)
            done = s->either;
    }
    w->out->opening = opening.first;
    w->out->proofs = proofs.first;
    w->out->evidence = evidence.first;
}

/* ---- competing offers --------------------------------------------------------------------- */

static const char *about(const struct letter_work *w, const struct public_competing *c, money exact,
                         struct fig spoken)
{
    if (!c->package.pay.converted.has || !spoken.has)
        return present_amount(w->p, exact);
    return catalogue_fill(w->p->words, w->arena, "letter.about_amount", "amount",
                          present_amount(w->p, spoken.v), NULL);
}

/* Shares that can be sold are worth naming to those who offer what can't. */
static const char *paper(const struct letter_work *w, const struct package_fig *k)
{
    enum equity_kind here = w->f->offer.pay.kind;
    return k->kind == EQUITY_LIQUID && (here == EQUITY_PRE_IPO || here == EQUITY_OPTIONS)
               ? catalogue_say(w->p->words, "letter.paper.listed")
               : pay_paper(w->p, k->instrument, k->kind);
}

/* `also`: something has been said before it. */
static const char *of_offer(const struct letter_work *w, const struct public_competing *c,
                            bool also)
{
    static const char *const keys[] = {"letter.competing.process", "letter.competing.verbal",
                                       "letter.competing.written"};
    const char *company =
        c->level ? arena_printf(w->arena, "%s (%s)", c->company, c->level) : c->company;
    const char *word =
        also ? arena_printf(w->arena, "%s ", catalogue_say(w->p->words, "letter.competing.also"))
             : "";
    if (!c->has_figures)
        return catalogue_fill(w->p->words, w->arena, "letter.competing.process", "company", company,
                              "also", word, NULL);
    const struct package_fig *k = &c->package.pay;
    const char *key = keys[c->claim];
    if (c->base_higher && !c->equity_higher)
        key = arena_printf(w->arena, "%s.cash", key);
    else if (c->equity_higher && !c->base_higher)
        key = arena_printf(w->arena, "%s.equity", key);
    else if (!c->base_higher)
        key = arena_printf(w->arena, "%s.bare", key);
    return catalogue_fill(w->p->words, w->arena, key, "company", company, "also", word, "base",
                          about(w, c, k->base, c->spoken_base), "equity",
                          about(w, c, k->equity_per_year, c->spoken_equity_per_year), "paper",
                          paper(w, k), NULL);
}

/* existence: one sentence, no name and no figure, however many there are: of the surest, as no more
 * than it is. */
void letter_competing(struct letter_work *w)
{
    struct letter_list list = {.last = &list.first};
    static const char *const keys[] = {[CLAIM_PROCESS] = "letter.process.exists",
                                       [CLAIM_VERBAL] = "letter.competing.exists.verbal",
                                       [CLAIM_WRITTEN] = "letter.competing.exists"};
    bool argued = w->out->evidence || w->out->proofs;
    const char *key = NULL;
    enum public_claim surest = CLAIM_PROCESS;
    for (size_t i = 0; i < w->f->competing_n; i++) {
        const struct public_competing *c = &w->f->competing[i];
        if (c->full)
            letter_add(w, &list, "competing", NULL, of_offer(w, c, argued || list.first));
        else if (!key || c->claim > surest)
            key = keys[surest = c->claim];
    }
    if (key)
        letter_add(w, &list, "existence", NULL, catalogue_say(w->p->words, key));
    w->out->competing = list.first;
}

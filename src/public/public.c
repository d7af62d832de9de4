/* public.c - copies what the employer may see; the only way from struct figures to a letter. */
#include "public/public.h"
#include "comp/asks.h"
#include "comp/reason.h"
#include "comp/terms_compare.h"

static const char *copy(struct arena *a, const char *s)
{
    return s ? arena_strdup(a, s) : NULL;
}

static struct public_person person(struct arena *a, const struct person *p)
{
    return (struct public_person){.name = copy(a, p->name.s),
                                  .title = copy(a, p->title.s),
                                  .email = copy(a, p->email.s),
                                  .address = copy(a, p->address.s),
                                  .phone = copy(a, p->phone.s)};
}

/* ---- packages --------------------------------------------------------------------------- */

/* Terms in words rather than money: the package's own, else those it carries from the offer. */
static void copy_terms(struct public_package *out, const struct package *own,
                       const struct package *carried)
{
    const struct equity *mine = &own->equity, *theirs = &carried->equity;
    bool own_vesting = mine->years > 0 || mine->schedule_n > 0;
    const struct equity *vests = own_vesting ? mine : theirs;
    out->schedule_n = vests->schedule_n;
    memcpy(out->schedule_e8, vests->schedule_e8, sizeof out->schedule_e8);
    bool own_cliff = mine->stated && mine->cliff_months >= 0;
    out->cliff_months = own_cliff ? mine->cliff_months : theirs->stated ? theirs->cliff_months : -1;
    out->pay.instrument =
        mine->instrument != INSTRUMENT_UNSTATED ? mine->instrument : theirs->instrument;
    out->acceleration =
        mine->acceleration != ACCELERATION_UNSTATED ? mine->acceleration : theirs->acceleration;
    const struct equity *grant = mine->has_grant ? mine : theirs;
    out->has_grant = grant->has_grant;
    out->strike_e8 = grant->strike.e8;
}

static void *copy_list(struct arena *a, const void *from, size_t n, size_t size)
{
    void *to = arena_alloc(a, n * size + 1);
    if (n)
        memcpy(to, from, n * size);
    return to;
}

/* "days a year" is counted in days. */
static const char *unit_of(struct arena *a, const struct term *t)
{
    const char *unit = t->unit ? t->unit : "";
    return t->known ? arena_strndup(a, unit, strcspn(unit, " ")) : copy(a, unit);
}

static money amount_of(const struct term *t)
{
    return t->kind == TERM_AMOUNT ? t->amount.value : 0;
}

/* The parts with their names and units. Every string is copied, every pointer back is cut. */
static void copy_pay(struct arena *a, const struct package_fig *p, struct public_package *out)
{
    struct package_fig *k = &out->pay;
    *k = *p;
    k->from = NULL;
    k->terms = NULL;
    k->converted.from = copy(a, p->converted.from);
    k->converted.source = copy(a, p->converted.source);
    k->equity_converted.from = copy(a, p->equity_converted.from);
    k->equity_converted.source = copy(a, p->equity_converted.source);
    k->bonuses = copy_list(a, p->bonuses, p->bonuses_n, sizeof *p->bonuses);
    k->allowances = copy_list(a, p->allowances, p->allowances_n, sizeof *p->allowances);
    k->benefits = copy_list(a, p->benefits, p->benefits_n, sizeof *p->benefits);
    for (size_t i = 0; i < k->bonuses_n; i++)
        k->bonuses[i].name = copy(a, p->bonuses[i].name);
    for (size_t i = 0; i < k->allowances_n; i++)
        k->allowances[i].name = copy(a, p->allowances[i].name);
    for (size_t i = 0; i < k->benefits_n; i++) {
        k->benefits[i].name = copy(a, p->benefits[i].name);
        k->benefits[i].text = copy(a, p->benefits[i].text);
    }
    out->terms_n = p->terms_n;
    out->terms = arena_new_array(a, struct public_term, p->terms_n);
    for (size_t i = 0; i < p->terms_n; i++)
        out->terms[i] = (struct public_term){.name = copy(a, p->terms[i].name.s),
                                             .text = copy(a, p->terms[i].text.s),
                                             .unit = unit_of(a, &p->terms[i]),
                                             .amount = amount_of(&p->terms[i])};
}

static struct public_package package(struct arena *a, const struct package_fig *p,
                                     const struct package *carried)
{
    struct public_package out = {0};
    if (p->from->pension.stated)
        out.pension_e8 = p->from->pension.percent.e8;
    copy_pay(a, p, &out);
    copy_terms(&out, p->from, carried);
    return out;
}

/* ---- competing offers ------------------------------------------------------------------- */

static struct public_competing competing(struct arena *a, const struct competing_fig *c,
                                         const struct package_fig *here, enum public_claim claim)
{
    struct public_competing out = {.claim = claim};
    if (c->entry->disclose != DISCLOSE_FULL)
        return out;
    out.full = true;
    out.company = copy(a, c->entry->company.s);
    out.role = copy(a, c->entry->role.s);
    out.level = copy(a, c->entry->level.s);
    out.location = copy(a, c->entry->location.s);
    if (claim == CLAIM_PROCESS)
        return out;
    out.expires = c->entry->expires;
    out.has_figures = true;
    out.package = package(a, &c->package, c->package.from);
    out.base_higher = c->leans.base && c->spoken_base.v > here->base;
    out.equity_higher = c->leans.equity && c->spoken_equity_per_year.v > here->equity_per_year;
    out.spoken_base = c->spoken_base;
    out.spoken_equity_per_year = c->spoken_equity_per_year;
    return out;
}

static void copy_competing(struct arena *a, const struct figures *f, struct public_figures *out)
{
    out->competing = arena_new_array(a, struct public_competing, f->competing_n);
    for (size_t i = 0; i < f->competing_n; i++) {
        enum public_claim claim;
        if (competing_claim(&f->competing[i], &claim))
            out->competing[out->competing_n++] = competing(a, &f->competing[i], &f->package, claim);
    }
}

/* ---- what the guide releases ------------------------------------------------------------ */

static struct public_additional released(struct arena *a, const struct additional_ask *from)
{
    return (struct public_additional){.id = copy(a, from->id),
                                      .title = copy(a, from->title),
                                      .heading = copy(a, from->heading),
                                      .clause = copy(a, from->clause),
                                      .wording = copy(a, from->wording),
                                      .short_ = copy(a, from->short_),
                                      .part = copy(a, from->part ? from->part : from->id)};
}

/* What is asked for or, once terms are agreed, what of it was (<agreed asks="acceleration scope">):
 * what nobody agreed is no clause of the agreed terms. */
static void copy_additional(struct arena *a, const struct figures *f, struct public_figures *out)
{
    const struct additional_ask *const *from = f->has_agreed ? f->settled : f->open;
    size_t n = f->has_agreed ? f->settled_n : f->open_n;
    out->additional = arena_new_array(a, struct public_additional, n);
    for (; out->additional_n < n; out->additional_n++)
        out->additional[out->additional_n] = released(a, from[out->additional_n]);
}

/* Margin notes are for the candidate alone; what the source stated is for the checks. */
static struct run *copy_runs(struct arena *a, const struct run *from)
{
    struct run *first = NULL, **last = &first;
    for (; from; from = from->next) {
        if (from->kind == RUN_NOTE)
            continue;
        struct run *r = arena_new_of(a, struct run);
        r->kind = from->kind;
        r->text = from->kind == RUN_FIGURE ? NULL : copy(a, from->text);
        r->ref = copy(a, from->ref);
        r->inner = copy_runs(a, from->inner);
        *last = r;
        last = &r->next;
    }
    return first;
}

static void want_fill(struct arena *a, const struct figures *f, const char *name,
                      struct public_figures *out)
{
    for (size_t i = 0; i < out->fills_n; i++)
        if (strcmp(out->fills[i].name, name) == 0)
            return;
    const struct fill_decl *declared = guide_fill(f->guide, name);
    if (!declared || out->fills_n == f->guide->fills_n)
        return;
    struct public_fill *fill = &out->fills[out->fills_n++];
    fill->name = copy(a, declared->name);
    fill->label = copy(a, declared->label);
    for (size_t i = 0; i < f->offer->fills_n; i++)
        if (strcmp(f->offer->fills[i].name, name) == 0)
            fill->value = copy(a, f->offer->fills[i].value);
}

static void want_fills(struct arena *a, const struct figures *f, const struct run *r,
                       struct public_figures *out)
{
    for (; r; r = r->next) {
        if (r->kind == RUN_FILL && r->ref)
            want_fill(a, f, r->ref, out);
        want_fills(a, f, r->inner, out);
    }
}

static const char *where(struct arena *a, struct place at)
{
    if (!at.src)
        return "";
    struct linecol lc = place_linecol(at);
    return arena_printf(a, "%s:%u:%u", at.src->name, lc.line, lc.col);
}

/* A sentence of a passage: its source, and what the whole passage needs. */
struct passage_facts {
    const char *from;
    enum needs needs;
};

static void take_sentence(struct arena *a, const struct figures *f, const struct sentence *s,
                          struct passage_facts passage, struct public_figures *out)
{
    if (!(s->written || (s->say && s->public_)) || !guide_applies(s->region, f->region->id) ||
        !reason_given(f, s->part, s->unless, s->more) || reason_ask_met(f, s->runs))
        return;
    struct public_sentence *to = &out->sentences[out->sentences_n++];
    *to = (struct public_sentence){
        .from = copy(a, passage.from),
        .where = where(a, s->at),
        .optional = s->optional,
        .needs = s->needs != NEEDS_NOTHING ? s->needs : passage.needs,
        .bridges = s->bridges,
        .either = s->either,
        .currency = copy(a, s->currency),
        .runs = copy_runs(a, s->runs),
    };
    want_fills(a, f, to->runs, out);
}

typedef void visit_fn(struct arena *, const struct figures *, const struct sentence *,
                      struct passage_facts, struct public_figures *);

static void visit_paragraphs(struct arena *a, const struct figures *f, const struct paragraph *p,
                             struct passage_facts passage, visit_fn *visit,
                             struct public_figures *out)
{
    for (; p; p = p->next)
        for (const struct sentence *s = p->sentences; s; s = s->next)
            visit(a, f, s, passage, out);
}

/* Every sentence of the guide's passages that apply in this region, in the guide's order. */
static void visit_guide(struct arena *a, const struct figures *f, visit_fn *visit,
                        struct public_figures *out)
{
    const struct guide *g = f->guide;
    const char *region = f->region->id;
    for (const struct sentence *s = g->strategy; s; s = s->next)
        visit(a, f, s, (struct passage_facts){"strategy", NEEDS_NOTHING}, out);
    for (size_t i = 0; i < g->scripts_n; i++) {
        const struct script *s = &g->scripts[i];
        if (guide_applies(s->region, region) && reason_given(f, s->part, NULL, s->more))
            visit_paragraphs(a, f, s->paragraphs, (struct passage_facts){s->id, NEEDS_NOTHING},
                             visit, out);
    }
    for (size_t i = 0; i < g->levers_n; i++) {
        const struct lever *l = &g->levers[i];
        if (guide_applies(l->region, region) && reason_given(f, l->part, NULL, l->more))
            visit_paragraphs(a, f, l->paragraphs, (struct passage_facts){l->id, l->needs}, visit,
                             out);
    }
    for (size_t i = 0; i < g->sections_n; i++) {
        const struct section *s = &g->sections[i];
        visit_paragraphs(a, f, s->paragraphs, (struct passage_facts){s->id, NEEDS_NOTHING}, visit,
                         out);
    }
}

static void count_sentence(struct arena *a, const struct figures *f, const struct sentence *s,
                           struct passage_facts passage, struct public_figures *out)
{
    (void)a, (void)f, (void)s, (void)passage;
    out->sentences_n++;
}

static void copy_sentences(struct arena *a, const struct figures *f, struct public_figures *out)
{
    visit_guide(a, f, count_sentence, out);
    out->sentences = arena_new_array(a, struct public_sentence, out->sentences_n);
    out->sentences_n = 0;
    out->fills = arena_new_array(a, struct public_fill, f->guide->fills_n);
    visit_guide(a, f, take_sentence, out);
}

/* ---- moves --------------------------------------------------------------------------- */

static bool moves(const struct step_fig *s)
{
    bool any = false;
    for (int i = 0; i < PAY_PARTS; i++)
        any |= s->part[i] != 0;
    return s->has && any;
}

/* How the newest of the candidate's moves differs from the one before: today's, else the last
 * recorded. */
static struct step_fig own_step(const struct history_fig *h)
{
    struct step_fig step = h->candidate_step;
    for (size_t i = h->moves_n; i-- > 0 && !moves(&step);)
        if (h->moves[i].entry->by == BY_CANDIDATE)
            step = h->moves[i].step;
    step.has = moves(&step);
    return step;
}

/* Names into `out`, which has room for as many as `now` states. */
static size_t better_terms(struct arena *a, const struct package *before, const struct package *now,
                           const char **out)
{
    size_t n = 0;
    for (size_t i = 0; i < now->terms_n; i++)
        if (term_order(&now->terms[i], term_of(before, now->terms[i].name.s)) == TERM_BETTER)
            out[n++] = copy(a, now->terms[i].name.s);
    return n;
}

/* Likewise the employer's, who may have moved on a term alone. */
static void copy_employer_step(struct arena *a, const struct figures *f, struct public_figures *out)
{
    const struct history_fig *h = &f->history;
    const struct package *now = f->package.from;
    out->step = h->employer_step;
    for (size_t i = h->moves_n; i-- > 0;) {
        const struct move_fig *m = &h->moves[i];
        if (m->entry->by != BY_EMPLOYER)
            continue;
        out->moved_terms = arena_new_array(a, const char *, now->terms_n);
        out->moved_terms_n = better_terms(a, &m->entry->package, now, out->moved_terms);
        if (out->moved_terms_n || moves(&out->step))
            break;
        now = &m->entry->package;
        out->step = m->step;
    }
    out->step.has = moves(&out->step);
}

static void copy_moves(struct arena *a, const struct figures *f, struct public_figures *out)
{
    const struct history_fig *h = &f->history;
    out->final = h->final;
    out->negotiating = h->has && h->moves_n > 0;
    if (!out->negotiating)
        return;
    copy_employer_step(a, f, out);
    out->own_step = own_step(h);
}

/* ---- the posted range ------------------------------------------------------------------ */

/* The employer's own words, and an argument where the ask is within them; of a year alone. */
static void copy_posted(const struct figures *f, struct public_figures *out)
{
    const struct band_fig *b = &f->band.base;
    const struct market *row = f->band.base_row;
    bool posted = f->band.base_source == BAND_POSTED && row && row->pay.per == PER_YEAR;
    if (!posted || !b->min.has || !b->max.has || out->to_ask.base <= 0 || f->ask.base < b->min.v ||
        f->ask.base > b->max.v)
        return;
    out->posted_low = b->min;
    out->posted_high = b->max;
}

/* ---- all of it -------------------------------------------------------------------------- */

static const char **copy_texts(struct arena *a, const struct text *from, size_t n, size_t *out_n)
{
    const char **to = arena_new_array(a, const char *, n);
    for (size_t i = 0; i < n; i++)
        to[i] = copy(a, from[i].s);
    *out_n = n;
    return to;
}

static void copy_facts(struct arena *a, const struct figures *f, struct public_figures *out)
{
    const struct offer *o = f->offer;
    const struct guide *g = f->guide;
    out->guide = copy(a, g->id);
    out->region = copy(a, f->region->id);
    out->region_name = copy(a, f->place);
    out->level = copy(a, f->region->level);
    out->currency = copy(a, f->currency);
    out->us = f->region->us;
    out->role = copy(a, g->role);
    out->role_short = copy(a, g->role_short);
    out->employer = copy(a, g->employer);
    out->employer_short = copy(a, g->employer_short);
    const char **domains = arena_new_array(a, const char *, g->domains_n);
    for (size_t i = 0; i < g->domains_n; i++)
        domains[i] = copy(a, g->domains[i]);
    out->domains = domains;
    out->domains_n = g->domains_n;
    out->candidate = person(a, &o->candidate);
    out->recruiter = person(a, &o->recruiter);
    out->date = f->date;
    out->respond_by = f->respond_by;
    out->offered = o->offered;
    out->start = o->start;
    out->location_factor = f->location_factor;
    out->in_play = f->in_play;
    out->contractor = o->job.engagement == ENGAGEMENT_CONTRACTOR;
    out->months = o->package.months.stated ? (int)o->package.months.n : 0;
    out->pay_met = f->pay_met;
    out->asks_pension = reason_asked_more(f, "pension");
    out->at_ask = f->verdict == VERDICT_AT_ASK;
    copy_moves(a, f, out);
    out->reasons = copy_texts(a, o->reasons, o->reasons_n, &out->reasons_n);
    out->conditions =
        copy_texts(a, o->package.conditions, o->package.conditions_n, &out->conditions_n);
}

const struct public_figures *public_of(struct arena *a, const struct figures *f)
{
    struct public_figures *out = arena_new_of(a, struct public_figures);
    const struct package *offered = f->package.from;
    copy_facts(a, f, out);
    out->offer = package(a, &f->package, offered);
    out->ask = package(a, &f->ask, offered);
    for (size_t i = 0; i < f->ask.terms_n; i++) {
        const struct term *to = &f->ask.terms[i];
        const struct term_change more = term_change(term_of(offered, to->name.s), to);
        out->ask.terms[i].open = reason_term_open(f, to);
        out->ask.terms[i].change_e8 = more.number_e8;
        out->ask.terms[i].change = more.amount;
    }
    out->has_agreed = f->has_agreed;
    if (f->has_agreed)
        out->agreed = package(a, &f->agreed, offered);
    out->to_ask = package_change(a, &out->offer.pay, &out->ask.pay);
    copy_posted(f, out);
    copy_competing(a, f, out);
    copy_additional(a, f, out);
    copy_sentences(a, f, out);
    out->tree = figure_tree(a, f, NULL, VIEW_EMPLOYER);
    return out;
}

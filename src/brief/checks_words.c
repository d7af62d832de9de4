/* checks_words.c - what the source would have one say: guaranteed, the floor, a commitment, two
 * currencies, several asks, a term nobody has defined (contract 2.12). */
#include "brief/checks_part.h"
#include "say/pay.h"

/* ---- finding words --------------------------------------------------------------------------- */

/* The sentence of several in which the phrase stands, in the source's own letters. */
static const char *around(struct checking *c, const struct sentence *s, const char *phrase)
{
    const char *text = checks_sentence_text(c->a, s);
    for (const char *from = text; *from;) {
        size_t n = checks_sentence_bytes(from);
        const char *one = arena_strndup(c->a, from, n);
        if (language_says(one, phrase, NULL))
            return one;
        from += n;
        from += *from == ' ';
    }
    return text;
}

/* ---- one function a check -------------------------------------------------------------------- */

static void word_guaranteed(struct checking *c, const struct sentence *s, const char *text)
{
    const char *word = language_never_said(text);
    if (!word || check_again(c, "word-guaranteed", s->at))
        return;
    add_check(c, "word-guaranteed", SEVERITY_WARNING, s->at,
              catalogue_say(c->p->words, "check.word-guaranteed.message"),
              catalogue_say(c->p->words, "check.word-guaranteed.do"))
        ->quote = around(c, s, word);
}

static void early_commitment(struct checking *c, const struct sentence *s, const char *text)
{
    const char *phrase = language_commits_early(text);
    if (!phrase || check_again(c, "early-commitment", s->at))
        return;
    add_check(c, "early-commitment", SEVERITY_WARNING, s->at,
              catalogue_say(c->p->words, "check.early-commitment.message"),
              catalogue_say(c->p->words, "check.early-commitment.do"))
        ->quote = around(c, s, phrase);
}

static void floor_spoken(struct checking *c, const struct sentence *s)
{
    for (const struct run *run = s->runs; run; run = run->next)
        if (run->kind == RUN_AMOUNT && claim_applies(run, c->region) &&
            (run->role == ROLE_FLOOR_BASE || run->role == ROLE_FLOOR_EQUITY)) {
            if (check_again(c, "floor-spoken", run->at))
                return;
            add_check(c, "floor-spoken", SEVERITY_WARNING, run->at,
                      catalogue_say(c->p->words, "check.floor-spoken.message"),
                      catalogue_say(c->p->words, "check.floor-spoken.do"))
                ->quote = checks_sentence_around(c->a, s, run);
            return;
        }
}

static void two_currencies(struct checking *c, const struct sentence *s)
{
    const char *first = NULL;
    for (const struct run *run = s->runs; run; run = run->next) {
        if (run->kind != RUN_AMOUNT || run->role == ROLE_VALUATION)
            continue;
        const char *currency = run->currency ? run->currency : c->region->currency;
        if (!first)
            first = currency;
        if (strcmp(first, currency) == 0)
            continue;
        if (check_again(c, "two-currencies", run->at))
            return;
        add_check(c, "two-currencies", SEVERITY_WARNING, run->at,
                  SAY(c, "check.two-currencies.message", "one", first, "other", currency),
                  SAY(c, "check.two-currencies.do", "currency", c->region->currency))
            ->quote = checks_sentence_around(c->a, s, run);
        return;
    }
}

static void undefined_term(struct checking *c, const struct sentence *s)
{
    for (const struct run *run = s->runs; run; run = run->next)
        if (run->kind == RUN_TERM && !run->ref)
            add_check(c, "undefined-term", SEVERITY_NOTE, run->at,
                      SAY(c, "check.undefined-term.message", "term", run->text),
                      SAY(c, "check.undefined-term.do", "ask",
                          c->f ? pay_equity(c->p, &c->f->ask)
                               : present_amount(c->p, row_numbers(c).ask_equity)))
                ->quote = run->text;
}

/* Gathered here, judged once over the whole guide. */
static void gather_asks(struct checking *c, const struct sentence *s)
{
    for (const struct run *run = s->runs; run; run = run->next) {
        bool equity = run->role == ROLE_ASK_EQUITY || run->role == ROLE_BRIDGE_EQUITY;
        bool base = run->role == ROLE_ASK_BASE || run->role == ROLE_BRIDGE_BASE;
        if (run->kind != RUN_AMOUNT || (!equity && !base) || !claim_applies(run, c->region))
            continue;
        size_t *n = &c->asks_n[equity], i = 0;
        while (i < *n && c->asks[equity][i]->stated.value != run->stated.value)
            i++;
        if (i == *n && *n < sizeof c->asks[equity] / sizeof *c->asks[equity])
            c->asks[equity][(*n)++] = run;
    }
}

void check_words(struct checking *c, const struct sentence *s, bool spoken)
{
    undefined_term(c, s);
    if (!spoken)
        return;
    gather_asks(c, s);
    if (!s->say && !s->quoted) /* advice within a passage, a letter's: nobody says it aloud */
        return;
    const char *text = checks_sentence_text(c->a, s);
    word_guaranteed(c, s, text);
    early_commitment(c, s, text);
    floor_spoken(c, s);
    two_currencies(c, s);
}

void check_several_asks(struct checking *c)
{
    for (int equity = 0; equity < 2; equity++) {
        size_t n = c->asks_n[equity];
        if (n < 2)
            continue;
        const char *all[sizeof c->asks[equity] / sizeof *c->asks[equity]];
        for (size_t i = 0; i < n; i++)
            all[i] = c->asks[equity][i]->text;
        struct row_numbers row = row_numbers(c);
        money ask = equity ? row.ask_equity : row.ask_base;
        const struct run *first = c->asks[equity][0];
        struct check *k = add_check(
            c, "several-asks", SEVERITY_WARNING, first->at,
            SAY(c, equity ? "check.several-asks.equity" : "check.several-asks.base", "all",
                present_list(c->p, all, n), "n", present_number_word(c->p, (int64_t)n)),
            SAY(c, "check.several-asks.do", "ask",
                equity && c->f ? pay_equity_worth(c->p, &c->f->ask) : present_amount(c->p, ask)));
        check_stated(k, first->stated.value, c->region->currency);
        check_computed(k, ask);
    }
}

/* "—" in the source's table: nobody has said that there is none. */
void check_guide_unstated(struct checking *c)
{
    const struct region *r = c->region;
    if (c->g->any_job || r->bonus_kind != GBONUS_UNSTATED ||
        (c->f && c->f->offer->package.bonus.stated))
        return;
    add_check(c, "unstated", SEVERITY_NOTE, r->bonus.at.src ? r->bonus.at : r->at,
              *r->name ? SAY(c, "check.unstated.guide-bonus", "region", r->name)
                       : catalogue_say(c->p->words, "check.unstated.guide-bonus.only"),
              catalogue_say(c->p->words, "check.unstated.guide-bonus.do"))
        ->quote = r->bonus_text;
}

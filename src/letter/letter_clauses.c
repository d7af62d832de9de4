/* letter_clauses.c - draft wording for HR to adopt (contract 3, offer-letter): the asked terms, the
 * agreed ones where given, each additional ask a clause. What the offer doesn't say is a blank,
 * reported as a warning; nothing is filled in by guess. */
#include "letter/letter.h"

static const char *blank(struct letter_work *w, const char *key)
{
    const char *caption = catalogue_say(w->p->words, key);
    diag_add(w->d, DIAG_BLANK_TERM, (struct place){0},
             "the draft leaves a blank for “%s”: the offer does not say it", caption);
    return arena_printf(w->arena, "%c%s%c", LETTER_BLANK, caption, LETTER_END);
}

static const char *say(const struct letter_work *w, const char *key)
{
    return catalogue_say(w->p->words, key);
}

static void position(struct letter_work *w, struct letter_list *list)
{
    const struct public_figures *f = w->f;
    const char *level = f->level ? arena_printf(w->arena, ", %s", f->level) : "";
    const char *start =
        date_set(f->start) ? present_date_letter(w->p, f->start) : blank(w, "hr.blank.start");
    letter_add(w, list, "position", say(w, "hr.position"),
               catalogue_fill(w->p->words, w->arena, "hr.position.text", "name", f->candidate.name,
                              "employer", f->employer, "role", f->role, "level", level, "place",
                              f->region_name, "start", start, NULL));
}

static void base(struct letter_work *w, const struct public_package *k, struct letter_list *list)
{
    letter_add(w, list, "base", say(w, "hr.base"),
               catalogue_fill(w->p->words, w->arena, "hr.base.text", "amount",
                              present_amount(w->p, k->base), NULL));
}

static void bonus(struct letter_work *w, const struct public_package *k, struct letter_list *list)
{
    if (!k->bonus_stated && !k->bonus)
        return;
    const char *key =
        k->bonus_kind == BONUS_CONTRACTUAL ? "hr.bonus.contractual" : "hr.bonus.target";
    const char *amount = present_amount(w->p, k->bonus);
    if (k->has_bonus_percent)
        amount = catalogue_fill(w->p->words, w->arena, "hr.bonus.percent", "percent",
                                present_decimal(w->p, k->bonus_percent_e8), "amount", amount, NULL);
    letter_add(w, list, "bonus", say(w, "hr.bonus"),
               catalogue_fill(w->p->words, w->arena, key, "amount", amount, NULL));
}

/* ---- equity ------------------------------------------------------------------------------- */

static const char *instrument(struct letter_work *w, const struct public_package *k)
{
    static const char *const keys[INSTRUMENT_OTHER + 1] = {[RSU] = "hr.rsu",
                                                           [ISO] = "hr.iso",
                                                           [NSO] = "hr.nso",
                                                           [BSPCE] = "hr.bspce",
                                                           [AGA] = "hr.aga"};
    const char *key = k->instrument <= INSTRUMENT_OTHER ? keys[k->instrument] : NULL;
    if (key)
        return say(w, key);
    return k->kind == EQUITY_OPTIONS ? say(w, "hr.options") : blank(w, "hr.blank.instrument");
}

/* "5, 15, 40 and 40 per cent": each year's share of the grant. */
static const char *schedule(const struct letter_work *w, const struct public_package *k)
{
    const char *shares[sizeof k->schedule_e8 / sizeof *k->schedule_e8];
    for (int i = 0; i < k->schedule_n; i++)
        shares[i] = present_decimal(w->p, k->schedule_e8[i]);
    return present_list(w->p, shares, (size_t)k->schedule_n);
}

static const char *vesting(struct letter_work *w, const struct public_package *k)
{
    const char *years = present_number_word(w->p, k->vesting_years);
    const char *cliff = k->cliff_months == 0 ? say(w, "hr.cliff.none")
                        : k->cliff_months > 0
                            ? catalogue_fill(w->p->words, w->arena, "hr.cliff", "months",
                                             present_number_word(w->p, k->cliff_months), NULL)
                            : catalogue_fill(w->p->words, w->arena, "hr.cliff", "months",
                                             blank(w, "hr.blank.cliff"), NULL);
    return k->schedule_n ? catalogue_fill(w->p->words, w->arena, "hr.vesting.schedule", "years",
                                          years, "shares", schedule(w, k), "cliff", cliff, NULL)
                         : catalogue_fill(w->p->words, w->arena, "hr.vesting.even", "years", years,
                                          "cliff", cliff, NULL);
}

static void equity(struct letter_work *w, const struct public_package *k, struct letter_list *list)
{
    if (!k->equity && !k->has_grant)
        return;
    const char *what;
    if (k->has_grant)
        what = catalogue_fill(w->p->words, w->arena, "hr.equity.grant", "shares",
                              present_decimal(w->p, k->shares_e8), "instrument", instrument(w, k),
                              "strike", present_price(w->p, k->strike_e8), "currency",
                              w->f->currency, NULL);
    else
        what = catalogue_fill(w->p->words, w->arena,
                              k->kind == EQUITY_LIQUID ? "hr.equity.liquid" : "hr.equity.private",
                              "amount", present_amount(w->p, k->equity), "instrument",
                              instrument(w, k), NULL);
    letter_add(w, list, "equity", say(w, "hr.equity"), what);
    letter_add(w, list, "vesting", say(w, "hr.vesting"), vesting(w, k));
}

/* An additional ask may be about acceleration: then it is the clause, and this one is silent. */
static bool asks_acceleration(const struct public_figures *f)
{
    for (size_t i = 0; i < f->additional_n; i++)
        if (f->additional[i].id && strstr(f->additional[i].id, "acceleration"))
            return true;
    return false;
}

static void acceleration(struct letter_work *w, const struct public_package *k,
                         struct letter_list *list)
{
    static const char *const keys[] = {NULL, "hr.acceleration.none", "hr.acceleration.single",
                                       "hr.acceleration.double"};
    if (asks_acceleration(w->f) || (!k->equity && !k->has_grant))
        return;
    const char *text = keys[k->acceleration]
                           ? say(w, keys[k->acceleration])
                           : catalogue_fill(w->p->words, w->arena, "hr.acceleration.open", "blank",
                                            blank(w, "hr.blank.acceleration"), NULL);
    letter_add(w, list, "acceleration", say(w, "hr.acceleration"), text);
}

/* ---- the rest ----------------------------------------------------------------------------- */

static void sign_on(struct letter_work *w, const struct public_package *k, struct letter_list *list)
{
    if (!k->sign_on)
        return;
    const char *first = present_amount(w->p, k->sign_on_year_1);
    const char *text =
        k->sign_on_year_2
            ? catalogue_fill(w->p->words, w->arena, "hr.sign_on.two", "first", first, "second",
                             present_amount(w->p, k->sign_on_year_2), NULL)
            : catalogue_fill(w->p->words, w->arena, "hr.sign_on.one", "first", first, NULL);
    letter_add(w, list, "sign-on", say(w, "hr.sign_on"), text);
}

static void refresh(struct letter_work *w, const struct public_package *k, struct letter_list *list)
{
    if (!k->refresh)
        return;
    letter_add(w, list, "refresh", say(w, "hr.refresh"),
               catalogue_fill(w->p->words, w->arena, "hr.refresh.text", "amount",
                              present_amount(w->p, k->refresh), "year",
                              arena_printf(w->arena, "%d", k->refresh_from), "years",
                              present_number_word(w->p, k->vesting_years), NULL));
}

static const char *as_sentence(const struct letter_work *w, const char *clause)
{
    size_t n = strlen(clause);
    if (!n)
        return clause;
    char *s = arena_printf(w->arena, "%s%s", clause, strchr(".!?", clause[n - 1]) ? "" : ".");
    if (s[0] >= 'a' && s[0] <= 'z')
        s[0] = (char)(s[0] - 'a' + 'A');
    return s;
}

static void additional(struct letter_work *w, struct letter_list *list)
{
    for (size_t i = 0; i < w->f->additional_n; i++) {
        const struct public_additional *x = &w->f->additional[i];
        const char *text = x->wording ? x->wording : x->clause ? x->clause : x->title;
        letter_add(w, list, x->id, x->heading ? x->heading : x->title, as_sentence(w, text));
    }
}

void letter_clauses(struct letter_work *w)
{
    const struct public_package *k = w->f->has_agreed ? &w->f->agreed : &w->f->ask;
    struct letter_list list = {.last = &list.first};
    position(w, &list);
    base(w, k, &list);
    bonus(w, k, &list);
    equity(w, k, &list);
    acceleration(w, k, &list);
    sign_on(w, k, &list);
    refresh(w, k, &list);
    additional(w, &list);
    w->out->clauses = list.first;
}

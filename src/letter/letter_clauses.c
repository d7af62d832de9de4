/* letter_clauses.c - draft wording for HR to adopt (contract 3, offer-letter): the asked terms, the
 * agreed ones where given, each additional ask a clause. What the offer doesn't say is a blank,
 * reported as a warning; nothing is filled in by guess. */
#include "base/ascii.h"
#include "letter/letter.h"
#include "say/pay.h"

static const char *blank_of(struct letter_work *w, const char *caption)
{
    diag_add(w->d, DIAG_BLANK_TERM, (struct place){0},
             "the draft leaves a blank for “%s”: the offer does not say it", caption);
    return arena_printf(w->arena, "%c%s%c", LETTER_BLANK, caption, LETTER_END);
}

static const char *blank(struct letter_work *w, const char *key)
{
    return blank_of(w, catalogue_say(w->p->words, key));
}

static const char *say(const struct letter_work *w, const char *key)
{
    return catalogue_say(w->p->words, key);
}

static const char *as_sentence(const struct letter_work *w, const char *clause)
{
    size_t n = strlen(clause);
    if (!n)
        return clause;
    char *s = arena_printf(w->arena, "%s%s", clause, strchr(".!?", clause[n - 1]) ? "" : ".");
    *s = ascii_capital(*s);
    return s;
}

/* "The employer provides the following: …": what somebody wrote is no clause by itself, unless they
 * wrote a sentence. */
static const char *as_clause(const struct letter_work *w, const char *key, const char *text)
{
    size_t n = strlen(text);
    return n && strchr(".!?", text[n - 1])
               ? text
               : catalogue_fill(w->p->words, w->arena, key, "text",
                                arena_printf(w->arena, "%s.", text), NULL);
}

/* "New York", "Band 6" aren't parted at a line's end; a name that would leave a hole there is. */
static const char *held_together(const struct letter_work *w, const char *name)
{
    const size_t short_enough = 18;
    if (strlen(name) > short_enough)
        return name;
    struct buf b;
    buf_init(&b, w->arena);
    for (const char *s = name; *s; s++)
        if (*s == ' ')
            buf_puts(&b, "\u00A0");
        else
            buf_putc(&b, *s);
    return buf_str(&b);
}

static void position(struct letter_work *w, struct letter_list *list)
{
    const struct public_figures *f = w->f;
    const char *level = f->level ? arena_printf(w->arena, ", %s", held_together(w, f->level)) : "";
    const char *start =
        date_set(f->start) ? present_date_letter(w->p, f->start) : blank(w, "hr.blank.start");
    const char *place =
        f->region_name ? held_together(w, f->region_name) : blank(w, "hr.blank.place");
    const char *key = f->contractor ? "hr.position.contractor" : "hr.position.text";
    const char *text = catalogue_fill(w->p->words, w->arena, key, "name", f->candidate.name,
                                      "employer", f->employer, "role", f->role, "level", level,
                                      "place", place, "start", start, NULL);
    if (f->months)
        text = arena_printf(w->arena, "%s %s", text,
                            catalogue_fill(w->p->words, w->arena, "hr.position.months", "months",
                                           present_number_word(w->p, f->months), NULL));
    letter_add(w, list, "position", say(w, "hr.position"), text);
}

static void base(struct letter_work *w, const struct public_package *k, struct letter_list *list)
{
    const char *const *key =
        (const char *const[][3]){{"hr.base", "hr.base.text", "hr.base.unit"},
                                 {"hr.fee", "hr.fee.text", "hr.fee.unit"}}[w->f->contractor];
    letter_add(w, list, "base", say(w, key[0]),
               catalogue_fill(w->p->words, w->arena, key[k->pay.base_unit.has ? 2 : 1], "amount",
                              pay_base(w->p, &k->pay), NULL));
}

/* "year 1 and year 2": those in which it is paid. */
static const char *bonus_years(const struct letter_work *w, unsigned years)
{
    const char *names[FIGURE_YEARS];
    size_t n = 0;
    for (int i = 0; i < FIGURE_YEARS; i++)
        if (years >> i & 1)
            names[n++] = catalogue_fill(w->p->words, w->arena, "hr.bonus.year", "year",
                                        arena_printf(w->arena, "%d", i + 1), NULL);
    return n ? present_list(w->p, names, n) : "";
}

/* What a bonus is worth today stands beside its per cent, since the per cent is what binds. */
static void bonus(struct letter_work *w, const struct public_package *k, struct letter_list *list)
{
    static const char *const kinds[] = {[BONUS_TARGET] = "hr.bonus.target",
                                        [BONUS_CONTRACTUAL] = "hr.bonus.contractual",
                                        [BONUS_COMMISSION] = "hr.bonus.commission",
                                        [BONUS_DISCRETIONARY] = "hr.bonus.discretionary"};
    for (size_t i = 0; i < k->pay.bonuses_n; i++) {
        const struct bonus_fig *b = &k->pay.bonuses[i];
        const char *amount = present_amount(w->p, b->amount);
        if (b->has_percent)
            amount = catalogue_fill(w->p->words, w->arena, "hr.bonus.percent", "percent",
                                    present_decimal(w->p, b->percent_e8), "amount", amount, NULL);
        else if (b->has_months)
            amount = catalogue_fill(w->p->words, w->arena, "hr.bonus.months", "months",
                                    present_decimal(w->p, b->months_e8), "amount", amount, NULL);
        const char *key = kinds[b->kind] ? kinds[b->kind] : kinds[BONUS_TARGET];
        if (b->years)
            key = arena_printf(w->arena, "%s.years", key);
        letter_add(w, list, "bonus", pay_is_named(w->p, b->name) ? b->name : say(w, "hr.bonus"),
                   catalogue_fill(w->p->words, w->arena, key, "amount", amount, "years",
                                  bonus_years(w, b->years), NULL));
    }
}

static void allowances(struct letter_work *w, const struct public_package *k,
                       struct letter_list *list)
{
    for (size_t i = 0; i < k->pay.allowances_n; i++)
        letter_add(w, list, "allowance", k->pay.allowances[i].name,
                   catalogue_fill(w->p->words, w->arena, "hr.allowance.text", "amount",
                                  pay_allowance(w->p, &k->pay.allowances[i]), NULL));
}

/* ---- equity ------------------------------------------------------------------------------- */

static const char *instrument(struct letter_work *w, const struct public_package *k)
{
    static const char *const keys[INSTRUMENT_OTHER + 1] = {[RSU] = "hr.rsu",
                                                           [ISO] = "hr.iso",
                                                           [NSO] = "hr.nso",
                                                           [BSPCE] = "hr.bspce",
                                                           [AGA] = "hr.aga"};
    const char *key = k->pay.instrument <= INSTRUMENT_OTHER ? keys[k->pay.instrument] : NULL;
    if (key)
        return say(w, key);
    return k->pay.kind == EQUITY_OPTIONS ? say(w, "hr.options") : blank(w, "hr.blank.instrument");
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
    const char *years = present_number_word(w->p, k->pay.vesting_years);
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

/* The number, the strike and the price are what is granted: the asked or agreed grant's. */
static const char *grant(struct letter_work *w, const struct public_package *k)
{
    const char *currency =
        k->pay.equity_converted.has ? k->pay.equity_converted.from : w->f->currency;
    bool options = k->pay.kind == EQUITY_OPTIONS;
    const char *key = options ? "hr.equity.grant" : "hr.equity.shares";
    const char *strike = !options ? ""
                         : k->strike_e8
                             ? present_price_in(w->p, k->strike_e8, currency)
                             : blank_of(w, catalogue_fill(w->p->words, w->arena, "hr.blank.strike",
                                                          "currency", currency, NULL));
    return catalogue_fill(w->p->words, w->arena, key, "shares",
                          present_units(w->p, k->pay.shares.v), "instrument", instrument(w, k),
                          "strike", strike, NULL);
}

static void equity(struct letter_work *w, const struct public_package *k, struct letter_list *list)
{
    bool number = package_by_number(&k->pay);
    if (!k->pay.equity && !number)
        return;
    const char *what = number ? grant(w, k)
                              : catalogue_fill(w->p->words, w->arena,
                                               k->pay.kind == EQUITY_LIQUID ? "hr.equity.liquid"
                                                                            : "hr.equity.private",
                                               "amount", pay_equity(w->p, &k->pay), "instrument",
                                               instrument(w, k), NULL);
    letter_add(w, list, "equity", say(w, "hr.equity"), what);
    letter_add(w, list, "vesting", say(w, "hr.vesting"), vesting(w, k));
}

/* An additional ask may be about acceleration: then it is the clause, and this one is silent. */
static bool asks_acceleration(const struct public_figures *f)
{
    for (size_t i = 0; i < f->additional_n; i++)
        if (f->additional[i].part && strcmp(f->additional[i].part, "acceleration") == 0)
            return true;
    return false;
}

static void acceleration(struct letter_work *w, const struct public_package *k,
                         struct letter_list *list)
{
    static const char *const keys[] = {NULL, "hr.acceleration.none", "hr.acceleration.single",
                                       "hr.acceleration.double"};
    if (asks_acceleration(w->f) || (!k->pay.equity && !k->pay.by_number))
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
    if (!k->pay.sign_on)
        return;
    const char *first = present_amount(w->p, k->pay.years[0].sign_on);
    const char *text =
        k->pay.years[1].sign_on
            ? catalogue_fill(w->p->words, w->arena, "hr.sign_on.two", "first", first, "second",
                             present_amount(w->p, k->pay.years[1].sign_on), NULL)
            : catalogue_fill(w->p->words, w->arena, "hr.sign_on.one", "first", first, NULL);
    letter_add(w, list, "sign-on", say(w, "hr.sign_on"), text);
}

/* What is paid once beside the sign-on; relocation may be paid back instead. */
static void once(struct letter_work *w, const struct public_package *k, struct letter_list *list)
{
    for (int i = 0; i < PAY_PARTS; i++) {
        money back = i == PAY_RELOCATION ? k->pay.reimbursed : 0;
        const char *key = arena_printf(w->arena, "hr.%s", pay_rows[i].key);
        if (pay_rows[i].when == PAY_ONCE && i != PAY_SIGN_ON && (k->pay.part[i] || back))
            letter_add(
                w, list, pay_rows[i].written, say(w, key),
                catalogue_fill(w->p->words, w->arena,
                               arena_printf(w->arena, back ? "%s.reimbursed" : "%s.text", key),
                               "amount", present_amount(w->p, back ? back : k->pay.part[i]), NULL));
    }
}

static void clawback(struct letter_work *w, const struct public_package *k,
                     struct letter_list *list)
{
    if (k->pay.sign_on && k->pay.clawback_months)
        letter_add(w, list, "clawback", say(w, "hr.clawback"),
                   catalogue_fill(w->p->words, w->arena, "hr.clawback.text", "months",
                                  present_number_word(w->p, k->pay.clawback_months), NULL));
}

static void pension(struct letter_work *w, const struct public_package *k, struct letter_list *list)
{
    int64_t percent = k->pension_e8 ? k->pension_e8 : w->f->offer.pension_e8;
    if (k->pay.pension)
        letter_add(w, list, "pension", say(w, "hr.pension"),
                   catalogue_fill(w->p->words, w->arena,
                                  percent ? "hr.pension.percent" : "hr.pension.text", "percent",
                                  present_decimal(w->p, percent), "amount",
                                  present_amount(w->p, k->pay.pension), NULL));
    for (size_t i = 0; i < k->pay.benefits_n; i++)
        letter_add(w, list, "benefit", k->pay.benefits[i].name,
                   k->pay.benefits[i].text && *k->pay.benefits[i].text
                       ? as_clause(w, "hr.benefit.stated", k->pay.benefits[i].text)
                       : catalogue_fill(w->p->words, w->arena, "hr.benefit.text", "amount",
                                        present_amount(w->p, k->pay.benefits[i].value.v), NULL));
}

static const struct public_term *term_named(const struct public_package *k, const char *name)
{
    for (size_t i = 0; i < k->terms_n; i++)
        if (strcmp(k->terms[i].name, name) == 0)
            return &k->terms[i];
    return NULL;
}

/* "twelve", as every other clause has it; what is no small whole number stays as it is. */
static const char *in_words(const struct letter_work *w, const char *number)
{
    int n = 0;
    for (const char *s = number; *s; s++) {
        if (*s < '0' || *s > '9' || s - number == 2)
            return number;
        n = n * 10 + (*s - '0');
    }
    return *number ? present_number_word(w->p, n) : number;
}

/* A sentence for a contract: "The notice period is three months."; NULL: none is known for it. */
static const char *term_sentence(struct letter_work *w, const struct public_term *t)
{
    const char *one = strcmp(t->text, "1") == 0 ? ".one" : strcmp(t->text, "0") == 0 ? ".none" : "";
    const char *key = arena_printf(w->arena, "hr.term.%s%s", t->name, one);
    const char *n = t->amount ? present_amount(w->p, t->amount) : t->text;
    bool number = t->amount || (*n && n[strspn(n, "0123456789.,")] == '\0');
    if (!t->amount)
        n = in_words(w, n);
    if (!catalogue_find(w->p->words, key))
        key = arena_printf(w->arena, "hr.term.%s", t->name);
    return number && catalogue_find(w->p->words, key)
               ? catalogue_fill(w->p->words, w->arena, key, "n", n, NULL)
               : NULL;
}

static void term(struct letter_work *w, const struct public_term *t, struct letter_list *list)
{
    const char *name = arena_printf(w->arena, "Term.%s", t->name);
    const char *own = arena_printf(w->arena, "hr.term.%s.text", t->name);
    const char *text = term_sentence(w, t);
    if (!text)
        text = as_clause(w, catalogue_find(w->p->words, own) ? own : "hr.term.text",
                         pay_term(w->p, t->name, t->text));
    letter_add(w, list, "term", catalogue_find(w->p->words, name) ? say(w, name) : t->name, text);
}

/* Asked or agreed terms, and of the rest what the offer states. */
static void terms(struct letter_work *w, const struct public_package *k, struct letter_list *list)
{
    for (size_t i = 0; i < k->terms_n; i++)
        term(w, &k->terms[i], list);
    for (size_t i = 0; i < w->f->offer.terms_n; i++)
        if (!term_named(k, w->f->offer.terms[i].name))
            term(w, &w->f->offer.terms[i], list);
}

static void refresh(struct letter_work *w, const struct public_package *k, struct letter_list *list)
{
    if (!k->pay.refresh)
        return;
    letter_add(w, list, "refresh", say(w, "hr.refresh"),
               catalogue_fill(w->p->words, w->arena, "hr.refresh.text", "amount",
                              present_amount(w->p, k->pay.refresh), "year",
                              arena_printf(w->arena, "%d", k->pay.refresh_from), "years",
                              present_number_word(w->p, k->pay.vesting_years), NULL));
}

/* What a guide asks for without a wording: how much of it, and how, is for both to write. */
static const char *unworded(struct letter_work *w, const char *asked)
{
    return catalogue_fill(w->p->words, w->arena, "hr.additional.text", "text", asked, "details",
                          blank(w, "hr.blank.details"), NULL);
}

static void additional(struct letter_work *w, struct letter_list *list)
{
    for (size_t i = 0; i < w->f->additional_n; i++) {
        const struct public_additional *x = &w->f->additional[i];
        const char *text =
            x->wording ? as_sentence(w, x->wording) : unworded(w, x->clause ? x->clause : x->title);
        letter_add(w, list, x->id, x->heading ? x->heading : x->title, text);
    }
}

void letter_clauses(struct letter_work *w)
{
    const struct public_package *k = w->f->has_agreed ? &w->f->agreed : &w->f->ask;
    struct letter_list list = {.last = &list.first};
    position(w, &list);
    base(w, k, &list);
    bonus(w, k, &list);
    allowances(w, k, &list);
    equity(w, k, &list);
    acceleration(w, k, &list);
    sign_on(w, k, &list);
    clawback(w, k, &list);
    once(w, k, &list);
    refresh(w, k, &list);
    pension(w, k, &list);
    terms(w, k, &list);
    additional(w, &list);
    w->out->clauses = list.first;
}

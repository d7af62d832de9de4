/* letter.c - the letter's fixed phrases and its table; see letter.h. */
#include "letter/letter.h"
#include "say/pay.h"

void letter_add(struct letter_work *w, struct letter_list *list, const char *id,
                const char *heading, const char *text)
{
    struct letter_line *l = arena_new_of(w->arena, struct letter_line);
    *l = (struct letter_line){.id = id, .heading = heading, .text = text};
    *list->last = l;
    list->last = &l->next;
}

static const char *say(const struct letter_work *w, const char *key)
{
    return catalogue_say(w->p->words, key);
}

/* ---- the table: offer, ask, change -------------------------------------------------------- */

static struct letter_row *new_row(struct letter_work *w, const char *id, const char *name)
{
    if (w->out->rows_n == LETTER_ROWS_MAX)
        return arena_new_of(w->arena, struct letter_row); /* more than any offer may hold */
    struct letter_row *r = &w->out->rows[w->out->rows_n++];
    r->id = id;
    r->name = name;
    return r;
}

static void row(struct letter_work *w, const char *id, const char *name, const char *offer,
                const char *ask, const char *change)
{
    struct letter_row *r = new_row(w, id, name);
    r->offer = offer ? offer : say(w, "cell.open");
    r->ask = ask ? ask : r->offer;
    r->change = change ? change : say(w, "letter.unchanged");
}

static const char *signed_change(const struct letter_work *w, money change)
{
    return change ? present_signed_amount(w->p, change) : NULL;
}

/* In the unit in which it is paid: what is signed is a month's pay, not a year's. */
static void base_row(struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    const struct change *more = &w->f->to_ask;
    bool unit = more->base_unit.has;
    const char *const *keys =
        (const char *const[][2]){{"letter.row.base", "letter.row.base.unit"},
                                 {"letter.row.fee.year", "letter.row.fee"}}[w->f->contractor];
    row(w, "base", say(w, keys[unit]), pay_base(w->p, o), pay_base(w->p, k),
        signed_change(w, unit ? more->base_unit.v : more->base));
}

static void bonus_rows(struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    for (size_t i = 0; i < k->bonuses_n; i++) {
        const struct bonus_fig *to = &k->bonuses[i], *from = package_bonus(o, to->name);
        const struct fig *more = &w->f->to_ask.bonuses[i];
        const char *before = from ? pay_bonus(w->p, from) : NULL, *after = pay_bonus(w->p, to);
        const char *change = more->has                              ? signed_change(w, more->v)
                             : before && strcmp(before, after) == 0 ? NULL
                                                                    : "";
        row(w, "bonus", to->name ? to->name : say(w, "letter.row.bonus"), before, after, change);
    }
}

static void allowance_rows(struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    for (size_t i = 0; i < k->allowances_n; i++) {
        const struct allowance_fig *to = &k->allowances[i], *from = package_allowance(o, to->name);
        const struct fig *more = &w->f->to_ask.allowances[i];
        row(w, "allowance", to->name, from ? pay_allowance(w->p, from) : NULL,
            pay_allowance(w->p, to), more->has ? signed_change(w, more->v) : "");
    }
}

static bool plays(const struct letter_work *w, enum money_part part)
{
    return w->f->in_play >> part & 1;
}

/* By number where it is a grant: the number is what is granted, its worth changes by the day. */
static void equity_row(struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    if (!plays(w, PAY_EQUITY))
        return;
    const char *years = present_number_word(w->p, k->vesting_years);
    const char *key = package_by_number(k)       ? "letter.row.equity.number"
                      : k->kind == EQUITY_LIQUID ? "letter.row.equity.liquid"
                                                 : "letter.row.equity";
    const struct change *more = &w->f->to_ask;
    money amount = more->equity_own.has ? more->equity_own.v : more->equity;
    const char *change =
        more->shares.has && !more->shares.v ? NULL
        : more->shares.has ? arena_printf(w->arena, "+%s", present_units(w->p, more->shares.v))
        : !amount          ? NULL
        : more->equity_own.has
            ? arena_printf(w->arena, "+%s",
                           present_amount_in(w->p, amount, k->equity_converted.from))
            : present_signed_amount(w->p, amount);
    row(w, "equity", catalogue_fill(w->p->words, w->arena, key, "years", years, NULL),
        o->kind == EQUITY_UNSTATED ? NULL : pay_equity(w->p, o), pay_equity(w->p, k), change);
}

static void once_row(struct letter_work *w, enum money_part part)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    if (plays(w, part) && (o->part[part] || k->part[part]))
        row(w, pay_rows[part].key,
            say(w, arena_printf(w->arena, "letter.row.%s", pay_rows[part].key)),
            o->stated >> part & 1 ? present_amount(w->p, o->part[part]) : NULL,
            present_amount(w->p, k->part[part]), signed_change(w, w->f->to_ask.part[part]));
}

static const char *term_said(const struct letter_work *w, const struct public_package *k,
                             const char *name)
{
    for (size_t i = 0; i < k->terms_n; i++)
        if (strcmp(k->terms[i].name, name) == 0)
            return pay_term_value(w->p, name, k->terms[i].text);
    return NULL;
}

/* The terms that are asked for; what is merely in the offer needs no line. */
static void term_rows(struct letter_work *w)
{
    const struct public_package *from = w->f->at_ask ? &w->f->offer : &w->f->ask;
    for (size_t i = 0; i < from->terms_n; i++) {
        const char *name = from->terms[i].name, *key = arena_printf(w->arena, "Term.%s", name);
        const char *offer = term_said(w, &w->f->offer, name);
        const char *ask = term_said(w, &w->f->ask, name);
        bool open = from->terms[i].open;
        row(w, "term", catalogue_find(w->p->words, key) ? say(w, key) : name, offer,
            open ? ask : offer, open ? "" : NULL);
    }
}

/* Beside pay: what is asked above the offer. */
static void beside_rows(struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    int64_t before_e8 = w->f->offer.pension_e8, after_e8 = w->f->ask.pension_e8;
    if (w->f->asks_pension)
        row(w, "pension", say(w, "beside.pension"),
            o->pension ? pay_pension(w->p, before_e8, o->pension) : NULL,
            pay_pension(w->p, after_e8, k->pension),
            before_e8 || after_e8 ? "" : signed_change(w, w->f->to_ask.pension));
    for (size_t i = 0; i < k->benefits_n; i++) {
        const struct benefit_fig *to = &k->benefits[i], *from = package_benefit(o, to->name);
        if (w->f->to_ask.benefits[i] > 0)
            row(w, "benefit", to->name,
                from && from->value.v ? present_amount(w->p, from->value.v) : NULL,
                present_amount(w->p, to->value.v), signed_change(w, w->f->to_ask.benefits[i]));
    }
}

static size_t yearly_parts(const struct letter_work *w)
{
    size_t n = 0;
    for (int i = 0; i < PAY_PARTS; i++)
        n += plays(w, (enum money_part)i) && pay_rows[i].when != PAY_ONCE;
    return n;
}

/* A part that neither side has is no row: an empty line would look like something withheld. */
static void rows(struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    base_row(w);
    bonus_rows(w);
    allowance_rows(w);
    equity_row(w);
    for (int part = 0; part < PAY_PARTS; part++)
        if (pay_rows[part].when == PAY_ONCE)
            once_row(w, (enum money_part)part);
    if (o->refresh || k->refresh)
        row(w, "refresh", say(w, "letter.row.refresh"), present_amount(w->p, o->refresh),
            present_amount(w->p, k->refresh), signed_change(w, w->f->to_ask.refresh));
    beside_rows(w);
    term_rows(w);
    if (yearly_parts(w) < 2 || (k->by_number && k->equity_unknown))
        return;
    struct present whole = *w->p; /* a sum is computed: whole units */
    money more = w->f->to_ask.annual;
    whole.whole = true;
    row(w, "annual", say(w, "letter.row.total"), present_amount(&whole, o->annual),
        present_amount(&whole, k->annual), more ? present_signed_amount(&whole, more) : NULL);
    w->out->rows[w->out->rows_n - 1].total = true;
}

/* ---- phrases ------------------------------------------------------------------------------ */

static const char *greeting(const struct letter_work *w)
{
    const char *name = w->f->recruiter.name;
    return name ? present_greeting(w->p, name) : say(w, "letter.greeting.team");
}

static const char *subject(const struct letter_work *w)
{
    const char *key = w->f->at_ask ? "letter.subject.confirm" : "letter.subject";
    if (!date_set(w->f->offered))
        return catalogue_fill(w->p->words, w->arena, key, "role", w->f->role, NULL);
    return catalogue_fill(w->p->words, w->arena, arena_printf(w->arena, "%s.dated", key), "role",
                          w->f->role, "date", present_date_letter(w->p, w->f->offered), NULL);
}

/* What is still open about the equity decides what is asked to be confirmed; no word of equity
 * where there is none. */
static const char *confirm(const struct letter_work *w)
{
    const struct public_package *o = &w->f->offer;
    if (w->f->at_ask)
        return NULL;
    if (!plays(w, PAY_EQUITY))
        return say(w, "letter.confirm.none");
    if (o->has_grant && o->pay.kind == EQUITY_OPTIONS)
        return say(w, o->strike_e8 ? "letter.confirm.options" : "letter.confirm.options.strike");
    if (o->pay.kind == EQUITY_LIQUID)
        return say(w, o->has_grant ? "letter.confirm.grant" : "letter.confirm.liquid");
    return say(w, "letter.confirm.private");
}

/* "base and equity": where they have come up, for the thanks of a later round. */
static const char *moved_parts(const struct letter_work *w)
{
    const char *names[PAY_PARTS];
    size_t n = 0;
    for (int i = 0; i < PAY_PARTS; i++)
        if (w->f->step.part[i] > 0 && !(i == PAY_BONUS && w->f->step.bonus_follows))
            names[n++] = say(w, arena_printf(w->arena, "speech.part.%s", pay_rows[i].key));
    return n ? present_list(w->p, names, n) : NULL;
}

static const char *thanks(const struct letter_work *w)
{
    const char *moved = w->f->moved ? moved_parts(w) : NULL;
    return moved
               ? catalogue_fill(w->p->words, w->arena, "letter.thanks.moved", "parts", moved, NULL)
               : say(w, "letter.thanks");
}

static const char *mail_body(const struct letter_work *w, const char *hello)
{
    return arena_printf(w->arena, "%s\n\n%s\n\n%s\n%s\n", hello, say(w, "letter.mail"),
                        say(w, "letter.close"), w->f->candidate.name ? w->f->candidate.name : "");
}

/* The place that a letter is dated from is the last line of the candidate's own address, without
 * its postcode; the employer's town is no place of theirs. NULL: none. */
static const char *letter_place(const struct letter_work *w)
{
    const char *address = w->f->candidate.address;
    if (!address)
        return NULL;
    const char *line = strrchr(address, '\n'), *end;
    line = line ? line + 1 : address;
    const char *comma = strrchr(line, ',');
    line = comma ? comma + 1 : line;
    while (*line && (strchr("0123456789 -", *line)))
        line++;
    for (end = line + strlen(line); end > line && strchr("0123456789 ,", end[-1]); end--)
        ;
    return end > line ? arena_strndup(w->arena, line, (size_t)(end - line)) : NULL;
}

/* Where nothing is asked of pay, what is asked instead stands in a sentence. */
static const char *proposal(const struct letter_work *w)
{
    const struct public_package *k = &w->f->ask;
    const char *items[LETTER_ROWS_MAX];
    size_t n = 0;
    if (w->f->at_ask)
        return say(w, "letter.propose.confirm");
    for (size_t i = 0; w->f->pay_met && i < k->terms_n && n < LETTER_ROWS_MAX; i++)
        if (k->terms[i].open)
            items[n++] = pay_term_asked(w->p, k->terms[i].name, k->terms[i].text);
    return n ? catalogue_fill(w->p->words, w->arena, "letter.propose.rest", "list",
                              present_list(w->p, items, n), NULL)
             : say(w, "letter.propose");
}

static void phrases(struct letter_work *w)
{
    const struct public_figures *f = w->f;
    struct letter *l = w->out;
    const struct catalogue *c = w->p->words;
    const char *date = present_date_letter(w->p, f->date);
    const char *place = letter_place(w);
    l->place_date = !place ? date
                           : catalogue_fill(c, w->arena, "letter.place_date", "place", place,
                                            "date", date, NULL);
    l->confirms = f->at_ask;
    l->engages = f->contractor;
    l->thanks = thanks(w);
    l->request = say(w, f->at_ask  ? "letter.request.confirm"
                        : f->final ? "letter.request.final"
                                   : "letter.request");
    l->propose = proposal(w);
    l->ending = f->at_ask ? say(w, "letter.ending.confirm") : NULL;
    l->subject = subject(w);
    l->greeting = greeting(w);
    l->confirm = confirm(w);
    l->reply_by = date_set(f->respond_by) && !f->at_ask
                      ? catalogue_fill(c, w->arena, "letter.reply_by", "date",
                                       present_date_spoken(w->p, f->respond_by), NULL)
                      : NULL;
    l->mail_body = mail_body(w, l->greeting);
    l->draft_notice = catalogue_fill(c, w->arena, "hr.notice", "name", f->candidate.name,
                                     "employer", f->employer, NULL);
    l->title = catalogue_fill(c, w->arena, "letter.title", "name", f->candidate.name, "employer",
                              f->employer, NULL);
    l->terms_title = catalogue_fill(c, w->arena, "hr.title", "name", f->candidate.name, "employer",
                                    f->employer, NULL);
    l->summary =
        catalogue_fill(c, w->arena, "letter.about", "role", f->role, "employer", f->employer, NULL);
}

const struct letter *letter_compose(struct arena *a, const struct public_figures *f,
                                    const struct present *p, unsigned parts, struct diags *d)
{
    struct letter_work w = {.arena = a, .f = f, .p = p, .d = d};
    w.out = arena_new_of(a, struct letter);
    phrases(&w);
    rows(&w);
    if (parts & LETTER_SENTENCES) {
        letter_sentences(&w);
        letter_competing(&w);
    }
    if (parts & LETTER_TERMS)
        letter_clauses(&w);
    return w.failed ? NULL : w.out;
}

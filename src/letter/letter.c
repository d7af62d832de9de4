/* letter.c - the letter's fixed phrases and its table; see letter.h. */
#include "letter/letter.h"

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

static void row(struct letter_work *w, const char *id, const char *name, money offer, money ask,
                money change, bool total)
{
    struct letter_row *r = &w->out->rows[w->out->rows_n++];
    *r = (struct letter_row){.id = id, .name = name, .total = total};
    r->offer = present_amount(w->p, offer);
    r->ask = present_amount(w->p, ask);
    r->change = change ? present_signed_amount(w->p, change) : say(w, "letter.unchanged");
}

static const char *years_word(const struct letter_work *w, int years)
{
    return present_number_word(w->p, years);
}

/* A part that neither side has is no row: an empty line would look like something withheld. */
static void rows(struct letter_work *w)
{
    const struct public_package *o = &w->f->offer, *k = &w->f->ask;
    const struct gap *more = &w->f->gap_to_ask;
    row(w, "base", say(w, "letter.row.base"), o->base, k->base, more->base.v, false);
    if (o->bonus || k->bonus)
        row(w, "bonus", say(w, "letter.row.bonus"), o->bonus, k->bonus, w->f->more_bonus, false);
    const char *key = k->kind == EQUITY_LIQUID ? "letter.row.equity.liquid" : "letter.row.equity";
    row(w, "equity",
        catalogue_fill(w->p->words, w->arena, key, "years", years_word(w, k->vesting_years), NULL),
        o->equity, k->equity, more->equity.v, false);
    if (o->sign_on || k->sign_on)
        row(w, "sign_on", say(w, "letter.row.sign_on"), o->sign_on, k->sign_on, w->f->more_sign_on,
            false);
    if (o->refresh || k->refresh)
        row(w, "refresh", say(w, "letter.row.refresh"), o->refresh, k->refresh, w->f->more_refresh,
            false);
    key = o->bonus || k->bonus ? "letter.row.annual.bonus" : "letter.row.annual";
    row(w, "annual",
        catalogue_fill(w->p->words, w->arena, key, "years",
                       arena_printf(w->arena, "%d", k->vesting_years), NULL),
        o->annual, k->annual, more->annual.v, true);
}

/* ---- phrases ------------------------------------------------------------------------------ */

/* A first name where the name has one in Latin letters; the name as it stands elsewhere, since its
 * order isn't ours to guess. */
static const char *first_name(const struct letter_work *w, const char *name)
{
    struct str s = str_of(name);
    for (size_t at = 0; at < s.n;)
        if (str_decode(s, &at) > 0x24F)
            return name;
    const char *space = strchr(name, ' ');
    return space ? arena_strndup(w->arena, name, (size_t)(space - name)) : name;
}

static const char *greeting(const struct letter_work *w)
{
    const char *name = w->f->recruiter.name;
    return name ? catalogue_fill(w->p->words, w->arena, "letter.greeting", "name",
                                 first_name(w, name), NULL)
                : say(w, "letter.greeting.team");
}

static const char *subject(const struct letter_work *w)
{
    if (!date_set(w->f->offered))
        return catalogue_fill(w->p->words, w->arena, "letter.subject", "role", w->f->role, NULL);
    return catalogue_fill(w->p->words, w->arena, "letter.subject.dated", "role", w->f->role, "date",
                          present_date_letter(w->p, w->f->offered), NULL);
}

/* What is still open about the equity decides what is asked to be confirmed. */
static const char *confirm(const struct letter_work *w)
{
    const struct public_package *o = &w->f->offer;
    if (o->has_grant)
        return say(w, "letter.confirm.options");
    if (o->kind == EQUITY_LIQUID)
        return say(w, "letter.confirm.liquid");
    return o->equity ? say(w, "letter.confirm.private") : say(w, "letter.confirm.none");
}

static const char *mail_body(const struct letter_work *w, const char *hello)
{
    return arena_printf(w->arena, "%s\n\n%s\n\n%s\n%s\n", hello, say(w, "letter.mail"),
                        say(w, "letter.close"), w->f->candidate.name ? w->f->candidate.name : "");
}

static void phrases(struct letter_work *w)
{
    const struct public_figures *f = w->f;
    struct letter *l = w->out;
    const struct catalogue *c = w->p->words;
    const char *date = present_date_letter(w->p, f->date);
    bool anywhere = f->location_factor.has; /* "Remote" is no place to date a letter from */
    l->place_date = anywhere || !f->region_name
                        ? date
                        : catalogue_fill(c, w->arena, "letter.place_date", "place", f->region_name,
                                         "date", date, NULL);
    l->subject = subject(w);
    l->greeting = greeting(w);
    l->confirm = confirm(w);
    l->reply_by = date_set(f->respond_by)
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

/* checks_money.c - what comp found in the candidate's own numbers and dates, in words
 * (contract 2.12). A check is worded by its id and, where it has several forms, by the form: here
 * stands only which form it is. */
#include "brief/checks_part.h"

/* ".replaced": which of a check's forms this one has. */
static const char *form_of(const struct checking *c, const struct money_check *k)
{
    if (strcmp(k->id, "stale") == 0)
        return k->rate ? ".rate" : ".market";
    if (strcmp(k->id, "expired") == 0)
        return k->competing ? ".message" : ".respond";
    if (strcmp(k->id, "clock") == 0)
        return k->competing   ? ".message"
               : k->days > 1  ? ".exploding"
               : k->days == 1 ? ".exploding.one"
                              : ".exploding.today";
    if (strcmp(k->id, "contradicts") == 0)
        return date_set(k->other_date) ? ".replaced" : ".message";
    if (strcmp(k->id, "claw-back") == 0)
        return date_set(k->date) ? ".until" : ".message";
    if (strcmp(k->id, "order") == 0)
        return k->stated.has ? ".message" : ".term";
    if (strcmp(k->id, "raised") == 0 && k->at.src == c->g->source)
        return ".guide";
    return ".message";
}

/* What to do: of forms that say it otherwise, their own. */
static const char *todo_key(struct checking *c, const struct money_check *k, const char *form)
{
    const char *own = arena_printf(c->a, "check.%s%s.do", k->id, form);
    bool exploding = strncmp(form, ".exploding", 10) == 0;
    if (exploding)
        return "deadline.ask-for-time";
    return catalogue_find(c->p->words, own) ? own : arena_printf(c->a, "check.%s.do", k->id);
}

static const char *amount(struct checking *c, const struct money_check *k, struct fig v)
{
    if (!v.has)
        return "";
    if (k->shares)
        return SAY(c, "check.shares", "n", present_units(c->p, v.v));
    return k->currency ? present_amount_in(c->p, v.v, k->currency) : present_amount(c->p, v.v);
}

static const char *part_name(struct checking *c, const struct money_check *k)
{
    if (k->part < 0)
        return k->name ? k->name : catalogue_say(c->p->words, "Part.four_year");
    return catalogue_say(c->p->words, arena_printf(c->a, "Part.%s", pay_rows[k->part].key));
}

static const char *date_text(struct checking *c, struct date d)
{
    return date_set(d) ? present_date_short(c->p, d) : "";
}

static const char *fill(struct checking *c, const struct money_check *k, const char *key)
{
    const char *to =
        k->who ? arena_printf(c->a, " %s", SAY(c, "check.to-whom", "who", k->who)) : "";
    return SAY(c, key, "part", part_name(c, k), "name", k->name ? k->name : "", "stated",
               amount(c, k, k->stated), "computed", amount(c, k, k->computed), "ask",
               amount(c, k, k->stated), "max", amount(c, k, k->computed), "to_whom", to, "company",
               k->who ? k->who : catalogue_say(c->p->words, "check.other-offer"), "date",
               date_text(c, k->date), "expires", date_text(c, k->date), "respond",
               date_text(c, k->other_date), "other", date_text(c, k->other_date), "days",
               strcmp(k->id, "clock") == 0 ? present_number_word(c->p, k->days)
                                           : present_count(c->p, k->days),
               "from", k->rate ? k->rate->from : "", "to", k->rate ? k->rate->to : "", "source",
               k->market && k->market->source.s ? k->market->source.s : "", "year",
               arena_printf(c->a, "%d", k->date.year));
}

void check_money(struct checking *c)
{
    for (size_t i = 0; i < c->f->money_checks_n; i++) {
        const struct money_check *k = &c->f->money_checks[i];
        const char *form = form_of(c, k);
        struct check *out = add_check(c, k->id, k->severity, k->at,
                                      fill(c, k, arena_printf(c->a, "check.%s%s", k->id, form)),
                                      fill(c, k, todo_key(c, k, form)));
        out->about = k->about;
        out->floor = k->is_floor;
        if (k->stated.has)
            check_stated(out, k->stated.v, k->currency);
        if (k->computed.has)
            check_computed(out, k->computed.v);
    }
}

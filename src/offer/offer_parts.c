/* offer_parts.c - rules across the values of one part of a package (contract 1.1). */
#include "offer/offer_table.h"
#include <libxml/tree.h>

#define HUNDRED (100 * DECIMAL_ONE)
#define CENT (DECIMAL_ONE / 100)

static struct place at_attribute(struct xml_reader *r, xml_node *n, const char *name)
{
    return xml_at_attribute(r->x, n, name);
}

/* ---- pay ------------------------------------------------------------------------------------- */

bool offer_check_times(struct xml_reader *r, struct xml_value v, void *decimal)
{
    const struct decimal *times = decimal;
    if (times->e8 > 8784 * DECIMAL_ONE) {
        xml_refuse(r, DIAG_OUT_OF_RANGE, v.at,
                   "times is out of range: %s; a year has 8784 hours at most",
                   diag_quote(r->arena, str_of(v.text)));
        return false;
    }
    if (times->e8 > 0 && times->e8 % CENT == 0)
        return true;
    xml_refuse(r, DIAG_OUT_OF_RANGE, v.at,
               times->e8 == 0 ? "times is 0; write how many of them a year has, as in 13"
                              : "times has more than two decimals: %s; round it, as in 1732.50",
               diag_quote(r->arena, str_of(v.text)));
    return false;
}

void offer_check_pay(struct xml_reader *r, xml_node *n, struct pay *pay, bool carried)
{
    bool times = xml_attribute(r->x, n, "times") != NULL;
    if (times && (!xml_attribute(r->x, n, "per") || (pay->stated && pay->per == PER_YEAR))) {
        xml_refuse_rule(
            r, DIAG_BAD_VALUE, at_attribute(r, n, "times"),
            "times says how often a year it is paid, and goes with a unit shorter than a "
            "year; write per=\"month\", or delete it");
        pay->times.stated = false;
        return;
    }
    if (!pay->stated || times || carried || offer_per_times(pay->per))
        return;
    bool hour = pay->per == PER_HOUR;
    xml_refuse_rule(
        r, DIAG_MISSING_ATTRIBUTE, xml_at_name(r->x, n),
        "%s is paid by the %s, and how many a year has isn't stated; write times=\"…\", as "
        "in %s",
        xml_name(n), hour ? "hour" : "day",
        hour ? "37.5 × 52 = 1950" : "52 × 5 − 30 days off = 230");
}

/* ---- equity: the schedule -------------------------------------------------------------------- */

static const char *sum_text(struct xml_reader *r, int64_t sum)
{
    return xml_decimal_text(r->arena, sum);
}

/* The entries, divided by white space; their sum is looked at when all of them are sound. */
bool offer_read_schedule(struct xml_reader *r, struct xml_value v, void *into)
{
    struct equity *e = into;
    int64_t sum = 0, entries[VESTING_YEARS_MAX];
    size_t n;
    const struct text *words = xml_read_list(r, v, &n);
    if (n > VESTING_YEARS_MAX) {
        xml_refuse(r, DIAG_TOO_MANY, v.at, "schedule has more than %d years; write at most %d",
                   VESTING_YEARS_MAX, VESTING_YEARS_MAX);
        return false;
    }
    if (n == 0) {
        xml_refuse(r, DIAG_EMPTY, v.at,
                   "schedule is empty; write per cent a year, as in 25 25 25 25");
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (!decimal_parse(str_of(words[i].s), &entries[i]) || entries[i] > HUNDRED) {
            xml_refuse(r, DIAG_NOT_A_NUMBER, v.at,
                       "schedule holds no per cent: %s; write numbers and spaces, as in 5 15 40 40",
                       diag_quote(r->arena, str_of(words[i].s)));
            return false;
        }
        sum += entries[i];
    }
    if (sum != HUNDRED) {
        xml_refuse(r, DIAG_SCHEDULE_SUM, v.at, "schedule adds up to %s, not to 100; change a year",
                   sum_text(r, sum));
        return false;
    }
    memcpy(e->schedule_e8, entries, n * sizeof *entries);
    e->schedule_n = (int)n;
    e->schedule_at = v.at;
    return true;
}

const char *offer_schedule_text(struct arena *a, const void *equity)
{
    const struct equity *e = equity;
    struct buf b;
    buf_init(&b, a);
    for (int i = 0; i < e->schedule_n; i++)
        buf_printf(&b, "%s%s", i ? " " : "", xml_decimal_text(a, e->schedule_e8[i]));
    return e->schedule_n ? buf_str(&b) : NULL;
}

static void years_and_schedule(struct xml_reader *r, struct equity *e)
{
    if (e->schedule_n == 0)
        return;
    if (e->years == 0)
        e->years = e->schedule_n;
    if (e->years == e->schedule_n)
        return;
    struct diag *g = xml_refuse_rule(
        r, DIAG_BAD_VALUE, e->schedule_at,
        "schedule has %d entries for %d years; write one for each year", e->schedule_n, e->years);
    g->also = e->years_at;
    e->schedule_n = 0;
}

/* ---- equity: the element --------------------------------------------------------------------- */

static xml_node *grant_of(xml_node *n)
{
    return xml_child_of(n, "grant");
}

/* There is none, and nothing to say of it: the first thing that is said has the caret. */
static void check_none(struct xml_reader *r, xml_node *n, struct equity *e, bool text)
{
    struct buf what;
    struct place at = {0};
    buf_init(&what, r->arena);
    for (xmlAttrPtr a = n->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        if (a->ns || strcmp(name, "kind") == 0)
            continue;
        buf_printf(&what, "%s%s", what.n ? ", " : "", name);
        at = at.src ? at : at_attribute(r, n, name);
    }
    if (text)
        buf_printf(&what, "%samount", what.n ? ", " : "");
    if (grant_of(n))
        buf_printf(&what, "%sgrant", what.n ? ", " : "");
    if (!at.src)
        at = text ? xml_at_text(r->x, n) : xml_at_name(r->x, grant_of(n) ? grant_of(n) : n);
    if (what.n)
        xml_refuse_rule(
            r, DIAG_NOT_ALLOWED, at,
            "kind=\"none\" says that there is no equity; delete the %s, or state what it is",
            buf_str(&what));
    *e = (struct equity){.stated = true,
                         .kind = EQUITY_NONE,
                         .kind_at = e->kind_at,
                         .at = e->at,
                         .cliff_months = -1};
}

/* An amount or a grant, never both. */
static void check_content(struct xml_reader *r, xml_node *n, struct equity *e)
{
    struct xml_value v = xml_text_value(r, n);
    xml_node *g = grant_of(n);
    bool text = !xml_value_blank(v);
    if (g && text)
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, v.at,
                        "equity holds an amount and a grant; delete one of the two");
    else if (g && e->per_year)
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, at_attribute(r, n, "per-year"),
                        "per-year goes with an amount; a grant is always whole, so delete it");
    else if (!g && !text && xml_first_child(n))
        return; /* whatever stands there was reported */
    else if (!g && !text)
        xml_refuse_rule(
            r, DIAG_EMPTY, v.at,
            r->where & IN_OFFERED
                ? "equity is empty; write the amount of the whole grant, as in 80000, or "
                  "kind=\"none\" if there is none"
                : "equity is empty; write the amount of the whole grant, as in 80000");
    else if (!g)
        xml_read_amount(r, v, &e->amount);
    if (g && e->strike.stated && e->kind != EQUITY_OPTIONS && e->kind != EQUITY_UNSTATED)
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, at_attribute(r, g, "strike"),
                        "a strike goes with kind=\"options\" only; change the kind, or delete it");
}

/* Where the years aren't stated here, the finished offer is looked at (offer_rules.c). */
static void check_cliff(struct xml_reader *r, struct equity *e)
{
    int years = e->years ? e->years : r->where & IN_OFFERED ? 4 : VESTING_YEARS_MAX;
    if (e->cliff_months <= years * 12)
        return;
    xml_refuse_rule(r, DIAG_OUT_OF_RANGE, e->cliff_at,
                    "a cliff of %d months lies beyond the vesting of %d year%s; write at most %d",
                    e->cliff_months, years, years == 1 ? "" : "s", years * 12);
    e->cliff_months = -1;
}

bool offer_done_equity(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct equity *e = into;
    (void)parent;
    if (e->kind == EQUITY_NONE) {
        check_none(r, n, e, !xml_value_blank(xml_text_value(r, n)));
        return true;
    }
    e->has_grant = e->shares.stated;
    check_content(r, n, e);
    years_and_schedule(r, e);
    check_cliff(r, e);
    return true;
}

/* ---- bonus, pension -------------------------------------------------------------------------- */

/* "1", "1 2": the years in which it is paid. */
bool offer_read_years(struct xml_reader *r, struct xml_value v, void *into)
{
    struct bonus *b = into;
    size_t n;
    const struct text *words = xml_read_list(r, v, &n);
    b->years_at = v.at;
    for (size_t i = 0; i < n; i++) {
        bool year = strlen(words[i].s) == 1 && words[i].s[0] >= '1' && words[i].s[0] <= '4';
        unsigned bit = year ? 1U << (words[i].s[0] - '1') : 0;
        if (!year || (b->years & bit)) {
            xml_refuse(r, DIAG_BAD_VALUE, words[i].at,
                       year ? "the year %s appears twice; write it once"
                            : "years holds no year from 1 to 4: %s; write those in which the bonus "
                              "is paid, as in 1 2",
                       diag_quote(r->arena, str_of(words[i].s)));
            b->years = 0;
            return false;
        }
        b->years |= bit;
    }
    if (n == 0)
        xml_refuse(r, DIAG_EMPTY, v.at,
                   "years is empty; write those in which the bonus is paid, as in 1 2");
    return n > 0;
}

const char *offer_years_text(struct arena *a, const void *bonus)
{
    const struct bonus *b = bonus;
    struct buf out;
    buf_init(&out, a);
    for (int year = 1; year <= 4; year++)
        if (b->years & 1U << (year - 1))
            buf_printf(&out, "%s%d", out.n ? " " : "", year);
    return out.n ? buf_str(&out) : NULL;
}

/* The first two of what may stand only once among percent, months and an amount. */
static bool one_of(struct xml_reader *r, xml_node *n, struct xml_value v)
{
    const char *said[3];
    struct place at[3];
    size_t count = 0;
    if (xml_attribute(r->x, n, "percent")) {
        said[count] = "a percent";
        at[count++] = at_attribute(r, n, "percent");
    }
    if (strcmp(xml_name(n), "pension") != 0 && xml_attribute(r->x, n, "months")) {
        said[count] = "months";
        at[count++] = at_attribute(r, n, "months");
    }
    if (!xml_value_blank(v)) {
        said[count] = "an amount";
        at[count++] = v.at;
    }
    if (count < 2)
        return true;
    struct diag *g =
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, at[1], "%s holds %s and %s; delete one of the two",
                        xml_name(n), said[0], said[1]);
    g->also = at[0];
    return false;
}

bool offer_done_bonus(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct bonus *b = into;
    struct xml_value v = xml_text_value(r, n);
    (void)parent;
    if (!one_of(r, n, v)) {
        b->percent.stated = b->months.stated = false;
        return false;
    }
    if (!xml_value_blank(v))
        xml_read_amount(r, v, &b->amount);
    else if (!xml_attribute(r->x, n, "percent") && !xml_attribute(r->x, n, "months"))
        xml_refuse_rule(r, DIAG_EMPTY, v.at,
                        "bonus is empty; write an amount a year, or percent=\"10\"");
    return b->percent.stated || b->months.stated || b->amount.stated;
}

bool offer_done_pension(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct pension *p = into;
    struct xml_value v = xml_text_value(r, n);
    (void)parent;
    if (!one_of(r, n, v)) {
        p->percent.stated = false;
        return false;
    }
    if (!xml_value_blank(v))
        xml_read_amount(r, v, &p->amount);
    else if (!xml_attribute(r->x, n, "percent"))
        xml_refuse_rule(
            r, DIAG_EMPTY, v.at,
            "pension is empty; write the employer's contribution a year, or percent=\"4\"");
    return p->percent.stated || p->amount.stated;
}

/* ---- terms ----------------------------------------------------------------------------------- */

static const struct term_row *known_term(const char *name)
{
    for (size_t i = 0; i < TERM_KNOWN_COUNT; i++)
        if (strcmp(offer_terms[i].name, name) == 0)
            return &offer_terms[i];
    return NULL;
}

/* "lave" for "leave" would be compared with nothing: a name one letter off a known one is taken for
 * a slip. What is meant otherwise is easily named otherwise. */
static void check_name(struct xml_reader *r, struct term *t)
{
    for (size_t i = 0; i < TERM_KNOWN_COUNT; i++)
        if (strlen(t->name.s) > 3 && str_distance(t->name.s, offer_terms[i].name, 1) == 1)
            xml_refuse(r, DIAG_BAD_VALUE, t->name.at,
                       "no term is known as %s; did you mean %s? A term of your own needs another "
                       "name",
                       diag_quote(r->arena, str_of(t->name.s)), offer_terms[i].name);
}

static bool read_number(struct xml_reader *r, xml_node *n, struct term *t)
{
    struct xml_value v = xml_text_value(r, n);
    v.name = t->name.s;
    if (t->kind == TERM_AMOUNT)
        return xml_read_amount(r, v, &t->amount);
    if (!xml_read_decimal(r, v, "28", &t->number))
        return false;
    bool hours = t->known == &offer_terms[TERM_HOURS];
    if (!hours || t->number.e8 > 0)
        return true;
    xml_refuse(r, DIAG_OUT_OF_RANGE, v.at, "hours is 0; write the hours of a week, as in 37.5");
    t->number.stated = false;
    return false;
}

bool offer_done_term(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct term *t = into;
    const char *unit = t->unit;
    (void)parent;
    if (!t->name.s || !t->text.s)
        return false;
    t->known = known_term(t->name.s);
    t->unit = unit ? unit : "";
    if (!t->known) {
        check_name(r, t);
        t->kind = unit ? TERM_NUMBER : TERM_TEXT;
        return t->kind == TERM_TEXT || read_number(r, n, t);
    }
    t->kind = t->known->kind;
    t->unit = t->known->unit;
    if (!xml_attribute(r->x, n, "better"))
        t->better = t->known->better;
    if (unit)
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, at_attribute(r, n, "unit"),
                        *t->unit ? "%s is always in %s; delete the unit"
                                 : "%s is given in words%s; delete the unit",
                        t->name.s, t->kind == TERM_AMOUNT ? "money a year" : t->unit);
    return t->kind == TERM_TEXT || read_number(r, n, t);
}

/* offer_package.c - the parts of a package: base, equity, bonus, sign-on, refresh (contract 1.1).
 * Package and competing entries are whole; ask, floor and agreed (`terms`) state what differs. */
#include "offer/offer_walk.h"

#define HUNDRED (100 * DECIMAL_ONE)
#define PERCENT_MAX (1000 * DECIMAL_ONE)

static const char *const kinds[] = {"liquid", "pre-ipo", "options"};
static const char *const bonus_kinds[] = {"target", "contractual"};
static const char *const instruments[] = {"rsu", "iso", "nso", "bspce", "aga", "other"};
static const char *const accelerations[] = {"none", "single", "double"};
static const char *const yes_no[] = {"no", "yes"};
static const char *const statuses[] = {"written", "verbal", "process", "market"};
static const char *const disclosures[] = {"none", "existence", "full"};

#define CHOICE(r, v, names) read_choice((r), (v), (names), sizeof(names) / sizeof *(names))

/* ---- equity: attributes --------------------------------------------------------------------- */

static void kind(struct reader *r, struct value v, void *into)
{
    struct equity *e = into;
    int i = CHOICE(r, v, kinds);
    e->kind = i < 0 ? EQUITY_UNSTATED : (enum equity_kind)(EQUITY_LIQUID + i);
    e->kind_at = v.at;
}

static void years(struct reader *r, struct value v, void *into)
{
    struct equity *e = into;
    read_integer(r, v, 1, VESTING_YEARS_MAX, &e->years);
    e->years_at = v.at;
}

/* The entries, divided by white space; their sum is looked at when all of them are sound. */
static void schedule(struct reader *r, struct value v, void *into)
{
    struct equity *e = into;
    struct str s = str_trim(str_of(v.text));
    int64_t sum = 0, entries[VESTING_YEARS_MAX];
    int n = 0;
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        while (i < s.n && !strchr(" \t\n\r", s.s[i]))
            i++;
        struct str word = {s.s + from, i - from};
        while (i < s.n && strchr(" \t\n\r", s.s[i]))
            i++;
        if (n == VESTING_YEARS_MAX) {
            reader_fault(r, DIAG_TOO_MANY, v.at,
                         "schedule has more than %d years; write at most %d", VESTING_YEARS_MAX,
                         VESTING_YEARS_MAX);
            return;
        }
        if (!decimal_parse(word, &entries[n]) || entries[n] > HUNDRED) {
            reader_fault(
                r, DIAG_NOT_A_NUMBER, v.at,
                "schedule holds no per cent: %s; write numbers and spaces, as in 5 15 40 40",
                diag_quote(r->arena, word));
            return;
        }
        sum += entries[n++];
    }
    if (n == 0) {
        reader_fault(r, DIAG_EMPTY, v.at,
                     "schedule is empty; write per cent a year, as in 25 25 25 25");
        return;
    }
    if (sum != HUNDRED) {
        struct buf b;
        buf_init(&b, r->arena);
        buf_put_int(&b, sum / DECIMAL_ONE);
        if (sum % DECIMAL_ONE)
            buf_printf(&b, ".%08lld", (long long)(sum % DECIMAL_ONE));
        while (sum % DECIMAL_ONE && b.p[b.n - 1] == '0')
            b.p[--b.n] = 0;
        reader_fault(r, DIAG_SCHEDULE_SUM, v.at,
                     "schedule adds up to %s, not to 100; change a year", buf_str(&b));
        return;
    }
    memcpy(e->schedule_e8, entries, (size_t)n * sizeof *entries);
    e->schedule_n = n;
    e->schedule_at = v.at;
}

static void per_year(struct reader *r, struct value v, void *into)
{
    struct equity *e = into;
    e->per_year = CHOICE(r, v, yes_no) == 1;
}

static void cliff_months(struct reader *r, struct value v, void *into)
{
    struct equity *e = into;
    read_integer(r, v, 0, 12, &e->cliff_months);
}

static void instrument(struct reader *r, struct value v, void *into)
{
    struct equity *e = into;
    int i = CHOICE(r, v, instruments);
    e->instrument = i < 0 ? INSTRUMENT_UNSTATED : (enum instrument)(RSU + i);
}

static void acceleration(struct reader *r, struct value v, void *into)
{
    struct equity *e = into;
    int i = CHOICE(r, v, accelerations);
    e->acceleration = i < 0 ? ACCELERATION_UNSTATED : (enum acceleration)(ACCELERATION_NONE + i);
}

#define VESTING_RULES                                                                              \
    {"years", years, false}, {"schedule", schedule, false}, {"per-year", per_year, false},         \
        {"cliff-months", cliff_months, false}, {"instrument", instrument, false},                  \
    {                                                                                              \
        "acceleration", acceleration, false                                                        \
    }

static const struct attribute_rule offered_equity[] = {{"kind", kind, true}, VESTING_RULES};
static const struct attribute_rule asked_equity[] = {{"kind", kind, false}, VESTING_RULES};

/* ---- equity: a grant of options ------------------------------------------------------------- */

static void shares(struct reader *r, struct value v, void *into)
{
    read_decimal(r, v, "10000", &((struct equity *)into)->shares);
}

static void strike(struct reader *r, struct value v, void *into)
{
    read_decimal(r, v, "1.50", &((struct equity *)into)->strike);
}

static void price(struct reader *r, struct value v, void *into)
{
    read_decimal(r, v, "4.25", &((struct equity *)into)->price);
}

static void grant(struct reader *r, xmlNodePtr n, void *into)
{
    static const struct attribute_rule rules[] = {
        {"shares", shares, true}, {"strike", strike, true}, {"price", price, true}};
    struct equity *e = into;
    READ_ATTRIBUTES(r, n, rules, e);
    read_elements(r, n, NULL, 0, false, NULL);
    e->has_grant = e->shares.stated;
}

static const struct element_rule with_grant[] = {{"grant", grant, false, false}};

/* ---- equity: the element -------------------------------------------------------------------- */

static xmlNodePtr grant_of(xmlNodePtr n)
{
    for (xmlNodePtr c = xml_first_child(n); c; c = xml_next(c))
        if (xml_is(c, "grant"))
            return c;
    return NULL;
}

static void years_and_schedule(struct reader *r, struct equity *e)
{
    if (e->schedule_n == 0)
        return;
    if (e->years == 0)
        e->years = e->schedule_n;
    if (e->years == e->schedule_n)
        return;
    struct diag *g = reader_fault(r, DIAG_BAD_VALUE, e->schedule_at,
                                  "schedule has %d entries for %d years; write one for each year",
                                  e->schedule_n, e->years);
    g->also = e->years_at;
    e->schedule_n = 0;
}

/* An amount or (options of package and competing) a grant, never both. */
static void content(struct reader *r, xmlNodePtr n, struct equity *e)
{
    struct value v = {"equity", xml_text(r->x, n), xml_at_text(r->x, n)};
    xmlNodePtr g = grant_of(n);
    bool text = str_trim(str_of(v.text)).n > 0;
    if (g && text)
        reader_fault(r, DIAG_NOT_ALLOWED, v.at,
                     "equity holds an amount and a grant; delete one of the two");
    else if (g && e->kind != EQUITY_OPTIONS && e->kind != EQUITY_UNSTATED)
        reader_fault(
            r, DIAG_NOT_ALLOWED, xml_at_name(r->x, g),
            "a grant goes with kind=\"options\" only; change the kind, or write the amount");
    else if (g && e->per_year)
        reader_fault(r, DIAG_NOT_ALLOWED, xml_at_attribute(r->x, n, "per-year"),
                     "per-year goes with an amount; a grant is always whole, so delete it");
    else if (!g && !text && xml_first_child(n))
        return; /* whatever stands there was reported */
    else if (!g && !text)
        reader_fault(r, DIAG_EMPTY, v.at,
                     "equity is empty; write the amount of the whole grant, "
                     "as in 80000");
    else if (!g)
        read_amount(r, v, &e->amount);
}

static void equity(struct reader *r, xmlNodePtr n, struct equity *e, bool asked)
{
    e->stated = true;
    e->at = xml_at_name(r->x, n);
    if (asked) {
        READ_ATTRIBUTES(r, n, asked_equity, e);
        struct value v = read_text(r, n);
        if (str_trim(str_of(v.text)).n || !xml_first_child(n))
            read_amount(r, v, &e->amount);
    } else {
        READ_ATTRIBUTES(r, n, offered_equity, e);
        read_elements(r, n, with_grant, 1, true, e);
        content(r, n, e);
    }
    years_and_schedule(r, e);
}

static void package_equity(struct reader *r, xmlNodePtr n, void *into)
{
    equity(r, n, &((struct package *)into)->equity, false);
}

static void terms_equity(struct reader *r, xmlNodePtr n, void *into)
{
    equity(r, n, &((struct package *)into)->equity, true);
}

/* ---- base, bonus, sign-on, refresh ---------------------------------------------------------- */

static void base(struct reader *r, xmlNodePtr n, void *into)
{
    read_no_attributes(r, n);
    read_amount(r, read_text(r, n), &((struct package *)into)->base);
}

static void bonus_kind(struct reader *r, struct value v, void *into)
{
    struct bonus *b = into;
    int i = CHOICE(r, v, bonus_kinds);
    if (i < 0)
        return;
    b->kind = (enum bonus_kind)(BONUS_TARGET + i);
    b->kind_stated = true;
    b->kind_at = v.at;
}

static void bonus_percent(struct reader *r, struct value v, void *into)
{
    struct bonus *b = into;
    if (!read_decimal(r, v, "10", &b->percent) || b->percent.e8 <= PERCENT_MAX)
        return;
    b->percent.stated = false;
    reader_fault(r, DIAG_OUT_OF_RANGE, v.at, "percent is out of range: %s; write 0 to 1000",
                 diag_quote(r->arena, str_of(v.text)));
}

static void bonus(struct reader *r, xmlNodePtr n, void *into)
{
    static const struct attribute_rule rules[] = {{"kind", bonus_kind, false},
                                                  {"percent", bonus_percent, false}};
    struct package *p = into;
    struct bonus *b = &p->bonus;
    p->bonuses = b;
    b->stated = true;
    b->kind = BONUS_TARGET;
    b->at = xml_at_name(r->x, n);
    READ_ATTRIBUTES(r, n, rules, b);
    struct value v = read_text(r, n);
    bool percent = xml_attribute(r->x, n, "percent") != NULL;
    bool text = str_trim(str_of(v.text)).n > 0;
    if (percent && text) {
        struct diag *g = reader_fault(r, DIAG_NOT_ALLOWED, v.at,
                                      "bonus holds a percent and an amount; delete one of the two");
        g->also = xml_at_attribute(r->x, n, "percent");
        b->percent.stated = false;
    } else if (text)
        read_amount(r, v, &b->amount);
    else if (!percent)
        reader_fault(r, DIAG_EMPTY, v.at,
                     "bonus is empty; write an amount a year, or percent=\"10\"");
    b->stated = b->percent.stated || b->amount.stated;
    p->bonuses_n = b->stated;
}

static void year_2(struct reader *r, struct value v, void *into)
{
    read_amount(r, v, &((struct sign_on *)into)->year2);
}

static void sign_on(struct reader *r, xmlNodePtr n, void *into)
{
    static const struct attribute_rule rules[] = {{"year-2", year_2, false}};
    struct sign_on *s = &((struct package *)into)->sign_on;
    READ_ATTRIBUTES(r, n, rules, s);
    read_amount(r, read_text(r, n), &s->year1);
}

static void from_year(struct reader *r, struct value v, void *into)
{
    read_integer(r, v, 1, 4, &((struct refresh *)into)->from_year);
}

static void refresh(struct reader *r, xmlNodePtr n, void *into)
{
    static const struct attribute_rule rules[] = {{"from-year", from_year, false}};
    struct refresh *s = &((struct package *)into)->refresh;
    READ_ATTRIBUTES(r, n, rules, s);
    read_amount(r, read_text(r, n), &s->amount);
}

/* ---- packages ------------------------------------------------------------------------------- */

#define FURTHER_PARTS                                                                              \
    {"bonus", bonus, false, false}, {"sign-on", sign_on, false, false},                            \
    {                                                                                              \
        "refresh", refresh, false, false                                                           \
    }

static void start_package(struct reader *r, xmlNodePtr n, struct package *p)
{
    p->stated = true;
    p->at = xml_at_name(r->x, n);
    p->equity.cliff_months = -1;
    p->refresh.from_year = 2;
}

static void currency(struct reader *r, struct value v, void *into)
{
    struct package *p = into;
    if (read_currency(r, v, &p->currency))
        p->currency_at = v.at;
}

void read_package(struct reader *r, xmlNodePtr n, void *package)
{
    static const struct attribute_rule attributes[] = {{"currency", currency, true}};
    static const struct element_rule elements[] = {
        {"base", base, true, false}, {"equity", package_equity, true, false}, FURTHER_PARTS};
    start_package(r, n, package);
    READ_ATTRIBUTES(r, n, attributes, package);
    READ_ELEMENTS(r, n, elements, package);
}

void read_terms(struct reader *r, xmlNodePtr n, void *package)
{
    static const struct element_rule elements[] = {
        {"base", base, false, false}, {"equity", terms_equity, false, false}, FURTHER_PARTS};
    start_package(r, n, package);
    read_no_attributes(r, n);
    READ_ELEMENTS(r, n, elements, package);
}

/* ---- competing ------------------------------------------------------------------------------ */

struct entry {
    struct competing c;
    bool has_status;
};

static void company(struct reader *r, struct value v, void *into)
{
    read_words(r, v, &((struct entry *)into)->c.company);
}

static void role(struct reader *r, struct value v, void *into)
{
    read_words(r, v, &((struct entry *)into)->c.role);
}

static void level(struct reader *r, struct value v, void *into)
{
    read_words(r, v, &((struct entry *)into)->c.level);
}

static void location(struct reader *r, struct value v, void *into)
{
    read_words(r, v, &((struct entry *)into)->c.location);
}

static void status(struct reader *r, struct value v, void *into)
{
    struct entry *e = into;
    int i = CHOICE(r, v, statuses);
    e->has_status = i >= 0;
    e->c.status = i < 0 ? STATUS_MARKET : (enum offer_status)(STATUS_WRITTEN + i);
}

static void disclose(struct reader *r, struct value v, void *into)
{
    struct entry *e = into;
    int i = CHOICE(r, v, disclosures);
    e->c.disclose = i < 0 ? DISCLOSE_NONE : (enum disclosure)(DISCLOSE_NONE + i);
}

static void expires(struct reader *r, struct value v, void *into)
{
    struct entry *e = into;
    if (read_moment(r, v, &e->c.expires))
        e->c.expires_at = v.at;
}

static void competing_currency(struct reader *r, struct value v, void *into)
{
    currency(r, v, &((struct entry *)into)->c.package);
}

struct competing *read_competing(struct reader *r, xmlNodePtr n)
{
    static const struct attribute_rule attributes[] = {
        {"company", company, true},  {"role", role, false},
        {"level", level, false},     {"location", location, false},
        {"status", status, true},    {"disclose", disclose, false},
        {"expires", expires, false}, {"currency", competing_currency, false}};
    static const struct element_rule elements[] = {
        {"base", base, true, false}, {"equity", package_equity, false, false}, FURTHER_PARTS};
    const char *shown = xml_attribute(r->x, n, "disclose");
    bool outside = r->is_private;
    struct entry *e = arena_new_of(r->arena, struct entry);
    r->is_private |= !shown || !str_eq(str_trim(str_of(shown)), "full");
    start_package(r, n, &e->c.package);
    READ_ATTRIBUTES(r, n, attributes, e);
    READ_ELEMENTS(r, n, elements, &e->c.package);
    r->is_private = outside;
    return e->has_status && e->c.company.s ? &e->c : NULL;
}

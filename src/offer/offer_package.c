/* offer_package.c - the parts of a package as tables (contract 1.1). One table serves all six
 * packages; bits say what stands only in some. The rules across values stand in offer_parts.c. */
#include "offer/offer_table.h"

static const char *const sure_names[] = {"contracted", "expected", NULL};
#define SURE_FIELD(of, pay)                                                                        \
    {                                                                                              \
        .name = "sure", .type = XML_FLAG, .names = sure_names, .to = XML_TO(of, pay.expected),     \
        .stated = XML_TO(of, pay.sure_stated)                                                      \
    }

/* ---- base, allowance ------------------------------------------------------------------------- */

static bool done_base(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct package *p = into;
    (void)parent;
    offer_check_pay(r, n, &p->base_pay, !(r->where & IN_OFFERED));
    return true;
}

static const struct xml_field base_fields[] = {
    PAY_FIELDS(struct package, base_pay),
    SURE_FIELD(struct package, base_pay),
    LOWER_FIELD(struct package, base_pay.lower),
};
static const struct xml_element base = {
    .attributes = base_fields,
    .attributes_n = sizeof base_fields / sizeof *base_fields,
    .content = XML_VALUE,
    .text = {.name = "base", .type = XML_AMOUNT, .to = XML_TO(struct package, base)},
    .done = done_base};

static void start_allowance(void *into)
{
    ((struct allowance *)into)->pay.per = PER_MONTH;
}

static bool done_allowance(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct allowance *a = into;
    (void)parent;
    offer_check_pay(r, n, &a->pay, !(r->where & IN_OFFERED));
    return a->name.s && a->amount.stated;
}

static const struct xml_field allowance_fields[] = {
    {.name = "name",
     .type = XML_WORDS,
     .to = XML_TO(struct allowance, name),
     .required = XML_ANYWHERE},
    PAY_FIELDS(struct allowance, pay),
    SURE_FIELD(struct allowance, pay),
    LOWER_FIELD(struct allowance, pay.lower),
};
static const struct xml_element allowance = {
    .attributes = allowance_fields,
    .attributes_n = sizeof allowance_fields / sizeof *allowance_fields,
    .content = XML_VALUE,
    .text = {.name = "allowance", .type = XML_AMOUNT, .to = XML_TO(struct allowance, amount)},
    .at = XML_TO(struct allowance, at),
    .start = start_allowance,
    .done = done_allowance};

/* ---- bonus, sign-on, parts paid once --------------------------------------------------------- */

static void start_bonus(void *into)
{
    ((struct bonus *)into)->kind = BONUS_TARGET;
}

static const struct xml_field bonus_fields[] = {
    {.name = "name", .type = XML_WORDS, .to = XML_TO(struct bonus, name)},
    {.name = "kind",
     .type = XML_CHOICE,
     .names = offer_bonus_kind_names,
     .to = XML_TO(struct bonus, kind),
     .stated = XML_TO(struct bonus, kind_stated),
     .at = XML_TO(struct bonus, kind_at)},
    {.name = "percent",
     .type = XML_DECIMAL,
     .example = "10",
     .to = XML_TO(struct bonus, percent),
     .max = 1000 * DECIMAL_ONE},
    {.name = "months",
     .type = XML_DECIMAL,
     .example = "1.5",
     .to = XML_TO(struct bonus, months),
     .max = 120 * DECIMAL_ONE},
    {.name = "years",
     .type = XML_OWN,
     .read = offer_read_years,
     .put = offer_years_text,
     .at = XML_TO(struct bonus, years_at)},
    LOWER_FIELD(struct bonus, lower),
};
static const struct xml_element bonus = {
    .attributes = bonus_fields,
    .attributes_n = sizeof bonus_fields / sizeof *bonus_fields,
    .content = XML_OWN_TEXT,
    .text = {.name = "bonus", .type = XML_AMOUNT, .to = XML_TO(struct bonus, amount)},
    .stated = XML_TO(struct bonus, stated),
    .at = XML_TO(struct bonus, at),
    .start = start_bonus,
    .done = offer_done_bonus};

static const struct xml_field sign_on_fields[] = {
    {.name = "year-2", .type = XML_AMOUNT, .to = XML_TO(struct sign_on, year2)},
    {.name = "clawback-months",
     .type = XML_COUNT,
     .to = XML_TO(struct sign_on, clawback_months),
     .max = 120},
    LOWER_FIELD(struct sign_on, lower),
};
static const struct xml_element sign_on = {
    .attributes = sign_on_fields,
    .attributes_n = sizeof sign_on_fields / sizeof *sign_on_fields,
    .content = XML_VALUE,
    .text = {.name = "sign-on", .type = XML_AMOUNT, .to = XML_TO(struct sign_on, year1)}};

/* The schema says which of them may be reimbursed. */
static const struct xml_field single_fields[] = {
    {.name = "reimbursed", .type = XML_FLAG, .to = XML_TO(struct single, reimbursed)},
    LOWER_FIELD(struct single, lower),
};
#define SINGLE_ELEMENT(x, code, field, written, ...)                                               \
    static const struct xml_element single_##field = {                                             \
        .attributes = single_fields,                                                               \
        .attributes_n = sizeof single_fields / sizeof *single_fields,                              \
        .content = XML_VALUE,                                                                      \
        .text = {.name = written, .type = XML_AMOUNT, .to = XML_TO(struct single, amount)}};
PAY_SINGLE_TABLE(SINGLE_ELEMENT, )
#define SINGLE_CHILD(x, code, field, written, ...)                                                 \
    {.name = written, .element = &single_##field, .into = offsetof(struct package, field)},

/* ---- equity, refresh ------------------------------------------------------------------------- */

static bool check_total(struct xml_reader *r, struct xml_value v, void *into)
{
    if (((struct decimal *)into)->e8 > 0)
        return true;
    xml_refuse(r, DIAG_OUT_OF_RANGE, v.at,
               "total is 0; write how many shares the company has, fully diluted, or leave it out");
    return false;
}

static const struct xml_field grant_fields[] = {
    {.name = "shares",
     .type = XML_DECIMAL,
     .example = "10000",
     .to = XML_TO(struct equity, shares),
     .required = XML_ANYWHERE},
    {.name = "strike", .type = XML_DECIMAL, .example = "1.50", .to = XML_TO(struct equity, strike)},
    {.name = "price", .type = XML_DECIMAL, .example = "4.25", .to = XML_TO(struct equity, price)},
    {.name = "total",
     .type = XML_DECIMAL,
     .example = "10000000",
     .to = XML_TO(struct equity, total),
     .check = check_total},
};
static bool done_grant(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct equity *e = into;
    (void)parent;
    if (!e->shares.stated || !e->total.stated || e->shares.e8 <= e->total.e8)
        return true;
    xml_refuse_rule(r, DIAG_OUT_OF_RANGE, xml_at_value(r->x, n, "total"),
                    "the grant is of more shares than the company has; change shares or total");
    e->total.stated = false;
    return true;
}

static const struct xml_element grant = {.attributes = grant_fields,
                                         .attributes_n = sizeof grant_fields / sizeof *grant_fields,
                                         .done = done_grant};

static const struct xml_field equity_fields[] = {
    {.name = "kind",
     .type = XML_CHOICE,
     .names = offer_equity_kind_names,
     .to = XML_TO(struct equity, kind),
     .at = XML_TO(struct equity, kind_at),
     .required = IN_OFFERED},
    {.name = "years",
     .type = XML_INTEGER,
     .to = XML_TO(struct equity, years),
     .at = XML_TO(struct equity, years_at),
     .min = 1,
     .max = VESTING_YEARS_MAX},
    {.name = "schedule",
     .type = XML_OWN,
     .read = offer_read_schedule,
     .put = offer_schedule_text,
     .at = XML_TO(struct equity, schedule_at)},
    {.name = "per-year", .type = XML_FLAG, .to = XML_TO(struct equity, per_year)},
    {.name = "cliff-months",
     .type = XML_INTEGER,
     .to = XML_TO(struct equity, cliff_months),
     .at = XML_TO(struct equity, cliff_at),
     .max = 48},
    {.name = "instrument",
     .type = XML_CHOICE,
     .names = offer_instrument_names,
     .to = XML_TO(struct equity, instrument),
     .at = XML_TO(struct equity, instrument_at)},
    {.name = "acceleration",
     .type = XML_CHOICE,
     .names = offer_acceleration_names,
     .to = XML_TO(struct equity, acceleration),
     .at = XML_TO(struct equity, acceleration_at)},
    {.name = "currency",
     .type = XML_CURRENCY,
     .to = XML_TO(struct equity, currency),
     .at = XML_TO(struct equity, currency_at)},
    LOWER_FIELD(struct equity, lower),
};
static const struct xml_child equity_children[] = {{.name = "grant", .element = &grant}};
static const struct xml_element equity = {
    .attributes = equity_fields,
    .attributes_n = sizeof equity_fields / sizeof *equity_fields,
    .children = equity_children,
    .children_n = 1,
    .content = XML_OWN_TEXT,
    .text = {.name = "equity", .type = XML_AMOUNT, .to = XML_TO(struct equity, amount)},
    .stated = XML_TO(struct equity, stated),
    .at = XML_TO(struct equity, at),
    .done = offer_done_equity};

static const struct xml_field refresh_fields[] = {{.name = "from-year",
                                                   .type = XML_INTEGER,
                                                   .to = XML_TO(struct refresh, from_year),
                                                   .min = 1,
                                                   .max = 4}};
static const struct xml_element refresh = {
    .attributes = refresh_fields,
    .attributes_n = 1,
    .content = XML_VALUE,
    .text = {.name = "refresh", .type = XML_AMOUNT, .to = XML_TO(struct refresh, amount)}};

/* ---- beside pay, terms, totals --------------------------------------------------------------- */

static const struct xml_field pension_fields[] = {{.name = "percent",
                                                   .type = XML_DECIMAL,
                                                   .example = "4",
                                                   .to = XML_TO(struct pension, percent),
                                                   .max = 1000 * DECIMAL_ONE}};
static const struct xml_element pension = {
    .attributes = pension_fields,
    .attributes_n = 1,
    .content = XML_OWN_TEXT,
    .text = {.name = "pension", .type = XML_AMOUNT, .to = XML_TO(struct pension, amount)},
    .stated = XML_TO(struct pension, stated),
    .at = XML_TO(struct pension, at),
    .done = offer_done_pension};

static bool done_benefit(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct benefit *b = into;
    struct xml_value v = xml_text_value(r, n);
    (void)parent;
    if (!xml_value_blank(v))
        xml_read_words(r, v, &b->text);
    return b->name.s != NULL;
}

static const struct xml_field benefit_fields[] = {
    {.name = "name",
     .type = XML_WORDS,
     .to = XML_TO(struct benefit, name),
     .required = XML_ANYWHERE},
    {.name = "value", .type = XML_AMOUNT, .to = XML_TO(struct benefit, value)},
};
static const struct xml_element benefit = {
    .attributes = benefit_fields,
    .attributes_n = 2,
    .content = XML_OWN_TEXT,
    .text = {.name = "benefit", .type = XML_WORDS, .to = XML_TO(struct benefit, text)},
    .at = XML_TO(struct benefit, at),
    .done = done_benefit};

static const struct xml_field term_fields[] = {
    {.name = "name", .type = XML_WORDS, .to = XML_TO(struct term, name), .required = XML_ANYWHERE},
    {.name = "unit", .type = XML_NAME, .to = XML_TO(struct term, unit)},
    {.name = "better",
     .type = XML_CHOICE,
     .names = offer_term_better_names,
     .to = XML_TO(struct term, better)},
};
static const struct xml_element term = {
    .attributes = term_fields,
    .attributes_n = sizeof term_fields / sizeof *term_fields,
    .content = XML_VALUE,
    .text = {.name = "term", .type = XML_WORDS, .to = XML_TO(struct term, text)},
    .at = XML_TO(struct term, at),
    .done = offer_done_term};

static bool done_total(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct total *t = into;
    (void)parent;
    if (t->amount.stated && t->amount.value == 0) {
        xml_refuse_rule(r, DIAG_OUT_OF_RANGE, xml_at_text(r->x, n),
                        "the total is 0; write what the letter calls its total, or leave it out");
        t->amount.stated = false;
    }
    return t->name.s && t->amount.stated;
}

static const struct xml_field total_fields[] = {{.name = "name",
                                                 .type = XML_WORDS,
                                                 .to = XML_TO(struct total, name),
                                                 .required = XML_ANYWHERE}};
static const struct xml_element total = {
    .attributes = total_fields,
    .attributes_n = 1,
    .content = XML_VALUE,
    .text = {.name = "total", .type = XML_AMOUNT, .to = XML_TO(struct total, amount)},
    .at = XML_TO(struct total, at),
    .done = done_total};

static bool done_condition(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    (void)r, (void)n, (void)parent;
    return ((struct text *)into)->s != NULL;
}

static const struct xml_element condition = {
    .content = XML_VALUE,
    .text = {.name = "condition", .type = XML_WORDS, .to = 1},
    .done = done_condition};

/* ---- packages -------------------------------------------------------------------------------- */

#define LIST(type, field)                                                                          \
    .list = XML_TO(struct package, field), .count = XML_TO(struct package, field##_n),             \
    .size = sizeof(type)
#define NAMED(type, field) LIST(type, field), .key = XML_TO(type, name)

const struct xml_child offer_parts[OFFER_PARTS_N] = {
    {.name = "base", .element = &base, .required = IN_OFFERED},
    {.name = "equity", .element = &equity, .into = offsetof(struct package, equity)},
    {.name = "bonus", .element = &bonus, NAMED(struct bonus, bonuses)},
    {.name = "allowance",
     .element = &allowance,
     NAMED(struct allowance, allowances),
     .partly = XML_TO(struct package, allowances_partly)},
    {.name = "sign-on", .element = &sign_on, .into = offsetof(struct package, sign_on)},
    // clang-format off
    PAY_SINGLE_TABLE(SINGLE_CHILD, )
    // clang-format on
    {.name = "refresh", .element = &refresh, .into = offsetof(struct package, refresh)},
    {.name = "pension", .element = &pension, .into = offsetof(struct package, pension)},
    {.name = "benefit", .element = &benefit, NAMED(struct benefit, benefits)},
    {.name = "term", .element = &term, NAMED(struct term, terms)},
    {.name = "total", .element = &total, .in = IN_OFFERED, NAMED(struct total, totals)},
    {.name = "condition", .element = &condition, .in = IN_PACKAGE, LIST(struct text, conditions)},
};

void offer_start_package(void *into)
{
    struct package *p = into;
    p->equity.cliff_months = -1;
    p->refresh.from_year = 2;
}

void offer_finish_package(struct package *p)
{
    if (p->bonuses_n)
        p->bonus = p->bonuses[0];
}

static bool done_package(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    (void)r, (void)n, (void)parent;
    offer_finish_package(into);
    return true;
}

#define PACKAGE                                                                                    \
    .children = offer_parts, .children_n = OFFER_PARTS_N,                                          \
    .stated = XML_TO(struct package, stated), .at = XML_TO(struct package, at),                    \
    .start = offer_start_package, .done = done_package

static const struct xml_field package_fields[] = {
    {.name = "currency",
     .type = XML_CURRENCY,
     .to = XML_TO(struct package, currency),
     .at = XML_TO(struct package, currency_at),
     .required = XML_ANYWHERE},
    {.name = "status",
     .type = XML_CHOICE,
     .names = offer_status_names,
     .max = STATUS_VERBAL,
     .to = XML_TO(struct package, status),
     .stated = XML_TO(struct package, has_status),
     .at = XML_TO(struct package, status_at)},
    {.name = "months",
     .type = XML_COUNT,
     .to = XML_TO(struct package, months),
     .min = 1,
     .max = 48},
};
const struct xml_element offer_package = {.attributes = package_fields,
                                          .attributes_n =
                                              sizeof package_fields / sizeof *package_fields,
                                          .where = IN_PACKAGE,
                                          PACKAGE};

const struct xml_element offer_ask = {.where = IN_ASK, PACKAGE};

static bool always(const struct xml_reader *r, xml_node *n)
{
    (void)r, (void)n;
    return true;
}

static const struct xml_field floor_fields[] = {{.name = "whole",
                                                 .type = XML_FLAG,
                                                 .to = XML_TO(struct package, whole),
                                                 .at = XML_TO(struct package, whole_at)}};
const struct xml_element offer_floor = {.attributes = floor_fields,
                                        .attributes_n = 1,
                                        .where = IN_FLOOR,
                                        .is_private = always,
                                        PACKAGE};

static bool read_asks(struct xml_reader *r, struct xml_value v, void *into)
{
    struct package *p = into;
    p->asks = xml_read_list(r, v, &p->asks_n);
    if (!p->asks_n)
        xml_refuse(r, DIAG_EMPTY, v.at,
                   "asks is empty; write the ids of the additional asks that were agreed");
    return p->asks_n > 0;
}

static const char *asks_text(struct arena *a, const void *from)
{
    const struct package *p = from;
    struct buf b;
    buf_init(&b, a);
    for (size_t i = 0; i < p->asks_n; i++)
        buf_printf(&b, "%s%s", i ? " " : "", p->asks[i].s);
    return p->asks_n ? buf_str(&b) : NULL;
}

static const struct xml_field agreed_fields[] = {
    {.name = "asks", .type = XML_OWN, .read = read_asks, .put = asks_text}};
const struct xml_element offer_agreed = {
    .attributes = agreed_fields, .attributes_n = 1, .where = IN_AGREED, PACKAGE};

/* ---- competing ------------------------------------------------------------------------------- */

/* Nothing of it may be named, unless it is disclosed in full. */
static bool undisclosed(const struct xml_reader *r, xml_node *n)
{
    const char *shown = xml_attribute(r->x, n, "disclose");
    const char *status = xml_attribute(r->x, n, "status");
    return !shown || !str_eq(str_trim(str_of(shown)), "full") ||
           (status && str_eq(str_trim(str_of(status)), "current"));
}

static void start_competing(void *into)
{
    offer_start_package(&((struct competing *)into)->package);
}

static bool done_competing(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct competing *c = into;
    (void)parent;
    offer_finish_package(&c->package);
    bool current = c->package.has_status && c->status == STATUS_CURRENT;
    if (current && c->disclose != DISCLOSE_NONE)
        xml_refuse_rule(
            r, DIAG_NOT_ALLOWED, xml_at_value(r->x, n, "disclose"),
            "the job one has is never disclosed; write disclose=\"none\", or leave it out");
    if (!current && !xml_attribute(r->x, n, "company"))
        xml_refuse_rule(r, DIAG_MISSING_ATTRIBUTE, xml_at_name(r->x, n),
                        "competing has no company; write company=\"…\"");
    return c->package.has_status && (c->company.s || current);
}

static const struct xml_field competing_fields[] = {
    {.name = "company", .type = XML_WORDS, .to = XML_TO(struct competing, company)},
    {.name = "role", .type = XML_WORDS, .to = XML_TO(struct competing, role)},
    {.name = "level", .type = XML_WORDS, .to = XML_TO(struct competing, level)},
    {.name = "location", .type = XML_WORDS, .to = XML_TO(struct competing, location)},
    {.name = "status",
     .type = XML_CHOICE,
     .names = offer_status_names,
     .to = XML_TO(struct competing, status),
     .stated = XML_TO(struct competing, package.has_status),
     .at = XML_TO(struct competing, package.status_at),
     .required = XML_ANYWHERE},
    {.name = "disclose",
     .type = XML_CHOICE,
     .names = offer_disclosure_names,
     .to = XML_TO(struct competing, disclose)},
    {.name = "expires",
     .type = XML_MOMENT,
     .to = XML_TO(struct competing, expires),
     .at = XML_TO(struct competing, expires_at)},
    {.name = "currency",
     .type = XML_CURRENCY,
     .to = XML_TO(struct competing, package.currency),
     .at = XML_TO(struct competing, package.currency_at)},
    {.name = "months",
     .type = XML_COUNT,
     .to = XML_TO(struct competing, package.months),
     .min = 1,
     .max = 48},
};
const struct xml_element offer_competing = {.attributes = competing_fields,
                                            .attributes_n =
                                                sizeof competing_fields / sizeof *competing_fields,
                                            .children = offer_parts,
                                            .children_n = OFFER_PARTS_N,
                                            .children_in = offsetof(struct competing, package),
                                            .stated = XML_TO(struct competing, package.stated),
                                            .at = XML_TO(struct competing, package.at),
                                            .where = IN_COMPETING,
                                            .is_private = undisclosed,
                                            .start = start_competing,
                                            .done = done_competing};

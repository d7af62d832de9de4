/* offer_market.c - the job and what the market says, as tables (contract 1.1). */
#include "offer/offer_table.h"

/* ---- the job --------------------------------------------------------------------------------- */

static bool check_domain(struct xml_reader *r, struct xml_value v, void *into)
{
    const struct text *t = into;
    const char *dot = strchr(t->s, '.');
    if (dot && dot > t->s && dot[1] && !strpbrk(t->s, "@ /:,;<>\""))
        return true;
    const char *at = strrchr(t->s, '@');
    xml_refuse(r, DIAG_BAD_VALUE, v.at, "%s is not a mail domain; write %s",
               diag_quote(r->arena, str_of(t->s)),
               at && strchr(at, '.') ? at + 1 : "what comes after the @, as in example.com");
    return false;
}

static bool done_domain(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    (void)r, (void)n, (void)parent;
    return ((struct text *)into)->s != NULL;
}

static const struct xml_element domain = {
    .content = XML_VALUE,
    .text = {.name = "domain", .type = XML_WORDS, .to = 1, .check = check_domain},
    .done = done_domain};

static bool done_job(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct job *j = into;
    (void)parent;
    bool amount = xml_attribute(r->x, n, "valuation") != NULL;
    bool currency = xml_attribute(r->x, n, "valuation-currency") != NULL;
    if (amount && !currency)
        xml_refuse_rule(r, DIAG_MISSING_ATTRIBUTE, xml_at_attribute(r->x, n, "valuation"),
                        "the valuation has no currency; write valuation-currency=\"USD\"");
    else if (!amount && (currency || date_set(j->valuation_date)))
        xml_refuse_rule(
            r, DIAG_MISSING_ATTRIBUTE,
            xml_at_attribute(r->x, n, currency ? "valuation-currency" : "valuation-date"),
            "there is no valuation for this to be about; write valuation=\"…\"");
    return true;
}

static const struct xml_field job_fields[] = {
    {.name = "employer", .type = XML_WORDS, .to = XML_TO(struct job, employer)},
    {.name = "employer-short", .type = XML_WORDS, .to = XML_TO(struct job, employer_short)},
    {.name = "role", .type = XML_WORDS, .to = XML_TO(struct job, role)},
    {.name = "role-short", .type = XML_WORDS, .to = XML_TO(struct job, role_short)},
    {.name = "level", .type = XML_WORDS, .to = XML_TO(struct job, level)},
    {.name = "place", .type = XML_WORDS, .to = XML_TO(struct job, place)},
    {.name = "engagement",
     .type = XML_CHOICE,
     .names = offer_engagement_names,
     .to = XML_TO(struct job, engagement)},
    {.name = "valuation", .type = XML_AMOUNT, .to = XML_TO(struct job, valuation)},
    {.name = "valuation-currency",
     .type = XML_CURRENCY,
     .to = XML_TO(struct job, valuation_currency)},
    {.name = "valuation-date", .type = XML_DAY, .to = XML_TO(struct job, valuation_date)},
};
static const struct xml_child job_children[] = {{.name = "domain",
                                                 .element = &domain,
                                                 .list = XML_TO(struct job, domains),
                                                 .count = XML_TO(struct job, domains_n),
                                                 .size = sizeof(struct text),
                                                 .key = 1}};
const struct xml_element offer_job = {.attributes = job_fields,
                                      .attributes_n = sizeof job_fields / sizeof *job_fields,
                                      .children = job_children,
                                      .children_n = 1,
                                      .stated = XML_TO(struct job, stated),
                                      .unknown = XML_TO(struct job, unknown),
                                      .at = XML_TO(struct job, at),
                                      .done = done_job};

/* ---- the market ------------------------------------------------------------------------------ */

static bool check_url(struct xml_reader *r, struct xml_value v, void *into)
{
    const struct text *t = into;
    if (strncmp(t->s, "https://", 8) == 0 && t->s[8] && !strpbrk(t->s, " <>\""))
        return true;
    bool http = strncmp(t->s, "http://", 7) == 0 && t->s[7];
    xml_refuse(r, DIAG_BAD_VALUE, v.at, "url is no https address: %s; write %s%s",
               diag_quote(r->arena, str_of(v.text)), http ? "https://" : "",
               http ? t->s + 7 : "one, as in https://example.com/ad, or leave it out");
    return false;
}

static bool refuse_row(struct xml_reader *r, enum diag_code code, struct place at, const char *what)
{
    xml_refuse_rule(r, code, at, "%s", what);
    return false;
}

/* A step of a pay table has a level and one value. */
static bool check_step(struct xml_reader *r, xml_node *n, struct market *m)
{
    bool value = xml_attribute(r->x, n, "value") != NULL;
    if (value && (xml_attribute(r->x, n, "low") || xml_attribute(r->x, n, "high")))
        return refuse_row(r, DIAG_NOT_ALLOWED, xml_at_attribute(r->x, n, "value"),
                          "a step of a scale has one value; delete low and high, or value");
    if (m->low.stated && !xml_attribute(r->x, n, "high"))
        m->high = m->low;
    if (m->part && m->part != MARKET_BASE)
        return refuse_row(r, DIAG_NOT_ALLOWED, xml_at_value(r->x, n, "part"),
                          "a scale is of the base; write part=\"base\"");
    if (!xml_attribute(r->x, n, "level"))
        return refuse_row(r, DIAG_MISSING_ATTRIBUTE, m->at,
                          "a step of a scale has no level; write level=\"…\", as in P8/3");
    if (!m->low.stated && !xml_attribute(r->x, n, "low") && !value)
        return refuse_row(r, DIAG_MISSING_ATTRIBUTE, m->at,
                          "a step of a scale has no value; write value=\"…\"");
    if (m->low.stated && m->high.stated && m->low.value != m->high.value)
        return refuse_row(r, DIAG_BAD_VALUE, m->high.at,
                          "a step of a scale has one value; write value=\"…\", and a row for each "
                          "step");
    m->mid = m->low;
    return m->low.stated && m->high.stated;
}

static bool check_range(struct xml_reader *r, xml_node *n, struct market *m)
{
    static const char *const ends[] = {"low", "high"};
    const bool read[] = {m->low.stated, m->high.stated}; /* under a misspelt name too */
    if (xml_attribute(r->x, n, "value"))
        return refuse_row(r, DIAG_NOT_ALLOWED, xml_at_attribute(r->x, n, "value"),
                          "value goes with kind=\"scale\"; write low and high");
    for (size_t i = 0; i < 2; i++)
        if (!read[i] && !xml_attribute(r->x, n, ends[i]))
            xml_refuse_rule(r, DIAG_MISSING_ATTRIBUTE, m->at, "market has no %s; write %s=\"…\"",
                            ends[i], ends[i]);
    if (!m->low.stated || !m->high.stated)
        return false;
    if (m->low.value > m->high.value) {
        struct diag *g = xml_refuse_rule(r, DIAG_OUT_OF_RANGE, m->high.at,
                                         "high is less than low; turn them round");
        g->also = m->low.at;
        return false;
    }
    if (m->mid.stated && (m->mid.value < m->low.value || m->mid.value > m->high.value))
        return refuse_row(r, DIAG_OUT_OF_RANGE, m->mid.at,
                          "mid lies outside low and high; write the middle, or leave it out");
    return true;
}

static bool read_step(struct xml_reader *r, struct xml_value v, void *into)
{
    return xml_read_amount(r, v, &((struct market *)into)->low);
}

static void start_market(void *into)
{
    ((struct market *)into)->years = 4;
}

static bool done_market(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct market *m = into;
    (void)parent;
    bool equity = m->part == MARKET_EQUITY;
    if (equity && xml_attribute(r->x, n, "per"))
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, xml_at_attribute(r->x, n, "per"),
                        "per is of base and annual; a grant is whole, so delete it");
    else
        offer_check_pay(r, n, &m->pay, true);
    if (m->part && !equity && xml_attribute(r->x, n, "years"))
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, xml_at_attribute(r->x, n, "years"),
                        "years is of equity: over how many it vests; delete it");
    if (!m->part || !m->kind)
        return false;
    return m->kind == MARKET_SCALE ? check_step(r, n, m) : check_range(r, n, m);
}

static const struct xml_field market_fields[] = {
    {.name = "part",
     .type = XML_CHOICE,
     .names = offer_market_part_names,
     .to = XML_TO(struct market, part),
     .required = XML_ANYWHERE},
    {.name = "low", .type = XML_AMOUNT, .to = XML_TO(struct market, low)},
    {.name = "mid", .type = XML_AMOUNT, .to = XML_TO(struct market, mid)},
    {.name = "high", .type = XML_AMOUNT, .to = XML_TO(struct market, high)},
    {.name = "value", .type = XML_OWN, .read = read_step}, /* shown as low */
    PAY_FIELDS(struct market, pay),
    {.name = "kind",
     .type = XML_CHOICE,
     .names = offer_market_kind_names,
     .to = XML_TO(struct market, kind),
     .required = XML_ANYWHERE},
    {.name = "source",
     .type = XML_WORDS,
     .to = XML_TO(struct market, source),
     .required = XML_ANYWHERE},
    {.name = "date", .type = XML_DAY, .to = XML_TO(struct market, date)},
    {.name = "url", .type = XML_WORDS, .to = XML_TO(struct market, url), .check = check_url},
    {.name = "level", .type = XML_WORDS, .to = XML_TO(struct market, level)},
    {.name = "place", .type = XML_WORDS, .to = XML_TO(struct market, place)},
    {.name = "years",
     .type = XML_INTEGER,
     .to = XML_TO(struct market, years),
     .min = 1,
     .max = VESTING_YEARS_MAX},
    {.name = "currency",
     .type = XML_CURRENCY,
     .to = XML_TO(struct market, currency),
     .at = XML_TO(struct market, currency_at)},
};
const struct xml_element offer_market = {.attributes = market_fields,
                                         .attributes_n =
                                             sizeof market_fields / sizeof *market_fields,
                                         .at = XML_TO(struct market, at),
                                         .start = start_market,
                                         .done = done_market};

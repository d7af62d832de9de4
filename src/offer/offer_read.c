/* offer_read.c - the offer's root and everything that stands directly in it. */
#include "offer/offer_walk.h"

/* What repeats is collected here and handed over as arrays at the end. */
struct reading {
    struct offer o;
    struct competing *competing;
    struct fill *fills;
    struct rate *rates;
    size_t competing_cap, fills_cap, rates_cap, competing_seen;
};

/* Room for one more; arrays double, what they leave behind stays in the arena. */
static void *room(struct arena *a, void *array, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return array;
    *cap = *cap ? *cap * 2 : 8;
    void *more = arena_array(a, *cap, size);
    if (n)
        memcpy(more, array, n * size);
    return more;
}

/* ---- people --------------------------------------------------------------------------------- */

static void person_name(struct reader *r, xmlNodePtr n, void *into)
{
    read_no_attributes(r, n);
    read_words(r, read_text(r, n), &((struct person *)into)->name);
}

static void person_email(struct reader *r, xmlNodePtr n, void *into)
{
    read_no_attributes(r, n);
    read_email(r, read_text(r, n), &((struct person *)into)->email);
}

static void person_title(struct reader *r, xmlNodePtr n, void *into)
{
    read_no_attributes(r, n);
    read_words(r, read_text(r, n), &((struct person *)into)->title);
}

static void person_address(struct reader *r, xmlNodePtr n, void *into)
{
    read_no_attributes(r, n);
    read_lines(r, read_text(r, n), &((struct person *)into)->address);
}

static void person_phone(struct reader *r, xmlNodePtr n, void *into)
{
    read_no_attributes(r, n);
    read_words(r, read_text(r, n), &((struct person *)into)->phone);
}

static void candidate(struct reader *r, xmlNodePtr n, void *into)
{
    static const struct element_rule rules[] = {{"name", person_name, true, false},
                                                {"email", person_email, false, false},
                                                {"address", person_address, false, false},
                                                {"phone", person_phone, false, false}};
    struct reading *g = into;
    g->o.candidate.stated = true;
    read_no_attributes(r, n);
    READ_ELEMENTS(r, n, rules, &g->o.candidate);
}

static void recruiter(struct reader *r, xmlNodePtr n, void *into)
{
    static const struct element_rule rules[] = {{"name", person_name, true, false},
                                                {"email", person_email, false, false},
                                                {"title", person_title, false, false}};
    struct reading *g = into;
    g->o.recruiter.stated = true;
    read_no_attributes(r, n);
    READ_ELEMENTS(r, n, rules, &g->o.recruiter);
}

static void coach(struct reader *r, xmlNodePtr n, void *into)
{
    static const struct element_rule rules[] = {{"name", person_name, true, false},
                                                {"email", person_email, false, false}};
    struct reading *g = into;
    g->o.coach.stated = true;
    read_no_attributes(r, n);
    READ_ELEMENTS(r, n, rules, &g->o.coach);
}

/* ---- packages ------------------------------------------------------------------------------- */

static void package(struct reader *r, xmlNodePtr n, void *into)
{
    read_package(r, n, &((struct reading *)into)->o.package);
}

static void ask(struct reader *r, xmlNodePtr n, void *into)
{
    read_terms(r, n, &((struct reading *)into)->o.ask);
}

static void agreed(struct reader *r, xmlNodePtr n, void *into)
{
    read_terms(r, n, &((struct reading *)into)->o.agreed);
}

static void floor_terms(struct reader *r, xmlNodePtr n, void *into)
{
    r->is_private = true;
    read_terms(r, n, &((struct reading *)into)->o.floor);
    r->is_private = false;
}

static void competing(struct reader *r, xmlNodePtr n, void *into)
{
    struct reading *g = into;
    if (++g->competing_seen > COMPETING_MAX) {
        if (g->competing_seen == COMPETING_MAX + 1)
            reader_fault(r, DIAG_TOO_MANY, xml_at_name(r->x, n),
                         "more than %d competing offers; leave out those that don't count",
                         COMPETING_MAX);
        return;
    }
    const struct competing *c = read_competing(r, n);
    if (!c)
        return;
    g->competing = room(r->arena, g->competing, g->o.competing_n, &g->competing_cap, sizeof *c);
    g->competing[g->o.competing_n++] = *c;
}

/* ---- call, start ---------------------------------------------------------------------------- */

static void call_at(struct reader *r, struct value v, void *into)
{
    read_moment(r, v, &((struct reading *)into)->o.call.at);
}

static void call_with(struct reader *r, struct value v, void *into)
{
    read_words(r, v, &((struct reading *)into)->o.call.with);
}

static void call(struct reader *r, xmlNodePtr n, void *into)
{
    static const struct attribute_rule rules[] = {{"at", call_at, true},
                                                  {"with", call_with, false}};
    struct reading *g = into;
    READ_ATTRIBUTES(r, n, rules, g);
    read_elements(r, n, NULL, 0, false, NULL);
    g->o.call.stated = date_set(g->o.call.at);
}

static void start_date(struct reader *r, struct value v, void *into)
{
    struct reading *g = into;
    read_day(r, v, &g->o.start);
    g->o.start_at = v.at;
}

static void start(struct reader *r, xmlNodePtr n, void *into)
{
    static const struct attribute_rule rules[] = {{"date", start_date, true}};
    READ_ATTRIBUTES(r, n, rules, into);
    read_elements(r, n, NULL, 0, false, NULL);
}

/* ---- rates ---------------------------------------------------------------------------------- */

static void rate_from(struct reader *r, struct value v, void *into)
{
    read_currency(r, v, &((struct rate *)into)->from);
}

static void rate_to(struct reader *r, struct value v, void *into)
{
    read_currency(r, v, &((struct rate *)into)->to);
}

static void rate_value(struct reader *r, struct value v, void *into)
{
    struct rate *rate = into;
    if (!read_decimal(r, v, "0.92", &rate->value) || rate->value.e8 > 0)
        return;
    rate->value.stated = false;
    reader_fault(r, DIAG_OUT_OF_RANGE, v.at, "value is 0; a rate is more than that, as in 0.92");
}

static void rate_date(struct reader *r, struct value v, void *into)
{
    read_day(r, v, &((struct rate *)into)->date);
}

static void rate_source(struct reader *r, struct value v, void *into)
{
    read_words(r, v, &((struct rate *)into)->source);
}

static bool rate_repeats(struct reader *r, const struct reading *g, const struct rate *rate)
{
    for (size_t i = 0; i < g->o.rates_n; i++)
        if (strcmp(g->rates[i].from, rate->from) == 0 && strcmp(g->rates[i].to, rate->to) == 0) {
            struct diag *e = reader_fault(r, DIAG_DUPLICATE, rate->at,
                                          "the rate from %s to %s stands twice; delete one of the "
                                          "two",
                                          rate->from, rate->to);
            e->also = g->rates[i].at;
            return true;
        }
    return false;
}

static void rate(struct reader *r, xmlNodePtr n, void *into)
{
    static const struct attribute_rule rules[] = {{"from", rate_from, true},
                                                  {"to", rate_to, true},
                                                  {"value", rate_value, true},
                                                  {"date", rate_date, true},
                                                  {"source", rate_source, false}};
    struct reading *g = into;
    struct rate rate = {.at = xml_at_name(r->x, n)};
    READ_ATTRIBUTES(r, n, rules, &rate);
    read_elements(r, n, NULL, 0, false, NULL);
    if (!rate.from || !rate.to)
        return;
    if (strcmp(rate.from, rate.to) == 0) {
        reader_fault(r, DIAG_BAD_VALUE, xml_at_value(r->x, n, "to"),
                     "a rate from %s to itself; write the other currency", rate.from);
        return;
    }
    if (rate_repeats(r, g, &rate))
        return;
    /* One with a faulty value or date stands all the same: nobody is told to add it again. */
    g->rates = room(r->arena, g->rates, g->o.rates_n, &g->rates_cap, sizeof rate);
    g->rates[g->o.rates_n++] = rate;
}

/* ---- fills ---------------------------------------------------------------------------------- */

static void fill_name(struct reader *r, struct value v, void *into)
{
    read_words(r, v, into);
}

static void fill(struct reader *r, xmlNodePtr n, void *into)
{
    static const struct attribute_rule rules[] = {{"name", fill_name, true}};
    struct reading *g = into;
    struct text name = {0}, value = {0};
    READ_ATTRIBUTES(r, n, rules, &name);
    read_words(r, read_text(r, n), &value);
    if (!name.s)
        return;
    for (size_t i = 0; i < g->o.fills_n; i++)
        if (strcmp(g->fills[i].name, name.s) == 0) {
            struct diag *e = reader_fault(r, DIAG_DUPLICATE, name.at,
                                          "the fill %s stands twice; delete one of the two",
                                          diag_quote(r->arena, str_of(name.s)));
            e->also = g->fills[i].at;
            return;
        }
    if (!value.s)
        return;
    g->fills = room(r->arena, g->fills, g->o.fills_n, &g->fills_cap, sizeof *g->fills);
    g->fills[g->o.fills_n++] = (struct fill){name.s, value.s, name.at};
}

/* ---- the root's attributes ------------------------------------------------------------------ */

static void guide(struct reader *r, struct value v, void *into)
{
    read_words(r, v, &((struct reading *)into)->o.guide);
}

static void region(struct reader *r, struct value v, void *into)
{
    read_words(r, v, &((struct reading *)into)->o.region);
}

static void id(struct reader *r, struct value v, void *into)
{
    read_words(r, v, &((struct reading *)into)->o.id);
}

static void revision(struct reader *r, struct value v, void *into)
{
    read_words(r, v, &((struct reading *)into)->o.revision);
}

static void date(struct reader *r, struct value v, void *into)
{
    struct reading *g = into;
    read_day(r, v, &g->o.date);
    g->o.date_at = v.at;
}

static void offered(struct reader *r, struct value v, void *into)
{
    struct reading *g = into;
    read_day(r, v, &g->o.offered);
    g->o.offered_at = v.at;
}

static void respond_by(struct reader *r, struct value v, void *into)
{
    struct reading *g = into;
    read_moment(r, v, &g->o.respond_by);
    g->o.respond_by_at = v.at;
}

static void location_factor(struct reader *r, struct value v, void *into)
{
    read_decimal(r, v, "0.75", &((struct reading *)into)->o.location_factor);
}

static void dilution(struct reader *r, struct value v, void *into)
{
    struct decimal *d = &((struct reading *)into)->o.dilution;
    if (!read_decimal(r, v, "0.20", d) || d->e8 < DECIMAL_ONE)
        return;
    d->stated = false;
    reader_fault(r, DIAG_OUT_OF_RANGE, v.at,
                 "dilution is out of range: %s; write a share under 1, as in 0.20 for 20 %%",
                 diag_quote(r->arena, str_of(v.text)));
}

static void reversed(struct reader *r, const char *late, struct place at, const char *early,
                     struct place also)
{
    struct diag *g = reader_fault(r, DIAG_DATES_REVERSED, at,
                                  "%s lies before %s; change one of the two", late, early);
    g->also = also;
}

static void check_dates(struct reader *r, const struct offer *o)
{
    if (!date_set(o->respond_by))
        return;
    if (date_set(o->date) && date_cmp(o->respond_by, o->date) < 0)
        reversed(r, "respond-by", o->respond_by_at, "date", o->date_at);
    else if (date_set(o->offered) && date_cmp(o->respond_by, o->offered) < 0)
        reversed(r, "respond-by", o->respond_by_at, "offered", o->offered_at);
}

/* ---- the root ------------------------------------------------------------------------------- */

static const struct attribute_rule root_attributes[] = {
    {"guide", guide, true},        {"region", region, true},
    {"date", date, true},          {"respond-by", respond_by, false},
    {"offered", offered, false},   {"location-factor", location_factor, false},
    {"dilution", dilution, false}, {"id", id, false},
    {"revision", revision, false},
};

static const struct element_rule root_elements[] = {
    {"candidate", candidate, true, false}, {"recruiter", recruiter, false, false},
    {"coach", coach, false, false},        {"package", package, true, false},
    {"competing", competing, false, true}, {"ask", ask, false, false},
    {"floor", floor_terms, false, false},  {"agreed", agreed, false, false},
    {"call", call, false, false},          {"start", start, false, false},
    {"rate", rate, false, true},           {"fill", fill, false, true},
};

/* Another document, or an offer whose namespace isn't declared as it must be: that alone is
 * reported, and what stands inside is read all the same. */
static bool is_offer(struct reader *r, xmlNodePtr root, bool *sound)
{
    struct place at = xml_at_name(r->x, root);
    const char *ns = xml_namespace(root);
    *sound = ns && strcmp(ns, OFFER_NAMESPACE) == 0;
    if (!xml_is(root, "offer")) {
        reader_fault(r, DIAG_WRONG_ROOT, at,
                     "this document is a %s; write an <offer xmlns=\"" OFFER_NAMESPACE "\">",
                     xml_name(root));
        return false;
    }
    if (!*sound)
        reader_fault(r, DIAG_WRONG_ROOT, at, "offer is in %s; write xmlns=\"" OFFER_NAMESPACE "\"",
                     ns ? "another namespace" : "no namespace");
    return true;
}

const struct offer *offer_read(struct arena *a, const struct source *source,
                               const struct schemas *schemas, struct diags *d)
{
    unsigned before = d->counts[SEVERITY_ERROR];
    const struct xml *x = xml_parse(a, source, XML_OFFER_BYTES_MAX, d);
    if (!x)
        return NULL;
    xmlNodePtr root = xml_root(x);
    struct reader r = {.arena = a, .x = x, .d = d, .ns = xml_namespace(root)};
    struct reading *g = arena_new_of(a, struct reading);
    bool sound;
    if (!is_offer(&r, root, &sound))
        return NULL;
    /* Where a prefix isn't declared, the schema would only repeat the parser. */
    if (sound && d->counts[SEVERITY_ERROR] == before)
        schema_check(schemas, SCHEMA_OFFER, x, d);
    g->o.source = source;
    READ_ATTRIBUTES(&r, root, root_attributes, g);
    READ_ELEMENTS(&r, root, root_elements, g);
    check_dates(&r, &g->o);
    g->o.competing = g->competing;
    g->o.fills = g->fills;
    g->o.rates = g->rates;
    return &g->o;
}

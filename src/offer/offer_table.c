/* offer_table.c - the offer's root and what stands directly in it, as tables (contract 1.1). */
#include "offer/offer_table.h"

/* ---- people ---------------------------------------------------------------------------------- */

static const struct xml_element name = {
    .content = XML_VALUE,
    .text = {.name = "name", .type = XML_WORDS, .to = XML_TO(struct person, name)}};
static const struct xml_element email = {
    .content = XML_VALUE,
    .text = {.name = "email", .type = XML_EMAIL, .to = XML_TO(struct person, email)}};
static const struct xml_element title = {
    .content = XML_VALUE,
    .text = {.name = "title", .type = XML_WORDS, .to = XML_TO(struct person, title)}};
static const struct xml_element address = {
    .content = XML_VALUE,
    .text = {.name = "address", .type = XML_LINES, .to = XML_TO(struct person, address)}};
static const struct xml_element phone = {
    .content = XML_VALUE,
    .text = {.name = "phone", .type = XML_WORDS, .to = XML_TO(struct person, phone)}};

static const struct xml_child candidate_children[] = {
    {.name = "name", .element = &name, .required = XML_ANYWHERE},
    {.name = "email", .element = &email},
    {.name = "address", .element = &address},
    {.name = "phone", .element = &phone},
};
static const struct xml_child recruiter_children[] = {
    {.name = "name", .element = &name, .required = XML_ANYWHERE},
    {.name = "email", .element = &email},
    {.name = "title", .element = &title},
};
#define PERSON(rows)                                                                               \
    .children = (rows), .children_n = sizeof(rows) / sizeof *(rows),                               \
    .stated = XML_TO(struct person, stated)
static const struct xml_element candidate = {PERSON(candidate_children)};
static const struct xml_element recruiter = {PERSON(recruiter_children)};
/* A coach has a name and an address to write to. */
static const struct xml_element coach = {
    .children = recruiter_children, .children_n = 2, .stated = XML_TO(struct person, stated)};

/* ---- call, start ----------------------------------------------------------------------------- */

static bool done_call(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct offer *o = into;
    (void)r, (void)n, (void)parent;
    o->call.stated = date_set(o->call.at);
    return true;
}

static const struct xml_field call_fields[] = {
    {.name = "at",
     .type = XML_MOMENT,
     .to = XML_TO(struct offer, call.at),
     .at = XML_TO(struct offer, call.at_at),
     .required = XML_ANYWHERE},
    {.name = "with", .type = XML_WORDS, .to = XML_TO(struct offer, call.with)},
};
static const struct xml_element call = {
    .attributes = call_fields, .attributes_n = 2, .done = done_call};

static const struct xml_field start_fields[] = {{.name = "date",
                                                 .type = XML_DAY,
                                                 .to = XML_TO(struct offer, start),
                                                 .at = XML_TO(struct offer, start_at),
                                                 .required = XML_ANYWHERE}};
static const struct xml_element start = {.attributes = start_fields, .attributes_n = 1};

/* ---- rates ----------------------------------------------------------------------------------- */

static bool check_rate_value(struct xml_reader *r, struct xml_value v, void *into)
{
    if (((struct decimal *)into)->e8 > 0)
        return true;
    xml_refuse(r, DIAG_OUT_OF_RANGE, v.at, "value is 0; a rate is more than that, as in 0.92");
    return false;
}

static bool rate_repeats(struct xml_reader *r, const struct offer *o, const struct rate *rate)
{
    for (size_t i = 0; i < o->rates_n; i++)
        if (strcmp(o->rates[i].from, rate->from) == 0 && strcmp(o->rates[i].to, rate->to) == 0) {
            struct diag *e =
                xml_refuse_rule(r, DIAG_DUPLICATE, rate->at,
                                "the rate from %s to %s appears twice; delete one of the two",
                                rate->from, rate->to);
            e->also = o->rates[i].at;
            return true;
        }
    return false;
}

/* One with a faulty value or date stands all the same: nobody is told to add it again. */
static bool done_rate(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct rate *rate = into;
    if (!rate->from || !rate->to)
        return false;
    if (strcmp(rate->from, rate->to) != 0)
        return !rate_repeats(r, parent, rate);
    xml_refuse_rule(r, DIAG_BAD_VALUE, xml_at_value(r->x, n, "to"),
                    "a rate from %s to itself; write the other currency", rate->from);
    return false;
}

static const struct xml_field rate_fields[] = {
    {.name = "from",
     .type = XML_CURRENCY,
     .to = XML_TO(struct rate, from),
     .required = XML_ANYWHERE},
    {.name = "to", .type = XML_CURRENCY, .to = XML_TO(struct rate, to), .required = XML_ANYWHERE},
    {.name = "value",
     .type = XML_DECIMAL,
     .example = "0.92",
     .to = XML_TO(struct rate, value),
     .check = check_rate_value,
     .required = XML_ANYWHERE},
    {.name = "date", .type = XML_DAY, .to = XML_TO(struct rate, date), .required = XML_ANYWHERE},
    {.name = "source", .type = XML_WORDS, .to = XML_TO(struct rate, source)},
};
static const struct xml_element rate = {.attributes = rate_fields,
                                        .attributes_n = sizeof rate_fields / sizeof *rate_fields,
                                        .at = XML_TO(struct rate, at),
                                        .done = done_rate};

/* ---- fills, and words of your own ----------------------------------------------------------- */

static bool done_fill(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    const struct fill *f = into;
    const struct offer *o = parent;
    (void)n;
    for (size_t i = 0; f->name && i < o->fills_n; i++)
        if (strcmp(o->fills[i].name, f->name) == 0) {
            struct diag *e = xml_refuse_rule(r, DIAG_DUPLICATE, f->at,
                                             "the fill %s appears twice; delete one of the two",
                                             diag_quote(r->arena, str_of(f->name)));
            e->also = o->fills[i].at;
            return false;
        }
    return f->name && f->value;
}

static const struct xml_field fill_fields[] = {{.name = "name",
                                                .type = XML_NAME,
                                                .to = XML_TO(struct fill, name),
                                                .max = XML_WORDS_MAX,
                                                .at = XML_TO(struct fill, at),
                                                .required = XML_ANYWHERE}};
static const struct xml_element fill = {.attributes = fill_fields,
                                        .attributes_n = 1,
                                        .content = XML_VALUE,
                                        .text = {.name = "fill",
                                                 .type = XML_NAME,
                                                 .to = XML_TO(struct fill, value),
                                                 .max = XML_WORDS_MAX},
                                        .at = XML_TO(struct fill, at),
                                        .done = done_fill};

static bool has_text(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    (void)r, (void)n, (void)parent;
    return ((struct text *)into)->s != NULL;
}

static bool always(const struct xml_reader *r, xml_node *n)
{
    (void)r, (void)n;
    return true;
}

static const struct xml_element note = {.content = XML_VALUE,
                                        .text = {.name = "note", .type = XML_LINES, .to = 1},
                                        .is_private = always,
                                        .done = has_text};
static const struct xml_element reason = {
    .content = XML_VALUE, .text = {.name = "reason", .type = XML_WORDS, .to = 1}, .done = has_text};
static const struct xml_element walk_away = {
    .content = XML_VALUE,
    .text = {.name = "walk-away", .type = XML_WORDS, .to = 1},
    .is_private = always};
static const struct xml_field drop_fields[] = {
    {.name = "ask", .type = XML_WORDS, .to = 1, .required = XML_ANYWHERE}};
static const struct xml_element drop = {
    .attributes = drop_fields, .attributes_n = 1, .done = has_text};

static bool done_additional(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    const struct own_ask *a = into;
    (void)r, (void)n, (void)parent;
    return a->id.s && a->text.s;
}

static bool check_id(struct xml_reader *r, struct xml_value v, void *into)
{
    const struct text *t = into;
    if (!strchr(t->s, ' '))
        return true;
    xml_refuse(r, DIAG_BAD_VALUE, v.at, "an id holds no spaces: %s; write one word",
               diag_quote(r->arena, str_of(t->s)));
    return false;
}

static const struct xml_field additional_fields[] = {
    {.name = "id",
     .type = XML_WORDS,
     .to = XML_TO(struct own_ask, id),
     .check = check_id,
     .required = XML_ANYWHERE},
    {.name = "give", .type = XML_COUNT, .to = XML_TO(struct own_ask, give), .min = 1, .max = 99},
};
static const struct xml_element additional = {
    .attributes = additional_fields,
    .attributes_n = 2,
    .content = XML_VALUE,
    .text = {.name = "additional", .type = XML_WORDS, .to = XML_TO(struct own_ask, text)},
    .at = XML_TO(struct own_ask, at),
    .done = done_additional};

/* ---- the root -------------------------------------------------------------------------------- */

static bool check_dilution(struct xml_reader *r, struct xml_value v, void *into)
{
    if (((struct decimal *)into)->e8 < DECIMAL_ONE)
        return true;
    xml_refuse(r, DIAG_OUT_OF_RANGE, v.at,
               "dilution is out of range: %s; write a share under 1, as in 0.20 for 20 %%",
               diag_quote(r->arena, str_of(v.text)));
    return false;
}

/* A language's code: which languages there are is the program's to know. */
static bool check_speech(struct xml_reader *r, struct xml_value v, void *into)
{
    const char *s = ((struct text *)into)->s;
    size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz");
    if (n == strlen(s) && (n == 2 || n == 3))
        return true;
    xml_refuse(r, DIAG_BAD_VALUE, v.at, "speech is no language's code: %s; write en, fr or de",
               diag_quote(r->arena, str_of(v.text)));
    return false;
}

static const struct xml_field root_fields[] = {
    {.name = "guide", .type = XML_WORDS, .to = XML_TO(struct offer, guide)},
    {.name = "region", .type = XML_WORDS, .to = XML_TO(struct offer, region)},
    {.name = "date",
     .type = XML_DAY,
     .to = XML_TO(struct offer, date),
     .at = XML_TO(struct offer, date_at),
     .required = XML_ANYWHERE},
    {.name = "respond-by",
     .type = XML_MOMENT,
     .to = XML_TO(struct offer, respond_by),
     .at = XML_TO(struct offer, respond_by_at)},
    {.name = "offered",
     .type = XML_DAY,
     .to = XML_TO(struct offer, offered),
     .at = XML_TO(struct offer, offered_at)},
    {.name = "location-factor",
     .type = XML_DECIMAL,
     .example = "0.75",
     .to = XML_TO(struct offer, location_factor)},
    {.name = "dilution",
     .type = XML_DECIMAL,
     .example = "0.20",
     .to = XML_TO(struct offer, dilution),
     .check = check_dilution},
    {.name = "id", .type = XML_WORDS, .to = XML_TO(struct offer, id)},
    {.name = "revision", .type = XML_WORDS, .to = XML_TO(struct offer, revision)},
    {.name = "speech",
     .type = XML_WORDS,
     .to = XML_TO(struct offer, speech),
     .check = check_speech},
};

#define LIST(type, field)                                                                          \
    .list = XML_TO(struct offer, field), .count = XML_TO(struct offer, field##_n),                 \
    .size = sizeof(type)

static const struct xml_child root_children[] = {
    {.name = "candidate",
     .element = &candidate,
     .into = offsetof(struct offer, candidate),
     .required = XML_ANYWHERE},
    {.name = "recruiter", .element = &recruiter, .into = offsetof(struct offer, recruiter)},
    {.name = "coach", .element = &coach, .into = offsetof(struct offer, coach)},
    {.name = "job", .element = &offer_job, .into = offsetof(struct offer, job)},
    {.name = "market", .element = &offer_market, LIST(struct market, market)},
    {.name = "package",
     .element = &offer_package,
     .into = offsetof(struct offer, package),
     .required = XML_ANYWHERE},
    {.name = "competing",
     .element = &offer_competing,
     LIST(struct competing, competing),
     .most = COMPETING_MAX,
     .what = "competing offers; leave out those that don't count"},
    {.name = "ask", .element = &offer_ask, .into = offsetof(struct offer, ask)},
    {.name = "floor", .element = &offer_floor, .into = offsetof(struct offer, floor)},
    {.name = "agreed", .element = &offer_agreed, .into = offsetof(struct offer, agreed)},
    {.name = "history", .element = &offer_history},
    {.name = "call", .element = &call},
    {.name = "start", .element = &start},
    {.name = "rate",
     .element = &rate,
     LIST(struct rate, rates),
     .partly = XML_TO(struct offer, rates_partly)},
    {.name = "fill", .element = &fill, LIST(struct fill, fills)},
    {.name = "note", .element = &note, LIST(struct text, notes)},
    {.name = "reason", .element = &reason, LIST(struct text, reasons)},
    {.name = "walk-away", .element = &walk_away, .into = offsetof(struct offer, walk_away)},
    {.name = "drop", .element = &drop, LIST(struct text, drops), .key = 1},
    {.name = "additional",
     .element = &additional,
     LIST(struct own_ask, additional),
     .key = XML_TO(struct own_ask, id),
     .partly = XML_TO(struct offer, additional_partly)},
};
const struct xml_element offer_root = {.attributes = root_fields,
                                       .attributes_n = sizeof root_fields / sizeof *root_fields,
                                       .at = XML_TO(struct offer, at),
                                       .unknown = XML_TO(struct offer, unknown),
                                       .children = root_children,
                                       .children_n = sizeof root_children / sizeof *root_children};

/* guide_rows.c - the rows of the source's table as tables of ours: regions, levels, or both
 * (contract 1.2). */
#include "guide/guide_table.h"

/* ---- ranges --------------------------------------------------------------------------------- */

#define RANGE_FIELDS(of, range)                                                                    \
    {.name = "min", .type = XML_AMOUNT, .to = XML_TO(of, range low)},                              \
        {.name = "max", .type = XML_AMOUNT, .to = XML_TO(of, range high)},                         \
    {                                                                                              \
        .name = "open", .type = XML_FLAG, .to = XML_TO(of, range open)                             \
    }

/* From what is written to what it comes to: one end alone is both. */
static void finish_range(struct xml_reader *r, xml_node *n, struct range *range)
{
    range->text = guide_wording(r, n);
    range->at = xml_at_name(r->x, n);
    if (!range->low.stated) {
        if (range->high.stated)
            xml_refuse_rule(r, DIAG_MISSING_ATTRIBUTE, range->at,
                            "%s has a max without a min; write min=\"…\"", xml_name(n));
        return;
    }
    range->min = range->low.value;
    range->max = range->high.stated ? range->high.value : range->low.value;
    range->stated = range->max >= range->min;
    if (!range->stated)
        xml_refuse_rule(r, DIAG_OUT_OF_RANGE, range->high.at,
                        "max of %s is less than its min; turn them round", xml_name(n));
}

static bool done_range(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    (void)parent;
    finish_range(r, n, into);
    return true;
}

static const struct xml_field range_fields[] = {RANGE_FIELDS(struct range, )};
static const struct xml_element range = {.attributes = range_fields,
                                         .attributes_n = sizeof range_fields / sizeof *range_fields,
                                         .content = XML_OWN_TEXT,
                                         .done = done_range};

/* ---- equity --------------------------------------------------------------------------------- */

enum row_kind { ROW_NOT_STATED, ROW_LIQUID, ROW_PRE_IPO, ROW_OPTIONS, ROW_PHANTOM, ROW_NONE };
static const char *const row_kinds[] = {"not-stated", "liquid", "pre-ipo", "options",
                                        "phantom",    "none",   NULL};

static bool read_kind(struct xml_reader *r, struct xml_value v, void *into)
{
    static const enum equity_kind as[] = {EQUITY_UNSTATED, EQUITY_LIQUID,  EQUITY_PRE_IPO,
                                          EQUITY_OPTIONS,  EQUITY_PRE_IPO, EQUITY_UNSTATED};
    struct region *row = into;
    int kind = xml_read_choice(r, v, row_kinds, sizeof row_kinds / sizeof *row_kinds - 1);
    if (kind < 0)
        return false;
    row->equity_kind = as[kind];
    row->equity_phantom = kind == ROW_PHANTOM;
    row->equity_none = kind == ROW_NONE;
    return true;
}

static bool done_equity(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct region *row = into;
    (void)parent;
    finish_range(r, n, &row->equity);
    if (row->equity_phantom && row->instrument == INSTRUMENT_UNSTATED)
        row->instrument = INSTRUMENT_OTHER;
    if (row->equity_same && !row->factor_of)
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, row->equity.at,
                        "equity is the same as another row's, but the row names none; write "
                        "relative-to=\"…\" on it");
    if (row->equity_same && row->equity.stated)
        xml_refuse_rule(
            r, DIAG_NOT_ALLOWED, row->equity.at,
            "equity is the same as another row's and has amounts; delete one of the two");
    if (row->equity.stated && row->equity_none) {
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, row->equity.at,
                        "equity of kind none has amounts; leave them out or state the kind");
        row->equity.stated = false;
    }
    if (row->equity_per_year && row->equity.stated) {
        row->equity.min *= row->equity_years;
        row->equity.max *= row->equity_years;
    }
    return true;
}

static const struct xml_field equity_fields[] = {
    RANGE_FIELDS(struct region, equity.),
    {.name = "kind", .type = XML_OWN, .read = read_kind},
    {.name = "instrument",
     .type = XML_CHOICE,
     .names = offer_instrument_names,
     .to = XML_TO(struct region, instrument)},
    {.name = "years",
     .type = XML_INTEGER,
     .to = XML_TO(struct region, equity_years),
     .min = 1,
     .max = VESTING_YEARS_MAX},
    {.name = "per-year", .type = XML_FLAG, .to = XML_TO(struct region, equity_per_year)},
    {.name = "same", .type = XML_FLAG, .to = XML_TO(struct region, equity_same)},
};
static const struct xml_element equity = {.attributes = equity_fields,
                                          .attributes_n =
                                              sizeof equity_fields / sizeof *equity_fields,
                                          .content = XML_OWN_TEXT,
                                          .done = done_equity};

/* ---- bonus, factor, sides ------------------------------------------------------------------- */

static const char *const bonus_kinds[] = {"not-stated", "none",   "discretionary",
                                          "percent",    "amount", NULL};

/* A per cent is kept in 1/100 of a per cent, an amount in 1/100 of a unit: the same digits. */
static bool done_bonus(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct region *row = into;
    (void)parent;
    finish_range(r, n, &row->bonus);
    row->bonus_text = row->bonus.text;
    bool wants = row->bonus_kind == GBONUS_PERCENT || row->bonus_kind == GBONUS_AMOUNT;
    if (wants && !row->bonus.stated && !row->bonus.low.at.src)
        xml_refuse_rule(r, DIAG_MISSING_ATTRIBUTE, row->bonus.at,
                        "a bonus of this kind has no min; write min=\"…\", or kind=\"not-stated\"");
    return true;
}

static const struct xml_field bonus_fields[] = {
    RANGE_FIELDS(struct region, bonus.),
    {.name = "kind",
     .type = XML_CHOICE,
     .names = bonus_kinds,
     .to = XML_TO(struct region, bonus_kind),
     .required = XML_ANYWHERE},
};
static const struct xml_element bonus = {.attributes = bonus_fields,
                                         .attributes_n = sizeof bonus_fields / sizeof *bonus_fields,
                                         .content = XML_OWN_TEXT,
                                         .done = done_bonus};

static bool done_factor(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct region *row = into;
    (void)parent;
    row->factor_text = guide_wording(r, n);
    if (!row->factor_max.stated)
        row->factor_max = row->factor_min;
    if (row->factor_min.stated && row->factor_min.e8 == 0)
        xml_refuse_rule(r, DIAG_OUT_OF_RANGE, row->factor_min.at,
                        "a factor of 0 pays nothing; write one such as 0.60");
    if (row->factor_max.e8 < row->factor_min.e8)
        xml_refuse_rule(r, DIAG_OUT_OF_RANGE, row->factor_max.at,
                        "max of factor is less than its min; turn them round");
    return true;
}

static const struct xml_field factor_fields[] = {
    {.name = "min",
     .type = XML_DECIMAL,
     .example = "0.60",
     .to = XML_TO(struct region, factor_min),
     .required = XML_ANYWHERE},
    {.name = "max",
     .type = XML_DECIMAL,
     .example = "1.00",
     .to = XML_TO(struct region, factor_max)},
};
static const struct xml_element factor = {
    .attributes = factor_fields, .attributes_n = 2, .content = XML_OWN_TEXT, .done = done_factor};

static bool done_side(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct side *s = into;
    (void)n, (void)parent;
    if (s->bonus.stated && s->bonus_percent.stated)
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, s->bonus_percent.at,
                        "a bonus is an amount or a per cent of base, not both; leave one out");
    return true;
}

static const struct xml_field side_fields[] = {
    {.name = "base", .type = XML_AMOUNT, .to = XML_TO(struct side, base)},
    {.name = "equity", .type = XML_AMOUNT, .to = XML_TO(struct side, equity)},
    {.name = "bonus", .type = XML_AMOUNT, .to = XML_TO(struct side, bonus)},
    {.name = "bonus-percent",
     .type = XML_DECIMAL,
     .example = "10",
     .to = XML_TO(struct side, bonus_percent),
     .max = 1000 * DECIMAL_ONE},
    {.name = "sign-on", .type = XML_AMOUNT, .to = XML_TO(struct side, sign_on)},
};
static const struct xml_element side = {.attributes = side_fields,
                                        .attributes_n = sizeof side_fields / sizeof *side_fields,
                                        .done = done_side};

/* ---- a row ---------------------------------------------------------------------------------- */

static void start_region(void *into)
{
    ((struct region *)into)->equity_years = 4;
}

/* Rows of one id differ by their levels. */
static bool stands_twice(const struct guide *g, const struct region *row)
{
    for (size_t i = 0; row->id && i < g->regions_n; i++) {
        const struct region *other = &g->regions[i];
        if (strcmp(other->id, row->id) == 0 &&
            (!other->level || !row->level || strcmp(other->level, row->level) == 0))
            return true;
    }
    return false;
}

static bool done_region(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct region *row = into;
    if (row->factor_of && !xml_child_of(n, "factor"))
        xml_refuse_rule(
            r, DIAG_MISSING_ELEMENT, row->at,
            "a row relative to another has no factor; write <factor min=\"…\" max=\"…\"/>");
    if (!row->factor_of && row->factor_min.stated)
        xml_refuse_rule(r, DIAG_MISSING_ATTRIBUTE, row->at,
                        "there is a factor, but not for which row; write relative-to=\"…\"");
    if (stands_twice(parent, row))
        xml_refuse_rule(r, DIAG_DUPLICATE, xml_at_value(r->x, n, "id"),
                        "region %s appears twice; give each row its own id, or its own level",
                        diag_quote(r->arena, str_of(row->id)));
    return row->id != NULL; /* reported; nothing could name it */
}

static const char *const papers[] = {"a4", "letter", NULL};

static const struct xml_field region_fields[] = {
    GUIDE_ID(struct region, id, true),
    GUIDE_NEEDED("name", struct region, name),
    GUIDE_NAME("level", struct region, level),
    {.name = "usual", .type = XML_FLAG, .to = XML_TO(struct region, usual)},
    GUIDE_CURRENCY(struct region, currency, true),
    {.name = "paper", .type = XML_FLAG, .names = papers, .to = XML_TO(struct region, us)},
    {.name = "relative-to",
     .type = XML_NAME,
     .to = XML_TO(struct region, factor_of),
     .check = guide_check_id},
};
static const struct xml_child region_children[] = {
    {.name = "base", .element = &range, .into = offsetof(struct region, base)},
    {.name = "equity", .element = &equity},
    {.name = "bonus", .element = &bonus},
    {.name = "sign-on", .element = &range, .into = offsetof(struct region, sign_on)},
    {.name = "total", .element = &range, .into = offsetof(struct region, total)},
    {.name = "factor", .element = &factor},
    {.name = "ask", .element = &side, .into = offsetof(struct region, ask)},
    {.name = "floor", .element = &side, .into = offsetof(struct region, floor)},
};
static const struct xml_element region = {
    .attributes = region_fields,
    .attributes_n = sizeof region_fields / sizeof *region_fields,
    .children = region_children,
    .children_n = sizeof region_children / sizeof *region_children,
    .at = XML_TO(struct region, at),
    .start = start_region,
    .done = done_region};

/* ---- rows relative to another --------------------------------------------------------------- */

static void inherit_range(struct range *to, const struct range *from)
{
    if (to->stated)
        return;
    const char *text = to->text;
    *to = *from;
    if (text)
        to->text = text;
}

static void inherit_amount(struct amount *to, const struct amount *from)
{
    if (!to->stated)
        *to = *from;
}

static void inherit_equity(struct region *row, const struct region *from)
{
    row->equity_kind = from->equity_kind;
    row->equity_none = from->equity_none;
    row->equity_phantom = from->equity_phantom;
    row->equity_years = from->equity_years;
    row->equity_per_year = from->equity_per_year;
    row->instrument = from->instrument;
    inherit_range(&row->equity, &from->equity);
}

/* The row of that id; of several the one of the same level. */
static const struct region *relative_of(const struct guide *g, const struct region *row)
{
    for (size_t i = 0; row->level && i < g->regions_n; i++)
        if (strcmp(g->regions[i].id, row->factor_of) == 0 && g->regions[i].level &&
            strcmp(g->regions[i].level, row->level) == 0)
            return &g->regions[i];
    return guide_region(g, row->factor_of);
}

/* A row relative to another takes what it doesn't state itself, before the factor. */
static void inherit(struct xml_reader *r, const struct guide *g, struct region *row)
{
    if (!row->factor_of)
        return;
    const struct region *from = relative_of(g, row);
    if (!from && g->regions_partly) {
        row->factor_of = NULL;
        return;
    }
    if (!from || from == row || from->factor_of) {
        xml_refuse(r, DIAG_UNKNOWN_REGION, row->at, "relative-to %s: %s",
                   diag_quote(r->arena, str_of(row->factor_of)),
                   from ? "a row can't be relative to itself or to a relative row; write another"
                        : "there is no such row; write the id of one");
        row->factor_of = NULL;
        return;
    }
    if (row->currency && from->currency && strcmp(row->currency, from->currency) != 0)
        xml_refuse(r, DIAG_BAD_VALUE, row->at,
                   "the row is in %s and the one it is a factor of in %s; give both one currency",
                   row->currency, from->currency);
    inherit_range(&row->base, &from->base);
    if (!row->equity.stated && !row->equity_none)
        inherit_equity(row, from);
    inherit_amount(&row->ask.base, &from->ask.base);
    inherit_amount(&row->ask.equity, &from->ask.equity);
    inherit_amount(&row->floor.base, &from->floor.base);
    inherit_amount(&row->floor.equity, &from->floor.equity);
}

static bool done_regions(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct guide *g = into;
    (void)n, (void)parent;
    for (size_t i = 0; i < g->regions_n; i++)
        inherit(r, g, &g->regions[i]);
    return true;
}

static const struct xml_field regions_fields[] = {GUIDE_NAME("columns", struct guide, columns)};
static const struct xml_child regions_children[] = {
    {.name = "region",
     .element = &region,
     .required = XML_ANYWHERE,
     GUIDE_LIST(struct guide, regions),
     .partly = XML_TO(struct guide, regions_partly)}};
const struct xml_element guide_regions = {.attributes = regions_fields,
                                          .attributes_n = 1,
                                          .children = regions_children,
                                          .children_n = 1,
                                          .done = done_regions};

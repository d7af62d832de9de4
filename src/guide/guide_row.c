/* guide_row.c - the rows of the source's table: regions, or levels within them (contract 1.2). */
#include "guide/guide_parts.h"

static struct range read_range(struct guide_reader *r, node *n)
{
    struct range out = {.at = xml_at_name(r->x, n)};
    struct amount min = attr_amount(r, n, "min"), max = attr_amount(r, n, "max");
    out.text = plain_text(r, n);
    out.open = attr_yes(r, n, "open");
    if (!min.stated) {
        if (max.stated)
            diag_add(r->d, DIAG_MISSING_ATTRIBUTE, out.at,
                     "%s has a max without a min; add min=\"…\"", xml_name(n));
        return out;
    }
    out.stated = true;
    out.min = min.value;
    out.max = max.stated ? max.value : min.value;
    if (out.max < out.min) {
        diag_add(r->d, DIAG_OUT_OF_RANGE, max.at, "max of %s is less than its min; turn them round",
                 xml_name(n));
        out.stated = false;
    }
    return out;
}

static void read_equity(struct guide_reader *r, node *n, struct region *row)
{
    static const char *const kinds[] = {"liquid", "pre-ipo",    "options", "phantom",
                                        "none",   "not-stated", NULL};
    static const enum equity_kind as[] = {EQUITY_LIQUID,  EQUITY_PRE_IPO,  EQUITY_OPTIONS,
                                          EQUITY_PRE_IPO, EQUITY_UNSTATED, EQUITY_UNSTATED};
    int kind = attr_enum(r, n, "kind", kinds, 5);
    row->equity_kind = as[kind];
    row->equity_phantom = kind == 3;
    row->equity_none = kind == 4;
    int paper = attr_enum(r, n, "instrument", &offer_instrument_names[RSU], -1);
    row->instrument = paper >= 0  ? (enum instrument)(RSU + paper)
                      : kind == 3 ? INSTRUMENT_OTHER
                                  : INSTRUMENT_UNSTATED;
    row->equity_years = attr_int(r, n, "years", 1, VESTING_YEARS_MAX, 4);
    row->equity_per_year = attr_yes(r, n, "per-year");
    row->equity = read_range(r, n);
    if (row->equity.stated && row->equity_none) {
        diag_add(r->d, DIAG_NOT_ALLOWED, row->equity.at,
                 "equity of kind none has amounts; leave them out or state the kind");
        row->equity.stated = false;
    }
    if (row->equity_per_year && row->equity.stated) {
        row->equity.min *= row->equity_years;
        row->equity.max *= row->equity_years;
    }
}

/* A per cent is kept in 1/100 of a per cent, an amount in 1/100 of a unit: the same digits. */
static void read_bonus(struct guide_reader *r, node *n, struct region *row)
{
    static const char *const kinds[] = {"not-stated", "none",   "discretionary",
                                        "percent",    "amount", NULL};
    attr_needed(r, n, "kind");
    row->bonus_kind = (enum guide_bonus)attr_enum(r, n, "kind", kinds, GBONUS_UNSTATED);
    row->bonus = read_range(r, n);
    row->bonus_text = row->bonus.text;
    bool wants = row->bonus_kind == GBONUS_PERCENT || row->bonus_kind == GBONUS_AMOUNT;
    if (wants && !row->bonus.stated)
        diag_add(r->d, DIAG_MISSING_ATTRIBUTE, row->bonus.at,
                 "a bonus of this kind has no min; add min=\"…\" or make it kind=\"not-stated\"");
}

static void read_factor(struct guide_reader *r, node *n, struct region *row)
{
    row->factor_text = plain_text(r, n);
    attr_needed(r, n, "min");
    row->factor_min = attr_decimal(r, n, "min");
    row->factor_max = attr_decimal(r, n, "max");
    if (!row->factor_max.stated)
        row->factor_max = row->factor_min;
    if (row->factor_min.stated && row->factor_min.e8 == 0)
        diag_add(r->d, DIAG_OUT_OF_RANGE, row->factor_min.at,
                 "a factor of 0 pays nothing; write 0.60");
    if (row->factor_max.e8 < row->factor_min.e8)
        diag_add(r->d, DIAG_OUT_OF_RANGE, row->factor_max.at,
                 "max of factor is less than its min; turn them round");
}

static struct side read_side(struct guide_reader *r, node *n)
{
    struct side s = {.base = attr_amount(r, n, "base"),
                     .equity = attr_amount(r, n, "equity"),
                     .bonus = attr_amount(r, n, "bonus"),
                     .bonus_percent = attr_decimal(r, n, "bonus-percent"),
                     .sign_on = attr_amount(r, n, "sign-on")};
    if (s.bonus.stated && s.bonus_percent.stated)
        diag_add(r->d, DIAG_NOT_ALLOWED, s.bonus_percent.at,
                 "a bonus is an amount or a per cent of base, not both; leave one out");
    return s;
}

static void read_region(struct guide_reader *r, node *n, struct region *row)
{
    static const char *const papers[] = {"a4", "letter", NULL};
    row->at = xml_at_name(r->x, n);
    row->id = attr_needed(r, n, "id");
    row->name = attr_needed(r, n, "name");
    row->level = attr_text(r, n, "level");
    attr_needed(r, n, "currency");
    row->currency = attr_currency(r, n, "currency");
    row->us = attr_enum(r, n, "paper", papers, 0) == 1;
    row->factor_of = attr_text(r, n, "relative-to");
    row->equity_years = 4;
    bool same = false;
    for (node *c = xml_first_child(n); c; c = xml_next(c)) {
        if (xml_is(c, "base"))
            row->base = read_range(r, c);
        else if (xml_is(c, "equity") && (same = attr_yes(r, c, "same")))
            row->equity.text = plain_text(r, c);
        else if (xml_is(c, "equity"))
            read_equity(r, c, row);
        else if (xml_is(c, "bonus"))
            read_bonus(r, c, row);
        else if (xml_is(c, "sign-on"))
            row->sign_on = read_range(r, c);
        else if (xml_is(c, "total"))
            row->total = read_range(r, c);
        else if (xml_is(c, "factor"))
            read_factor(r, c, row);
        else if (xml_is(c, "ask"))
            row->ask = read_side(r, c);
        else if (xml_is(c, "floor"))
            row->floor = read_side(r, c);
    }
    if (same && !row->factor_of)
        diag_add(
            r->d, DIAG_NOT_ALLOWED, row->at,
            "equity is the same as another row's, but the row names none; add relative-to=\"…\"");
    if (row->factor_of && !row->factor_min.stated)
        diag_add(r->d, DIAG_MISSING_ELEMENT, row->at,
                 "a row relative to another has no factor; add <factor min=\"…\" max=\"…\"/>");
    if (!row->factor_of && row->factor_min.stated)
        diag_add(r->d, DIAG_MISSING_ATTRIBUTE, row->at,
                 "a factor stands here, but not of which row; add relative-to=\"…\"");
}

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

/* A row relative to another takes what it doesn't state itself, before the factor. */
static void inherit(struct guide_reader *r, struct region *row)
{
    const struct region *from = guide_region(r->g, row->factor_of);
    if (!row->factor_of)
        return;
    if (!from || from == row || from->factor_of) {
        diag_add(r->d, DIAG_UNKNOWN_REGION, row->at, "relative-to %s: %s",
                 diag_quote(r->a, str_of(row->factor_of)),
                 from ? "a row can't be relative to itself or to a relative row"
                      : "there is no such row; write the id of one");
        row->factor_of = NULL;
        return;
    }
    if (row->currency && from->currency && strcmp(row->currency, from->currency) != 0)
        diag_add(r->d, DIAG_BAD_VALUE, row->at,
                 "the row is in %s and the one it is a factor of in %s; give both one currency",
                 row->currency, from->currency);
    inherit_range(&row->base, &from->base);
    if (!row->equity.stated && !row->equity_none) {
        row->equity_kind = from->equity_kind;
        row->equity_none = from->equity_none;
        row->equity_phantom = from->equity_phantom;
        row->equity_years = from->equity_years;
        row->equity_per_year = from->equity_per_year;
        row->instrument = from->instrument;
        inherit_range(&row->equity, &from->equity);
    }
    inherit_amount(&row->ask.base, &from->ask.base);
    inherit_amount(&row->ask.equity, &from->ask.equity);
    inherit_amount(&row->ask.sign_on, &from->ask.sign_on);
    inherit_amount(&row->floor.base, &from->floor.base);
    inherit_amount(&row->floor.equity, &from->floor.equity);
}

void read_regions(struct guide_reader *r, node *root)
{
    node *n = child(root, "regions");
    if (r->g->any_job) {
        if (n)
            diag_add(r->d, DIAG_NOT_ALLOWED, xml_at_name(r->x, n),
                     "a guide for any job has no regions; delete them");
        return;
    }
    if (!n) {
        diag_add(r->d, DIAG_MISSING_ELEMENT, xml_at_name(r->x, root),
                 "the guide has no regions; add <regions> with a row");
        return;
    }
    r->g->columns = attr_text(r, n, "columns");
    struct region *rows = arena_new_array(r->a, struct region, count_children(n, "region"));
    size_t count = 0;
    for (node *c = xml_first_child(n); c; c = xml_next(c)) {
        if (!xml_is(c, "region"))
            continue;
        struct region *row = &rows[count];
        read_region(r, c, row);
        if (!row->id)
            continue; /* reported; nothing could name it */
        r->g->regions = rows;
        if (guide_region(r->g, row->id))
            diag_add(r->d, DIAG_DUPLICATE, xml_at_value(r->x, c, "id"),
                     "region %s stands twice; give each row its own id",
                     diag_quote(r->a, str_of(row->id)));
        r->g->regions_n = ++count;
    }
    if (count == 0)
        diag_add(r->d, DIAG_MISSING_ELEMENT, xml_at_name(r->x, n),
                 "regions has no row; add <region>");
    for (size_t i = 0; i < count; i++)
        inherit(r, &rows[i]);
}

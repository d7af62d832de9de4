/* package_print.c - a package, rounded once into what pages may print. */
#include "comp/worth.h"

/* The amount in its unit; of a package that was converted, in its own currency. */
static struct unit_fig print_unit(struct calc *c, const struct rat_name *name, const char *part,
                                  const struct unit *unit, rat a_year)
{
    if (!unit->has)
        return (struct unit_fig){.has = false};
    rat amount = rat_div(c->rats, a_year, unit->times);
    if (name) {
        const struct rat_name *in = calc_name(c, name, part, -1);
        amount = calc_figure(c, in, "amount", amount);
        calc_figure_of(c, FIGURE_COUNT, NULL, in, "times", -1, unit->times);
    }
    return (struct unit_fig){
        .has = true, .amount = calc_money(c, amount), .per = unit->per, .times_e8 = unit->times_e8};
}

/* A decimal as it is written: exact in 1/100,000,000, else rounded to it. */
static int64_t e8_of(const struct calc *c, rat a, bool percent)
{
    int64_t v = 0;
    rat_round(percent ? rat_mul(c->rats, a, c->hundred) : a, DECIMAL_ONE, &v);
    return v;
}

static struct bonus_fig *print_bonuses(struct calc *c, const struct rat_name *name,
                                       const struct terms *t)
{
    struct bonus_fig *out = arena_new_array(c->arena, struct bonus_fig, t->bonuses_n);
    for (size_t i = 0; i < t->bonuses_n; i++) {
        const struct bonus_exact *b = &t->bonuses[i];
        const struct rat_name *in = name ? calc_name(c, name, "bonuses", (int)i) : NULL;
        rat amount = terms_bonus(c, t, b);
        if (in) {
            calc_figure(c, in, "amount", amount);
            if (b->rule != RULE_AMOUNT)
                calc_figure_of(c, b->rule == RULE_PERCENT ? FIGURE_PERCENT : FIGURE_COUNT, NULL, in,
                               b->rule == RULE_PERCENT ? "percent" : "months", -1, b->value);
        }
        out[i] = (struct bonus_fig){
            .name = b->name,
            .kind = b->kind,
            .has_percent = b->rule == RULE_PERCENT,
            .has_months = b->rule == RULE_MONTHS,
            .percent_e8 = b->rule == RULE_PERCENT ? e8_of(c, b->value, true) : 0,
            .months_e8 = b->rule == RULE_MONTHS ? e8_of(c, b->value, false) : 0,
            .years = b->years,
            .amount = calc_money(c, amount),
            .lower = b->own && b->lower,
        };
    }
    return out;
}

static struct allowance_fig *print_allowances(struct calc *c, const struct terms *t)
{
    struct allowance_fig *out = arena_new_array(c->arena, struct allowance_fig, t->allowances_n);
    for (size_t i = 0; i < t->allowances_n; i++) {
        const struct allowance_exact *a = &t->allowances[i];
        out[i] = (struct allowance_fig){.name = a->name,
                                        .amount = calc_money(c, a->amount),
                                        .unit = print_unit(c, NULL, NULL, &a->unit, a->own_amount),
                                        .expected = a->expected};
    }
    return out;
}

static struct benefit_fig *print_benefits(struct calc *c, const struct terms *t)
{
    struct benefit_fig *out = arena_new_array(c->arena, struct benefit_fig, t->benefits_n);
    for (size_t i = 0; i < t->benefits_n; i++)
        out[i] = (struct benefit_fig){t->benefits[i].from->name.s, t->benefits[i].from->text.s,
                                      calc_fig(c, t->benefits[i].value)};
    return out;
}

static void print_years(struct calc *c, const struct worth *w, struct package_fig *out)
{
    for (int k = 0; k < FIGURE_YEARS; k++) {
        for (int part = 0; part < PAY_PARTS; part++)
            out->years[k].part[part] = calc_money(c, w->year[k][part]);
        out->years[k].total = calc_money(c, w->total[k]);
        out->cumulative[k] = calc_money(c, w->cumulative[k]);
    }
}

/* Summed before they are rounded, as every total is. */
static void print_layers(struct calc *c, const struct worth *w, struct package_fig *out)
{
    struct rats *r = c->rats;
    for (int layer = 0; layer < PAY_LAYERS; layer++) {
        rat all = c->zero;
        for (int k = 0; k < FIGURE_YEARS; k++) {
            rat year = c->zero;
            for (int part = 0; part < PAY_PARTS; part++)
                if ((int)pay_rows[part].layer == layer)
                    year = rat_add(r, year, w->year[k][part]);
            if (layer == LAYER_EQUITY)
                year = rat_sub(r, year, w->refresh_year[k]);
            if (layer == LAYER_REFRESH)
                year = w->refresh_year[k];
            out->layers[k][layer] = calc_money(c, year);
            all = rat_add(r, all, year);
        }
        out->cash_layers[layer] = layer >= LAYER_EQUITY ? 0 : calc_money(c, all);
    }
}

static void print_equity(struct calc *c, const struct rat_name *name, const struct terms *t,
                         const struct worth *w, struct package_fig *out)
{
    struct rats *r = c->rats;
    out->kind = t->kind;
    out->vesting_years = t->vesting.years;
    out->by_number = t->by_number;
    out->equity_unknown = t->equity_unknown;
    if (t->by_number || t->kind == EQUITY_OPTIONS)
        out->shares =
            calc_fig(c, calc_figure_of(c, FIGURE_COUNT, NULL, name, "shares", -1, t->shares));
    if (t->kind == EQUITY_OPTIONS && !t->equity_unknown)
        out->face_value =
            calc_fig(c, calc_figure(c, name, "face_value", rat_mul(r, t->shares, t->price)));
    if (t->by_number && t->diluted)
        out->owned = calc_share(c, calc_figure_of(c, FIGURE_SHARE, NULL, name, "owned", -1,
                                                  rat_div(r, t->shares, t->diluted)));
    out->equity_per_year = calc_money(c, w->equity_per_year);
    out->equity_four_year = calc_money(c, w->equity_four_year);
    out->refresh_four_year = calc_money(c, w->refresh_four_year);
    out->cash_four_year = calc_money(c, w->cash_four_year);
}

void package_print(struct calc *c, const struct rat_name *name, const struct terms *t,
                   const struct worth *w, struct package_fig *out)
{
    for (int part = 0; part < PAY_PARTS; part++)
        out->part[part] = calc_money(c, w->part[part]);
    out->stated = t->stated;
    out->bonus_kind = t->bonuses_n ? t->bonuses[0].kind : BONUS_UNSTATED;
    out->annual = calc_money(c, w->annual);
    out->four_year = calc_money(c, w->four_year);
    out->firm = calc_money(c, w->firm);
    out->sure = calc_money(c, w->sure);
    out->pension = calc_money(c, w->pension);
    out->beside = calc_money(c, w->beside);
    out->with_beside = calc_money(c, w->with_beside);
    out->refresh = calc_money(c, t->refresh);
    out->refresh_from = t->refresh_from;
    out->clawback_months = t->clawback_months;
    out->reimbursed = calc_money(c, calc_figure(c, name, "reimbursed", t->reimbursed));
    print_years(c, w, out);
    print_layers(c, w, out);
    out->certainty = (struct certainty){.contracted = calc_money(c, w->contracted),
                                        .target = calc_money(c, w->target),
                                        .liquid = calc_money(c, w->liquid),
                                        .illiquid = calc_money(c, w->illiquid),
                                        .discretionary = calc_money(c, w->discretionary)};
    out->contracted_share =
        calc_share(c, calc_figure_of(c, FIGURE_SHARE, NULL, name, "contracted_share", -1,
                                     rat_div(c->rats, w->contracted, w->four_year)));
    print_equity(c, name, t, w, out);
    out->bonuses = print_bonuses(c, name, t);
    out->bonuses_n = t->bonuses_n;
    out->allowances = print_allowances(c, t);
    out->allowances_n = t->allowances_n;
    out->benefits = print_benefits(c, t);
    out->benefits_n = t->benefits_n;
    if (!out->converted.has) /* else it was printed before the conversion */
        out->base_unit = print_unit(c, name, "base_unit", &t->unit, t->base);
}

void sum_print(struct calc *c, const struct terms *t, const struct worth *w, struct sum_fig *out)
{
    for (int part = 0; part < PAY_PARTS; part++)
        out->part[part] = calc_money(c, w->part[part]);
    out->annual = calc_money(c, w->annual);
    out->four_year = calc_money(c, w->four_year);
    out->firm = calc_money(c, w->firm);
    out->base_unit = print_unit(c, NULL, NULL, &t->unit, t->base);
    if (t->by_number)
        out->shares = calc_fig(c, t->shares);
    else if (t->kind == EQUITY_OPTIONS) /* said by number, as the ask is */
        out->shares = calc_fig(c, terms_shares_for(c, t, t->equity));
    out->equity_own = calc_fig(c, t->equity_own);
    out->bonuses = print_bonuses(c, NULL, t);
    out->bonuses_n = t->bonuses_n;
    out->allowances = print_allowances(c, t);
    out->allowances_n = t->allowances_n;
}

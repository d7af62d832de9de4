/* json.c - the private tree (contract 3, JSON), key by key in the contract's order. */
#include "tree/json.h"
#include "tree/json_write.h"

#define SCHEMA "hfbrief-figures/1"

/* ---- the band --------------------------------------------------------------------------- */

static void key_band(struct json *j, const char *key, const struct band_fig *b)
{
    json_key_open(j, key, '{');
    json_key_fig(j, "min", b->min);
    json_key_fig(j, "mid", b->mid);
    json_key_fig(j, "max", b->max);
    json_close(j, '}');
}

static void key_bands(struct json *j, const struct bands *b)
{
    json_key_open(j, "band", '{');
    key_band(j, "base", &b->base);
    key_band(j, "equity", &b->equity);
    key_band(j, "annual", &b->annual);
    key_band(j, "four_year", &b->four_year);
    json_close(j, '}');
}

/* ---- packages --------------------------------------------------------------------------- */

static void key_years(struct json *j, const struct year_fig *years)
{
    json_key_open(j, "years", '[');
    for (int k = 0; k < FIGURE_YEARS; k++) {
        json_open(j, '{');
        json_key_money(j, "base", years[k].base);
        json_key_money(j, "bonus", years[k].bonus);
        json_key_money(j, "sign_on", years[k].sign_on);
        json_key_money(j, "equity", years[k].equity);
        json_key_money(j, "total", years[k].total);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void key_certainty(struct json *j, const struct certainty *c)
{
    json_key_open(j, "certainty", '{');
    json_key_money(j, "contracted", c->contracted);
    json_key_money(j, "target", c->target);
    json_key_money(j, "liquid", c->liquid);
    json_key_money(j, "illiquid", c->illiquid);
    json_key_money(j, "discretionary", c->discretionary);
    json_close(j, '}');
}

static void package_keys(struct json *j, const struct package_fig *p)
{
    json_key_money(j, "base", p->base);
    json_key_money(j, "bonus", p->bonus);
    json_key_money(j, "sign_on", p->sign_on);
    json_key_money(j, "equity", p->equity);
    json_key(j, "vesting_years");
    json_put_scaled(j, p->vesting_years, 0);
    json_key_money(j, "annual", p->annual);
    json_key_money(j, "four_year", p->four_year);
    key_certainty(j, &p->certainty);
    json_key_share(j, "contracted_share", p->contracted_share);
    json_key_open(j, "cumulative", '[');
    for (int k = 0; k < FIGURE_YEARS; k++)
        json_put_scaled(j, p->cumulative[k], 2);
    json_close(j, ']');
    key_years(j, p->years);
    const struct converted *c = &p->converted;
    if (c->has)
        json_key_converted(j, c->from, c->rate.e8, c->date, c->source,
                           (money[]){c->base, c->equity, c->annual, c->four_year});
    else
        json_key_null(j, "converted");
    json_key_fig(j, "face_value", p->face_value);
    json_key_fig(j, "shares", p->shares);
    json_key_bool(j, "scaled", p->scaled);
}

static void key_side(struct json *j, const char *key, const struct package_fig *p)
{
    json_key_open(j, key, '{');
    package_keys(j, p);
    json_key_open(j, "source", '{');
    json_key_string(j, "base", part_source_names[p->source[PAY_BASE]]);
    json_key_string(j, "equity", part_source_names[p->source[PAY_EQUITY]]);
    json_close(j, '}');
    json_close(j, '}');
}

static void packages(struct json *j, const struct figures *f)
{
    json_key_open(j, "offer", '{');
    package_keys(j, &f->package);
    json_close(j, '}');
    key_side(j, "ask", &f->ask);
    key_side(j, "floor", &f->floor);
    if (f->has_agreed)
        key_side(j, "agreed", &f->agreed);
    else
        json_key_null(j, "agreed");
}

/* ---- competing offers ------------------------------------------------------------------- */

static void key_match(struct json *j, const struct competing_fig *c)
{
    json_key_open(j, "match", '{');
    json_key_fig(j, "equity_to_match", c->match.equity_to_match);
    json_key_bool(j, "equity_within_band", c->match.equity_within_band);
    json_key_fig(j, "base_to_match", c->match.base_to_match);
    json_key_bool(j, "base_within_band", c->match.base_within_band);
    json_key_open(j, "at", '[');
    for (int i = 0; i < c->match.at_n; i++) {
        json_open(j, '{');
        json_key_money(j, "base", c->match.at[i].base);
        json_key_fig(j, "equity_to_match", c->match.at[i].equity_to_match);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_key_fig(j, "base_at_band_equity", c->match.base_at_band_equity);
    if (c->match.has_matchable)
        json_key_bool(j, "matchable", c->match.matchable);
    else
        json_key_null(j, "matchable");
    json_key_fig(j, "short_by", c->match.short_by);
    json_key_share(j, "top_share", c->match.top_share);
    json_key_fig(j, "over_ask", c->match.over_ask);
    json_close(j, '}');
}

static void break_even_keys(struct json *j, const struct break_even *b)
{
    json_key_share(j, "multiple", b->multiple);
    json_key_fig(j, "valuation", b->valuation);
    json_key_share(j, "growth", b->growth);
}

static void key_break_even(struct json *j, const char *key, const struct break_even_pair *b)
{
    json_key_open(j, key, '{');
    break_even_keys(j, &b->plain);
    if (b->has_diluted) {
        json_key_open(j, "diluted", '{');
        break_even_keys(j, &b->diluted);
        json_close(j, '}');
    } else {
        json_key_null(j, "diluted");
    }
    json_close(j, '}');
}

static void competing_object(struct json *j, const struct competing_fig *c)
{
    json_open(j, '{');
    json_key_string(j, "company", c->entry->company.s);
    package_keys(j, &c->package);
    key_match(j, c);
    json_key_open(j, "break_even", '{');
    key_break_even(j, "offer", &c->break_even.offer);
    key_break_even(j, "ask", &c->break_even.ask);
    key_break_even(j, "floor", &c->break_even.floor);
    json_close(j, '}');
    json_key_open(j, "premium", '{');
    json_key_fig(j, "annual", c->premium.annual);
    json_key_share(j, "share", c->premium.share);
    json_close(j, '}');
    json_key_fig(j, "contracted_gap", c->contracted_gap);
    json_close(j, '}');
}

/* ---- positions and gaps ----------------------------------------------------------------- */

static void key_position_part(struct json *j, const char *key, const struct position_part *p)
{
    json_key_open(j, key, '{');
    json_key_share(j, "compa_ratio", p->compa_ratio);
    json_key_share(j, "range_penetration", p->range_penetration);
    json_close(j, '}');
}

static void position_object(struct json *j, const struct position *p)
{
    json_open(j, '{');
    key_position_part(j, "base", &p->base);
    key_position_part(j, "equity", &p->equity);
    key_position_part(j, "annual", &p->annual);
    json_close(j, '}');
}

static void key_position(struct json *j, const struct figures *f)
{
    json_key_open(j, "position", '{');
    json_key(j, "offer");
    position_object(j, &f->position.offer);
    json_key(j, "ask");
    position_object(j, &f->position.ask);
    json_key(j, "floor");
    position_object(j, &f->position.floor);
    json_key_open(j, "competing", '[');
    for (size_t i = 0; i < f->competing_n; i++)
        position_object(j, &f->competing[i].position);
    json_close(j, ']');
    json_close(j, '}');
}

static void gap_object(struct json *j, const struct gap *g)
{
    json_open(j, '{');
    json_key_fig(j, "base", g->base);
    json_key_fig(j, "equity", g->equity);
    json_key_fig(j, "annual", g->annual);
    json_key_fig(j, "four_year", g->four_year);
    json_close(j, '}');
}

static void key_gaps(struct json *j, const struct figures *f)
{
    const struct {
        const char *key;
        const struct gap *gap;
    } gaps[] = {{"min", &f->gaps.min},
                {"mid", &f->gaps.mid},
                {"max", &f->gaps.max},
                {"ask", &f->gaps.ask},
                {"floor", &f->gaps.floor}};
    json_key_open(j, "gaps", '{');
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        json_key(j, gaps[i].key);
        gap_object(j, gaps[i].gap);
    }
    json_key_open(j, "competing", '[');
    for (size_t i = 0; i < f->competing_n; i++)
        gap_object(j, &f->competing[i].gap);
    json_close(j, ']');
    json_close(j, '}');
}

/* ---- what the paper may be worth, and the way down -------------------------------------- */

static void key_scenarios(struct json *j, const struct figures *f)
{
    json_key_open(j, "scenarios", '[');
    for (size_t i = 0; i < f->scenarios_n; i++) {
        const struct scenario *s = &f->scenarios[i];
        json_open(j, '{');
        json_key(j, "multiple");
        json_put_scaled(j, s->multiple_e2, 2);
        json_key_fig(j, "valuation", s->valuation);
        json_key_fig(j, "offer", s->offer);
        json_key_fig(j, "ask", s->ask);
        json_key_open(j, "four_year", '{');
        json_key_fig(j, "offer", s->offer_four_year);
        json_key_fig(j, "ask", s->ask_four_year);
        json_close(j, '}');
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void key_smallest_yes(struct json *j, const struct figures *f)
{
    json_key_open(j, "smallest_yes", '{');
    json_key_money(j, "base", f->smallest_yes.is.base);
    json_key_money(j, "equity", f->smallest_yes.is.equity);
    json_key_money(j, "four_year", f->smallest_yes.four_year);
    json_key_open(j, "adds", '{');
    json_key_money(j, "base", f->smallest_yes.adds_base);
    json_key_money(j, "equity", f->smallest_yes.adds_equity);
    json_key_money(j, "four_year", f->smallest_yes.adds_four_year);
    json_close(j, '}');
    json_close(j, '}');
}

static void key_ladder(struct json *j, const struct figures *f)
{
    json_key_open(j, "ladder", '[');
    for (size_t i = 0; i < f->ladder_n; i++) {
        const struct rung *r = &f->ladder[i];
        json_open(j, '{');
        json_key_money(j, "base", r->base);
        json_key_money(j, "equity", r->equity);
        json_key_money(j, "four_year", r->four_year);
        json_key_string(j, "for",
                        !r->for_          ? NULL
                        : r->for_->short_ ? r->for_->short_
                                          : r->for_->title);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_key_open(j, "equal_value", '[');
    for (size_t i = 0; i < f->equal_value_n; i++) {
        json_open(j, '{');
        json_key_money(j, "base", f->equal_value[i].base);
        json_key_money(j, "equity", f->equal_value[i].equity);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void key_haircut(struct json *j, const struct figures *f)
{
    json_key_open(j, "haircut", '[');
    for (size_t i = 0; i < f->haircut_n; i++) {
        json_open(j, '{');
        json_key(j, "kept");
        json_put_scaled(j, f->haircut[i].kept, 2);
        json_key_fig(j, "offer", f->haircut[i].offer);
        json_key_fig(j, "ask", f->haircut[i].ask);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void key_verdict(struct json *j, const struct figures *f)
{
    static const char *const verdicts[] = {[VERDICT_AT_ASK] = "at-ask",
                                           [VERDICT_NEGOTIATE] = "negotiate",
                                           [VERDICT_BELOW_FLOOR] = "below-floor"};
    static const char *const against[] = {
        [AGAINST_UNDER] = "under", [AGAINST_AT] = "at", [AGAINST_OVER] = "over"};
    json_key_string(j, "verdict", verdicts[f->verdict]);
    json_key_open(j, "below_floor", '[');
    if (f->below_base)
        json_put_string(j, "base");
    if (f->below_equity)
        json_put_string(j, "equity");
    json_close(j, ']');
    json_key_string(j, "four_year_vs_floor", against[f->four_year_vs_floor]);
}

/* ---- checks ----------------------------------------------------------------------------- */

/* "hugging-face-tpm.xml:88": the file's own name, never where it lies. */
static void key_where(struct json *j, struct place at, struct buf *scratch)
{
    if (!at.src) {
        json_key_null(j, "where");
        return;
    }
    const char *slash = strrchr(at.src->name, '/');
    buf_clear(scratch);
    buf_printf(scratch, "%s:%u", slash ? slash + 1 : at.src->name, place_linecol(at).line);
    json_key_string(j, "where", buf_str(scratch));
}

static void put_checks(struct json *j, const struct check *checks, size_t n)
{
    static const char *const severities[] = {[SEVERITY_NOTE] = "note",
                                             [SEVERITY_WARNING] = "warning",
                                             [SEVERITY_ERROR] = "error",
                                             [SEVERITY_FATAL] = "error"};
    struct buf scratch;
    buf_init(&scratch, j->out->arena);
    for (size_t i = 0; i < n; i++) {
        const struct check *c = &checks[i];
        json_open(j, '{');
        json_key_string(j, "id", c->id);
        json_key_string(j, "severity", severities[c->severity]);
        key_where(j, c->at, &scratch);
        json_key_fig(j, "stated", (struct fig){c->has_stated, c->stated});
        json_key_fig(j, "computed", (struct fig){c->has_computed, c->computed});
        json_key_string(j, "message", c->message);
        json_key_string(j, "do", c->todo);
        json_close(j, '}');
    }
}

static void key_checks(struct json *j, const struct figures *f)
{
    json_key_open(j, "checks", '[');
    put_checks(j, f->checks, f->checks_n);
    json_close(j, ']');
    json_key_open(j, "questions", '[');
    for (size_t i = 0; i < f->questions_n; i++)
        json_put_string(j, f->questions[i]);
    json_close(j, ']');
    json_key_open(j, "blanks", '[');
    for (size_t i = 0; i < f->blanks_n; i++)
        json_put_string(j, f->blanks[i].name);
    json_close(j, ']');
}

/* ---- all of it -------------------------------------------------------------------------- */

void emit_json_checks(const struct check *checks, size_t n, struct buf *out)
{
    struct json writer = json_start(out);
    json_open(&writer, '[');
    put_checks(&writer, checks, n);
    json_close(&writer, ']');
}

void emit_json(const struct figures *f, struct buf *out)
{
    struct json writer = json_start(out), *j = &writer;
    json_open(j, '{');
    json_key_string(j, "schema", SCHEMA);
    json_key_string(j, "candidate", f->offer->candidate.name.s);
    json_key_string(j, "guide", f->guide->id);
    json_key_string(j, "region", f->region->id);
    json_key_string(j, "currency", f->currency);
    json_key_date(j, "date", f->date);
    json_key_date(j, "respond_by", f->respond_by);
    json_key_share(j, "location_factor", f->location_factor);
    json_key_fig(j, "valuation", f->valuation);
    key_bands(j, &f->band);
    packages(j, f);
    json_key_open(j, "competing", '[');
    for (size_t i = 0; i < f->competing_n; i++)
        competing_object(j, &f->competing[i]);
    json_close(j, ']');
    key_position(j, f);
    key_gaps(j, f);
    json_key_open(j, "trade", '{');
    json_key_fig(j, "equity_per_1000_base", f->equity_per_1000_base);
    json_close(j, '}');
    key_scenarios(j, f);
    key_smallest_yes(j, f);
    key_ladder(j, f);
    key_haircut(j, f);
    key_verdict(j, f);
    key_checks(j, f);
    json_close(j, '}');
    buf_putc(out, '\n');
}

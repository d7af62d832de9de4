/* claim.c - see claim.h. Whole numbers throughout: 12 digits times 10 years fit 64 bits with ease.
 */
#include "comp/claim.h"
#include "base/amount_text.h"
#include "base/ascii.h"
#include "comp/vesting.h"

bool claim_applies(const struct run *run, const struct region *region)
{
    if (run->currency && strcmp(run->currency, region->currency) != 0)
        return false;
    return guide_applies(run->region, region->id) ||
           (region->factor_of && guide_applies(run->region, region->factor_of));
}

/* ---- rounding as the source does ---------------------------------------------------------------
 */

/* How far the last digit of a wording reaches: the digits behind its point or comma, and its scale.
 */
static money last_digit(const char *wording, const struct amount_reading *r, money stated)
{
    struct str number = {wording + r->number, r->number_end - r->number};
    int64_t digits = 0;
    money unit = MONEY_UNIT;
    for (size_t i = 0; i < number.n; i++)
        if (number.s[i] >= '0' && number.s[i] <= '9')
            digits = digits < INT64_MAX / 100 ? digits * 10 + (number.s[i] - '0') : digits;
    if (!r->scaled || digits == 0 || stated % digits != 0)
        return unit; /* in full: to the unit, its cents aside */
    return stated / digits;
}

/* "€310K" is good to a thousand, "$1.2M" and "1,2 M€" to a hundred thousand, "€310,500" to one. */
static money step_of(const char *wording, money stated)
{
    struct str text = str_of(wording);
    struct amount_reading r[AMOUNT_READINGS];
    money unit = MONEY_UNIT;
    for (size_t at = 0, next; at<text.n; at = next> at ? next : at + 1) {
        size_t n = 0;
        next = at + 1;
        if (ascii_is_digit(text.s[at]))
            n = amount_readings(text, at, AMOUNT_STRICT, r, &next);
        for (size_t i = 0; i < n; i++)
            if (r[i].value == stated)
                unit = last_digit(wording, &r[i], stated);
    }
    for (; unit >= MONEY_UNIT && unit < 1000 * MONEY_UNIT && stated % (unit * 10) == 0; unit *= 10)
        ; /* "$262,000" is as good as "$262K" */
    return unit;
}

bool claim_holds(const char *wording, money stated, bool open, money v)
{
    money step = step_of(wording, stated);
    money off = v > stated ? v - stated : stated - v;
    return off * 2 <= step || (open && v > stated);
}

/* ---- totals ------------------------------------------------------------------------------------
 */

/* What of the equity counts in `years` years. */
static money equity_in(const struct parts *p, int years)
{
    if (!p->grant_years)
        return p->equity * years;
    int vested = years < p->grant_years ? years : p->grant_years;
    return p->equity * vested / p->grant_years;
}

money parts_total(const struct parts *p)
{
    return (p->base + p->bonus) * p->years + equity_in(p, p->years) + p->sign_on;
}

enum claim_cause claim_cause(const struct parts *p, const char *wording, money stated)
{
    const money right = parts_total(p), all = equity_in(p, p->years);
    const money grant = p->grant_years ? p->equity : p->equity * p->years;
    const money one = p->grant_years ? p->equity / p->grant_years : p->equity;
    const money mistaken[CAUSE_COUNT] = {
        [CAUSE_BASE_ONCE] = right - p->base * (p->years - 1),
        [CAUSE_EQUITY_ONCE] = right - all + one,
        [CAUSE_NO_BONUS] = right - p->bonus * p->years,
        [CAUSE_NO_EQUITY] = right - all,
        [CAUSE_SIGN_ON_YEARLY] = right + p->sign_on * (p->years - 1),
        [CAUSE_MONTH_AS_YEAR] = right - p->base * p->years + p->base * p->years / 12,
        [CAUSE_GRANT_AS_YEAR] = right - all + grant * (p->grant_years ? p->years : 1),
    };
    enum claim_cause found = CAUSE_NONE;
    for (int i = CAUSE_NONE + 1; i < CAUSE_COUNT; i++) {
        if (mistaken[i] == right || !claim_holds(wording, stated, false, mistaken[i]))
            continue;
        if (found != CAUSE_NONE)
            return CAUSE_NONE;
        found = (enum claim_cause)i;
    }
    return found;
}

static void take(const struct run *run, struct claim *out)
{
    struct parts *p = &out->parts;
    switch (run->role) {
    case ROLE_BASE:
        p->base = run->stated.value;
        break;
    case ROLE_BONUS:
        p->bonus = run->stated.value;
        break;
    case ROLE_SIGN_ON:
        p->sign_on = run->stated.value;
        break;
    case ROLE_EQUITY_PER_YEAR:
        p->equity = run->stated.value;
        p->grant_years = 0;
        break;
    case ROLE_EQUITY:
        p->equity = run->stated.value;
        p->grant_years = run->years ? run->years : VESTING_YEARS_DEFAULT;
        break;
    case ROLE_TOTAL:
        if (!out->total)
            out->total = run;
        return;
    default:
        return;
    }
    out->has_parts = true;
}

static void take_all(const struct run *run, const struct region *region, struct claim *out)
{
    for (; run; run = run->next) {
        if (run->kind == RUN_AMOUNT && run->stated.stated && claim_applies(run, region))
            take(run, out);
        if (run->kind == RUN_GROUP)
            take_all(run->inner, region, out);
    }
}

/* "A floor of $290,000 ($180,000 base + $75,000 RSU + …)": asks and floors are the parts of a total
 * that no other base stands beside. */
static void take_own(const struct run *run, const struct region *region, struct claim *out)
{
    for (; run; run = run->next) {
        bool applies = run->kind == RUN_AMOUNT && run->stated.stated && claim_applies(run, region);
        if (applies && (run->role == ROLE_ASK_BASE || run->role == ROLE_FLOOR_BASE))
            out->parts.base = run->stated.value;
        if (!applies || (run->role != ROLE_ASK_EQUITY && run->role != ROLE_FLOOR_EQUITY))
            continue;
        out->parts.equity = run->stated.value;
        out->parts.grant_years = run->years ? run->years : VESTING_YEARS_DEFAULT;
    }
}

/* A claim is held to account only where its parts make a package: a base and something beside it,
 * whose sum is of the order of what is claimed. */
static bool is_package(const struct claim *k)
{
    const struct parts *p = &k->parts;
    money stated = k->total->stated.value;
    return p->base && (p->equity || p->bonus || p->sign_on || p->years > 1) &&
           k->computed * 5 > stated * 2 && k->computed * 2 < stated * 5;
}

bool claim_read(const struct sentence *s, const struct region *region, struct claim *out)
{
    *out = (struct claim){0};
    take_all(s->runs, region, out);
    if (!out->total) { /* an ask beside another offer's parts */
        out->parts.years = VESTING_YEARS_DEFAULT;
        out->computed = parts_total(&out->parts);
        return false;
    }
    if (!out->parts.base)
        take_own(s->runs, region, out);
    out->parts.years = out->total->years ? out->total->years : 1;
    out->holds = true;
    out->computed = parts_total(&out->parts);
    out->has_parts = out->has_parts && is_package(out);
    if (!out->has_parts)
        return true;
    out->salary = out->parts.base * out->parts.years;
    out->holds =
        claim_holds(out->total->text, out->total->stated.value, out->total->open, out->computed);
    if (!out->holds)
        out->cause = claim_cause(&out->parts, out->total->text, out->total->stated.value);
    return true;
}

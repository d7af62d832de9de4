/* amounts.c - numbers in running text; see amounts.h. */
#include "import/amounts.h"
#include "base/amount_text.h"
#include "import/phrases.h"

#define VALUE_MAX INT64_C(99999999999999) /* twelve digits of a unit, as a guide holds */

static size_t skip_space(struct str t, size_t at)
{
    for (size_t n; at < t.n && (n = amount_space(t, at)); at += n)
        ;
    return at;
}

size_t dash_at(struct str t, size_t at)
{
    static const char *const dashes[] = {"-", "–", "—", "−", "‑", "‐", "‒"};
    size_t start = skip_space(t, at);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t n = strlen(dashes[i]), end = start + n;
        if (end > t.n || memcmp(t.s + start, dashes[i], n) != 0)
            continue;
        bool twice = end < t.n && t.s[end] == '-'; /* "--" is a dash of prose, not of a range */
        return twice ? 0 : skip_space(t, end) - at;
    }
    return 0;
}

int years_at(const char *p, size_t *n)
{
    static const char *const units[] = {"years", "year", "yrs", "yr", "y"};
    if (!ascii_is_digit(*p) || *p == '0')
        return 0;
    const char *unit = p + 1 + (p[1] == '-' || p[1] == ' ');
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (words_match(unit, unit, units[i])) {
            *n = (size_t)(unit - p) + strlen(units[i]);
            return *p - '0';
        }
    return 0;
}

/* ---- one number ------------------------------------------------------------------------------ */

/* "/yr", "/4yr", "per month" at the number's end: where it ends. */
static size_t period_at(struct str t, size_t at, struct found *out)
{
    static const struct {
        const char *words;
        enum amount_period period;
    } said[] = {{"/yr", PERIOD_YEAR},  {"/year", PERIOD_YEAR},    {"/annum", PERIOD_YEAR},
                {"/y", PERIOD_YEAR},   {"per year", PERIOD_YEAR}, {"per annum", PERIOD_YEAR},
                {"/mo", PERIOD_MONTH}, {"/month", PERIOD_MONTH},  {"per month", PERIOD_MONTH}};
    const char *p = t.s + skip_space(t, at);
    size_t n;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if ((n = words_match(t.s, p, said[i].words))) {
            out->period = said[i].period;
            return (size_t)(p - t.s) + n;
        }
    if (*p != '/' || !(out->years = years_at(p + 1, &n)))
        return at;
    out->period = PERIOD_GRANT;
    return (size_t)(p - t.s) + 1 + n;
}

/* A sign that several currencies share stands for itself. */
static const char *currency_of(const struct amount_reading *r)
{
    static const char *const shared[] = {"$", "¥", "kr", "Rs"};
    size_t n = r->sign.n - (r->sign.n && r->sign.s[r->sign.n - 1] == '.');
    for (size_t i = 0; r->currency && i < sizeof shared / sizeof *shared; i++)
        if (strlen(shared[i]) == n && memcmp(r->sign.s, shared[i], n) == 0)
            return shared[i];
    return r->currency ? r->currency->code : NULL;
}

/* Of base's reading what a guide in English means; where it ends. */
static size_t take_reading(struct str t, const struct amount_reading *r, struct found *out)
{
    size_t end = r->number_end;
    const char *sign = r->sign.s, *behind = t.s + end;
    bool after = r->currency && sign >= behind;
    size_t sign_end = after ? (size_t)(sign - t.s) + r->sign.n : end;
    out->off = r->from;
    out->value = r->value;
    out->digits = r->digits;
    out->scaled = r->scaled;
    out->zeros = (unsigned)r->power;
    out->currency = currency_of(r);
    bool letters = r->sign.n && ascii_is_letter(sign[0]) && ascii_is_letter(sign[r->sign.n - 1]);
    bool ours = !letters || (after ? r->sign.n >= 3 || strlen(out->currency) == 2
                                   : r->digits >= 3 || r->scaled);
    if (!ours || (after && sign_end < t.n && ascii_is_digit(t.s[sign_end]))) {
        /* "1,600 DT RSUs", "PHP 8", "8 $50K" */
        out->currency = NULL;
        out->off = r->number;
    } else {
        end = sign_end;
    }
    char unit = r->power && ascii_is_digit(behind[-2]) ? behind[-1] : '\0';
    if (unit == 'T') { /* German for thousand */
        out->zeros = 12;
        if (__builtin_mul_overflow(out->value, INT64_C(1000000000), &out->value))
            out->value = INT64_MAX;
    } else if (ascii_lower(unit) == 'l' && !out->currency) {
        /* "3L" is no amount without a currency */
        out->value /= 100000;
        out->scaled = false;
        out->zeros = 0;
        end = r->number_end - 1;
    }
    bool percent = !out->currency && !out->scaled && r->unit == AMOUNT_PER_CENT;
    out->kind = percent ? AMOUNT_PERCENT : out->currency ? AMOUNT_MONEY : AMOUNT_COUNT;
    return percent ? r->to : end;
}

/* Where the number goes on in a way that nobody can read: "12.34.5", "1,23,4567". */
static size_t rest_of(struct str t, size_t at)
{
    while (at + 1 < t.n &&
           (ascii_is_digit(t.s[at]) || (strchr(",.'", t.s[at]) && ascii_is_digit(t.s[at + 1]))))
        at++;
    return at + (at < t.n && ascii_is_digit(t.s[at]));
}

static size_t plus_at(struct str t, size_t at, struct found *out)
{
    if (out->open || at >= t.n || t.s[at] != '+' || (at + 1 < t.n && ascii_is_digit(t.s[at + 1])))
        return at;
    out->open = true;
    return at + 1;
}

/* "1.075M": a point divides the fraction, a comma groups. */
static const struct amount_reading *meant(struct str t, const struct amount_reading *all, size_t n)
{
    const struct amount_reading *r = all;
    bool point = memchr(t.s + r->number, '.', r->number_end - r->number);
    for (size_t i = 1; i < n; i++)
        if (point ? all[i].value < r->value : all[i].value > r->value)
            r = &all[i];
    return r;
}

/* "62,5"; "62.000" of nothing or per cent, a thousand or a fraction. */
static bool either(struct str t, const struct amount_reading *r, const struct found *f)
{
    size_t places = 0;
    while (ascii_is_digit(t.s[r->number_end - 1 - places]) &&
           r->number_end - 1 - places > r->number)
        places++;
    size_t mark = r->number_end - 1 - places;
    bool grouped = memchr(t.s + r->number, ',', mark - r->number);
    return (t.s[mark] == ',' && places < 2) ||
           (t.s[mark] == '.' && places == 3 && !grouped && f->kind != AMOUNT_MONEY && !f->scaled);
}

/* The number whose first digit stands at `at`; *next: where another may begin. False: none does, it
 * continues a word ("L4", "SOC2") or is a date. */
static bool number_at(struct str t, size_t at, struct found *out, size_t *next)
{
    struct amount_reading all[AMOUNT_READINGS];
    size_t n = amount_readings(t, at, AMOUNT_STRICT, all, next), end = *next;
    bool within = at && (ascii_is_letter(t.s[at - 1]) || t.s[at - 1] == '_');
    *out = (struct found){.off = at, .kind = AMOUNT_UNCLEAR};
    if (within && (!n || !all->currency)) { /* "Q1 2026": what stands behind is a number */
        *next = at + strspn(t.s + at, "0123456789");
        return false;
    }
    if (!n && end == at + 10 && t.s[at + 4] == '-') /* a date */
        return false;
    if (n) {
        const struct amount_reading *r = meant(t, all, n);
        size_t rest = rest_of(t, r->number_end);
        end = take_reading(t, r, out);
        if (within && !out->currency) /* "R2" */
            return false;
        if (rest > r->number_end || either(t, r, out) || out->value > VALUE_MAX)
            out->kind = AMOUNT_UNCLEAR;
        out->value = out->kind == AMOUNT_UNCLEAR ? 0 : out->value; /* nothing is summed of it */
        end = rest > r->number_end && rest > end ? rest : end;
    }
    end = plus_at(t, end, out);
    if (out->kind == AMOUNT_MONEY || out->scaled)
        end = plus_at(t, period_at(t, end, out), out);
    out->len = end - out->off;
    *next = end > *next ? end : *next;
    return true;
}

bool amounts_next(struct str text, size_t from, struct found *out)
{
    for (size_t i = from; i < text.n;) {
        size_t next = i + 1;
        if (ascii_is_digit(text.s[i]) && number_at(text, i, out, &next)) {
            if (out->off < from) {
                out->len -= from - out->off;
                out->off = from;
            }
            return true;
        }
        i = next;
    }
    *out = (struct found){0};
    return false;
}

/* ---- ranges ---------------------------------------------------------------------------------- */

static bool same_kind(const struct found *a, struct found *b)
{
    /* "A$10,000–$20,000": the second end's sign is the first's, shortened */
    const struct currency *c = a->currency ? currency_find(a->currency) : NULL;
    if (c && b->currency && strlen(b->currency) < 3 && strstr(c->symbol, b->currency))
        b->currency = a->currency;
    if (b->currency && a->currency)
        return strcmp(a->currency, b->currency) == 0;
    return !b->currency || !a->currency;
}

/* Gives the first end the second's scale or unit, and the second the first's currency. */
static bool join_ends(struct found *min, struct found *max)
{
    if (!same_kind(min, max))
        return false;
    if (max->kind == AMOUNT_PERCENT && min->kind == AMOUNT_COUNT && !min->scaled) {
        min->kind = AMOUNT_PERCENT;
        return true;
    }
    if (min->kind == AMOUNT_PERCENT || max->kind == AMOUNT_PERCENT)
        return min->kind == max->kind;
    const char *currency = min->currency ? min->currency : max->currency;
    if (currency && max->kind == AMOUNT_COUNT)
        max->kind = AMOUNT_MONEY;
    if (currency && min->kind == AMOUNT_COUNT)
        min->kind = AMOUNT_MONEY;
    min->currency = max->currency = currency;
    return true;
}

bool amounts_range(struct str text, size_t from, struct found_range *out)
{
    struct found a, b;
    if (!amounts_next(text, from, &a))
        return false;
    *out = (struct found_range){a, a, a.open, a.off, a.len};
    size_t end = a.off + a.len, dash = dash_at(text, end);
    if (!dash) {
        size_t to = skip_space(text, end);
        if (to > end && words_match(text.s, text.s + to, "to"))
            dash = skip_space(text, to + 2) - end;
    }
    if (!dash || !amounts_next(text, end + dash, &b) || b.off != end + dash)
        return true;
    bool bare = !a.scaled && b.scaled && a.period == PERIOD_UNSTATED;
    if (!join_ends(&a, &b))
        return true;
    if (bare && a.kind == AMOUNT_MONEY && a.digits <= 3) {
        for (unsigned i = 0; i < b.zeros && a.kind != AMOUNT_UNCLEAR; i++)
            if ((a.value *= 10) > VALUE_MAX)
                a.kind = AMOUNT_UNCLEAR;
        a.scaled = true;
    } else if (a.scaled && !b.scaled && b.kind == AMOUNT_MONEY && b.digits <= 3) {
        b.kind = AMOUNT_UNCLEAR;
    }
    if (a.period == PERIOD_UNSTATED) {
        a.period = b.period;
        a.years = b.years;
    }
    if (a.kind != AMOUNT_UNCLEAR && b.kind != AMOUNT_UNCLEAR && b.value < a.value)
        b.kind = AMOUNT_UNCLEAR;
    out->min = a;
    out->max = b;
    out->open = b.open;
    out->len = b.off + b.len - out->off;
    return true;
}

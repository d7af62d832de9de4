/* ratio.c - a pool of fractions. Nearly all of an offer's fit two 64-bit integers and are computed
 * in them, with every overflow noticed; what doesn't fit is GMP's, whose numbers the pool clears
 * when its arena goes. A value is the same fraction either way: lowest terms, denominator above 0.
 */
#include "base/ratio.h"
#include <gmp.h>

struct rat {
    int64_t n, d; /* d 0: the value is large, see there */
    enum rat_op op;
    int32_t scale;
    rat left, right;
    const void *note; /* struct rat_source or struct rat_name, by op */
};

struct large {
    struct rat is;
    mpq_t q;
    struct large *next;
};

struct rats {
    struct arena *arena;
    struct large *large; /* those with a q to clear */
};

static void rats_release(void *what)
{
    struct rats *p = what;
    for (struct large *r = p->large; r; r = r->next)
        mpq_clear(r->q);
    p->large = NULL;
}

struct rats *rats_new(struct arena *a)
{
    struct rats *p = arena_new_of(a, struct rats);
    p->arena = a;
    arena_defer(a, rats_release, p);
    return p;
}

static mpq_srcptr wide_of(rat a)
{
    return ((const struct large *)a)->q;
}

/* ---- small: two integers ------------------------------------------------------------------ */

static uint64_t size_of(int64_t v)
{
    return v < 0 ? (uint64_t)0 - (uint64_t)v : (uint64_t)v;
}

static uint64_t common(uint64_t a, uint64_t b)
{
    while (b) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static struct rat *small(struct rats *p, int64_t n, int64_t d)
{
    struct rat *r = arena_new_of(p->arena, struct rat);
    r->n = n;
    r->d = d;
    return r;
}

/* INT64_MIN has no opposite: it, and what it is divided by, are left to GMP. */
static bool lowest(int64_t *n, int64_t *d)
{
    if (*n == INT64_MIN || *d == INT64_MIN || *d == 0)
        return false;
    int64_t by = *d == 1 ? 1 : (int64_t)common(size_of(*n), size_of(*d));
    by = *d < 0 ? -by : by;
    *n /= by;
    *d /= by;
    return true;
}

/* a + sign · b, brought to the denominators' least common multiple. */
static bool small_sum(rat a, rat b, int sign, int64_t *n, int64_t *d)
{
    if (!a->d || !b->d)
        return false;
    int64_t by = a->d == b->d ? a->d : (int64_t)common(size_of(a->d), size_of(b->d));
    int64_t left, right;
    if (__builtin_mul_overflow(a->n, b->d / by, &left) ||
        __builtin_mul_overflow(b->n, a->d / by, &right) ||
        (sign > 0 ? __builtin_add_overflow(left, right, n)
                  : __builtin_sub_overflow(left, right, n)) ||
        __builtin_mul_overflow(a->d, b->d / by, d))
        return false;
    return lowest(n, d);
}

/* (an / ad) · (bn / bd), cancelled crosswise first so that products stay small. */
static bool small_product(int64_t an, int64_t ad, int64_t bn, int64_t bd, int64_t *n, int64_t *d)
{
    return ad && bd && lowest(&an, &bd) && lowest(&bn, &ad) && !__builtin_mul_overflow(an, bn, n) &&
           !__builtin_mul_overflow(ad, bd, d);
}

/* ---- large: GMP --------------------------------------------------------------------------- */

static struct large *fresh(struct rats *p)
{
    struct large *r = arena_new_of(p->arena, struct large);
    mpq_init(r->q);
    r->next = p->large;
    p->large = r;
    return r;
}

/* GMP takes a long: 64 bits on every machine that Debian 12 builds this for but the 32-bit ones. */
static void set_int64(mpz_t z, int64_t v)
{
    uint64_t u = size_of(v);
    mpz_import(z, 1, -1, sizeof u, 0, 0, &u);
    if (v < 0)
        mpz_neg(z, z);
}

static struct rat *large(struct rats *p, int64_t n, int64_t d)
{
    struct large *r = fresh(p);
    set_int64(mpq_numref(r->q), n);
    set_int64(mpq_denref(r->q), d);
    mpq_canonicalize(r->q);
    return &r->is;
}

static rat widened(struct rats *p, rat a)
{
    return a->d ? large(p, a->n, a->d) : a;
}

static struct rat *combine(struct rats *p, rat a, rat b,
                           void (*op)(mpq_ptr, mpq_srcptr, mpq_srcptr))
{
    struct large *r = fresh(p);
    op(r->q, wide_of(widened(p, a)), wide_of(widened(p, b)));
    return &r->is;
}

/* ---- the record ----------------------------------------------------------------------------- */

static rat made(struct rat *r, enum rat_op op, rat left, rat right)
{
    r->op = op;
    r->left = left;
    r->right = right;
    return r;
}

static bool is_constant(rat a, int64_t n)
{
    return a->op == RAT_CONSTANT && a->d == 1 && a->n == n;
}

/* The same value once more, for another record. */
static struct rat *again(struct rats *p, rat a)
{
    if (a->d)
        return small(p, a->n, a->d);
    struct large *r = fresh(p);
    mpq_set(r->q, wide_of(a));
    return &r->is;
}

rat rat_stated(struct rats *p, rat a, const struct rat_source *source)
{
    if (!a)
        return NULL;
    struct rat *r = again(p, a);
    r->note = source;
    return made(r, RAT_STATED, NULL, NULL);
}

rat rat_figure(struct rats *p, rat a, const struct rat_name *name, int64_t scale)
{
    if (!a)
        return NULL;
    struct rat *r = again(p, a);
    r->note = name;
    r->scale = (int32_t)scale;
    return made(r, RAT_FIGURE, a, NULL);
}

struct rat_step rat_how(rat a)
{
    return (struct rat_step){
        .op = a->op,
        .left = a->left,
        .right = a->right,
        .name = a->op == RAT_FIGURE ? a->note : NULL,
        .source = a->op == RAT_STATED ? a->note : NULL,
        .scale = a->scale,
    };
}

bool rat_parts(rat a, int64_t *n, int64_t *d)
{
    *n = a->n;
    *d = a->d;
    return a->d != 0;
}

/* ---- operations --------------------------------------------------------------------------- */

rat rat_frac(struct rats *p, int64_t n, int64_t d)
{
    if (d == 0)
        return NULL;
    return lowest(&n, &d) ? small(p, n, d) : large(p, n, d);
}

rat rat_int(struct rats *p, int64_t n)
{
    return rat_frac(p, n, 1);
}

rat rat_money(struct rats *p, money m)
{
    return rat_frac(p, m, MONEY_UNIT);
}

rat rat_decimal(struct rats *p, int64_t e8)
{
    return rat_frac(p, e8, DECIMAL_ONE);
}

rat rat_add(struct rats *p, rat a, rat b)
{
    int64_t n, d;
    if (!a || !b)
        return NULL;
    if (rat_sign(b) == 0)
        return a;
    if (rat_sign(a) == 0)
        return b;
    return made(small_sum(a, b, 1, &n, &d) ? small(p, n, d) : combine(p, a, b, mpq_add), RAT_ADD, a,
                b);
}

rat rat_sub(struct rats *p, rat a, rat b)
{
    int64_t n, d;
    if (!a || !b)
        return NULL;
    if (rat_sign(b) == 0)
        return a;
    return made(small_sum(a, b, -1, &n, &d) ? small(p, n, d) : combine(p, a, b, mpq_sub), RAT_SUB,
                a, b);
}

rat rat_mul(struct rats *p, rat a, rat b)
{
    int64_t n, d;
    if (!a || !b)
        return NULL;
    if (is_constant(a, 1) || rat_sign(b) == 0)
        return b;
    if (is_constant(b, 1) || rat_sign(a) == 0)
        return a;
    struct rat *r =
        small_product(a->n, a->d, b->n, b->d, &n, &d) ? small(p, n, d) : combine(p, a, b, mpq_mul);
    return made(r, RAT_MUL, a, b);
}

rat rat_div(struct rats *p, rat a, rat b)
{
    int64_t n, d;
    if (!a || !b || rat_sign(b) == 0)
        return NULL;
    if (is_constant(b, 1))
        return a;
    bool fits = b->d && small_product(a->n, a->d, b->d, b->n, &n, &d) && lowest(&n, &d);
    return made(fits ? small(p, n, d) : combine(p, a, b, mpq_div), RAT_DIV, a, b);
}

int rat_sign(rat a)
{
    return a->d ? (a->n > 0) - (a->n < 0) : mpq_sgn(wide_of(a));
}

static int large_cmp(rat a, rat b)
{
    mpq_t wide[2];
    rat of[2] = {a, b};
    for (int i = 0; i < 2; i++) {
        mpq_init(wide[i]);
        if (!of[i]->d) {
            mpq_set(wide[i], wide_of(of[i]));
            continue;
        }
        set_int64(mpq_numref(wide[i]), of[i]->n);
        set_int64(mpq_denref(wide[i]), of[i]->d);
    }
    int order = mpq_cmp(wide[0], wide[1]);
    mpq_clear(wide[0]);
    mpq_clear(wide[1]);
    return order;
}

int rat_cmp(rat a, rat b)
{
    int64_t left, right;
    if (!a->d || !b->d || __builtin_mul_overflow(a->n, b->d, &left) ||
        __builtin_mul_overflow(b->n, a->d, &right))
        return large_cmp(a, b);
    return (left > right) - (left < right);
}

/* Which of two it is, remembered unless a constant lost. */
static rat chosen(struct rats *p, rat a, rat b, enum rat_op op)
{
    int order = rat_cmp(a, b);
    bool first = op == RAT_MIN ? order <= 0 : order >= 0;
    rat it = first ? a : b, lost = first ? b : a;
    return order == 0 || lost->op == RAT_CONSTANT ? it : made(again(p, it), op, a, b);
}

rat rat_min(struct rats *p, rat a, rat b)
{
    return !a || !b ? NULL : chosen(p, a, b, RAT_MIN);
}

rat rat_max(struct rats *p, rat a, rat b)
{
    return !a || !b ? NULL : chosen(p, a, b, RAT_MAX);
}

rat rat_pow(struct rats *p, rat a, unsigned n)
{
    if (!a)
        return NULL;
    rat power = rat_int(p, n);
    int64_t num = 1, den = 1;
    bool fits = a->d != 0;
    for (unsigned i = 0; i < n && fits; i++)
        fits = !__builtin_mul_overflow(num, a->n, &num) && !__builtin_mul_overflow(den, a->d, &den);
    if (fits)
        return made(small(p, num, den), RAT_POW, a, power);
    mpq_srcptr wide = wide_of(widened(p, a));
    struct large *r = fresh(p);
    mpz_pow_ui(mpq_numref(r->q), mpq_numref(wide), n);
    mpz_pow_ui(mpq_denref(r->q), mpq_denref(wide), n);
    return made(&r->is, RAT_POW, a, power);
}

/* ---- rounding ----------------------------------------------------------------------------- */

/* Half away from zero: the quotient of 2·|n|·scale + d by 2·d, with n's sign put back. */
static void round_large(mpz_t out, mpq_srcptr a, int64_t scale)
{
    mpz_t twice;
    mpz_init(twice);
    set_int64(out, scale);
    mpz_mul(out, out, mpq_numref(a));
    mpz_abs(out, out);
    mpz_mul_2exp(out, out, 1);
    mpz_add(out, out, mpq_denref(a));
    mpz_mul_2exp(twice, mpq_denref(a), 1);
    mpz_fdiv_q(out, out, twice);
    if (mpq_sgn(a) < 0)
        mpz_neg(out, out);
    mpz_clear(twice);
}

/* The same; false where an integer doesn't hold what is on the way. */
static bool round_small(rat a, int64_t scale, int64_t *out)
{
    int64_t n, d;
    if (!a->d || __builtin_mul_overflow(a->n, scale, &n) || __builtin_mul_overflow(n, 2, &n) ||
        n == INT64_MIN || __builtin_mul_overflow(a->d, 2, &d) ||
        __builtin_add_overflow(n < 0 ? -n : n, a->d, out))
        return false;
    *out /= d;
    *out = n < 0 ? -*out : *out;
    return true;
}

static bool fits_int64(mpz_t z, int64_t *out)
{
    if (mpz_sizeinbase(z, 2) > 63)
        return false;
    uint64_t u = 0;
    mpz_export(&u, NULL, -1, sizeof u, 0, 0, z);
    *out = mpz_sgn(z) < 0 ? -(int64_t)u : (int64_t)u;
    return true;
}

/* Without a pool: a fraction of two integers is widened for the while. */
static bool round_wide(rat a, int64_t scale, int64_t *out)
{
    mpq_t wide;
    mpz_t z;
    mpq_init(wide);
    if (a->d) {
        set_int64(mpq_numref(wide), a->n);
        set_int64(mpq_denref(wide), a->d);
    } else {
        mpq_set(wide, wide_of(a));
    }
    mpz_init(z);
    round_large(z, wide, scale);
    bool fits = fits_int64(z, out);
    mpz_clear(z);
    mpq_clear(wide);
    return fits;
}

bool rat_round(rat a, int64_t scale, int64_t *out)
{
    int64_t v;
    if (!a || !(round_small(a, scale, &v) || round_wide(a, scale, &v)))
        return false;
    *out = v;
    return true;
}

rat rat_nearest(struct rats *p, rat a, rat step)
{
    if (!a || !step || rat_sign(step) <= 0)
        return NULL;
    rat steps = rat_div(p, a, step);
    int64_t whole;
    struct rat *r;
    if (rat_round(steps, 1, &whole)) {
        r = again(p, rat_mul(p, rat_int(p, whole), step));
    } else {
        struct large *n = fresh(p);
        round_large(mpq_numref(n->q), wide_of(widened(p, steps)), 1);
        r = again(p, rat_mul(p, &n->is, step));
    }
    return made(r, RAT_NEAREST, a, step);
}

/* ---- growth --------------------------------------------------------------------------------- */

#define GROWTH_SCALE 10000

/* Does m ^ (up ÷ down) lie above (n − ½) ÷ GROWTH_SCALE, so that it rounds to n at least? */
static bool root_reaches(struct rats *p, int64_t n, unsigned down, rat raised, bool or_equal)
{
    int cmp = rat_cmp(rat_pow(p, rat_frac(p, 2 * n - 1, 2 * GROWTH_SCALE), down), raised);
    return cmp < 0 || (or_equal && cmp == 0);
}

rat rat_growth(struct rats *p, rat m, int months)
{
    if (!m || months <= 0 || rat_sign(m) < 0)
        return NULL;
    unsigned by = (unsigned)common(12, (uint64_t)months);
    unsigned up = 12 / by, down = (unsigned)months / by;
    rat raised = up == 1 ? m : rat_pow(p, m, up);
    /* growth = root − 1 rounds away from zero, so a tie goes up from 1 on and down below it */
    bool ties_up = rat_cmp(m, rat_int(p, 1)) >= 0;
    int64_t low = 0, high = 1;
    while (root_reaches(p, high, down, raised, ties_up)) {
        if (high > INT64_MAX / 8)
            return NULL;
        low = high;
        high *= 2;
    }
    /* low is reached (or is 0), high isn't: the root rounds to the last n that is */
    while (high - low > 1) {
        int64_t mid = low + (high - low) / 2;
        if (root_reaches(p, mid, down, raised, ties_up))
            low = mid;
        else
            high = mid;
    }
    struct rat *r = again(p, rat_frac(p, low - GROWTH_SCALE, GROWTH_SCALE));
    return made(r, RAT_GROWTH, m, rat_int(p, months));
}

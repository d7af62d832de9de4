/* ratio.c - a pool of fractions. Nearly all of an offer's fit two 64-bit integers and are computed
 * in them, with every overflow noticed; what doesn't fit is GMP's, whose numbers the pool clears
 * when its arena goes. A value is the same fraction either way: lowest terms, denominator above 0.
 */
#include "base/ratio.h"
#include <gmp.h>

struct rat {
    int64_t n, d; /* d 0: the value is q */
    mpq_t q;
    struct rat *next;
};

struct rats {
    struct arena *arena;
    struct rat *large; /* those with a q to clear */
};

static void rats_release(void *what)
{
    struct rats *p = what;
    for (struct rat *r = p->large; r; r = r->next)
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

static rat small(struct rats *p, int64_t n, int64_t d)
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

static struct rat *fresh(struct rats *p)
{
    struct rat *r = arena_new_of(p->arena, struct rat);
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

static rat large(struct rats *p, int64_t n, int64_t d)
{
    struct rat *r = fresh(p);
    set_int64(mpq_numref(r->q), n);
    set_int64(mpq_denref(r->q), d);
    mpq_canonicalize(r->q);
    return r;
}

static rat widened(struct rats *p, rat a)
{
    return a->d ? large(p, a->n, a->d) : a;
}

static rat combine(struct rats *p, rat a, rat b, void (*op)(mpq_ptr, mpq_srcptr, mpq_srcptr))
{
    struct rat *r = fresh(p);
    op(r->q, widened(p, a)->q, widened(p, b)->q);
    return r;
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
    return small_sum(a, b, 1, &n, &d) ? small(p, n, d) : combine(p, a, b, mpq_add);
}

rat rat_sub(struct rats *p, rat a, rat b)
{
    int64_t n, d;
    if (!a || !b)
        return NULL;
    return small_sum(a, b, -1, &n, &d) ? small(p, n, d) : combine(p, a, b, mpq_sub);
}

rat rat_mul(struct rats *p, rat a, rat b)
{
    int64_t n, d;
    if (!a || !b)
        return NULL;
    return small_product(a->n, a->d, b->n, b->d, &n, &d) ? small(p, n, d)
                                                         : combine(p, a, b, mpq_mul);
}

rat rat_div(struct rats *p, rat a, rat b)
{
    int64_t n, d;
    if (!a || !b || rat_sign(b) == 0)
        return NULL;
    bool fits = b->d && small_product(a->n, a->d, b->d, b->n, &n, &d) && lowest(&n, &d);
    return fits ? small(p, n, d) : combine(p, a, b, mpq_div);
}

int rat_sign(rat a)
{
    return a->d ? (a->n > 0) - (a->n < 0) : mpq_sgn(a->q);
}

static int large_cmp(rat a, rat b)
{
    mpq_t wide[2];
    rat of[2] = {a, b};
    for (int i = 0; i < 2; i++) {
        mpq_init(wide[i]);
        if (!of[i]->d) {
            mpq_set(wide[i], of[i]->q);
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

rat rat_min(rat a, rat b)
{
    return !a || !b ? NULL : rat_cmp(a, b) <= 0 ? a : b;
}

rat rat_max(rat a, rat b)
{
    return !a || !b ? NULL : rat_cmp(a, b) >= 0 ? a : b;
}

rat rat_pow(struct rats *p, rat a, unsigned n)
{
    if (!a)
        return NULL;
    int64_t num = 1, den = 1;
    bool fits = a->d != 0;
    for (unsigned i = 0; i < n && fits; i++)
        fits = !__builtin_mul_overflow(num, a->n, &num) && !__builtin_mul_overflow(den, a->d, &den);
    if (fits)
        return small(p, num, den);
    rat wide = widened(p, a);
    struct rat *r = fresh(p);
    mpz_pow_ui(mpq_numref(r->q), mpq_numref(wide->q), n);
    mpz_pow_ui(mpq_denref(r->q), mpq_denref(wide->q), n);
    return r;
}

/* ---- rounding ----------------------------------------------------------------------------- */

/* Half away from zero: the quotient of 2·|n|·scale + d by 2·d, with n's sign put back. */
static void round_large(mpz_t out, rat a, int64_t scale)
{
    mpz_t twice;
    mpz_init(twice);
    set_int64(out, scale);
    mpz_mul(out, out, mpq_numref(a->q));
    mpz_abs(out, out);
    mpz_mul_2exp(out, out, 1);
    mpz_add(out, out, mpq_denref(a->q));
    mpz_mul_2exp(twice, mpq_denref(a->q), 1);
    mpz_fdiv_q(out, out, twice);
    if (mpq_sgn(a->q) < 0)
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
    struct rat wide = {0};
    mpz_t z;
    if (a->d) {
        mpq_init(wide.q);
        set_int64(mpq_numref(wide.q), a->n);
        set_int64(mpq_denref(wide.q), a->d);
    }
    mpz_init(z);
    round_large(z, a->d ? &wide : a, scale);
    bool fits = fits_int64(z, out);
    mpz_clear(z);
    if (a->d)
        mpq_clear(wide.q);
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

rat rat_nearest(struct rats *p, rat a, int64_t step)
{
    if (!a || step <= 0)
        return NULL;
    rat by = rat_int(p, step), steps = rat_div(p, a, by);
    int64_t whole;
    if (rat_round(steps, 1, &whole))
        return rat_mul(p, rat_int(p, whole), by);
    struct rat *r = fresh(p);
    round_large(mpq_numref(r->q), widened(p, steps), 1);
    return rat_mul(p, r, by);
}

/* ratio.c - a pool of GMP fractions; the pool clears them all when its arena goes. */
#include "base/ratio.h"
#include <gmp.h>

struct rat {
    mpq_t q;
    struct rat *next;
};

struct rats {
    struct arena *arena;
    struct rat *all;
};

static void rats_release(void *what)
{
    struct rats *p = what;
    for (struct rat *r = p->all; r; r = r->next)
        mpq_clear(r->q);
    p->all = NULL;
}

struct rats *rats_new(struct arena *a)
{
    struct rats *p = arena_new_of(a, struct rats);
    p->arena = a;
    arena_defer(a, rats_release, p);
    return p;
}

static struct rat *fresh(struct rats *p)
{
    struct rat *r = arena_new_of(p->arena, struct rat);
    mpq_init(r->q);
    r->next = p->all;
    p->all = r;
    return r;
}

/* GMP takes a long: 64 bits on every machine that Debian 12 builds this for but the 32-bit ones. */
static void set_int64(mpz_t z, int64_t v)
{
    uint64_t u = v < 0 ? (uint64_t)0 - (uint64_t)v : (uint64_t)v;
    mpz_import(z, 1, -1, sizeof u, 0, 0, &u);
    if (v < 0)
        mpz_neg(z, z);
}

rat rat_frac(struct rats *p, int64_t n, int64_t d)
{
    if (d == 0)
        return NULL;
    struct rat *r = fresh(p);
    set_int64(mpq_numref(r->q), n);
    set_int64(mpq_denref(r->q), d);
    mpq_canonicalize(r->q);
    return r;
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

static rat combine(struct rats *p, rat a, rat b, void (*op)(mpq_ptr, mpq_srcptr, mpq_srcptr))
{
    if (!a || !b)
        return NULL;
    struct rat *r = fresh(p);
    op(r->q, a->q, b->q);
    return r;
}

rat rat_add(struct rats *p, rat a, rat b)
{
    return combine(p, a, b, mpq_add);
}

rat rat_sub(struct rats *p, rat a, rat b)
{
    return combine(p, a, b, mpq_sub);
}

rat rat_mul(struct rats *p, rat a, rat b)
{
    return combine(p, a, b, mpq_mul);
}

rat rat_div(struct rats *p, rat a, rat b)
{
    if (!b || mpq_sgn(b->q) == 0)
        return NULL;
    return combine(p, a, b, mpq_div);
}

int rat_cmp(rat a, rat b)
{
    return mpq_cmp(a->q, b->q);
}

int rat_sign(rat a)
{
    return mpq_sgn(a->q);
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
    struct rat *r = fresh(p);
    mpz_pow_ui(mpq_numref(r->q), mpq_numref(a->q), n);
    mpz_pow_ui(mpq_denref(r->q), mpq_denref(a->q), n);
    return r;
}

/* Half away from zero: the quotient of 2·|n|·scale + d by 2·d, with n's sign put back. */
static void round_scaled(mpz_t out, rat a, int64_t scale)
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

bool rat_round(rat a, int64_t scale, int64_t *out)
{
    if (!a)
        return false;
    mpz_t z;
    mpz_init(z);
    round_scaled(z, a, scale);
    bool fits = mpz_sizeinbase(z, 2) <= 63;
    if (fits) {
        uint64_t u = 0;
        mpz_export(&u, NULL, -1, sizeof u, 0, 0, z);
        *out = mpz_sgn(z) < 0 ? -(int64_t)u : (int64_t)u;
    }
    mpz_clear(z);
    return fits;
}

rat rat_nearest(struct rats *p, rat a, int64_t step)
{
    if (!a || step <= 0)
        return NULL;
    rat steps = rat_div(p, a, rat_int(p, step));
    struct rat *r = fresh(p);
    round_scaled(mpq_numref(r->q), steps, 1);
    return rat_mul(p, r, rat_int(p, step));
}

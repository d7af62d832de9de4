/* formula.c - see formula.h. */
#include "explain/formula.h"
#include "base/digits.h"
#include "base/ratio.h"

/* How tightly an operation binds. */
enum binding { BIND_SUM = 1, BIND_PRODUCT, BIND_POWER, BIND_ATOM };

static const char *number(const struct formulas *f, rat a)
{
    int64_t e8 = 0;
    rat_round(a, DECIMAL_ONE, &e8);
    bool whole = e8 % DECIMAL_ONE == 0;
    return whole ? present_count(f->present, e8 / DECIMAL_ONE) : present_decimal(f->present, e8);
}

/* 2,112.50: an amount's cents are two digits, a price's at least two. */
static const char *money_number(const struct formulas *f, rat a)
{
    int64_t e8 = 0;
    rat_round(a, DECIMAL_ONE, &e8);
    return present_price(f->present, e8);
}

/* "10%", "10 %": as the language has it. */
static const char *percent(const struct formulas *f, rat a)
{
    return arena_printf(f->arena, "%s%s", number(f, rat_mul(f->rats, a, rat_int(f->rats, 100))),
                        catalogue_language(f->present->words)->percent);
}

static rat rounded(const struct formulas *f, rat a, int64_t scale)
{
    int64_t v;
    return rat_round(a, scale, &v) ? rat_frac(f->rats, v, scale) : a;
}

/* Whether a figure is written as its value, or by its own steps because that isn't exact. */
static bool as_value(const struct formulas *f, rat a, bool exactly)
{
    return !exactly || rat_cmp(rounded(f, a, rat_how(a).scale), a) == 0;
}

/* ---- what a reader would compute --------------------------------------------------------------
 */

static rat nearest_unrecorded(const struct formulas *f, rat a, rat by)
{
    return rat_nearest(f->rats, a, by);
}

static rat computed(const struct formulas *f, rat a, bool exactly)
{
    struct rats *p = f->rats;
    struct rat_step s = rat_how(a);
    int64_t n = 0;
    switch (s.op) {
    case RAT_CONSTANT:
    case RAT_STATED:
        return a;
    case RAT_FIGURE:
        return as_value(f, a, exactly) ? rounded(f, a, s.scale) : computed(f, s.left, exactly);
    default:
        break;
    }
    rat left = computed(f, s.left, exactly), right = computed(f, s.right, exactly);
    switch (s.op) {
    case RAT_ADD:
        return rat_add(p, left, right);
    case RAT_SUB:
        return rat_sub(p, left, right);
    case RAT_MUL:
        return rat_mul(p, left, right);
    case RAT_DIV:
        return rat_div(p, left, right);
    case RAT_MIN:
        return rat_min(p, left, right);
    case RAT_MAX:
        return rat_max(p, left, right);
    case RAT_POW:
        return rat_round(right, 1, &n) ? rat_pow(p, left, (unsigned)n) : NULL;
    case RAT_NEAREST:
        return nearest_unrecorded(f, left, right);
    case RAT_GROWTH:
        return rat_round(right, 1, &n) ? rat_growth(p, left, (int)n) : NULL;
    case RAT_CONSTANT:
    case RAT_STATED:
    case RAT_FIGURE:
        break;
    }
    return NULL;
}

/* ---- text ---------------------------------------------------------------------------------------
 */

static enum binding put(const struct formulas *f, struct buf *out, rat a, bool exactly);

static const char *operand(const struct formulas *f, rat a, bool exactly, enum binding least)
{
    struct buf b;
    buf_init(&b, f->arena);
    enum binding is = put(f, &b, a, exactly);
    return is < least ? arena_printf(f->arena, "(%s)", buf_str(&b)) : buf_str(&b);
}

static enum binding put_constant(const struct formulas *f, struct buf *out, rat a)
{
    int64_t n, d;
    int64_t e8;
    bool decimal = rat_round(a, DECIMAL_ONE, &e8) && rat_cmp(rounded(f, a, DECIMAL_ONE), a) == 0;
    if (decimal || !rat_parts(a, &n, &d)) {
        buf_puts(out, number(f, a));
        return BIND_ATOM;
    }
    buf_printf(out, "%s ÷ %s", present_count(f->present, n), present_count(f->present, d));
    return BIND_PRODUCT;
}

static void put_stated(const struct formulas *f, struct buf *out, rat a)
{
    if (rat_how(a).source->percent)
        buf_puts(out, percent(f, a));
    else
        buf_puts(out, rat_how(a).source->money ? money_number(f, a) : number(f, a));
}

/* x ÷ y rather than x × (1 ÷ y) */
static bool is_inverse(rat a)
{
    struct rat_step s = rat_how(a);
    int64_t n, d;
    return s.op == RAT_DIV && rat_how(s.left).op == RAT_CONSTANT && rat_parts(s.left, &n, &d) &&
           n == 1 && d == 1;
}

static enum binding put_product(const struct formulas *f, struct buf *out, struct rat_step s,
                                bool exactly)
{
    const char *left = operand(f, s.left, exactly, BIND_PRODUCT);
    if (is_inverse(s.right))
        buf_printf(out, "%s ÷ %s", left, operand(f, rat_how(s.right).right, exactly, BIND_POWER));
    else
        buf_printf(out, "%s × %s", left, operand(f, s.right, exactly, BIND_PRODUCT));
    return BIND_PRODUCT;
}

static enum binding put_growth(const struct formulas *f, struct buf *out, struct rat_step s,
                               bool exactly)
{
    int64_t months = 12, up = 12;
    rat_round(s.right, 1, &months);
    int64_t down = months;
    for (int64_t by = 12; by > 1; by--)
        while (up % by == 0 && down % by == 0) {
            up /= by;
            down /= by;
        }
    buf_printf(out, "%s ^ (%lld ÷ %lld) − 1", operand(f, s.left, exactly, BIND_ATOM), (long long)up,
               (long long)down);
    return BIND_SUM;
}

static enum binding put(const struct formulas *f, struct buf *out, rat a, bool exactly)
{
    struct rat_step s = rat_how(a);
    switch (s.op) {
    case RAT_CONSTANT:
        return put_constant(f, out, a);
    case RAT_STATED:
        put_stated(f, out, a);
        return BIND_ATOM;
    case RAT_FIGURE:
        if (!as_value(f, a, exactly))
            return put(f, out, s.left, exactly);
        buf_puts(out, s.scale == MONEY_UNIT ? money_number(f, rounded(f, a, s.scale))
                                            : number(f, rounded(f, a, s.scale)));
        return rat_sign(a) < 0 ? BIND_SUM : BIND_ATOM;
    case RAT_ADD:
        buf_printf(out, "%s + %s", operand(f, s.left, exactly, BIND_SUM),
                   operand(f, s.right, exactly, BIND_SUM));
        return BIND_SUM;
    case RAT_SUB:
        buf_printf(out, "%s − %s", operand(f, s.left, exactly, BIND_SUM),
                   operand(f, s.right, exactly, BIND_PRODUCT));
        return BIND_SUM;
    case RAT_MUL:
        return put_product(f, out, s, exactly);
    case RAT_DIV:
        buf_printf(out, "%s ÷ %s", operand(f, s.left, exactly, BIND_PRODUCT),
                   operand(f, s.right, exactly, BIND_POWER));
        return BIND_PRODUCT;
    case RAT_MIN:
    case RAT_MAX:
        buf_printf(out, "%s(%s, %s)", s.op == RAT_MIN ? "min" : "max",
                   operand(f, s.left, exactly, BIND_SUM), operand(f, s.right, exactly, BIND_SUM));
        return BIND_ATOM;
    case RAT_POW:
        buf_printf(out, "%s ^ %s", operand(f, s.left, exactly, BIND_ATOM),
                   operand(f, s.right, exactly, BIND_ATOM));
        return BIND_POWER;
    case RAT_NEAREST: {
        const char *by = operand(f, s.right, exactly, BIND_POWER);
        buf_printf(out, "round(%s ÷ %s) × %s", operand(f, s.left, exactly, BIND_PRODUCT), by, by);
        return BIND_PRODUCT;
    }
    case RAT_GROWTH:
        return put_growth(f, out, s, exactly);
    }
    return BIND_ATOM;
}

/* ---- a record -----------------------------------------------------------------------------------
 */

static int64_t scale_of(enum figure_kind kind)
{
    return kind == FIGURE_SHARE                             ? 10000
           : kind == FIGURE_COUNT || kind == FIGURE_PERCENT ? DECIMAL_ONE
                                                            : MONEY_UNIT;
}

static bool gives(const struct formulas *f, const struct figure_record *r, rat how, bool exactly)
{
    rat there = computed(f, how, exactly);
    int64_t want = 0, got = 1, scale = scale_of(r->kind);
    return rat_round(r->exact, scale, &want) && rat_round(there, scale, &got) && want == got;
}

static const char *relations_text(const struct formulas *f, const struct figure_record *r)
{
    struct buf b;
    buf_init(&b, f->arena);
    for (const struct relation *x = r->relations; x; x = x->next)
        buf_printf(&b, "%s%s %s %s", b.n ? "; " : "", operand(f, x->left, true, BIND_SUM), x->sign,
                   operand(f, x->right, true, BIND_SUM));
    return b.n ? buf_str(&b) : catalogue_say(f->present->words, "explain.unstated");
}

const char *formula_of(const struct formulas *f, const struct figure_record *r)
{
    if (r->kind == FIGURE_WORD)
        return relations_text(f, r);
    rat how = rat_how(r->exact).left;
    enum rat_op op = rat_how(how).op;
    if (op == RAT_STATED)
        return catalogue_say(f->present->words, "explain.stated");
    if (op == RAT_CONSTANT && rat_sign(how) != 0)
        return catalogue_say(f->present->words, "explain.fixed");
    struct buf b;
    buf_init(&b, f->arena);
    put(f, &b, how, !gives(f, r, how, false));
    return buf_str(&b);
}

const char *formula_value(const struct formulas *f, const struct figure_record *r)
{
    const struct present *p = f->present;
    int64_t v = 0;
    if (r->kind == FIGURE_WORD) {
        bool plain = strcmp(r->word, "yes") == 0 || strcmp(r->word, "no") == 0;
        return plain ? catalogue_say(p->words, r->word) : r->word;
    }
    rat_round(r->exact, scale_of(r->kind), &v);
    switch (r->kind) {
    case FIGURE_MONEY:
        return r->currency ? present_amount_in(p, v, r->currency) : present_amount(p, v);
    case FIGURE_SIGNED:
        return present_signed_amount(p, v);
    case FIGURE_SHARE:
        return present_decimal(p, v * (DECIMAL_ONE / 10000));
    case FIGURE_MULTIPLE:
        return present_multiple_e2(p, v);
    case FIGURE_PERCENT:
        return percent(f, r->exact);
    case FIGURE_COUNT:
    case FIGURE_WORD:
        break;
    }
    return number(f, r->exact);
}

static void put_name(struct buf *b, const struct rat_name *name)
{
    if (name->in) {
        put_name(b, name->in);
        buf_puts(b, ".");
    }
    buf_puts(b, name->part);
    if (name->index >= 0)
        buf_printf(b, "[%d]", name->index);
}

const char *formula_key(struct arena *a, const struct rat_name *name)
{
    struct buf b;
    buf_init(&b, a);
    put_name(&b, name);
    return buf_str(&b);
}

/* What follows in `key` behind this name, or NULL: it is another. */
static const char *behind(const struct rat_name *name, const char *key)
{
    if (name->in) {
        key = behind(name->in, key);
        if (!key || *key++ != '.')
            return NULL;
    }
    size_t n = strlen(name->part);
    if (strncmp(key, name->part, n) != 0)
        return NULL;
    key += n;
    if (name->index < 0)
        return key;
    char index[DIGITS_MAX + 2] = "[", *end = digits_put(index + 1, (uint64_t)name->index);
    *end++ = ']';
    n = (size_t)(end - index);
    return strncmp(key, index, n) == 0 ? key + n : NULL;
}

/* A record's own part has no full stop: most are told from the key by how it ends. */
static bool may_be(const struct rat_name *name, const char *last)
{
    return name->index < 0 ? strcmp(last, name->part) == 0 : *last == *name->part;
}

const struct figure_record *formula_find(const struct figures *f, const char *key)
{
    const char *dot = strrchr(key, '.'), *last = dot ? dot + 1 : key;
    for (const struct figure_record *r = f->records; r; r = r->next) {
        const char *rest = may_be(&r->name, last) ? behind(&r->name, key) : NULL;
        if (rest && !*rest)
            return r;
    }
    return NULL;
}

/* ---- inputs -------------------------------------------------------------------------------------
 */

#define INPUTS_MAX 48
#define SEEN_MAX 256

struct gathering {
    const struct formulas *f;
    struct explain_input list[INPUTS_MAX];
    size_t n;
    rat seen[SEEN_MAX]; /* figures are shared: each is gone into once */
    size_t seen_n;
};

static void take(struct gathering *g, rat a)
{
    const struct rat_source *s = rat_how(a).source;
    struct arena *arena = g->f->arena;
    const char *name = formula_key(arena, &s->name);
    for (size_t i = 0; i < g->n; i++)
        if (strcmp(g->list[i].name, name) == 0)
            return;
    if (g->n == INPUTS_MAX)
        return;
    struct buf text;
    buf_init(&text, arena);
    put_stated(g->f, &text, a);
    const char *where =
        s->at.src ? arena_printf(arena, "%s:%u", s->at.src->name, place_linecol(s->at).line)
                  : catalogue_say(g->f->present->words, "explain.default");
    g->list[g->n++] = (struct explain_input){name, buf_str(&text), where, s->at};
}

static bool went_into(struct gathering *g, rat a)
{
    for (size_t i = 0; i < g->seen_n; i++)
        if (g->seen[i] == a)
            return true;
    if (g->seen_n < SEEN_MAX)
        g->seen[g->seen_n++] = a;
    return false;
}

static void gather(struct gathering *g, rat a)
{
    struct rat_step s = rat_how(a);
    if (s.op == RAT_STATED)
        take(g, a);
    if (s.op == RAT_FIGURE && went_into(g, a))
        return;
    if (s.left)
        gather(g, s.left);
    if (s.right)
        gather(g, s.right);
}

const struct explain_input *formula_inputs(const struct formulas *f, const struct figure_record *r,
                                           size_t *n)
{
    struct gathering g = {.f = f};
    if (r->exact)
        gather(&g, r->exact);
    for (const struct relation *x = r->relations; x; x = x->next) {
        gather(&g, x->left);
        gather(&g, x->right);
    }
    struct explain_input *out = arena_new_array(f->arena, struct explain_input, g.n);
    memcpy(out, g.list, g.n * sizeof *out);
    *n = g.n;
    return out;
}

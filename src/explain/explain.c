/* explain.c - the table of all figures, in the JSON's order, and looking things up in it. */
#include "explain/explain_part.h"

void leaf(struct explaining *e, struct leaves *to, const char *name, const char *text,
          struct place at)
{
    if (to->n == LEAVES_MAX)
        return;
    const char *where = at.src ? KEY(e, "%s:%u", at.src->name, place_linecol(at).line)
                               : catalogue_say(e->p->words, "explain.default");
    to->v[to->n++] = (struct explain_input){name, text, where, at};
}

static void take(struct explain_input *to, size_t *n, const struct leaves *from)
{
    for (size_t i = 0; from && i < from->n; i++) {
        bool there = false;
        for (size_t k = 0; k < *n; k++)
            there = there || strcmp(to[k].name, from->v[i].name) == 0;
        if (!there)
            to[(*n)++] = from->v[i];
    }
}

void row(struct explaining *e, const char *key, const char *value, const char *formula,
         const struct leaves *x, const struct leaves *y, const struct leaves *z)
{
    struct explain_input all[3 * LEAVES_MAX];
    size_t n = 0;
    take(all, &n, x);
    take(all, &n, y);
    take(all, &n, z);
    struct explain_input *inputs = arena_new_array(e->a, struct explain_input, n);
    memcpy(inputs, all, n * sizeof *all);
    struct explained_item *item = arena_new_of(e->a, struct explained_item);
    item->is = (struct explain_row){key, value, formula, inputs, n};
    *e->last = item;
    e->last = &item->next;
    e->n++;
}

/* ---- numbers ------------------------------------------------------------------------------------
 */

const char *num(const struct explaining *e, money v)
{
    return present_plain(e->p, v);
}

const char *dec(const struct explaining *e, struct decimal v)
{
    bool whole = v.e8 % DECIMAL_ONE == 0;
    return whole ? present_count(e->p, v.e8 / DECIMAL_ONE) : present_decimal(e->p, v.e8);
}

/* Terms joined by " + "; NULL ends the list, an empty term is left out. */
const char *sum_of(const struct explaining *e, const char *first, ...)
{
    struct buf out;
    buf_init(&out, e->a);
    va_list args;
    va_start(args, first);
    for (const char *t = first; t; t = va_arg(args, const char *))
        if (*t)
            buf_printf(&out, "%s%s", out.n ? " + " : "", t);
    va_end(args);
    return out.n ? buf_str(&out) : "0";
}

const char *share4(const struct explaining *e, struct share s)
{
    return s.has ? present_decimal(e->p, s.e4 * (DECIMAL_ONE / 10000))
                 : catalogue_say(e->p->words, "explain.none");
}

const char *money_or_none(const struct explaining *e, struct fig v)
{
    return v.has ? present_amount(e->p, v.v) : catalogue_say(e->p->words, "explain.none");
}

/* ---- all of them
 * --------------------------------------------------------------------------------- */

static void explain_head(struct explaining *e)
{
    const struct figures *f = e->f;
    if (f->location_factor.has) {
        struct leaves factor = {.n = 0};
        leaf(e, &factor, "location_factor", present_decimal(e->p, f->offer->location_factor.e8),
             f->offer->location_factor.at);
        row(e, "location_factor", share4(e, f->location_factor),
            catalogue_say(e->p->words, "explain.stated"), &factor, NULL, NULL);
    }
    if (f->valuation.has)
        row(e, "valuation", present_amount_in(e->p, f->valuation.v, f->guide->valuation.currency),
            catalogue_say(e->p->words, "explain.stated"), &e->valuation, NULL, NULL);
}

static void explain_verdict(struct explaining *e)
{
    const struct figures *f = e->f;
    const char *formula = KEY(e, "%s / %s; %s / %s; %s / %s", num(e, f->package.base),
                              num(e, f->package.equity), num(e, f->ask.base), num(e, f->ask.equity),
                              num(e, f->floor.base), num(e, f->floor.equity));
    row(e, "verdict", verdict_names[f->verdict],
        KEY(e, "%s: %s", catalogue_say(e->p->words, "explain.verdict"), formula), &e->offer,
        &e->ask, &e->floor);
    row(e, "four_year_vs_floor", against_names[f->four_year_vs_floor],
        KEY(e, "%s; %s", num(e, f->package.four_year), num(e, f->floor.four_year)), &e->offer,
        &e->floor, NULL);
}

const struct explain_row *explain_all(struct arena *a, const struct figures *f,
                                      const struct present *p, size_t *n)
{
    struct explaining e = {.a = a, .f = f, .p = p};
    e.last = &e.first;
    gather_leaves(&e);
    explain_head(&e);
    explain_band(&e);
    explain_package(&e, "offer", &f->package, &e.offer);
    explain_package(&e, "ask", &f->ask, &e.ask);
    explain_package(&e, "floor", &f->floor, &e.floor);
    if (f->has_agreed)
        explain_package(&e, "agreed", &f->agreed, &e.agreed);
    explain_competing(&e);
    explain_positions(&e);
    explain_gaps(&e);
    explain_trade(&e);
    explain_verdict(&e);

    struct explain_row *rows = arena_new_array(a, struct explain_row, e.n);
    size_t i = 0;
    for (const struct explained_item *item = e.first; item; item = item->next)
        rows[i++] = item->is;
    *n = e.n;
    return rows;
}

/* ---- looking up
 * ----------------------------------------------------------------------------------- */

const struct explain_row *explain_find(const struct explain_row *rows, size_t n, const char *key)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(rows[i].key, key) == 0)
            return &rows[i];
    return NULL;
}

/* The key itself, what hangs on it, or everything. */
static bool wanted(const char *key, const char *want)
{
    if (strcmp(want, "all") == 0)
        return true;
    while (*want) {
        if (*key == '[' && *want != '[') /* "competing.match": of every one */
            key += strcspn(key, "]") + 1;
        if (*key != *want)
            return false;
        key++;
        want++;
    }
    return *key == '\0' || *key == '.' || *key == '[';
}

static void put_row(struct buf *out, const struct explain_row *r)
{
    buf_printf(out, "%s = %s\n", r->key, r->value);
    buf_printf(out, "    %s\n", r->formula);
    for (size_t i = 0; i < r->inputs_n; i++)
        buf_printf(out, "    %s  %s  %s\n", r->inputs[i].where, r->inputs[i].name,
                   r->inputs[i].text);
}

bool explain_put(struct buf *out, const struct explain_row *rows, size_t n, const char *key,
                 const char **nearest)
{
    bool any = false;
    *nearest = NULL;
    for (size_t i = 0; i < n; i++)
        if (wanted(rows[i].key, key)) {
            put_row(out, &rows[i]);
            any = true;
        }
    unsigned best = 4;
    for (size_t i = 0; !any && i < n; i++) {
        unsigned d = str_distance(rows[i].key, key, 3);
        if (d < best) {
            best = d;
            *nearest = rows[i].key;
        }
    }
    return any;
}

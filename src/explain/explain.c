/* explain.c - the table of all figures, and looking things up in it. */
#include "explain/explain.h"
#include "base/ratio.h"

const struct explain_row *explain_all(struct arena *a, const struct figures *f,
                                      const struct present *p, size_t *n)
{
    const struct present exact = present_exact(p);
    const struct formulas with = {a, &exact, rats_new(a)};
    size_t all = 0;
    for (const struct figure_record *r = f->records; r; r = r->next)
        all++;
    struct explain_row *rows = arena_new_array(a, struct explain_row, all);
    *n = 0;
    for (const struct figure_record *r = f->records; r; r = r->next) {
        struct explain_row *row = &rows[(*n)++];
        row->key = formula_key(a, &r->name);
        row->value = formula_value(&with, r);
        row->formula = formula_of(&with, r);
        row->inputs = formula_inputs(&with, r, &row->inputs_n);
    }
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

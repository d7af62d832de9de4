/* checks.c - the list of checks: every function once, worst first. */
#include "brief/checks_part.h"

struct check *add_check(struct checking *c, const char *id, enum diag_severity severity,
                        struct place at, const char *message, const char *todo)
{
    struct check_item *item = arena_new_of(c->a, struct check_item);
    item->is = (struct check){.id = id,
                              .severity = severity,
                              .about = at.src && at.src == c->g->source ? ABOUT_GUIDE : ABOUT_OFFER,
                              .at = at,
                              .message = message,
                              .todo = todo,
                              .floor = floor_in_runs(c->visited)};
    *c->last = item;
    c->last = &item->next;
    c->n++;
    return &item->is;
}

void check_stated(struct check *k, money v, const char *currency)
{
    k->has_stated = true;
    k->stated = v;
    k->currency = currency;
}

void check_computed(struct check *k, money v)
{
    k->has_computed = true;
    k->computed = v;
}

bool check_again(struct checking *c, const char *id, struct place at)
{
    for (struct check_item *i = c->first; i; i = i->next) {
        if (strcmp(i->is.id, id) != 0)
            continue;
        if (i->also_n < sizeof i->also / sizeof *i->also)
            i->also[i->also_n++] = place_linecol(at).line;
        return true;
    }
    return false;
}

bool check_there(const struct checking *c, const char *id, money stated)
{
    for (const struct check_item *i = c->first; i; i = i->next)
        if (strcmp(i->is.id, id) == 0 && i->is.has_stated && i->is.stated == stated)
            return true;
    return false;
}

/* ---- text of a sentence ------------------------------------------------------------------------
 */

static size_t put_runs(struct buf *out, const struct run *run, const struct run *mark)
{
    size_t at = 0;
    for (; run; run = run->next) {
        if (run == mark)
            at = out->n + 1;
        if (run->kind == RUN_GROUP)
            put_runs(out, run->inner, NULL);
        else if (run->kind == RUN_CHOICE)
            buf_printf(out, "[%s]", run->text);
        else if (run->kind == RUN_FILL)
            buf_puts(out, "…");
        else if (run->kind != RUN_NOTE && run->text)
            buf_puts(out, run->text);
    }
    return at;
}

const char *checks_sentence_text(struct arena *a, const struct sentence *s)
{
    struct buf out;
    buf_init(&out, a);
    put_runs(&out, s->runs, NULL);
    return buf_str(&out);
}

size_t checks_sentence_bytes(const char *text)
{
    size_t n = 0;
    while (text[n] && !(strchr(".?!", text[n]) && (text[n + 1] == ' ' || !text[n + 1])))
        n++;
    return n + (text[n] != '\0');
}

const char *checks_sentence_around(struct arena *a, const struct sentence *s, const struct run *run)
{
    struct buf out;
    buf_init(&out, a);
    size_t mark = put_runs(&out, s->runs, run), from = 0, n, next;
    const char *text = buf_str(&out);
    for (;; from = next) {
        n = checks_sentence_bytes(text + from);
        next = from + n + (text[from + n] == ' ');
        if (from + n > mark || !text[next])
            return arena_strndup(a, text + from, n);
    }
}

/* ---- walking -----------------------------------------------------------------------------------
 */

typedef void check_sentence(struct checking *c, const struct sentence *s,
                            bool spoken); /* its passage is for saying aloud */

static void visit_list(struct checking *c, const struct sentence *s, bool spoken,
                       check_sentence *visit)
{
    for (; s; s = s->next)
        if (guide_applies(s->region, c->region->id)) {
            c->visited = s->runs;
            visit(c, s, spoken);
            c->visited = NULL;
        }
}

static void visit_paragraphs(struct checking *c, const struct paragraph *p, bool spoken,
                             check_sentence *visit)
{
    for (; p; p = p->next)
        visit_list(c, p->sentences, spoken, visit);
}

/* Calls `visit` for every sentence of every passage of this region. */
static void each_sentence(struct checking *c, check_sentence *visit)
{
    const struct guide *g = c->g;
    const char *id = c->region->id;
    for (size_t i = 0; i < g->sections_n; i++)
        visit_paragraphs(c, g->sections[i].paragraphs, false, visit);
    for (size_t i = 0; i < g->scripts_n; i++)
        if (guide_applies(g->scripts[i].region, id))
            visit_paragraphs(c, g->scripts[i].paragraphs, true, visit);
    for (size_t i = 0; i < g->levers_n; i++)
        if (guide_applies(g->levers[i].region, id))
            visit_paragraphs(c, g->levers[i].paragraphs, true, visit);
    visit_list(c, g->strategy, true, visit);
}

/* ---- the row's numbers --------------------------------------------------------------------------
 */

struct row_numbers row_numbers(const struct checking *c)
{
    return c->f ? row_of_figures(c->f) : row_alone(c->a, c->rats, c->region);
}

/* ---- all of them --------------------------------------------------------------------------------
 */

static void check_guide(struct checking *c)
{
    check_table_total(c);
    each_sentence(c, check_claims);
    each_sentence(c, check_words);
    check_several_asks(c);
    check_guide_unstated(c);
}

/* "… Also in lines 213, 224." */
static const char *with_places(struct checking *c, const struct check_item *i)
{
    if (i->also_n == 0)
        return i->is.message;
    struct buf lines;
    buf_init(&lines, c->a);
    for (size_t k = 0; k < i->also_n; k++)
        buf_printf(&lines, "%s%u", k ? ", " : "", i->also[k]);
    return arena_printf(
        c->a, "%s %s", i->is.message,
        SAY(c, i->also_n == 1 ? "check.also.one" : "check.also", "lines", buf_str(&lines)));
}

/* A check that names the floor's amounts is about the floor, whatever it was found by. */
static bool tells_floor(const struct checking *c, const struct check *k)
{
    if (!c->speech)
        return k->floor;
    struct floor_words *w = c->speech->floor;
    return k->floor || floor_told(w, k->message) || floor_told(w, k->quote) ||
           floor_told(w, k->todo) || floor_told(w, k->cause);
}

/* Worst first; of what is equally bad, first what contradicts something that was said already:
 * nothing else can be put right so little once it is said. The rest stays in its order. */
static struct check *sorted(struct checking *c)
{
    struct check *out = arena_new_array(c->a, struct check, c->n);
    size_t n = 0;
    for (int rank = 2 * SEVERITY_FATAL + 1; rank >= 2 * SEVERITY_NOTE; rank--)
        for (const struct check_item *i = c->first; i; i = i->next)
            if (2 * (int)i->is.severity + (i->is.about == ABOUT_HISTORY) == rank) {
                out[n] = i->is;
                out[n].floor = tells_floor(c, &i->is);
                out[n++].message = with_places(c, i);
            }
    return out;
}

const struct advice *checks_find(struct arena *a, const struct figures *f,
                                 const struct speech *speech, const struct present *p)
{
    struct checking c = {.a = a,
                         .g = f->guide,
                         .region = f->region,
                         .f = f,
                         .speech = speech,
                         .p = p,
                         .rats = rats_new(a)};
    c.last = &c.first;
    check_guide(&c);
    check_real_offer(&c);
    check_money(&c);
    check_offer(&c);
    struct advice *out = arena_new_of(a, struct advice);
    *out = (struct advice){.checks = sorted(&c),
                           .checks_n = c.n,
                           .blanks = speech->blanks,
                           .blanks_n = speech->blanks_n};
    find_questions(a, f, speech, out);
    return out;
}

const struct check *checks_of_guide(struct arena *a, const struct guide *g,
                                    const struct region *region, const struct present *p, size_t *n)
{
    struct checking c = {.a = a, .g = g, .region = region, .p = p, .rats = rats_new(a)};
    c.last = &c.first;
    check_guide(&c);
    *n = c.n;
    return sorted(&c);
}

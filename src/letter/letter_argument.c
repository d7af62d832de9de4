/* letter_argument.c - what the letter argues, in one paragraph where it can: what the candidate
 * brings, what the role is worth, what the employer's own range says, another offer, and so what is
 * asked. The sentences are the offer's and the guide's; ours are only what joins them. */
#include "base/ascii.h"
#include "letter/letter.h"
#include "say/pay.h"

/* Longer than this it is two paragraphs: their own work and the role, then the market and the sum.
 */
#define ONE_PARAGRAPH 750

struct passage {
    struct buf text;
};

static struct passage passage(const struct letter_work *w)
{
    struct passage p;
    buf_init(&p.text, w->arena);
    return p;
}

static void put(struct passage *p, const char *sentence)
{
    if (p->text.n)
        buf_puts(&p->text, " ");
    buf_puts(&p->text, sentence);
}

static void put_all(struct passage *p, const struct letter_line *l)
{
    for (; l; l = l->next)
        put(p, l->text);
}

/* ---- of two sentences that begin alike, the second begins with what it says ----------------- */

/* "At Hugging Face, ": 0 where a sentence has no such beginning. */
static size_t lead_of(const char *s)
{
    size_t n = strcspn(s, ",.;:!?");
    return n < 40 && s[n] == ',' && s[n + 1] == ' ' ? n + 2 : 0;
}

static bool said_before(const struct letter_line *first, const struct letter_line *l, size_t n)
{
    for (; first != l; first = first->next)
        if (lead_of(first->text) == n && strncmp(first->text, l->text, n) == 0)
            return true;
    return false;
}

static const char *without_lead(const struct letter_work *w, const char *s, size_t n)
{
    char *rest = arena_strdup(w->arena, s + n);
    *rest = ascii_capital(*rest);
    return rest;
}

static void put_role(const struct letter_work *w, struct passage *p,
                     const struct letter_line *first)
{
    for (const struct letter_line *l = first; l; l = l->next) {
        size_t n = lead_of(l->text);
        bool again = n && said_before(first, l, n) && !(l->text[n] & 0x80);
        put(p, again ? without_lead(w, l->text, n) : l->text);
    }
}

/* ---- ours ----------------------------------------------------------------------------------- */

/* "My request rests on what I bring to the role.", or on the role alone. */
static const char *thesis(const struct letter_work *w)
{
    return catalogue_say(w->p->words, w->out->evidence ? "letter.argue" : "letter.argue.role");
}

/* The total of the table; NULL where what is asked has a part that is paid once, or there is one
 * part alone: then it would say the same twice, or less. */
static const char *total(const struct letter_work *w, size_t asked)
{
    for (int i = 0; i < PAY_PARTS; i++)
        if (pay_rows[i].when == PAY_ONCE && w->f->to_ask.part[i])
            return NULL;
    for (size_t i = 0; asked > 1 && i < w->out->rows_n; i++)
        if (w->out->rows[i].total)
            return w->out->rows[i].ask;
    return NULL;
}

/* "On this basis I ask for €82,000 base and €118,000 in equity, a total of €111,500 a year."; NULL:
 * nothing of pay is asked. */
static const char *sum(const struct letter_work *w)
{
    const char *names[LETTER_ROWS_MAX];
    size_t n = pay_asks(w->p, &w->f->ask.pay, &w->f->offer.pay, names, LETTER_ROWS_MAX);
    const char *all = total(w, n);
    const struct package_fig *k = &w->f->ask.pay;
    if (!n)
        return NULL;
    if (k->base_unit.has && k->base != w->f->offer.pay.base) /* the first; alone it has no name */
        names[0] = catalogue_fill(w->p->words, w->arena, "letter.argue.base", "amount",
                                  pay_base(w->p, k), NULL);
    return catalogue_fill(w->p->words, w->arena, all ? "letter.argue.total" : "letter.argue.sum",
                          "parts", present_list(w->p, names, n), "total", all ? all : "", NULL);
}

/* NULL: none was posted, or the ask is not within it. */
static const char *posted(const struct letter_work *w)
{
    const struct public_figures *f = w->f;
    if (!f->posted_low.has)
        return NULL;
    return catalogue_fill(w->p->words, w->arena, "letter.posted", "range",
                          present_range(w->p, f->posted_low.v, f->posted_high.v), NULL);
}

void letter_argue(struct letter_work *w)
{
    const struct letter *l = w->out;
    struct passage own = passage(w), others = passage(w);
    struct letter_list out = {.last = &out.first};
    const char *range = posted(w);
    if (l->evidence || l->proofs)
        put(&own, thesis(w));
    put_all(&own, l->evidence);
    put_role(w, &own, l->proofs);
    if (range)
        put(&others, range);
    put_all(&others, l->competing);
    if (!own.text.n && !others.text.n) { /* nobody has given a reason, and none is made up */
        w->out->ending =
            w->out->ending ? w->out->ending : catalogue_say(w->p->words, "letter.argue.none");
        return;
    }
    const char *asked = sum(w);
    if (asked)
        put(&others, asked);
    bool one = own.text.n + others.text.n < ONE_PARAGRAPH || !own.text.n;
    if (!one)
        letter_add(w, &out, "argument", NULL, buf_str(&own.text));
    else if (own.text.n && others.text.n)
        put(&own, buf_str(&others.text));
    letter_add(w, &out, "argument", NULL, buf_str(one && own.text.n ? &own.text : &others.text));
    w->out->argument = out.first;
}

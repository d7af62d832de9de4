/* letter_argument.c - what the letter argues, in paragraphs: what the candidate brings, what the
 * employer's own range says, what the role is worth, another offer. The sentences are the offer's
 * and the guide's; ours are only what joins them. */
#include "base/ascii.h"
#include "letter/letter.h"

/* Shorter than this it is one paragraph: a sentence alone argues nothing. */
#define ONE_PARAGRAPH 420

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

static bool asks_more(const struct letter_work *w, enum money_part part)
{
    const struct change *more = &w->f->to_ask;
    if (part == PAY_EQUITY && more->shares.has)
        return more->shares.v > 0;
    if (part != PAY_BONUS)
        return more->part[part] > 0;
    for (size_t i = 0; i < w->f->ask.pay.bonuses_n; i++) /* a per cent follows its base */
        if (more->bonuses[i].v > 0 || more->bonus_rates_e8[i] > 0)
            return true;
    return false;
}

/* "What I ask for in base and equity rests on what I bring to the role.", or on the role alone. */
static const char *thesis(const struct letter_work *w)
{
    bool brings = w->out->evidence;
    const char *names[PAY_PARTS];
    size_t n = 0;
    for (int i = 0; i < PAY_PARTS; i++)
        if (asks_more(w, (enum money_part)i))
            names[n++] = catalogue_say(w->p->words,
                                       arena_printf(w->arena, "speech.part.%s", pay_rows[i].key));
    return n ? catalogue_fill(w->p->words, w->arena, brings ? "letter.argue" : "letter.argue.role",
                              "parts", present_list(w->p, names, n), NULL)
             : catalogue_say(w->p->words,
                             brings ? "letter.argue.terms" : "letter.argue.terms.role");
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
    struct passage brings = passage(w), worth = passage(w), other = passage(w), all = passage(w);
    const char *range = posted(w);
    put_all(&brings, l->evidence);
    if (range)
        put(&brings, range);
    put_role(w, &worth, l->proofs);
    put_all(&other, l->competing);
    struct letter_list out = {.last = &out.first};
    struct passage *const parts[] = {&brings, &worth, &other};
    if (l->evidence || l->proofs)
        put(&all, thesis(w));
    size_t n = brings.text.n + worth.text.n + other.text.n;
    if (!n) /* nobody has given a reason, and none is made up */
        w->out->ending =
            w->out->ending ? w->out->ending : catalogue_say(w->p->words, "letter.argue.none");
    for (int i = 0; i < 3; i++) {
        if (!parts[i]->text.n)
            continue;
        put(&all, buf_str(&parts[i]->text));
        bool last = n < ONE_PARAGRAPH && i < 2;
        if (last) /* what follows joins it */
            continue;
        letter_add(w, &out, "argument", NULL, buf_str(&all.text));
        all = passage(w);
    }
    if (all.text.n)
        letter_add(w, &out, "argument", NULL, buf_str(&all.text));
    w->out->argument = out.first;
}

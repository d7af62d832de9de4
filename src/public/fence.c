/* fence.c - the lists of a fence, and a text held against all of them. */
#include "public/fence_inside.h"

struct fence *fence_new(struct arena *a)
{
    struct fence *f = arena_new_of(a, struct fence);
    f->arena = a;
    return f;
}

/* ---- filling
 * ------------------------------------------------------------------------------------- */

static money size_of(money v)
{
    return v < 0 ? -v : v;
}

/* Whatever scale and decimals it is written with, these are its digits. */
static void put_digits(struct secret *s)
{
    money v = s->value;
    while (v % 10 == 0)
        v /= 10;
    for (money rest = v; rest; rest /= 10)
        s->digits_n++;
    for (size_t i = s->digits_n; i-- > 0; v /= 10)
        s->digits[i] = (char)('0' + v % 10);
}

void fence_private(struct fence *f, money value, enum amount_unit unit, const char *currency,
                   const char *name)
{
    if (!value || value == INT64_MIN)
        return;
    struct secret *s = arena_new_of(f->arena, struct secret);
    *s = (struct secret){.value = size_of(value),
                         .unit = unit,
                         .currency = currency ? currency_find(currency) : NULL,
                         .name = name,
                         .next = f->secrets};
    put_digits(s);
    f->secrets = s;
    f->sorted = f->spelled = false;
}

void fence_public(struct fence *f, money value, enum amount_unit unit)
{
    if (value == INT64_MIN)
        return;
    struct secret *s = arena_new_of(f->arena, struct secret);
    *s = (struct secret){.value = size_of(value), .unit = unit, .next = f->open};
    f->open = s;
    f->sorted = false;
}

static struct phrase *put(struct fence *f, struct phrase **list, const char *text, const char *what)
{
    struct fence_text t = fence_text_of(f->arena, str_of(text), false);
    if (!t.tokens_n)
        return NULL;
    struct phrase *p = arena_new_of(f->arena, struct phrase);
    *p = (struct phrase){.text = t, .what = what, .next = *list};
    *list = p;
    return p;
}

void fence_own(struct fence *f, const char *text)
{
    struct fence_text t = fence_text_of(f->arena, str_of(text), false);
    size_t digits = 0;
    bool word = false;
    for (size_t k = 0; k < t.tokens_n; k++) {
        word = word || t.tokens[k].kind == TOKEN_WORD;
        digits += t.tokens[k].kind == TOKEN_NUMBER ? t.tokens[k].to - t.tokens[k].from : 0;
    }
    if (word || digits >= 7)
        put(f, &f->own, text, NULL);
}

void fence_word(struct fence *f, const char *word, const char *what)
{
    put(f, &f->words, word, what);
}

void fence_name(struct fence *f, const char *name, const char *what)
{
    put(f, &f->names, name, what);
}

void fence_told(struct fence *f, const char *name)
{
    put(f, &f->told, name, NULL);
}

void fence_knows(struct fence *f, const char *text)
{
    put(f, &f->known, text, NULL);
}

/* ---- sorting
 * ------------------------------------------------------------------------------------- */

/* Money of a year and of a month is one kind: the amount is known either way. */
static bool same_kind(enum amount_unit a, enum amount_unit b)
{
    return a == b || (a < AMOUNT_OF_MONTHS && b < AMOUNT_OF_MONTHS);
}

static bool is_open(const struct fence *f, const struct secret *s)
{
    for (const struct secret *o = f->open; o; o = o->next)
        if (o->value == s->value && same_kind(o->unit, s->unit))
            return true;
    return false;
}

static void drop_open(struct fence *f)
{
    struct secret **at = &f->secrets;
    while (*at)
        if (is_open(f, *at))
            *at = (*at)->next;
        else
            at = &(*at)->next;
    f->sorted = true;
}

/* ---- looking
 * ------------------------------------------------------------------------------------- */

enum looked_for { MONEY_ALONE, AMOUNTS, AMOUNTS_AND_WORDS };

static const char *find(struct fence *f, struct fence_text *t, enum looked_for what)
{
    fence_blank_own(f, t);
    const struct secret *s = fence_numbers(f, t, what == MONEY_ALONE);
    if (!s)
        s = fence_spelled(f, t);
    if (s)
        return s->name;
    return what == AMOUNTS_AND_WORDS ? fence_words(f, t) : NULL;
}

static const char *find_either(struct fence *f, struct str text, enum looked_for what)
{
    if (!f->sorted)
        drop_open(f);
    if (what != AMOUNTS_AND_WORDS && (!f->secrets || fence_harmless(f, text)))
        return NULL;
    struct fence_text t = fence_text_of(f->arena, text, false);
    bool raised = t.raised;
    const char *found = find(f, &t, what);
    if (!found && raised) { /* a footnote's mark, or a digit: both are tried */
        t = fence_text_of(f->arena, text, true);
        found = find(f, &t, what == MONEY_ALONE ? what : AMOUNTS);
    }
    return found;
}

const char *fence_find(struct fence *f, struct str text)
{
    return find_either(f, text, AMOUNTS_AND_WORDS);
}

const char *fence_find_amount(struct fence *f, struct str text)
{
    return find_either(f, text, AMOUNTS);
}

const char *fence_find_money(struct fence *f, struct str text)
{
    return find_either(f, text, MONEY_ALONE);
}

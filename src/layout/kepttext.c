/* kepttext.c - see kepttext.h. The key is every byte that cutting and shaping look at: the text,
 * how each stretch of it is set, its language, the document's. Two texts of one key are one text.
 */
#include "layout/kepttext.h"

#include <stdlib.h>

enum { PLACES = 4096, BYTES_MAX = 3 << 20, LANG_SIZE = 12, STRETCHES_MAX = 1000 };

struct stretch_key { /* no padding: compared as bytes */
    uint32_t to, kind;
    sp_t width;
    struct type type;
    char lang[LANG_SIZE];
};
_Static_assert(sizeof(struct stretch_key) == 12 + sizeof(struct type) + LANG_SIZE, "no padding");

struct text_key {
    uint64_t hash;
    struct str text;
    char lang[LANG_SIZE]; /* the document's: ICU's rules for where lines end */
    bool from_right;
    unsigned stretches_n;
    const struct stretch_key *stretches;
};

struct kept_atom {
    const struct shaped *shaped;
    const char *text;
    uint32_t text_n;
    sp_t width;
    uint16_t stretch;
    uint8_t level, kind;
};

struct kept_text {
    struct text_key key;
    struct kept_atom *atoms;
    struct word *words;
    unsigned atoms_n, words_n;
    struct kept_text *next;
};

struct kept_texts {
    struct arena *arena;
    size_t bytes;
    struct kept_text *places[PLACES];
};

struct kept_texts *kept_texts_new(void)
{
    struct kept_texts *k = calloc(1, sizeof *k);
    if (k && !(k->arena = arena_new())) {
        free(k);
        return NULL;
    }
    return k;
}

void kept_texts_free(struct kept_texts *k)
{
    if (!k)
        return;
    arena_free(k->arena);
    free(k);
}

void kept_texts_trim(struct kept_texts *k, bool all)
{
    if (!k->bytes || (!all && k->bytes < BYTES_MAX))
        return;
    arena_reset(k->arena);
    memset(k->places, 0, sizeof k->places);
    k->bytes = 0;
}

/* ---- keys --------------------------------------------------------------------------------- */

static bool set_lang(char to[LANG_SIZE], const char *lang)
{
    size_t n = lang ? strlen(lang) : 0;
    if (n >= LANG_SIZE - 1 || (lang && !n)) /* "" is none, and so is NULL: they aren't told apart */
        return !lang;
    if (lang)
        memcpy(to, lang, n + 1);
    return true;
}

static uint64_t hash_more(uint64_t h, const void *bytes, size_t n)
{
    const char *p = bytes;
    uint64_t word = n;
    h ^= n;
    for (; n >= sizeof word; p += sizeof word, n -= sizeof word) {
        memcpy(&word, p, sizeof word);
        h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 32;
    }
    word = 0;
    memcpy(&word, p, n);
    h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 32;
}

const struct text_key *kepttext_key(const struct setter *s, const struct field_text *t)
{
    if (!s->job->kept || t->stretches_n > STRETCHES_MAX)
        return NULL;
    struct text_key *key = arena_new_of(s->arena, struct text_key);
    struct stretch_key *k = arena_new_array(s->arena, struct stretch_key, t->stretches_n);
    key->text = t->text;
    key->from_right = t->from_right;
    key->stretches_n = t->stretches_n;
    key->stretches = k;
    bool sound = set_lang(key->lang, s->flow->lang);
    for (unsigned i = 0; sound && i < t->stretches_n; i++, k++) {
        const struct stretch *from = &t->stretches[i];
        k->to = (uint32_t)from->to;
        k->kind = (uint32_t)from->span->kind;
        k->width = from->width;
        k->type = from->type;
        sound = set_lang(k->lang, from->lang) && from->span->kind != INLINE_BLANK &&
                from->span->kind != INLINE_PAGEREF; /* its number is put in later */
    }
    key->hash = hash_more(hash_more(key->from_right, t->text.s, t->text.n), key->stretches,
                          t->stretches_n * sizeof *k);
    return sound ? key : NULL;
}

static bool same_key(const struct text_key *a, const struct text_key *b)
{
    return a->hash == b->hash && a->text.n == b->text.n && a->stretches_n == b->stretches_n &&
           a->from_right == b->from_right && memcmp(a->lang, b->lang, LANG_SIZE) == 0 &&
           memcmp(a->text.s, b->text.s, a->text.n) == 0 &&
           memcmp(a->stretches, b->stretches, a->stretches_n * sizeof *a->stretches) == 0;
}

/* ---- taking and keeping ------------------------------------------------------------------- */

bool kepttext_take(struct setter *s, const struct text_key *key, const struct field_text *t,
                   struct items *out)
{
    const struct kept_text *k = s->job->kept->places[key->hash % PLACES];
    while (k && !same_key(&k->key, key))
        k = k->next;
    if (!k)
        return false;
    struct atom *a = arena_new_array(s->arena, struct atom, k->atoms_n);
    out->atoms = a;
    out->atoms_n = out->atoms_size = k->atoms_n;
    out->words = k->words; /* read only from here: who adds a word has items of its own */
    out->words_n = out->words_size = k->words_n;
    for (const struct kept_atom *from = k->atoms; from < k->atoms + k->atoms_n; from++, a++) {
        const struct stretch *st = &t->stretches[from->stretch];
        a->kind = (enum atom_kind)from->kind;
        a->text = (struct str){from->text, from->text_n};
        a->shaped = from->shaped;
        a->type = st->type;
        a->width = from->width;
        a->level = from->level;
        a->filled = st->span->kind == INLINE_FILLED;
        a->stretch = from->stretch;
        a->slot = st->slot;
        a->span = st->span;
    }
    return true;
}

void kepttext_put(const struct setter *s, const struct text_key *key, const struct field_text *t,
                  const struct items *items)
{
    struct kept_texts *all = s->job->kept;
    const size_t stretches = key->stretches_n * sizeof *key->stretches,
                 atoms = items->atoms_n * sizeof(struct kept_atom),
                 words = items->words_n * sizeof(struct word),
                 size = sizeof(struct kept_text) + atoms + words + stretches + t->text.n;
    char *at = all->bytes + size > BYTES_MAX ? NULL : arena_try(all->arena, size);
    all->bytes += size; /* what there was no room for too: then it is time to forget */
    if (!at)
        return;
    struct kept_text *k = (void *)at, **place = &all->places[key->hash % PLACES];
    k->atoms = (void *)(at += sizeof *k);
    k->words = (void *)(at += atoms);
    k->key = *key;
    k->key.stretches = memcpy(at += words, key->stretches, stretches);
    k->key.text.s = memcpy(at += stretches, t->text.s, t->text.n);
    k->atoms_n = items->atoms_n;
    k->words_n = items->words_n;
    memcpy(k->words, items->words, words);
    for (unsigned i = 0; i < items->atoms_n; i++) {
        const struct atom *a = &items->atoms[i];
        size_t from = (uintptr_t)a->text.s - (uintptr_t)t->text.s; /* a line's end is " " itself */
        k->atoms[i] =
            (struct kept_atom){.shaped = a->shaped,
                               .text = from < t->text.n ? k->key.text.s + from : a->text.s,
                               .text_n = (uint32_t)a->text.n,
                               .width = a->width,
                               .stretch = a->stretch,
                               .level = a->level,
                               .kind = (uint8_t)a->kind};
    }
    k->next = *place;
    *place = k;
}

/* fontset.c - text to glyph runs. A stretch of text is cut where script or face changes (UAX 24
 * for the script of signs: that of the text before them), each piece is shaped by HarfBuzz, and the
 * result is kept under its role, direction, language and text. */
#include "font/fontset.h"

#include "base/prepared.h"
#include "base/resource.h"
#include "font/faces.h"
#include "font/pairs.h"
#include "font/shaping.h"
#include <stdlib.h>
#include <unicode/uchar.h>

static const char *const role_names[FACE_FACES] = {
    [FACE_BODY] = "body",
    [FACE_BODY_MEDIUM] = "body-medium",
    [FACE_BODY_BOLD] = "body-bold",
    [FACE_BODY_ITALIC] = "body-italic",
    [FACE_NARROW] = "narrow",
    [FACE_NARROW_MEDIUM] = "narrow-medium",
    [FACE_NARROW_BOLD] = "narrow-bold",
    [FACE_NARROW_ITALIC] = "narrow-italic",
    [FACE_SPEECH] = "speech",
    [FACE_SPEECH_BOLD] = "speech-bold",
    [FACE_SPEECH_ITALIC] = "speech-italic",
    [FACE_TOY] = "toy",
};

struct word {
    uint64_t hash;
    enum role role;
    bool rtl;
    const char *lang; /* "" for none */
    struct str text;
    const struct shaped *shaped;
};

struct fontset {
    struct arena *own, *words_arena, *scratch;
    struct faces *faces; /* NULL: toy */
    const struct fontlist *list;
    struct face toy;
    hb_buffer_t *buffer;
    const struct pairs *pairs[FACE_FACES]; /* of the roles' faces; NULL: none was made */
    struct latin {                         /* which faces have rules of their own for a language */
        char lang[16];                     /* the one asked for last */
        enum { NOT_ASKED, SAME, OWN } rules[FACE_FACES];
    } latin;
    struct word **words; /* open addressing, a power of two; each beside its text and glyphs */
    size_t words_n, words_size;
};

bool fontset_role_named(const char *name, enum role *out)
{
    for (int i = 0; i < FACE_FACES; i++)
        if (strcmp(role_names[i], name) == 0) {
            *out = (enum role)i;
            return true;
        }
    return false;
}

struct fontset *fontset_new(struct diags *d, bool toy)
{
    struct fontset *f = calloc(1, sizeof *f);
    if (!f)
        arena_exhausted(d->arena);
    f->own = arena_new();
    f->words_arena = arena_new();
    f->scratch = arena_new();
    f->buffer = hb_buffer_create();
    f->words_size = 1024;
    f->words = calloc(f->words_size, sizeof *f->words);
    face_toy(&f->toy);
    if (!f->own || !f->words_arena || !f->scratch || !f->words) {
        fontset_free(f);
        arena_exhausted(d->arena);
    }
    if (toy)
        return f;

    const struct resource *r = resource_find("fonts/fonts.xml");
    if (!r)
        diag_add(d, DIAG_FACE, (struct place){0}, "fonts.xml is missing from the program");
    else if (!(f->list = prepared_load(f->own, r->name, NULL)))
        f->list = fontlist_read((struct str){(const char *)r->data, r->len}, f->own, d);
    for (unsigned i = 0; f->list && i < f->list->faces_n; i++)
        if (strncmp(f->list->faces[i].file, "fonts/", 6) == 0 &&
            !resource_find(f->list->faces[i].file)) {
            diag_add(d, DIAG_FACE, (struct place){0}, "%s is missing from the program",
                     f->list->faces[i].file);
            f->list = NULL;
        }
    if (!f->list) {
        fontset_free(f);
        return NULL;
    }
    f->faces = faces_new(f->list, f->own);
    for (int role = 0; role < FACE_TOY; role++)
        f->pairs[role] = pairs_of(f->list->faces[f->list->role_face[role]].name);
    return f;
}

void fontset_free(struct fontset *f)
{
    if (!f)
        return;
    if (f->faces)
        faces_close(f->faces);
    hb_buffer_destroy(f->buffer);
    free(f->words);
    arena_free(f->scratch);
    arena_free(f->words_arena);
    arena_free(f->own);
    free(f);
}

bool fontset_trim(struct fontset *f)
{
    if (f->words_n <= FONTSET_WORDS_MAX)
        return false;
    arena_reset(f->words_arena);
    memset(f->words, 0, f->words_size * sizeof *f->words);
    f->words_n = 0;
    return true;
}

const struct face *fontset_face(struct fontset *f, enum role role)
{
    if (!f->faces || role == FACE_TOY)
        return &f->toy;
    const struct face *face = faces_get(f->faces, f->list->role_face[role]);
    if (!face) /* the build checks its own faces: there is no memory for one */
        arena_exhausted(f->own);
    return face;
}

void fontset_warm(struct fontset *f)
{
    for (int role = 0; role < FACE_TOY; role++)
        fontset_face(f, (enum role)role);
}

/* ---- cutting ---------------------------------------------------------------------------- */

struct letter { /* one character */
    uint32_t code, at;
};

struct group { /* of characters: a base with its marks */
    unsigned from, to;
    hb_script_t script; /* its own */
    bool fits;          /* the role's face has it */
    bool shun;          /* but not the rest of its word: one face a word */
};

struct cutting {
    struct letter *letters;
    uint32_t *codes;
    struct group *groups;
    struct piece *pieces;
    unsigned n, groups_n, pieces_n;
    struct str text;
};

static bool extends_cluster(uint32_t code)
{
    if (code < 0x300)
        return code == 0xAD;
    return u_getIntPropertyValue((UChar32)code, UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_EXTEND ||
           u_charType((UChar32)code) == U_COMBINING_SPACING_MARK || faces_ignore(code);
}

static hb_script_t script_of(uint32_t code)
{
    hb_script_t s = hb_unicode_script(hb_unicode_funcs_get_default(), code);
    return s == HB_SCRIPT_INHERITED || s == HB_SCRIPT_UNKNOWN ? HB_SCRIPT_COMMON : s;
}

/* Kana and hangul tell a language that nobody named; Han alone doesn't. */
static const char *language_of(const struct cutting *c, const char *lang)
{
    for (unsigned i = 0; !lang && i < c->n; i++) {
        hb_script_t s = script_of(c->letters[i].code);
        if (s == HB_SCRIPT_HIRAGANA || s == HB_SCRIPT_KATAKANA)
            return "ja";
        if (s == HB_SCRIPT_HANGUL)
            return "ko";
    }
    return lang;
}

/* A picture, a flag, a joined emoji: a text without it is the same text. A letter is none. */
static bool is_sign(uint32_t code)
{
    return !u_isalnum((UChar32)code) && u_charType((UChar32)code) != U_NON_SPACING_MARK &&
           u_charType((UChar32)code) != U_COMBINING_SPACING_MARK;
}

static void report_missing(uint32_t code, const char *package, struct place at, struct diags *d)
{
    char name[128] = " ";
    UErrorCode status = U_ZERO_ERROR;
    u_charName((UChar32)code, U_EXTENDED_CHAR_NAME, name + 1, sizeof name - 1, &status);
    if (U_FAILURE(status)) /* an ICU that was built without the names */
        name[0] = 0;
    if (!package && is_sign(code))
        diag_add(d, DIAG_SIGN_LEFT_OUT, at, "U+%04X%s is left out: no face has it", code, name);
    else if (package)
        diag_add(d, DIAG_NO_GLYPH, at, "U+%04X%s; install the package %s", code, name, package);
    else
        diag_add(d, DIAG_NO_GLYPH, at, "U+%04X%s; write it in another way", code, name);
}

static void report_missing_of(const struct face *role_face, const struct cluster *c,
                              const char *package, struct place at, struct diags *d)
{
    bool named = false;
    for (unsigned i = 0; i < c->n; i++) {
        hb_codepoint_t glyph;
        if (faces_ignore(c->codes[i]) ||
            hb_font_get_nominal_glyph(role_face->hb_font, c->codes[i], &glyph))
            continue;
        report_missing(c->codes[i], package, at, d);
        named = true;
    }
    if (!named)
        report_missing(c->codes[0], package, at, d);
}

static void decode(struct fontset *f, struct cutting *c)
{
    c->letters = arena_new_array(f->scratch, struct letter, c->text.n + 1);
    c->codes = arena_new_array(f->scratch, uint32_t, c->text.n + 1);
    for (size_t at = 0; at < c->text.n;) {
        uint32_t from = (uint32_t)at;
        c->codes[c->n] = str_decode(c->text, &at);
        c->letters[c->n] = (struct letter){c->codes[c->n], from};
        c->n++;
    }
    c->letters[c->n].at = (uint32_t)c->text.n;
}

/* Most words: letters that the role's face has, nothing to decide. */
static bool is_plain(const struct face *face, const struct cutting *c)
{
    for (unsigned i = 0; i < c->n; i++) {
        hb_codepoint_t glyph;
        uint32_t code = c->letters[i].code;
        if (code >= 0x250 && (code < 0x2000 || code >= 0x20D0))
            return false;
        if (faces_ignore(code) || !hb_font_get_nominal_glyph(face->hb_font, code, &glyph))
            return false;
    }
    return true;
}

static struct cluster cluster_of(const struct cutting *c, const struct group *g)
{
    return (struct cluster){c->codes + g->from, g->to - g->from, g->script};
}

static void group(struct fontset *f, struct cutting *c, const struct face *role_face)
{
    c->groups = arena_new_array(f->scratch, struct group, c->n + 1);
    for (unsigned i = 0; i < c->n;) {
        struct group *g = &c->groups[c->groups_n++];
        g->from = i;
        g->script = script_of(c->codes[i]);
        for (i++; i < c->n && extends_cluster(c->codes[i]);)
            i++;
        g->to = i;
        g->fits = face_covers(role_face, cluster_of(c, g));
    }
    /* A face that lacks a letter of a word sets none of its letters. */
    for (unsigned i = 0; i < c->groups_n; i++) {
        const struct group *g = &c->groups[i];
        if (g->fits || g->script == HB_SCRIPT_COMMON)
            continue;
        for (int step = -1; step <= 1; step += 2)
            for (unsigned k = i + (unsigned)step; k < c->groups_n; k += (unsigned)step) {
                if (c->groups[k].script != g->script || c->groups[k].shun)
                    break;
                c->groups[k].shun = true;
            }
    }
}

/* True: every character has a face. */
static bool cut(struct fontset *f, struct cutting *c, enum role role, const char *lang,
                struct place at, struct diags *d)
{
    const struct face *role_face = fontset_face(f, role), *near = NULL;
    c->pieces = arena_new_array(f->scratch, struct piece, c->n ? c->n : 1);
    if (is_plain(role_face, c)) {
        c->pieces[0] = (struct piece){role_face, HB_SCRIPT_LATIN, 0, (uint32_t)c->text.n};
        c->pieces_n = c->n ? 1 : 0;
        return true;
    }

    group(f, c, role_face);
    hb_script_t script = HB_SCRIPT_COMMON;
    for (unsigned i = 0; i < c->groups_n && script == HB_SCRIPT_COMMON; i++)
        script = c->groups[i].script;
    bool whole = true;
    for (unsigned i = 0; i < c->groups_n; i++) {
        const struct group *g = &c->groups[i];
        const struct cluster cluster = cluster_of(c, g);
        const char *package;
        const struct face *face =
            faces_choose(f->faces, role, g->shun, cluster, near, lang, &package);
        if (!face) {
            report_missing_of(role_face, &cluster, package, at, d);
            whole = false;
        }
        if (g->script != HB_SCRIPT_COMMON)
            script = g->script;
        uint32_t from = c->letters[g->from].at, to = c->letters[g->to].at;
        struct piece *last = c->pieces_n ? &c->pieces[c->pieces_n - 1] : NULL;
        if (last && last->face == face && last->script == script)
            last->to = to;
        else
            c->pieces[c->pieces_n++] = (struct piece){face, script, from, to};
        near = face;
    }
    return whole;
}

/* ---- shaping ---------------------------------------------------------------------------- */

static void shape_piece(struct fontset *f, const struct piece *p, const char *text, size_t n,
                        bool rtl, const char *lang, struct glyphrun *run)
{
    hb_buffer_t *b = f->buffer;
    if (!shaping_run(b, p, (struct str){text, n}, rtl, lang))
        arena_exhausted(f->words_arena);

    unsigned glyphs_n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &glyphs_n);
    const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(b, NULL);
    struct glyph *g = arena_new_array(f->words_arena, struct glyph, glyphs_n ? glyphs_n : 1);
    int32_t width = 0;
    bool plain = !rtl;
    for (unsigned i = 0; i < glyphs_n; i++) {
        g[i] = (struct glyph){.id = info[i].codepoint,
                              .advance = pos[i].x_advance,
                              .natural =
                                  hb_font_get_glyph_h_advance(p->face->hb_font, info[i].codepoint),
                              .dx = pos[i].x_offset,
                              .dy = pos[i].y_offset,
                              .cluster = info[i].cluster - p->from};
        width += g[i].advance;
        plain = plain && g[i].advance == g[i].natural && !g[i].dx && !g[i].dy;
    }
    *run = (struct glyphrun){.face = p->face,
                             .glyphs = g,
                             .n = glyphs_n,
                             .width = width,
                             .rtl = rtl,
                             .plain = plain,
                             .text = text + p->from,
                             .text_len = p->to - p->from};
}

/* A face may have every character and still no glyph for what shaping made of them. */
static bool has_notdef(const struct shaped *s, uint32_t *code)
{
    for (unsigned r = 0; r < s->n; r++)
        for (unsigned i = 0; i < s->runs[r].n; i++)
            if (s->runs[r].glyphs[i].id == 0) {
                size_t at = s->runs[r].glyphs[i].cluster;
                *code = str_decode((struct str){s->runs[r].text, s->runs[r].text_len}, &at);
                return true;
            }
    return false;
}

static bool same_in(struct fontset *f, enum role role, const char *lang)
{
    struct latin *l = &f->latin;
    size_t n = strlen(lang) + 1;
    if (n > sizeof l->lang)
        return false;
    if (strcmp(l->lang, lang) != 0) {
        *l = (struct latin){.lang = ""};
        memcpy(l->lang, lang, n);
    }
    if (l->rules[role] == NOT_ASKED)
        l->rules[role] = pairs_same_in(f->pairs[role], lang[0] ? lang : NULL) ? SAME : OWN;
    return l->rules[role] == SAME;
}

/* A word put together from its pairs: NULL where it must be shaped as a whole. */
static struct shaped *shape_pairs(struct fontset *f, const struct word *key)
{
    const struct pairs *p = f->pairs[key->role];
    struct glyph glyphs[PAIRS_LONGEST];
    if (!p || key->rtl || !same_in(f, key->role, key->lang))
        return NULL;
    unsigned n = pairs_set(p, key->text, glyphs);
    if (!n)
        return NULL;
    struct shaped *s = arena_new_of(f->words_arena, struct shaped);
    struct glyphrun *run = arena_new_of(f->words_arena, struct glyphrun);
    struct glyph *g = arena_new_array(f->words_arena, struct glyph, n);
    memcpy(g, glyphs, n * sizeof *g);
    int32_t width = 0;
    bool plain = true;
    for (unsigned i = 0; i < n; i++) {
        width += g[i].advance;
        plain = plain && g[i].advance == g[i].natural;
    }
    *run = (struct glyphrun){.face = fontset_face(f, key->role),
                             .glyphs = g,
                             .n = n,
                             .width = width,
                             .usual = n == key->text.n, /* no ligature, no sign of two bytes */
                             .plain = plain,
                             .text = key->text.s,
                             .text_len = (uint32_t)key->text.n};
    *s = (struct shaped){run, 1};
    return s;
}

static struct shaped *shape(struct fontset *f, const struct cutting *c, const char *text, bool rtl,
                            const char *lang)
{
    struct shaped *s = arena_new_of(f->words_arena, struct shaped);
    struct glyphrun *runs = arena_new_array(f->words_arena, struct glyphrun, c->pieces_n + 1);
    for (unsigned i = 0; i < c->pieces_n; i++) {
        const struct piece *p = &c->pieces[rtl ? c->pieces_n - 1 - i : i];
        if (p->face)
            shape_piece(f, p, text, c->text.n, rtl, lang, &runs[s->n++]);
    }
    s->runs = runs;
    return s;
}

static struct shaped *shape_toy(struct fontset *f, const struct cutting *c, const char *text,
                                bool rtl)
{
    struct shaped *s = arena_new_of(f->words_arena, struct shaped);
    struct glyphrun *run = arena_new_of(f->words_arena, struct glyphrun);
    struct glyph *g = arena_new_array(f->words_arena, struct glyph, c->n + 1);
    *run = (struct glyphrun){.face = &f->toy,
                             .glyphs = g,
                             .rtl = rtl,
                             .plain = !rtl,
                             .text = text,
                             .text_len = (uint32_t)c->text.n};
    for (unsigned i = 0; i < c->n; i++) {
        const struct letter *l = &c->letters[rtl ? c->n - 1 - i : i];
        if (faces_ignore(l->code))
            continue;
        g[run->n++] =
            (struct glyph){.id = l->code, .advance = 1000, .natural = 1000, .cluster = l->at};
    }
    run->width = (int32_t)run->n * 1000;
    s->runs = run;
    s->n = run->n ? 1 : 0;
    return s;
}

/* ---- the cache -------------------------------------------------------------------------- */

/* Its slot, or the free one that it would have. */
static struct word **find(const struct fontset *f, const struct word *key)
{
    for (size_t i = key->hash;; i++) {
        struct word **slot = &f->words[i & (f->words_size - 1)], *w = *slot;
        if (!w || (w->hash == key->hash && w->role == key->role && w->rtl == key->rtl &&
                   w->text.n == key->text.n && memcmp(w->text.s, key->text.s, key->text.n) == 0 &&
                   strcmp(w->lang, key->lang) == 0))
            return slot;
    }
}

/* Without memory for a larger table words are simply not kept. */
static bool make_room(struct fontset *f)
{
    if (f->words_n * 2 < f->words_size)
        return true;
    struct word **old = f->words;
    size_t old_size = f->words_size;
    struct word **larger = calloc(old_size * 2, sizeof *larger);
    if (!larger)
        return f->words_n + 1 < old_size;
    f->words = larger;
    f->words_size = old_size * 2;
    for (size_t i = 0; i < old_size; i++)
        if (old[i])
            *find(f, old[i]) = old[i];
    free(old);
    return true;
}

struct shaping {
    struct fontset *f;
    struct word *key;
    struct place at;
    struct diags *d;
    const struct shaped *shaped;
};

static void shape_step(void *data)
{
    struct shaping *x = data;
    struct fontset *f = x->f;
    struct word *key = x->key;
    struct place at = x->at;
    struct diags *d = x->d;
    key->text.s = arena_strndup(f->words_arena, key->text.s, key->text.n);
    struct cutting c = {.text = key->text};
    bool toy = !f->faces || key->role == FACE_TOY, whole = true;
    const struct shaped *s = toy ? NULL : shape_pairs(f, key);
    if (!s)
        decode(f, &c);
    if (toy) {
        s = shape_toy(f, &c, key->text.s, key->rtl);
    } else if (!s) {
        const char *lang = language_of(&c, key->lang[0] ? key->lang : NULL);
        uint32_t code;
        whole = cut(f, &c, key->role, lang, at, d);
        s = shape(f, &c, key->text.s, key->rtl, lang);
        if (whole && has_notdef(s, &code)) {
            report_missing(code, NULL, at, d);
            whole = false;
        }
    }
    if (whole && make_room(f)) { /* what lacks a glyph is reported each time, at its own place */
        struct word *kept = arena_new_of(f->words_arena, struct word);
        key->lang = arena_strdup(f->words_arena, key->lang);
        key->shaped = s;
        *kept = *key;
        *find(f, key) = kept;
        f->words_n++;
    }
    x->shaped = s;
}

static const struct shaped *shape_new(struct fontset *f, struct word *key, struct place at,
                                      struct diags *d)
{
    struct shaping x = {.f = f, .key = key, .at = at, .d = d};
    arena_reset(f->scratch);
    if (!arena_guarded((struct arena *[]){f->own, f->words_arena, f->scratch, NULL}, shape_step,
                       &x))
        arena_exhausted(d->arena);
    return x.shaped;
}

const struct shaped *fontset_shape(struct fontset *f, enum role role, struct str text, bool rtl,
                                   const char *lang, struct place at, struct diags *d)
{
    struct word key = {.role = role, .rtl = rtl, .lang = lang ? lang : "", .text = text};
    key.hash = str_hash(text) ^ ((uint64_t)role * 2 + rtl + 1) * UINT64_C(0x9E3779B97F4A7C15) ^
               str_hash(str_of(key.lang)) << 1;
    key.hash ^= key.hash >> 29;
    const struct word *w = *find(f, &key);
    return w ? w->shaped : shape_new(f, &key, at, d);
}

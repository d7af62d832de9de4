#include "font/faces.h"

#include "base/resource.h"
#include <unicode/uchar.h>

enum opened { NOT_TRIED, OPEN, ABSENT };

struct faces {
    struct arena *arena;
    const struct fontlist *list;
    struct face *face;
    enum opened *state;
};

struct faces *faces_new(const struct fontlist *list, struct arena *a)
{
    struct faces *f = arena_new_of(a, struct faces);
    f->arena = a;
    f->list = list;
    f->face = arena_new_array(a, struct face, list->faces_n);
    f->state = arena_new_array(a, enum opened, list->faces_n);
    return f;
}

void faces_close(struct faces *f)
{
    for (unsigned i = 0; i < f->list->faces_n; i++)
        face_close(&f->face[i]);
}

/* A name that begins with "fonts/" is carried in the program; the others are mapped from disk. */
static hb_blob_t *open_blob(const char *file)
{
    if (strncmp(file, "fonts/", 6) != 0)
        return hb_blob_create_from_file_or_fail(file);
    const struct resource *r = resource_find(file);
    if (!r || r->len > UINT32_MAX)
        return NULL;
    return hb_blob_create((const char *)r->data, (unsigned)r->len, HB_MEMORY_MODE_READONLY, NULL,
                          NULL);
}

const struct face *faces_get(struct faces *f, int which)
{
    if (which < 0)
        return NULL;
    if (f->state[which] == NOT_TRIED) {
        const struct fontlist_face *entry = &f->list->faces[which];
        hb_blob_t *blob = open_blob(entry->file);
        struct face *face = &f->face[which];
        f->state[which] = blob && face_open(face, f->arena, blob, entry->number) ? OPEN : ABSENT;
        face->name = entry->name;
        face->index = (unsigned)which;
        hb_blob_destroy(blob);
    }
    return f->state[which] == OPEN ? &f->face[which] : NULL;
}

bool faces_ignore(uint32_t code)
{
    return code >= 0xAD && u_hasBinaryProperty((UChar32)code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static bool has(const struct face *face, uint32_t code)
{
    hb_codepoint_t glyph, a, b;
    if (hb_font_get_nominal_glyph(face->hb_font, code, &glyph) && glyph)
        return true;
    if (faces_ignore(code))
        return true;
    /* HarfBuzz makes spaces of every width from U+0020, and U+2011 from a hyphen. */
    if (code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F ||
        code == 0x3000)
        return hb_font_get_nominal_glyph(face->hb_font, ' ', &glyph);
    if (code == 0x2011)
        return hb_font_get_nominal_glyph(face->hb_font, 0x2010, &glyph) ||
               hb_font_get_nominal_glyph(face->hb_font, '-', &glyph);
    return hb_unicode_decompose(hb_unicode_funcs_get_default(), code, &a, &b) && has(face, a) &&
           (b == 0 || has(face, b));
}

/* As written, or composed: e and a combining acute are é to a face that has only that. */
bool face_covers(const struct face *face, struct cluster c)
{
    unsigned missing = 0;
    for (unsigned i = 0; i < c.n; i++)
        missing += !has(face, c.codes[i]);
    if (missing == 0 || c.n == 1)
        return missing == 0;
    hb_codepoint_t last = c.codes[0], composed;
    for (unsigned i = 1; i < c.n; i++) {
        if (hb_unicode_compose(hb_unicode_funcs_get_default(), last, c.codes[i], &composed)) {
            last = composed;
            continue;
        }
        if (!has(face, last))
            return false;
        last = c.codes[i];
    }
    return has(face, last);
}

/* "ja-JP" finds "ja", "zh-Hant-TW" finds "zh-Hant" before "zh". Length of the match, or 0. */
static size_t lang_match(const char *list, const char *lang)
{
    size_t best = 0;
    for (const char *p = list; lang && p && *p;) {
        size_t n = strcspn(p, " ");
        if (n > best && strncmp(p, lang, n) == 0 && (lang[n] == 0 || lang[n] == '-'))
            best = n;
        p += n + (p[n] == ' ');
    }
    return best;
}

struct search {
    const char *script, *lang;
    struct cluster cluster;
    bool bold;
    const char *package;
};

/* Among the fallbacks that list the script: the language's own forms first, then the weight. */
static const struct face *search_fallbacks(struct faces *f, struct search *s)
{
    const struct face *best = NULL;
    size_t best_score = 0;
    for (unsigned i = 0; i < f->list->faces_n; i++) {
        const struct fontlist_face *e = &f->list->faces[i];
        if (!fontlist_has_word(e->scripts, s->script))
            continue;
        size_t score = 1 + 2 * lang_match(e->lang, s->lang) + (e->bold == s->bold);
        if (best && score <= best_score)
            continue;
        const struct face *face = faces_get(f, (int)i);
        if (!face) {
            s->package = s->package ? s->package : e->package;
        } else if (face_covers(face, s->cluster)) {
            best = face;
            best_score = score;
        }
    }
    return best;
}

const struct face *faces_choose(struct faces *f, enum role role, bool shun, struct cluster c,
                                const struct face *near, const char *lang, const char **package)
{
    const struct face *face = faces_get(f, f->list->role_face[role]);
    bool bold = face && face->weight >= 600;
    *package = NULL;
    if (face && !shun && face_covers(face, c))
        return face;
    face = faces_get(f, f->list->role_then[role]);
    if (face && face_covers(face, c))
        return face;
    if (c.script == HB_SCRIPT_COMMON && near && face_covers(near, c))
        return near;

    char script[5];
    hb_tag_to_string(hb_script_to_iso15924_tag(c.script), script);
    script[4] = 0;
    struct search s = {.script = script, .lang = lang, .cluster = c, .bold = bold};
    face = search_fallbacks(f, &s);
    if (!face) {
        s.script = "*";
        face = search_fallbacks(f, &s);
    }
    *package = face ? NULL : s.package;
    return face;
}

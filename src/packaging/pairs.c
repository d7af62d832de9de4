/* pairs.c - the table of src/font/pairs.h, made of the program's faces by HarfBuzz at build time.
 * Not part of the program. Writes C to standard output. */
#include "font/pairs.h"
#include "base/resource.h"
#include "font/faces.h"
#include "font/fontlist.h"
#include "font/shaping.h"
#include <hb-ot.h>
#include <stdio.h>
#include <stdlib.h>

const struct pairs pairs_table[] = {{0}}; /* the fontset here has none */

struct shaped_sign {
    uint32_t id;
    int32_t advance;
};

static void fail(const char *what)
{
    fprintf(stderr, "pairs: %s\n", what);
    exit(1);
}

/* The text's glyphs, one a sign and in its place; false: they are something else. */
static bool shape(const struct face *face, const char *lang, struct str text, const size_t *starts,
                  unsigned signs, hb_buffer_t *b, struct shaped_sign *out)
{
    struct piece piece = {face, HB_SCRIPT_LATIN, 0, (uint32_t)text.n};
    unsigned n;
    if (!shaping_run(b, &piece, text, false, lang))
        fail("no memory");
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(b, NULL);
    bool plain = n == signs;
    for (unsigned i = 0; plain && i < n; i++) {
        out[i] = (struct shaped_sign){info[i].codepoint, at[i].x_advance};
        plain = info[i].codepoint && info[i].codepoint <= UINT16_MAX && !at[i].x_offset &&
                !at[i].y_offset && !at[i].y_advance && info[i].cluster == starts[i];
    }
    return plain;
}

/* A sign that isn't one glyph with its own advance has 0 for an id. */
static void shape_alone(const struct face *face, const char *lang, struct buf *text, hb_buffer_t *b,
                        struct shaped_sign *alone)
{
    for (int i = 0; i < PAIRS_ALL; i++) {
        buf_clear(text);
        pairs_text(i, text);
        const size_t starts[] = {0};
        if (!shape(face, lang, (struct str){text->p, text->n}, starts, 1, b, &alone[i]) ||
            alone[i].advance < 0 || alone[i].advance > UINT16_MAX ||
            alone[i].advance != hb_font_get_glyph_h_advance(face->hb_font, alone[i].id))
            alone[i] = (struct shaped_sign){0};
    }
}

/* What the first's advance gains before the second, or PAIR_ODD. */
static int kern_of(const struct face *face, const char *lang, const struct shaped_sign *alone,
                   int first, int second, struct buf *text, hb_buffer_t *b)
{
    struct shaped_sign two[2];
    buf_clear(text);
    pairs_text(first, text);
    const size_t starts[] = {0, text->n};
    pairs_text(second, text);
    if (!shape(face, lang, (struct str){text->p, text->n}, starts, 2, b, two) ||
        two[0].id != alone[first].id || two[1].id != alone[second].id ||
        two[1].advance != alone[second].advance)
        return PAIR_ODD;
    int by = two[0].advance - alone[first].advance;
    return by > INT16_MIN && by <= INT16_MAX ? by : PAIR_ODD;
}

static bool is_of(hb_tag_t system, hb_language_t language)
{
    hb_tag_t scripts[3], languages[3];
    unsigned scripts_n = 3, languages_n = 3;
    hb_ot_tags_from_script_and_language(HB_SCRIPT_LATIN, language, &scripts_n, scripts,
                                        &languages_n, languages);
    return languages_n && languages[0] == system;
}

/* Whether every sign and every pair is in this language what it is in none. */
static bool same_in(const struct face *face, hb_tag_t system, const struct shaped_sign *alone,
                    const int16_t *kerns, struct buf *text, hb_buffer_t *b)
{
    hb_language_t language = hb_ot_tag_to_language(system);
    const char *lang = hb_language_to_string(language);
    struct shaped_sign own[PAIRS_ALL];
    if (!is_of(system, language))
        return false;
    shape_alone(face, lang, text, b, own);
    if (memcmp(own, alone, sizeof own) != 0)
        return false;
    for (int i = 0; i < PAIRS_ALL; i++)
        for (int k = 0; alone[i].id && k < PAIRS_ALL; k++)
            if (alone[k].id &&
                kern_of(face, lang, alone, i, k, text, b) != kerns[i * PAIRS_ALL + k])
                return false;
    return true;
}

static void put_languages(const struct face *face, const struct shaped_sign *alone,
                          const int16_t *kerns, struct buf *text, hb_buffer_t *b)
{
    hb_face_t *f = hb_font_get_face(face->hb_font);
    const hb_tag_t tables[] = {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS};
    printf("static const uint32_t languages_%u[] = {", face->index);
    for (size_t i = 0; i < 2; i++) {
        hb_tag_t scripts[3], languages[3], chosen, tags[64];
        unsigned scripts_n = 3, languages_n = 3, script, n = 64;
        hb_ot_tags_from_script_and_language(HB_SCRIPT_LATIN, HB_LANGUAGE_INVALID, &scripts_n,
                                            scripts, &languages_n, languages);
        hb_ot_layout_table_select_script(f, tables[i], scripts_n, scripts, &script, &chosen);
        if (hb_ot_layout_script_get_language_tags(f, tables[i], script, 0, &n, tags) > 64)
            fail("more languages than there is room for");
        for (unsigned k = 0; k < n; k++)
            if (!same_in(face, tags[k], alone, kerns, text, b))
                printf("0x%08X, ", tags[k]);
    }
    printf("0};\n");
}

static void put_face(const struct face *face, struct buf *text, hb_buffer_t *b)
{
    static int16_t kerns[PAIRS_ALL * PAIRS_ALL];
    struct shaped_sign alone[PAIRS_ALL];
    unsigned rows[PAIRS_ALL + 1] = {0}, n = 0;
    shape_alone(face, NULL, text, b, alone);
    printf("static const struct pair_kern kerns_%u[] = {", face->index);
    for (int i = 0; i < PAIRS_ALL; i++) {
        for (int k = 0; alone[i].id && k < PAIRS_ALL; k++) {
            int by = alone[k].id ? kern_of(face, NULL, alone, i, k, text, b) : 0;
            kerns[i * PAIRS_ALL + k] = (int16_t)by;
            if (by && n++ < UINT16_MAX)
                printf("{%d, %d}, ", k, by);
        }
        rows[i + 1] = n;
    }
    if (n >= UINT16_MAX)
        fail("more pairs than there is room for");
    printf("{0, 0}};\nstatic const uint16_t rows_%u[] = {", face->index);
    for (int i = 0; i <= PAIRS_ALL; i++)
        printf("%u, ", rows[i]);
    printf("};\nstatic const uint16_t ids_%u[] = {", face->index);
    for (int i = 0; i < PAIRS_ALL; i++)
        printf("%u, ", alone[i].id);
    printf("};\nstatic const uint16_t advances_%u[] = {", face->index);
    for (int i = 0; i < PAIRS_ALL; i++)
        printf("%d, ", alone[i].advance);
    printf("};\n");
    put_languages(face, alone, kerns, text, b);
}

static bool is_ours(const struct fontlist_face *face)
{
    return strncmp(face->file, "fonts/", 6) == 0 && !face->scripts;
}

int main(void)
{
    struct arena *a = arena_new();
    struct diags d;
    struct buf text;
    diags_init(&d, a);
    buf_init(&text, a);
    const struct resource *r = resource_find("fonts/fonts.xml");
    struct fontlist *list =
        r ? fontlist_read((struct str){(const char *)r->data, r->len}, a, &d) : NULL;
    if (!list)
        fail("fonts.xml can't be read");
    struct faces *faces = faces_new(list, a);
    hb_buffer_t *b = hb_buffer_create();
    printf("#include \"font/pairs.h\"\n");
    for (unsigned i = 0; i < list->faces_n; i++) {
        const struct face *face = is_ours(&list->faces[i]) ? faces_get(faces, (int)i) : NULL;
        if (is_ours(&list->faces[i]) && !face)
            fail(list->faces[i].file);
        if (face)
            put_face(face, &text, b);
    }
    printf("const struct pairs pairs_table[] = {\n");
    for (unsigned i = 0; i < list->faces_n; i++)
        if (is_ours(&list->faces[i]))
            printf("    {\"%s\", ids_%u, advances_%u, rows_%u, kerns_%u, languages_%u},\n",
                   list->faces[i].name, i, i, i, i, i);
    printf("    {0}};\n");
    hb_buffer_destroy(b);
    faces_close(faces);
    arena_free(a);
    return fflush(stdout) != 0;
}

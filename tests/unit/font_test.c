/* font_test.c - what shaping gives: faces chosen, ligatures, kerning, marks, directions, and the
 * error for what nobody has. Glyph advances were read off the faces with hb-shape. */
#include "base/buf.h"
#include "base/resource.h"
#include "font/fontset.h"
#include "font/glyphrun.h"
#include "font/pairs.h"
#include "font/shaping.h"

#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct world {
    struct arena *arena;
    struct diags diags;
    struct fontset *fonts;
};

static int setup(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    w->arena = arena_new();
    diags_init(&w->diags, w->arena);
    w->fonts = fontset_new(&w->diags, false);
    assert_non_null(w->fonts);
    *state = w;
    return 0;
}

static int teardown(void **state)
{
    struct world *w = *state;
    fontset_free(w->fonts);
    arena_free(w->arena);
    free(w);
    return 0;
}

static const struct shaped *shape(struct world *w, enum role role, const char *text, bool rtl,
                                  const char *lang)
{
    return fontset_shape(w->fonts, role, str_of(text), rtl, lang, (struct place){0}, &w->diags);
}

static void assert_faces(const struct shaped *s, const char *names)
{
    char found[200] = "";
    for (unsigned i = 0; i < s->n; i++) {
        if (i)
            strcat(found, " ");
        strcat(found, s->runs[i].face->name);
    }
    assert_string_equal(found, names);
}

static void every_role_has_its_face(void **state)
{
    struct world *w = *state;
    static const struct {
        const char *role, *postscript;
        unsigned upem;
        int weight;
    } rows[] = {
        {"body", "Roboto-Regular", 2048, 400},
        {"body-medium", "Roboto-Medium", 2048, 500},
        {"body-bold", "Roboto-Bold", 2048, 700},
        {"body-italic", "Roboto-Italic", 2048, 400},
        {"narrow", "RobotoCondensed-Regular", 2048, 400},
        {"narrow-medium", "RobotoCondensed-Medium", 2048, 500},
        {"narrow-bold", "RobotoCondensed-Bold", 2048, 700},
        {"narrow-italic", "RobotoCondensed-Italic", 2048, 400},
        {"speech", "CharisSIL", 2048, 400},
        {"speech-bold", "CharisSIL-Bold", 2048, 700},
        {"speech-italic", "CharisSIL-Italic", 2048, 400},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enum role role;
        assert_true(fontset_role_named(rows[i].role, &role));
        const struct face *f = fontset_face(w->fonts, role);
        assert_string_equal(f->postscript, rows[i].postscript);
        assert_int_equal(f->upem, rows[i].upem);
        assert_int_equal(f->weight, rows[i].weight);
        assert_false(f->cff);
    }
    enum role role;
    assert_false(fontset_role_named("body-heavy", &role));
}

static void letters_are_kerned(void **state)
{
    struct world *w = *state;
    const struct shaped *av = shape(w, FACE_BODY, "AV", false, "en");
    const struct glyph *g = av->runs[0].glyphs;
    assert_int_equal(av->runs[0].n, 2);
    assert_true(g[0].advance < g[0].natural);
    assert_int_equal(av->runs[0].width, g[0].advance + g[1].advance);
    /* At 2048 units to the em and a size of 2048 pt a unit is a point. */
    assert_int_equal(shaped_width(av, 10 * SP_PER_PT),
                     (sp_t)(((int64_t)av->runs[0].width * 10 * SP_PER_PT + 1024) / 2048));
}

static void digits_are_of_one_width(void **state)
{
    struct world *w = *state;
    for (int role = FACE_BODY; role <= FACE_SPEECH_ITALIC; role++) {
        int32_t width = shape(w, (enum role)role, "0", false, "en")->runs[0].width;
        for (char digit[2] = "1"; digit[0] <= '9'; digit[0]++)
            assert_int_equal(shape(w, (enum role)role, digit, false, "en")->runs[0].width, width);
    }
}

static void a_ligature_is_one_glyph_of_several_characters(void **state)
{
    struct world *w = *state;
    const struct shaped *s = shape(w, FACE_BODY, "office", false, "en");
    assert_int_equal(s->n, 1);
    assert_int_equal(s->runs[0].n, 4); /* o ffi c e */
    assert_int_equal(s->runs[0].glyphs[1].cluster, 1);
    assert_int_equal(s->runs[0].glyphs[2].cluster, 4);
}

static void marks_are_positioned(void **state)
{
    struct world *w = *state;
    /* q with a combining acute exists in no face as one character. */
    const struct shaped *s = shape(w, FACE_SPEECH, "q\u0301", false, "en");
    assert_faces(s, "charis-regular");
    assert_int_equal(s->runs[0].n, 2);
    const struct glyph *mark = &s->runs[0].glyphs[1];
    assert_int_equal(mark->advance, 0);
    assert_true(mark->dx != 0);
    assert_int_equal(mark->cluster, 1);
    /* e with the same mark is é. */
    s = shape(w, FACE_BODY, "e\u0301", false, "en");
    assert_int_equal(s->runs[0].n, 1);
    assert_int_equal(s->runs[0].glyphs[0].id,
                     shape(w, FACE_BODY, "é", false, "en")->runs[0].glyphs[0].id);
}

static void scripts_find_their_faces(void **state)
{
    struct world *w = *state;
    assert_faces(shape(w, FACE_BODY, "محمد", true, "en"), "noto-arabic");
    assert_faces(shape(w, FACE_BODY_BOLD, "محمد", true, "en"), "noto-arabic-bold");
    assert_faces(shape(w, FACE_BODY, "דוד", true, "en"), "noto-hebrew");
    assert_faces(shape(w, FACE_BODY, "Ωμέγα Жук", false, "en"), "roboto-regular roboto-regular");
    assert_faces(shape(w, FACE_SPEECH, "Ωμέγα", false, "en"), "roboto-regular");
    assert_faces(shape(w, FACE_BODY, "अनिता", false, "en"), "noto-devanagari");
    assert_faces(shape(w, FACE_BODY, "→ ✓", false, "en"), "dejavu roboto-regular dejavu");
    assert_int_equal(w->diags.counts[SEVERITY_ERROR], 0);
}

static void han_takes_the_forms_of_the_language(void **state)
{
    struct world *w = *state;
    assert_faces(shape(w, FACE_BODY, "张伟", false, "en"), "noto-cjk-sc");
    assert_faces(shape(w, FACE_BODY, "直", false, "ja-JP"), "noto-cjk-jp");
    assert_faces(shape(w, FACE_BODY, "直", false, "zh-Hant"), "noto-cjk-tc");
    assert_faces(shape(w, FACE_BODY, "山田さん", false, NULL), "noto-cjk-jp noto-cjk-jp");
    assert_faces(shape(w, FACE_BODY_BOLD, "김민준", false, "en"), "noto-cjk-kr-bold");
    assert_true(shape(w, FACE_BODY, "张伟", false, "en")->runs[0].face->cid_keyed);
}

static void arabic_joins_and_reads_leftwards(void **state)
{
    struct world *w = *state;
    const struct shaped *s = shape(w, FACE_BODY, "محمد", true, "ar");
    const struct glyphrun *run = &s->runs[0];
    assert_true(run->rtl);
    assert_int_equal(run->n, 4);
    /* Visual order: the last letter stands leftmost; two bytes a letter. */
    for (unsigned i = 0; i < 4; i++)
        assert_int_equal(run->glyphs[i].cluster, (3 - i) * 2);
    /* The two meems, initial and medial, are not the same glyph. */
    assert_int_not_equal(run->glyphs[3].id, run->glyphs[1].id);
}

static void runs_stand_in_visual_order(void **state)
{
    struct world *w = *state;
    const struct shaped *s = shape(w, FACE_BODY, "אב→", true, "he");
    assert_faces(s, "dejavu noto-hebrew");
    assert_int_equal(s->runs[1].text_len, 4);
}

static void invisible_characters_are_not_missing(void **state)
{
    struct world *w = *state;
    const struct shaped *s =
        shape(w, FACE_BODY, "a\u200D\u200E\u2068b\u2069\uFE0F\u00AD", false, "en");
    assert_int_equal(s->n, 1);
    assert_int_equal(s->runs[0].n, 2);
    assert_int_equal(w->diags.counts[SEVERITY_ERROR], 0);
}

static void a_sign_that_no_face_has_is_left_out(void **state)
{
    struct world *w = *state;
    const struct shaped *s = shape(w, FACE_BODY, "a\U0001F9FFb", false, "en");
    assert_int_equal(s->n, 2);
    assert_int_equal(w->diags.counts[SEVERITY_ERROR], 0);
    assert_int_equal(w->diags.counts[SEVERITY_WARNING], 1);
    assert_int_equal(w->diags.first->code, DIAG_SIGN_LEFT_OUT);
    assert_non_null(strstr(w->diags.first->message, "U+1F9FF NAZAR AMULET"));
    /* Not kept: said again at the next place. */
    shape(w, FACE_BODY, "a\U0001F9FFb", false, "en");
    assert_int_equal(w->diags.counts[SEVERITY_WARNING], 2);
    /* a family, joined: nothing of it is left, and nothing is refused */
    shape(w, FACE_BODY, "x\U0001F9D1\u200D\U0001F9D1\u200D\U0001F9D2", false, "en");
    assert_int_equal(w->diags.counts[SEVERITY_ERROR], 0);
}

static void a_letter_that_no_face_has_is_an_error_with_its_name(void **state)
{
    struct world *w = *state;
    shape(w, FACE_BODY, "a\U00013000b", false, "en");
    assert_int_equal(w->diags.counts[SEVERITY_ERROR], 1);
    assert_int_equal(w->diags.first->code, DIAG_NO_GLYPH);
    assert_non_null(strstr(w->diags.first->message, "U+13000 EGYPTIAN HIEROGLYPH A001"));
}

static void tibetan_has_a_face(void **state)
{
    struct world *w = *state;
    assert_faces(shape(w, FACE_BODY, "བསོད་ནམས", false, "bo"), "noto-tibetan");
    assert_int_equal(w->diags.counts[SEVERITY_ERROR], 0);
}

static void words_are_kept(void **state)
{
    struct world *w = *state;
    const struct shaped *first = shape(w, FACE_BODY, "leverage", false, "en");
    char text[16];
    for (int i = 0; i < 3000; i++) { /* the table grows meanwhile */
        snprintf(text, sizeof text, "%d", i);
        shape(w, FACE_NARROW, text, false, "en");
    }
    assert_ptr_equal(shape(w, FACE_BODY, "leverage", false, "en"), first);
    assert_ptr_not_equal(shape(w, FACE_BODY_BOLD, "leverage", false, "en"), first);
    assert_ptr_not_equal(shape(w, FACE_BODY, "leverage", true, "en"), first);
}

/* The whole word by HarfBuzz, beside what the fontset made of its pairs. */
static void assert_as_shaped(struct world *w, hb_buffer_t *b, enum role role, struct str text,
                             const char *lang)
{
    const struct face *face = fontset_face(w->fonts, role);
    struct piece piece = {face, HB_SCRIPT_LATIN, 0, (uint32_t)text.n};
    assert_true(shaping_run(b, &piece, text, false, lang));
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &n);
    const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(b, NULL);
    const struct shaped *s =
        fontset_shape(w->fonts, role, text, false, lang, (struct place){0}, &w->diags);
    const struct glyph *g = s->runs[0].glyphs;
    bool same = s->n == 1 && s->runs[0].n == n && s->runs[0].face == face, plain = true;
    bool usual = s->runs[0].usual; /* what it promises is asked of the face itself */
    int32_t width = 0;
    for (unsigned i = 0; same && i < n; i++) {
        same = g[i].id == info[i].codepoint && g[i].advance == pos[i].x_advance &&
               g[i].natural == hb_font_get_glyph_h_advance(face->hb_font, g[i].id) &&
               g[i].dx == pos[i].x_offset && g[i].dy == pos[i].y_offset &&
               g[i].cluster == info[i].cluster;
        plain = plain && !g[i].dx && !g[i].dy && g[i].advance == g[i].natural;
        hb_codepoint_t own = 0;
        same = same && (!usual ||
                        (n == text.n && (unsigned char)text.s[i] < 0x80 && g[i].cluster == i &&
                         hb_font_get_nominal_glyph(face->hb_font, (unsigned char)text.s[i], &own) &&
                         own == g[i].id));
        width += pos[i].x_advance;
    }
    if (!same || s->runs[0].width != width || s->runs[0].plain != plain)
        fail_msg("%s, \"%.*s\" is not what HarfBuzz makes of it", face->name, (int)text.n, text.s);
}

static const char *const number_signs[] = {
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ",", ".",      "%",      "+",     "/",
    "(", ")", "$", "K", "M", "B", " ", ":", "-", "€", "£", "\u2212", "\u00D7", "\u2013"};
enum { NUMBER_SIGNS = sizeof number_signs / sizeof *number_signs };

static void numbers_of_pairs_are_as_shaped_whole(void **state)
{
    struct world *w = *state;
    hb_buffer_t *b = hb_buffer_create();
    char text[160];
    for (int role = 0; role < FACE_TOY; role++)
        for (int i = 0; i < NUMBER_SIGNS * NUMBER_SIGNS * NUMBER_SIGNS; i++) {
            int n = snprintf(text, sizeof text, "%s%s%s", number_signs[i % NUMBER_SIGNS],
                             number_signs[i / NUMBER_SIGNS % NUMBER_SIGNS],
                             number_signs[i / NUMBER_SIGNS / NUMBER_SIGNS]);
            assert_as_shaped(w, b, (enum role)role, (struct str){text, (size_t)n}, "en");
        }
    hb_buffer_destroy(b);
}

static void long_numbers_are_as_shaped_whole(void **state)
{
    struct world *w = *state;
    hb_buffer_t *b = hb_buffer_create();
    static const char *const langs[] = {"en", "fr", "fr-CA", NULL, "ar", "tr"};
    uint32_t random = 1;
    for (int i = 0; i < 12000; i++) {
        char text[160] = "";
        unsigned signs = 1 + (unsigned)i % 36; /* longer than is set from pairs, too */
        for (unsigned k = 0; k < signs; k++) {
            random = random * 1664525 + 1013904223;
            strcat(text, number_signs[(random >> 16) % NUMBER_SIGNS]);
        }
        assert_as_shaped(w, b, (enum role)(i % FACE_TOY), str_of(text), langs[i / 11 % 6]);
    }
    assert_as_shaped(w, b, FACE_BODY, str_of("€82,000"), "en");
    assert_as_shaped(w, b, FACE_NARROW, str_of("82K+118K"), "en");
    hb_buffer_destroy(b);
}

/* Where ligatures meet each other and their own letters: "fffi", "flfi". */
static void ligatures_are_as_shaped_whole(void **state)
{
    static const char letters[] = "fila.";
    static const char *const langs[] = {"en", "fr", "de", "ro", "tr"};
    struct world *w = *state;
    hb_buffer_t *b = hb_buffer_create();
    for (int role = 0; role < FACE_TOY; role++)
        for (int i = 0; i < 5 * 5 * 5 * 5 * 5; i++) {
            char text[6] = "";
            for (int k = 0, rest = i; k < 5; k++, rest /= 5)
                text[k] = letters[rest % 5];
            assert_as_shaped(w, b, (enum role)role, str_of(text), langs[(i + role) % 5]);
        }
    hb_buffer_destroy(b);
}

static unsigned glyphs_of(const char *face, const char *word)
{
    struct glyph out[PAIRS_LONGEST];
    return pairs_set(pairs_of(face), str_of(word), out);
}

/* Roboto has fi, fl, ffi and ffl; Charis has ff too. */
static void ligatures_stand_in_the_table(void **state)
{
    (void)state;
    assert_int_equal(glyphs_of("roboto-regular", "official"), 6);
    assert_int_equal(glyphs_of("roboto-regular", "coffee"), 6);
    assert_int_equal(glyphs_of("charis-regular", "coffee"), 5);
    assert_int_equal(glyphs_of("charis-regular", "reflect"), 6);
    assert_true(pairs_same_in(pairs_of("roboto-regular"), "fr"));
    assert_false(pairs_same_in(pairs_of("roboto-regular"), "tr")); /* its i keeps its dot: no fi */
}

/* "fi" is a ligature; an accent, a dash and a quotation mark are signs like others. */
static void signs_of_words_are_as_shaped_whole(void **state)
{
    struct world *w = *state;
    hb_buffer_t *b = hb_buffer_create();
    uint32_t random = 7;
    for (int i = 0; i < 40000; i++) {
        struct buf text;
        buf_init(&text, w->diags.arena);
        unsigned n = 1 + (unsigned)i % 9;
        for (unsigned k = 0; k < n; k++) {
            random = random * 1664525 + 1013904223;
            buf_put_utf8(&text, pairs_code((int)((random >> 16) % PAIRS_SIGNS)));
        }
        assert_as_shaped(w, b, (enum role)(i % FACE_TOY), (struct str){text.p, text.n},
                         i / 11 % 2 ? "fr" : "en");
    }
    hb_buffer_destroy(b);
}

/* Every word of the program's guides, as it stands between white space, in every role. */
static void words_of_the_guides_are_as_shaped_whole(void **state)
{
    struct world *w = *state;
    hb_buffer_t *b = hb_buffer_create();
    const struct resource *r;
    unsigned words = 0;
    for (size_t i = 0; (r = resource_at(i)); i++) {
        if (strncmp(r->name, "templates/guides/", 17) != 0)
            continue;
        struct str all = {(const char *)r->data, r->len};
        for (size_t at = 0, from; at < all.n; at++) {
            for (from = at; at < all.n && !strchr(" \t\n<>", all.s[at]);)
                at++;
            if (at == from)
                continue;
            assert_as_shaped(w, b, (enum role)(words++ % FACE_TOY),
                             (struct str){all.s + from, at - from}, "en");
        }
    }
    assert_true(words > 5000);
    hb_buffer_destroy(b);
}

static void most_signs_are_in_the_table_of_every_face(void **state)
{
    (void)state;
    unsigned faces = 0;
    for (const struct pairs *p = pairs_table; p->face; p++, faces++)
        for (uint32_t c = ' '; c <= '~'; c++)
            if (!p->id[pairs_sign(c)])
                fail_msg("%s: U+%04X is odd", p->face, c);
    assert_int_equal(faces, 11);                              /* the roles' in fonts.xml */
    assert_int_equal(glyphs_of("condensed-medium", "¹²"), 2); /* the notes' numbers */
}

static void the_toy_font_is_one_em_squares(void **state)
{
    struct world *w = *state;
    struct fontset *toy = fontset_new(&w->diags, true);
    const struct shaped *s =
        fontset_shape(toy, FACE_SPEECH, str_of("fi é"), false, "en", (struct place){0}, &w->diags);
    assert_int_equal(s->n, 1);
    assert_int_equal(s->runs[0].n, 4);
    assert_int_equal(shaped_width(s, 10 * SP_PER_PT), 40 * SP_PER_PT);
    assert_int_equal(fontset_face(toy, FACE_BODY)->cap_height, 800);
    fontset_free(toy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_role_has_its_face, setup, teardown),
        cmocka_unit_test_setup_teardown(letters_are_kerned, setup, teardown),
        cmocka_unit_test_setup_teardown(digits_are_of_one_width, setup, teardown),
        cmocka_unit_test_setup_teardown(a_ligature_is_one_glyph_of_several_characters, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(marks_are_positioned, setup, teardown),
        cmocka_unit_test_setup_teardown(scripts_find_their_faces, setup, teardown),
        cmocka_unit_test_setup_teardown(han_takes_the_forms_of_the_language, setup, teardown),
        cmocka_unit_test_setup_teardown(arabic_joins_and_reads_leftwards, setup, teardown),
        cmocka_unit_test_setup_teardown(runs_stand_in_visual_order, setup, teardown),
        cmocka_unit_test_setup_teardown(invisible_characters_are_not_missing, setup, teardown),
        cmocka_unit_test_setup_teardown(a_sign_that_no_face_has_is_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(a_letter_that_no_face_has_is_an_error_with_its_name, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(tibetan_has_a_face, setup, teardown),
        cmocka_unit_test_setup_teardown(words_are_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(numbers_of_pairs_are_as_shaped_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(long_numbers_are_as_shaped_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(ligatures_are_as_shaped_whole, setup, teardown),
        cmocka_unit_test(ligatures_stand_in_the_table),
        cmocka_unit_test_setup_teardown(signs_of_words_are_as_shaped_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(words_of_the_guides_are_as_shaped_whole, setup, teardown),
        cmocka_unit_test(most_signs_are_in_the_table_of_every_face),
        cmocka_unit_test_setup_teardown(the_toy_font_is_one_em_squares, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

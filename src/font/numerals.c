/* numerals.c - numbers put together from pairs of signs; see numerals.h. */
#include "font/numerals.h"

#include <hb-ot.h>
#include <stdio.h>
#include <string.h>

/* In the order of their numbers: those of ASCII, as sign_of() has them too, then those beyond. */
static const char *const signs_text[NUMERALS_SIGNS] = {
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ",", ".",      "%",      "+",     "/",
    "(", ")", "$", "K", "M", "B", " ", ":", "-", "€", "£", "\u2212", "\u00D7", "\u2013"};

static int sign_of(struct str text, size_t *at)
{
    static const char ascii[] = "0123456789,.%+/()$KMB :-";
    const char *found = text.s[*at] ? strchr(ascii, text.s[*at]) : NULL;
    if (found) {
        (*at)++;
        return (int)(found - ascii);
    }
    for (int i = sizeof ascii - 1; i < NUMERALS_SIGNS; i++) {
        size_t n = strlen(signs_text[i]);
        if (text.n - *at >= n && memcmp(text.s + *at, signs_text[i], n) == 0) {
            *at += n;
            return i;
        }
    }
    return -1;
}

unsigned numerals_signs(struct str text, unsigned char *signs)
{
    unsigned n = 0;
    for (size_t at = 0; at < text.n;) {
        int sign = sign_of(text, &at);
        if (sign < 0 || n == NUMERALS_LONGEST)
            return 0;
        signs[n++] = (unsigned char)sign;
    }
    return n;
}

/* A face may have rules of its own for a language (a Serbian б, a Romanian ț): an OpenType language
 * system under the Latin script, in its substitutions or its positions. */
static bool has_own_rules(const struct face *face, const char *lang)
{
    hb_face_t *f = hb_font_get_face(face->hb_font);
    hb_tag_t scripts[3], languages[3];
    const hb_tag_t tables[] = {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS};
    for (size_t i = 0; i < 2; i++) {
        unsigned scripts_n = 3, languages_n = 3, script, language;
        hb_tag_t chosen;
        hb_ot_tags_from_script_and_language(HB_SCRIPT_LATIN, hb_language_from_string(lang, -1),
                                            &scripts_n, scripts, &languages_n, languages);
        hb_ot_layout_table_select_script(f, tables[i], scripts_n, scripts, &script, &chosen);
        if (hb_ot_layout_script_select_language(f, tables[i], script, languages_n, languages,
                                                &language))
            return true;
    }
    return false;
}

bool numerals_same_in(struct numerals *n, const struct face *face, const char *lang)
{
    if (!lang)
        return true;
    if (strlen(lang) >= sizeof n->lang)
        return false;
    if (strcmp(n->lang, lang) != 0) {
        snprintf(n->lang, sizeof n->lang, "%s", lang);
        n->same = !has_own_rules(face, lang);
    }
    return n->same;
}

/* The glyphs of one sign or two; false: no memory. Not two glyphs for two signs is *n == 0. */
static bool shape(const struct face *face, const char *a, const char *b, hb_buffer_t *buffer,
                  struct numeral *out, unsigned *n)
{
    char both[16];
    snprintf(both, sizeof both, "%s%s", a, b);
    struct str text = str_of(both);
    unsigned wanted = *b ? 2 : 1;
    struct piece piece = {face, HB_SCRIPT_LATIN, 0, (uint32_t)text.n};
    if (!shaping_run(buffer, &piece, text, false, NULL))
        return false;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, NULL);
    if (*n != wanted)
        *n = 0;
    for (unsigned i = 0; i < *n; i++) {
        out[i] = (struct numeral){info[i].codepoint, at[i].x_advance, NUMERAL_KNOWN};
        if (!info[i].codepoint || at[i].x_offset || at[i].y_offset || at[i].y_advance ||
            info[i].cluster != (i ? strlen(a) : 0))
            out[i].state = NUMERAL_ODD;
    }
    return true;
}

static bool learn_alone(struct numerals *n, const struct face *face, unsigned sign, hb_buffer_t *b)
{
    struct numeral *to = &n->alone[sign], got[2];
    unsigned count;
    if (!shape(face, signs_text[sign], "", b, got, &count))
        return false;
    *to = got[0];
    if (count != 1 || got[0].advance != hb_font_get_glyph_h_advance(face->hb_font, got[0].id))
        to->state = NUMERAL_ODD;
    return true;
}

static bool learn_pair(struct numerals *n, const struct face *face, unsigned first, unsigned second,
                       hb_buffer_t *b)
{
    struct numeral *to = &n->before[first][second], got[2];
    const struct numeral *x = &n->alone[first], *y = &n->alone[second];
    unsigned count;
    if (!shape(face, signs_text[first], signs_text[second], b, got, &count))
        return false;
    bool plain = count == 2 && got[0].state == NUMERAL_KNOWN && got[1].state == NUMERAL_KNOWN &&
                 got[0].id == x->id && got[1].id == y->id && got[1].advance == y->advance;
    *to = plain ? got[0] : (struct numeral){.state = NUMERAL_ODD};
    return true;
}

bool numerals_known(struct numerals *n, const struct face *face, const unsigned char *signs,
                    unsigned count, hb_buffer_t *b, bool *enough)
{
    for (unsigned i = 0; i < count; i++) {
        const struct numeral *alone = &n->alone[signs[i]];
        if (alone->state == NUMERAL_UNKNOWN && !learn_alone(n, face, signs[i], b))
            return *enough = false;
        if (alone->state == NUMERAL_ODD)
            return false;
    }
    for (unsigned i = 0; i + 1 < count; i++) {
        const struct numeral *pair = &n->before[signs[i]][signs[i + 1]];
        if (pair->state == NUMERAL_UNKNOWN && !learn_pair(n, face, signs[i], signs[i + 1], b))
            return *enough = false;
        if (pair->state == NUMERAL_ODD)
            return false;
    }
    return true;
}

void numerals_set(const struct numerals *n, const unsigned char *signs, unsigned count,
                  struct glyph *out)
{
    uint32_t at = 0;
    for (unsigned i = 0; i < count; i++) {
        const struct numeral *alone = &n->alone[signs[i]];
        int32_t advance =
            i + 1 < count ? n->before[signs[i]][signs[i + 1]].advance : alone->advance;
        out[i] = (struct glyph){
            .id = alone->id, .advance = advance, .natural = alone->advance, .cluster = at};
        at += (uint32_t)strlen(signs_text[signs[i]]);
    }
}

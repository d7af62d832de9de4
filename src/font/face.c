#include "font/face.h"

#include <hb-ot.h>
#include <math.h>

static int per_mille(int units, unsigned upem)
{
    int64_t v = (int64_t)units * 1000;
    int64_t half = (int64_t)upem / 2;
    return (int)((v < 0 ? v - half : v + half) / (int64_t)upem);
}

static int16_t int16_at(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    return (int16_t)(u[0] << 8 | u[1]);
}

/* head, OpenType 1.9: xMin yMin xMax yMax at bytes 36 to 43. */
static bool read_bbox(struct face *f)
{
    hb_blob_t *head = hb_face_reference_table(f->hb_face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned n = 0;
    const char *p = hb_blob_get_data(head, &n);
    for (unsigned i = 0; i < 4 && n >= 54; i++)
        f->bbox[i] = per_mille(int16_at(p + 36 + 2 * i), f->upem);
    hb_blob_destroy(head);
    return n >= 54;
}

/* One entry of a CFF INDEX (Adobe TN 5176, 5): false when it isn't there. *end is where the INDEX
 * ends. */
static bool cff_index(const unsigned char *p, size_t n, size_t at, size_t *first, size_t *first_end,
                      size_t *end)
{
    if (at + 3 > n)
        return false;
    size_t count = (size_t)(p[at] << 8 | p[at + 1]), width = p[at + 2];
    if (count == 0 || width < 1 || width > 4 || at + 3 + (count + 1) * width > n)
        return false;
    size_t data = at + 2 + (count + 1) * width, offset[3] = {0, 0, 0};
    const size_t which[3] = {0, 1, count};
    for (int k = 0; k < 3; k++)
        for (size_t b = 0; b < width; b++)
            offset[k] = offset[k] << 8 | p[at + 3 + which[k] * width + b];
    *first = data + offset[0];
    *first_end = data + offset[1];
    *end = data + offset[2];
    return *first <= *first_end && *first_end <= n && *end <= n;
}

/* Is the CFF table CID-keyed? Its Top DICT then has the operator ROS, 12 30. */
static bool cff_is_cid_keyed(const char *bytes, size_t n)
{
    const unsigned char *p = (const unsigned char *)bytes;
    size_t from, to, end;
    if (n < 4 || !cff_index(p, n, p[2], &from, &to, &end) ||
        !cff_index(p, n, end, &from, &to, &end))
        return false;
    for (size_t i = from; i < to;) {
        unsigned b = p[i];
        if (b == 12 && i + 1 < to && p[i + 1] == 30)
            return true;
        if (b == 28)
            i += 3;
        else if (b == 29)
            i += 5;
        else if (b == 30) { /* a real: nibbles up to 15 */
            for (i++; i < to && (p[i] & 15) != 15 && p[i] >> 4 != 15;)
                i++;
            i++;
        } else
            i += b == 12 || b >= 247 ? 2 : 1;
    }
    return false;
}

static bool read_outlines(struct face *f)
{
    hb_blob_t *cff = hb_face_reference_table(f->hb_face, HB_TAG('C', 'F', 'F', ' '));
    unsigned n = 0;
    const char *p = hb_blob_get_data(cff, &n);
    f->cff = n > 0;
    f->cid_keyed = f->cff && cff_is_cid_keyed(p, n);
    hb_blob_destroy(cff);
    hb_blob_t *glyf = hb_face_reference_table(f->hb_face, HB_TAG('g', 'l', 'y', 'f'));
    bool has = f->cff || hb_blob_get_length(glyf) > 0;
    hb_blob_destroy(glyf);
    return has;
}

static void read_metrics(struct face *f)
{
    static const hb_ot_metrics_tag_t tags[] = {
        HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER,
        HB_OT_METRICS_TAG_CAP_HEIGHT, HB_OT_METRICS_TAG_X_HEIGHT};
    int *into[] = {&f->ascent, &f->descent, &f->cap_height, &f->x_height};
    for (int i = 0; i < 4; i++) {
        hb_position_t v;
        if (hb_ot_metrics_get_position(f->hb_font, tags[i], &v))
            *into[i] = per_mille(v, f->upem);
    }
    if (f->cap_height <= 0)
        f->cap_height = f->ascent;
    f->weight = (int)lroundf(hb_style_get_value(f->hb_font, HB_STYLE_TAG_WEIGHT));
    f->italic_angle = (int)lroundf(hb_style_get_value(f->hb_font, HB_STYLE_TAG_SLANT_ANGLE));
}

/* The face with nothing but what a subset is made of: planning one in the whole face would first
 * turn its whole cmap round, which costs ten times the subset itself. */
static hb_face_t *strip(hb_face_t *whole)
{
    static const hb_tag_t keep[] = {HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f'),
                                    HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
                                    HB_TAG('h', 'm', 't', 'x'), HB_TAG('l', 'o', 'c', 'a'),
                                    HB_TAG('m', 'a', 'x', 'p')};
    hb_face_t *stripped = hb_face_builder_create();
    for (size_t i = 0; i < sizeof keep / sizeof *keep; i++) {
        hb_blob_t *table = hb_face_reference_table(whole, keep[i]);
        if (hb_blob_get_length(table))
            hb_face_builder_add_table(stripped, keep[i], table);
        hb_blob_destroy(table);
    }
    hb_face_make_immutable(stripped);
    return stripped;
}

bool face_open(struct face *f, struct arena *a, hb_blob_t *blob, unsigned number)
{
    f->hb_face = hb_face_create(blob, number);
    f->glyphs = hb_face_get_glyph_count(f->hb_face);
    f->upem = hb_face_get_upem(f->hb_face);
    if (f->glyphs < 2 || f->glyphs > 65535 + 1) {
        hb_face_destroy(f->hb_face);
        f->hb_face = NULL;
        return false;
    }
    hb_face_make_immutable(f->hb_face);
    f->hb_font = hb_font_create(f->hb_face);
    hb_font_set_scale(f->hb_font, (int)f->upem, (int)f->upem);
    hb_font_make_immutable(f->hb_font);
    f->for_subset = strip(f->hb_face);

    char name[64];
    unsigned n = sizeof name;
    hb_ot_name_get_utf8(f->hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, name);
    f->postscript = n ? arena_strdup(a, name) : "Unnamed";
    hb_font_extents_t lines;
    if (!read_bbox(f) || !read_outlines(f) || !hb_font_get_h_extents(f->hb_font, &lines)) {
        face_close(f); /* nothing to draw; or no memory for it, which HarfBuzz doesn't say */
        return false;
    }
    read_metrics(f);
    f->kept = arena_new_of(a, struct face_kept);
    f->kept->arena = arena_new();
    if (!f->kept->arena)
        f->kept = NULL;
    return true;
}

void face_close(struct face *f)
{
    if (!f->hb_face)
        return;
    if (f->kept)
        arena_free(f->kept->arena);
    f->kept = NULL;
    hb_face_destroy(f->for_subset);
    hb_font_destroy(f->hb_font);
    hb_face_destroy(f->hb_face);
    f->hb_face = NULL;
}

void face_toy(struct face *f)
{
    *f = (struct face){.name = "toy",
                       .postscript = "Toy",
                       .upem = 1000,
                       .glyphs = 0x110000,
                       .ascent = 800,
                       .descent = -200,
                       .cap_height = 800,
                       .x_height = 800,
                       .bbox = {0, -200, 1000, 800},
                       .weight = 400};
}

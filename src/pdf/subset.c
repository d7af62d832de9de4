/* subset.c - hb-subset, and the list of what it made. */
#include "pdf/subset.h"

#include "pdf/syntax.h"
#include <hb-subset.h>

enum {
    KEPT_MAX = 48, /* a face; some 6 kB each */
    CODES = 256
};

struct cut {
    hb_subset_input_t *input;
    hb_subset_plan_t *plan;
    hb_face_t *face;
    hb_blob_t *blob;
};

static void release_cut(void *what)
{
    struct cut *c = what;
    hb_blob_destroy(c->blob);
    hb_face_destroy(c->face);
    hb_subset_plan_destroy(c->plan);
    hb_subset_input_destroy(c->input);
}

static bool keeps_ids(const struct face *face)
{
    return face->cff && !face->cid_keyed;
}

/* From a bearing at the top, and a height that goes down. */
static void widen(int bbox[4], const hb_glyph_extents_t *e)
{
    const int sides[4] = {e->x_bearing, e->y_bearing + e->height, e->x_bearing + e->width,
                          e->y_bearing};
    for (int i = 0; i < 4; i++)
        if (i < 2 ? sides[i] < bbox[i] : sides[i] > bbox[i])
            bbox[i] = sides[i];
}

/* Out of memory, HarfBuzz's cut may come back lacking an outline, and doesn't say so: what was
 * asked for is held against the face it was cut from. */
static bool is_whole(const struct face *whole, const struct cut *c, struct subset *s)
{
    hb_font_t *font = hb_font_create(c->face);
    hb_font_set_scale(font, (int)whole->upem, (int)whole->upem);
    bool same = true;
    hb_glyph_extents_t undefined = {0};
    if (hb_font_get_glyph_extents(font, 0, &undefined))
        widen(s->bbox, &undefined);
    for (unsigned i = 0; same && i < s->n; i++) {
        uint32_t old_id = s->glyphs[i], new_id = s->ids[i];
        hb_glyph_extents_t is = {0}, was = {0};
        bool has = hb_font_get_glyph_extents(font, new_id, &is);
        same = has == (bool)hb_font_get_glyph_extents(whole->hb_font, old_id, &was) &&
               is.x_bearing == was.x_bearing && is.y_bearing == was.y_bearing &&
               is.width == was.width && is.height == was.height;
        if (has)
            widen(s->bbox, &is);
    }
    hb_font_destroy(font);
    return same;
}

/* The ids that the glyphs have in the subset; false: one isn't in it. */
static bool number_glyphs(const struct cut *c, struct subset *s)
{
    const hb_map_t *new_ids = hb_subset_plan_old_to_new_glyph_mapping(c->plan);
    uint16_t *ids = (uint16_t *)s->ids;
    s->count = hb_face_get_glyph_count(c->face);
    for (unsigned i = 0; i < s->n; i++) {
        hb_codepoint_t id = hb_map_get(new_ids, s->glyphs[i]);
        if (id > UINT16_MAX)
            return false;
        ids[i] = (uint16_t)id;
    }
    return true;
}

static bool cut_face(const struct face *face, struct cut *c, struct subset *s)
{
    static const hb_tag_t drop[] = {
        HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
        HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'), HB_TAG('c', 'm', 'a', 'p'),
        HB_TAG('O', 'S', '/', '2'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('D', 'S', 'I', 'G'),
        HB_TAG('k', 'e', 'r', 'n'), HB_TAG('B', 'A', 'S', 'E'), HB_TAG('M', 'A', 'T', 'H'),
        HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'), HB_TAG('L', 'T', 'S', 'H'),
        HB_TAG('g', 'a', 's', 'p'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('F', 'F', 'T', 'M'),
        HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('V', 'O', 'R', 'G')};
    c->input = hb_subset_input_create_or_fail();
    if (!c->input)
        return false;
    hb_set_t *glyphs = hb_subset_input_glyph_set(c->input);
    for (unsigned i = 0; i < s->n; i++)
        hb_set_add(glyphs, s->glyphs[i]);
    hb_set_t *dropped = hb_subset_input_set(c->input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof drop / sizeof *drop; i++)
        hb_set_add(dropped, drop[i]);
    unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
    if (face->cff)
        flags |= HB_SUBSET_FLAGS_DESUBROUTINIZE;
    if (keeps_ids(face))
        flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
    hb_subset_input_set_flags(c->input, flags);
    c->plan = hb_subset_plan_create_or_fail(face->for_subset, c->input);
    c->face = c->plan ? hb_subset_plan_execute_or_fail(c->plan) : NULL;
    if (c->face)
        c->blob = face->cff ? hb_face_reference_table(c->face, HB_TAG('C', 'F', 'F', ' '))
                            : hb_face_reference_blob(c->face);
    if (c->face && hb_blob_get_length(c->blob) > 0 && number_glyphs(c, s) && is_whole(face, c, s))
        return true;
    /* HarfBuzz 6 crashes in destroying what ran out of memory: that little is lost. */
    *c = (struct cut){.input = c->input};
    return false;
}

/* ---- the map of codes ---------------------------------------------------------------------- */

/* One map, of a byte a code (ISO 32000-1, 9.6.6.4; OpenType, cmap format 0). */
enum { MAP_HEAD = 18, MAP_BYTES = MAP_HEAD + CODES };
static bool add_table(hb_face_t *face, hb_tag_t tag, hb_blob_t *table)
{
    bool added = hb_face_builder_add_table(face, tag, table);
    hb_blob_destroy(table);
    return added;
}

/* HarfBuzz leaves the whole face's box there. */
static void put_bbox(hb_blob_t *head, const int bbox[4])
{
    unsigned n = 0;
    char *p = hb_blob_get_data_writable(head, &n);
    for (int i = 0; p && n >= 44 && i < 4; i++) {
        p[36 + 2 * i] = (char)((unsigned)bbox[i] >> 8);
        p[37 + 2 * i] = (char)bbox[i];
    }
}

/* False: no memory. A glyph beyond 255 leaves the subset without a map. */
static bool add_map(struct cut *c, struct subset *s, struct arena *a)
{
    static const char head[MAP_HEAD] = {0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 12, 0, 0, 1, 6, 0, 0};
    char *map = arena_alloc(a, MAP_BYTES);
    memcpy(map, head, MAP_HEAD);
    for (unsigned i = 0; i < CODES; i++) {
        unsigned id = s->by_code[i] ? subset_id(s, s->by_code[i]) : 0;
        if (id > 255) {
            s->by_code = NULL;
            return true;
        }
        map[MAP_HEAD + i] = (char)id;
    }
    hb_face_t *bare = hb_face_create(c->blob, 0), *whole = hb_face_builder_create();
    hb_tag_t tags[64];
    unsigned n = sizeof tags / sizeof *tags;
    hb_face_get_table_tags(bare, 0, &n, tags);
    bool added = n > 0;
    for (unsigned i = 0; i < n; i++) {
        hb_blob_t *table = hb_face_reference_table(bare, tags[i]);
        if (tags[i] == HB_TAG('h', 'e', 'a', 'd'))
            put_bbox(table, s->bbox);
        added = add_table(whole, tags[i], table) && added;
    }
    hb_face_destroy(bare);
    added = add_table(whole, HB_TAG('c', 'm', 'a', 'p'),
                      hb_blob_create(map, MAP_BYTES, HB_MEMORY_MODE_READONLY, NULL, NULL)) &&
            added;
    hb_blob_destroy(c->blob);
    c->blob = hb_face_reference_blob(whole);
    hb_face_destroy(whole);
    return added && hb_blob_get_length(c->blob) > MAP_BYTES;
}

/* ---- widths -------------------------------------------------------------------------------- */

void subset_put_width(const struct face *face, uint32_t glyph, struct buf *b)
{
    int64_t natural = hb_font_get_glyph_h_advance(face->hb_font, glyph);
    put_fixed(b, (natural * 100000 + face->upem / 2) / face->upem, 2);
}

static struct str widths_of(const struct face *face, const uint32_t *by_code, struct arena *a)
{
    struct buf b;
    buf_init(&b, a);
    unsigned first = 0, last = CODES - 1;
    while (first < last && !by_code[first])
        first++;
    while (last > first && !by_code[last])
        last--;
    buf_puts(&b, "/FirstChar ");
    buf_put_int(&b, first);
    buf_puts(&b, "/LastChar ");
    buf_put_int(&b, last);
    buf_puts(&b, "/Widths[");
    for (unsigned code = first; code <= last; code++) {
        if (by_code[code])
            subset_put_width(face, by_code[code], &b);
        else
            buf_putc(&b, '0');
        buf_putc(&b, code < last ? ' ' : ']');
    }
    return (struct str){buf_str(&b), b.n};
}

/* ---- kept with the face -------------------------------------------------------------------- */

static uint64_t hash_of(const struct subset *s)
{
    uint64_t h = s->n;
    for (unsigned i = 0; i < s->n; i++)
        h = (h ^ s->glyphs[i]) * UINT64_C(1099511628211);
    for (unsigned i = 0; s->by_code && i < CODES; i++)
        h = (h ^ s->by_code[i]) * UINT64_C(1099511628211);
    return h;
}

static bool same_codes(const uint32_t *a, const uint32_t *b)
{
    return a && b ? memcmp(a, b, CODES * sizeof *a) == 0 : !a && !b;
}

/* A copy that lives as long as the face; memory that lacks for it is no fault. */
static void keep(struct face_kept *k, const struct subset *s)
{
    if (k->n == KEPT_MAX) {
        arena_reset(k->arena);
        k->subsets = NULL;
        k->n = 0;
    }
    struct subset *own = arena_try(k->arena, sizeof *own);
    uint32_t *glyphs = arena_try(k->arena, (s->n + 1 + CODES) * sizeof *glyphs);
    uint16_t *ids = arena_try(k->arena, (s->n + 1) * sizeof *ids);
    char *packed = arena_try(k->arena, s->packed_n), *widths = arena_try(k->arena, s->widths.n);
    if (!own || !glyphs || !ids || !packed || !widths)
        return;
    *own = *s;
    memcpy(glyphs, s->glyphs, s->n * sizeof *glyphs);
    memcpy(ids, s->ids, s->n * sizeof *ids);
    memcpy(packed, s->packed, s->packed_n);
    if (s->widths.n)
        own->widths.s = memcpy(widths, s->widths.s, s->widths.n);
    if (s->by_code)
        own->by_code = memcpy(glyphs + s->n, s->by_code, CODES * sizeof *glyphs);
    own->glyphs = glyphs;
    own->ids = ids;
    own->packed = packed;
    own->next = k->subsets;
    k->subsets = own;
    k->n++;
}

static const struct subset *find(const struct face *face, const struct subset *like)
{
    const struct subset *s = face->kept ? face->kept->subsets : NULL;
    while (s && !(s->hash == like->hash && s->n == like->n &&
                  memcmp(s->glyphs, like->glyphs, s->n * sizeof *s->glyphs) == 0 &&
                  same_codes(s->by_code, like->by_code)))
        s = s->next;
    return s;
}

const struct subset *subset_of(const struct face *face, const uint32_t *glyphs, unsigned n,
                               const uint32_t *by_code, struct file *f)
{
    struct subset *s = arena_new_of(f->arena, struct subset);
    *s = (struct subset){.glyphs = glyphs, .n = n, .by_code = by_code};
    s->hash = hash_of(s);
    const struct subset *before = find(face, s);
    if (before)
        return before;
    s->ids = arena_new_array(f->arena, uint16_t, n + 1);
    struct cut *c = arena_new_of(f->arena, struct cut);
    arena_defer(f->arena, release_cut, c);
    if (!cut_face(face, c, s) || (by_code && !add_map(c, s, f->arena)))
        return NULL;
    unsigned plain_n = 0;
    const char *plain = hb_blob_get_data(c->blob, &plain_n);
    struct str packed = file_pack(f, plain, plain_n);
    s->plain_n = plain_n;
    s->packed = arena_strndup(f->arena, packed.s, packed.n);
    s->packed_n = packed.n;
    if (s->by_code)
        s->widths = widths_of(face, s->by_code, f->arena);
    if (face->kept && !face->cff)
        keep(face->kept, s);
    return s;
}

unsigned subset_id(const struct subset *s, uint32_t glyph)
{
    unsigned low = 0, high = s->n;
    while (high - low > 1) {
        unsigned middle = (low + high) / 2;
        if (s->glyphs[middle] <= glyph)
            low = middle;
        else
            high = middle;
    }
    return s->ids[low];
}

/* theme.xml to struct theme. Names are resolved here, once: a style that isn't there is a fault of
 * the theme, not of a document. */
#include "layout/theme.h"

#include "base/money.h"
#include "xml/xml.h"
#include <stdlib.h>

struct theme_reader {
    struct arena *arena;
    struct diags *diags;
    const struct xml *xml;
    struct theme *theme;
};

sp_t style_rise(const struct text_style *s)
{
    return s->lead / 2 + (sp_t)((int64_t)s->size * 3 / 10);
}

sp_t style_sink(const struct text_style *s)
{
    return s->lead - style_rise(s);
}

static void fault(struct theme_reader *r, const struct _xmlNode *n, const char *attr,
                  const char *value)
{
    diag_add(r->diags, DIAG_BAD_VALUE, xml_at_attribute(r->xml, n, attr), "theme: %s=\"%s\"", attr,
             value);
}

/* A decimal in mm or pt, signed. */
static sp_t length_of(struct theme_reader *r, const struct _xmlNode *n, const char *attr, bool pt,
                      sp_t unset)
{
    const char *v = xml_attribute(r->xml, n, attr);
    int64_t e8;
    if (!v)
        return unset;
    bool neg = *v == '-';
    if (!decimal_parse(str_of(v + neg), &e8) || e8 > 1000 * DECIMAL_ONE) {
        fault(r, n, attr, v);
        return unset;
    }
    int64_t e4 = e8 / 10000;
    int64_t sp = pt ? (e4 * SP_PER_PT + 5000) / 10000 : (e4 * SP_PER_PT * 720 / 254 + 5000) / 10000;
    return (sp_t)(neg ? -sp : sp);
}

static int whole(struct theme_reader *r, const struct _xmlNode *n, const char *attr, int unset)
{
    const char *v = xml_attribute(r->xml, n, attr);
    return v ? atoi(v) : unset;
}

static enum role face_of(struct theme_reader *r, const struct _xmlNode *n, const char *attr,
                         enum role unset)
{
    const char *v = xml_attribute(r->xml, n, attr);
    enum role role = unset;
    if (v && !fontset_role_named(v, &role))
        fault(r, n, attr, v);
    return role;
}

/* The partner faces of design 3: stressed Roboto is Medium, stressed Condensed Medium. */
static enum role bold_of(enum role face)
{
    switch (face) {
    case FACE_BODY:
        return FACE_BODY_MEDIUM;
    case FACE_BODY_MEDIUM:
        return FACE_BODY_BOLD;
    case FACE_NARROW:
        return FACE_NARROW_MEDIUM;
    case FACE_NARROW_MEDIUM:
        return FACE_NARROW_BOLD;
    case FACE_SPEECH:
    case FACE_SPEECH_ITALIC:
        return FACE_SPEECH_BOLD;
    default:
        return face;
    }
}

static enum role italic_of(enum role face)
{
    if (face <= FACE_BODY_BOLD)
        return FACE_BODY_ITALIC;
    if (face >= FACE_NARROW && face <= FACE_NARROW_BOLD)
        return FACE_NARROW_ITALIC;
    return face == FACE_SPEECH || face == FACE_SPEECH_BOLD ? FACE_SPEECH_ITALIC : face;
}

/* ---- colours ------------------------------------------------------------------------------ */

static const char *const colour_names[COLOUR_COUNT] = {
    "ink",  "txt2",   "txt3",  "blue", "brick",      "rule",
    "hair", "mkgrey", "solid", "band", "band-plane", "band-cohort"};

static const size_t colour_at[COLOUR_COUNT] = {
    offsetof(struct palette, ink),        offsetof(struct palette, txt2),
    offsetof(struct palette, txt3),       offsetof(struct palette, blue),
    offsetof(struct palette, brick),      offsetof(struct palette, rule),
    offsetof(struct palette, hair),       offsetof(struct palette, mkgrey),
    offsetof(struct palette, solid),      offsetof(struct palette, band),
    offsetof(struct palette, band_plane), offsetof(struct palette, band_cohort)};

static struct color *colour_slot(struct palette *p, enum theme_colour c)
{
    return (struct color *)((char *)p + colour_at[c]);
}

struct color theme_colour_of(const struct palette *p, enum theme_colour c)
{
    return *(const struct color *)((const char *)p + colour_at[c]);
}

static bool colour_named(const char *name, enum theme_colour *out)
{
    for (int i = 0; i < COLOUR_COUNT; i++)
        if (strcmp(colour_names[i], name) == 0) {
            *out = (enum theme_colour)i;
            return true;
        }
    return false;
}

static bool hex_colour(const char *v, struct color *out)
{
    char *end;
    if (!v || v[0] != '#' || strlen(v) != 7)
        return false;
    unsigned long rgb = strtoul(v + 1, &end, 16);
    if (*end)
        return false;
    *out = (struct color){(uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8 & 255), (uint8_t)(rgb & 255)};
    return true;
}

static void read_colour(struct theme_reader *r, const struct _xmlNode *n)
{
    const char *name = xml_attribute(r->xml, n, "name");
    const char *value = xml_attribute(r->xml, n, "value"), *mono = xml_attribute(r->xml, n, "mono");
    enum theme_colour c;
    if (!name || !colour_named(name, &c))
        fault(r, n, "name", name ? name : "");
    else if (!hex_colour(value, colour_slot(&r->theme->colour, c)) ||
             !hex_colour(mono, colour_slot(&r->theme->mono, c)))
        fault(r, n, "value", value ? value : "");
}

/* ---- text styles -------------------------------------------------------------------------- */

static void read_style(struct theme_reader *r, const struct _xmlNode *n, struct text_style *s)
{
    const char *colour = xml_attribute(r->xml, n, "colour"), *caps;
    s->name = xml_attribute(r->xml, n, "name");
    s->face = face_of(r, n, "face", FACE_BODY);
    s->bold = face_of(r, n, "bold", bold_of(s->face));
    s->italic = face_of(r, n, "italic", italic_of(s->face));
    s->size = length_of(r, n, "size", true, SP_PT(9.5));
    s->lead = length_of(r, n, "lead", true, s->size + s->size / 3);
    s->before = length_of(r, n, "before", false, 0);
    s->after = length_of(r, n, "after", false, 0);
    s->hang = length_of(r, n, "hang", false, SP_MM(5));
    s->width = length_of(r, n, "width", false, 0);
    s->letterspace = length_of(r, n, "space", true, 0);
    s->mark_e2 = whole(r, n, "mark", 85);
    s->box_e2 = whole(r, n, "box", 100);
    caps = xml_attribute(r->xml, n, "caps");
    s->caps = caps && strcmp(caps, "yes") == 0;
    s->colour = COLOUR_INK;
    if (colour && !colour_named(colour, &s->colour))
        fault(r, n, "colour", colour);
    if (!s->name) {
        fault(r, n, "name", "");
        s->name = "";
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct text_style *)a)->name, ((const struct text_style *)b)->name);
}

static void index_styles(struct theme *t, struct arena *a)
{
    qsort(t->styles, t->styles_n, sizeof *t->styles, by_name);
    t->by_name = index_new(a, t->styles_n);
    for (size_t i = 0; i < t->styles_n; i++) {
        const struct text_style *one =
            bsearch(&t->styles[i], t->styles, t->styles_n, sizeof *one, by_name);
        if (index_find(t->by_name, one->name) == INDEX_NONE)
            index_put(t->by_name, one->name, (size_t)(one - t->styles));
    }
}

const struct text_style *theme_style(const struct theme *t, const char *name)
{
    size_t i = index_find(t->by_name, name);
    return i == INDEX_NONE ? NULL : &t->styles[i];
}

/* ---- table styles ------------------------------------------------------------------------- */

static const struct text_style *style_of(struct theme_reader *r, const struct _xmlNode *n,
                                         const char *attr, const char *unset)
{
    const char *v = xml_attribute(r->xml, n, attr);
    const struct text_style *s = theme_style(r->theme, v ? v : unset);
    if (!s)
        fault(r, n, attr, v ? v : unset);
    return s;
}

static enum rule rule_of(struct theme_reader *r, const struct _xmlNode *n, const char *attr,
                         enum rule unset)
{
    static const char *const names[] = {"none", "hair", "rule", "heavy"};
    const char *v = xml_attribute(r->xml, n, attr);
    for (size_t i = 0; v && i < 4; i++)
        if (strcmp(v, names[i]) == 0)
            return (enum rule)(RULE_NONE + i);
    if (v)
        fault(r, n, attr, v);
    return unset;
}

/* "0 61r 84.5r": edges in mm from the table's left, r for right edges. */
static void read_columns(struct theme_reader *r, const struct _xmlNode *n, struct table_style *t)
{
    struct table_columns *c = arena_new_of(r->arena, struct table_columns);
    const char *p = xml_text(r->xml, n);
    while (p && *p && c->n < THEME_COLUMNS_MAX) {
        p += strspn(p, " \n\t");
        size_t len = strcspn(p, " \n\t");
        if (!len)
            break;
        bool right = p[len - 1] == 'r';
        int64_t e8;
        if (!decimal_parse((struct str){p, len - right}, &e8))
            diag_add(r->diags, DIAG_BAD_VALUE, xml_at_text(r->xml, n), "theme: columns");
        else {
            c->edge[c->n] = (sp_t)((e8 / 10000 * SP_PER_PT * 720 / 254 + 5000) / 10000);
            c->right[c->n++] = right;
        }
        p += len;
    }
    c->next = t->columns;
    t->columns = c;
}

static void read_cell_styles(struct theme_reader *r, const struct _xmlNode *n,
                             struct table_style *t)
{
    const char *p = xml_attribute(r->xml, n, "styles");
    for (size_t i = 0; p && *p && i < THEME_COLUMNS_MAX; i++) {
        size_t len = strcspn(p, " ");
        t->styles[i] = theme_style(r->theme, arena_strndup(r->arena, p, len));
        if (!t->styles[i])
            fault(r, n, "styles", p);
        p += len;
        p += *p == ' ';
    }
}

static void read_table(struct theme_reader *r, const struct _xmlNode *n)
{
    struct table_style *t = arena_new_of(r->arena, struct table_style);
    const char *strong = xml_attribute(r->xml, n, "name-strong");
    t->name = xml_attribute(r->xml, n, "name");
    t->head = style_of(r, n, "head", "th");
    t->head2 = xml_attribute(r->xml, n, "head2") ? style_of(r, n, "head2", "th") : t->head;
    t->cell_name = style_of(r, n, "name-style", "row");
    t->cell_name_strong = strong ? style_of(r, n, "name-strong", "row") : NULL;
    t->figure = style_of(r, n, "figure", "figure");
    t->second = style_of(r, n, "second-style", "second");
    read_cell_styles(r, n, t);
    t->rise = length_of(r, n, "rise", false, SP_MM(3));
    t->head_pitch = length_of(r, n, "head-pitch", false, SP_MM(5));
    t->head_rule = length_of(r, n, "head-rule", false, SP_MM(1.8));
    t->first = length_of(r, n, "first", false, SP_MM(6.6));
    t->open = length_of(r, n, "open", false, SP_MM(4.4));
    t->pitch = length_of(r, n, "pitch", false, SP_MM(6.6));
    t->rule = length_of(r, n, "rule", false, SP_MM(2.1));
    t->depth = length_of(r, n, "depth", false, 0);
    t->second_gap = length_of(r, n, "second", false, SP_MM(3.8));
    t->lead = length_of(r, n, "lead", false, SP_MM(5));
    t->label = length_of(r, n, "label", false, 0);
    t->spread = length_of(r, n, "spread", false, 0);
    t->before = length_of(r, n, "before", false, 0);
    t->after = length_of(r, n, "after", false, SP_MM(1.4));
    t->head_weight = rule_of(r, n, "head-weight", RULE_THICK);
    t->weight = rule_of(r, n, "weight", RULE_HAIR);
    t->end = rule_of(r, n, "end", RULE_THICK);
    for (struct _xmlNode *c = xml_first_child(n); c; c = xml_next(c))
        read_columns(r, c, t);
    t->next = r->theme->tables;
    r->theme->tables = t;
}

const struct table_style *theme_table(const struct theme *t, const char *name)
{
    for (const struct table_style *s = t->tables; s; s = s->next)
        if (s->name && strcmp(s->name, name) == 0)
            return s;
    return NULL;
}

/* ---- the whole ---------------------------------------------------------------------------- */

struct theme *theme_new(struct arena *a, struct str text, const char *name, struct diags *d)
{
    struct source *src = arena_new_of(a, struct source);
    *src = (struct source){name, text.s, text.n};
    struct xml *x = xml_parse(a, src, 256 * 1024, d);
    if (!x)
        return NULL;
    struct theme *t = arena_new_of(a, struct theme);
    struct theme_reader r = {a, d, x, t};
    unsigned before = d->counts[SEVERITY_ERROR];
    t->colour = palette_colour;
    t->mono = palette_mono;
    for (const struct _xmlNode *n = xml_first_child(xml_root(x)); n; n = xml_next(n))
        t->styles_n += xml_is(n, "style");
    t->styles = arena_new_array(a, struct text_style, t->styles_n + 1);
    size_t i = 0;
    for (const struct _xmlNode *n = xml_first_child(xml_root(x)); n; n = xml_next(n)) {
        if (xml_is(n, "style"))
            read_style(&r, n, &t->styles[i++]);
        else if (xml_is(n, "colour"))
            read_colour(&r, n);
    }
    index_styles(t, a);
    for (const struct _xmlNode *n = xml_first_child(xml_root(x)); n; n = xml_next(n))
        if (xml_is(n, "table"))
            read_table(&r, n);
    return d->counts[SEVERITY_ERROR] == before ? t : NULL;
}

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
    const struct theme *base; /* whose what isn't stated is; NULL: nobody's, this is the built-in */
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

/* A decimal of mm or pt in sp, to the nearest; false for one that no paper could hold. */
static bool length_read(struct str s, bool pt, sp_t *out)
{
    int64_t e8;
    if (!decimal_parse(s, &e8) || e8 > 1000 * DECIMAL_ONE)
        return false;
    int64_t e4 = e8 / 10000;
    *out =
        (sp_t)(pt ? (e4 * SP_PER_PT + 5000) / 10000 : (e4 * SP_PER_PT * 720 / 254 + 5000) / 10000);
    return true;
}

/* A decimal in mm or pt, signed. */
static sp_t length_of(struct theme_reader *r, const struct _xmlNode *n, const char *attr, bool pt,
                      sp_t unset)
{
    const char *v = xml_attribute(r->xml, n, attr);
    sp_t sp;
    if (!v)
        return unset;
    bool neg = *v == '-';
    if (!length_read(str_of(v + neg), pt, &sp)) {
        fault(r, n, attr, v);
        return unset;
    }
    return neg ? -sp : sp;
}

static int whole(struct theme_reader *r, const struct _xmlNode *n, const char *attr, int unset)
{
    const char *v = xml_attribute(r->xml, n, attr);
    size_t digits = v ? strspn(v, "0123456789") : 0;
    if (v && (digits == 0 || digits > 4 || v[digits])) {
        fault(r, n, attr, v);
        return unset;
    }
    return v ? (int)strtol(v, NULL, 10) : unset;
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
    else if ((!value && !mono) || (value && !hex_colour(value, colour_slot(&r->theme->colour, c))))
        fault(r, n, "value", value ? value : "");
    else if (mono && !hex_colour(mono, colour_slot(&r->theme->mono, c)))
        fault(r, n, "mono", mono);
}

/* ---- text styles -------------------------------------------------------------------------- */

static bool states(const struct theme_reader *r, const struct _xmlNode *n, const char *attr)
{
    return xml_attribute(r->xml, n, attr) != NULL;
}

/* What an attribute is when it isn't stated: that of the base's style of this name, else a plain
 * one's. */
static struct text_style unstated_style(const struct theme_reader *r, const char *name)
{
    const struct text_style *same = r->base ? theme_style(r->base, name) : NULL;
    return same ? *same
                : (struct text_style){.face = FACE_BODY,
                                      .bold = bold_of(FACE_BODY),
                                      .italic = italic_of(FACE_BODY),
                                      .size = SP_PT(9.5),
                                      .lead = SP_PT(9.5) + SP_PT(9.5) / 3,
                                      .hang = SP_MM(5),
                                      .mark_e2 = 85,
                                      .box_e2 = 100,
                                      .colour = COLOUR_INK};
}

static void read_style(struct theme_reader *r, const struct _xmlNode *n, struct text_style *s)
{
    const char *name = xml_attribute(r->xml, n, "name");
    const char *colour = xml_attribute(r->xml, n, "colour"), *caps;
    if (!name) {
        fault(r, n, "name", "");
        name = "";
    }
    struct text_style unset = unstated_style(r, name);
    bool face = states(r, n, "face"), size = states(r, n, "size");
    s->name = arena_strdup(r->arena, name);
    s->face = face_of(r, n, "face", unset.face);
    s->bold = face_of(r, n, "bold", face ? bold_of(s->face) : unset.bold);
    s->italic = face_of(r, n, "italic", face ? italic_of(s->face) : unset.italic);
    s->size = length_of(r, n, "size", true, unset.size);
    s->lead = length_of(r, n, "lead", true, size ? s->size + s->size / 3 : unset.lead);
    s->before = length_of(r, n, "before", false, unset.before);
    s->after = length_of(r, n, "after", false, unset.after);
    s->hang = length_of(r, n, "hang", false, unset.hang);
    s->width = length_of(r, n, "width", false, unset.width);
    s->letterspace = length_of(r, n, "space", true, unset.letterspace);
    s->mark_e2 = whole(r, n, "mark", unset.mark_e2);
    s->box_e2 = whole(r, n, "box", unset.box_e2);
    caps = xml_attribute(r->xml, n, "caps");
    s->caps = caps ? strcmp(caps, "yes") == 0 : unset.caps;
    s->colour = unset.colour;
    if (colour && !colour_named(colour, &s->colour))
        fault(r, n, "colour", colour);
}

/* The base's styles that this theme says nothing of. */
static void inherit_styles(struct theme *t, const struct theme *base, size_t stated)
{
    for (size_t i = 0; base && i < base->styles_n; i++) {
        bool there = false;
        for (size_t k = 0; k < stated; k++)
            there = there || strcmp(t->styles[k].name, base->styles[i].name) == 0;
        if (!there)
            t->styles[t->styles_n++] = base->styles[i];
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
static struct table_columns *read_columns(struct theme_reader *r, const struct _xmlNode *n)
{
    struct table_columns *c = arena_new_of(r->arena, struct table_columns);
    const char *p = xml_text(r->xml, n);
    while (p && *p) {
        p += strspn(p, " \n\t");
        size_t len = strcspn(p, " \n\t");
        if (!len)
            break;
        bool right = p[len - 1] == 'r';
        sp_t edge;
        if (c->n == THEME_COLUMNS_MAX || !length_read((struct str){p, len - right}, false, &edge)) {
            diag_add(r->diags, DIAG_BAD_VALUE, xml_at_text(r->xml, n), "theme: columns");
            break;
        }
        c->edge[c->n] = edge;
        c->right[c->n++] = right;
        p += len;
    }
    return c;
}

/* In their order, the first is tried first; the base's, which aren't this theme's to change, behind
 * them. */
static void read_table_columns(struct theme_reader *r, const struct _xmlNode *n,
                               struct table_style *t)
{
    struct table_columns *of_base = t->columns, **last = &t->columns;
    for (struct _xmlNode *c = xml_first_child(n); c; c = xml_next(c)) {
        *last = read_columns(r, c);
        last = &(*last)->next;
    }
    *last = of_base;
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

/* The same style by name, in the theme that is being read. */
static const struct text_style *again(const struct theme_reader *r, const struct text_style *s)
{
    return s ? theme_style(r->theme, s->name) : NULL;
}

/* A table of the base's with the styles of this theme. */
static struct table_style inherited(const struct theme_reader *r, const struct table_style *of)
{
    struct table_style t = *of;
    t.head = again(r, of->head);
    t.head2 = again(r, of->head2);
    t.group = again(r, of->group);
    t.cell_name = again(r, of->cell_name);
    t.cell_name_strong = again(r, of->cell_name_strong);
    t.figure = again(r, of->figure);
    t.second = again(r, of->second);
    for (size_t i = 0; i < THEME_COLUMNS_MAX; i++)
        t.styles[i] = again(r, of->styles[i]);
    return t;
}

static struct table_style unstated_table(const struct theme_reader *r, const char *name)
{
    const struct table_style *same = r->base && name ? theme_table(r->base, name) : NULL;
    return same ? inherited(r, same)
                : (struct table_style){.rise = SP_MM(3),
                                       .head_pitch = SP_MM(5),
                                       .head_rule = SP_MM(1.8),
                                       .first = SP_MM(6.6),
                                       .open = SP_MM(4.4),
                                       .pitch = SP_MM(6.6),
                                       .rule = SP_MM(2.1),
                                       .second_gap = SP_MM(3.8),
                                       .lead = SP_MM(5),
                                       .after = SP_MM(1.4),
                                       .head_weight = RULE_THICK,
                                       .weight = RULE_HAIR,
                                       .end = RULE_THICK};
}

static void set_style(struct theme_reader *r, const struct _xmlNode *n, const char *attr,
                      const char *unset, const struct text_style **to)
{
    if (states(r, n, attr) || !*to)
        *to = style_of(r, n, attr, unset);
}

static void read_table(struct theme_reader *r, const struct _xmlNode *n)
{
    struct table_style *t = arena_new_of(r->arena, struct table_style);
    const char *name = xml_attribute(r->xml, n, "name");
    if (!name)
        fault(r, n, "name", "");
    *t = unstated_table(r, name);
    t->name = name ? arena_strdup(r->arena, name) : NULL;
    set_style(r, n, "head", "th", &t->head);
    if (states(r, n, "head2"))
        t->head2 = style_of(r, n, "head2", "th");
    else if (!t->head2 || states(r, n, "head"))
        t->head2 = t->head;
    if (states(r, n, "group"))
        t->group = style_of(r, n, "group", "th");
    set_style(r, n, "name-style", "row", &t->cell_name);
    if (states(r, n, "name-strong"))
        t->cell_name_strong = style_of(r, n, "name-strong", "row");
    set_style(r, n, "figure", "figure", &t->figure);
    set_style(r, n, "second-style", "second", &t->second);
    read_cell_styles(r, n, t);
    t->rise = length_of(r, n, "rise", false, t->rise);
    t->head_pitch = length_of(r, n, "head-pitch", false, t->head_pitch);
    t->head_rule = length_of(r, n, "head-rule", false, t->head_rule);
    t->first = length_of(r, n, "first", false, t->first);
    t->open = length_of(r, n, "open", false, t->open);
    t->pitch = length_of(r, n, "pitch", false, t->pitch);
    t->rule = length_of(r, n, "rule", false, t->rule);
    t->depth = length_of(r, n, "depth", false, t->depth);
    t->second_gap = length_of(r, n, "second", false, t->second_gap);
    t->lead = length_of(r, n, "lead", false, t->lead);
    t->label = length_of(r, n, "label", false, t->label);
    t->spread = length_of(r, n, "spread", false, t->spread);
    t->before = length_of(r, n, "before", false, t->before);
    t->after = length_of(r, n, "after", false, t->after);
    t->head_weight = rule_of(r, n, "head-weight", t->head_weight);
    t->weight = rule_of(r, n, "weight", t->weight);
    t->end = rule_of(r, n, "end", t->end);
    read_table_columns(r, n, t);
    t->next = r->theme->tables;
    r->theme->tables = t;
}

static void inherit_tables(struct theme_reader *r)
{
    for (const struct table_style *of = r->base ? r->base->tables : NULL; of; of = of->next) {
        if (!of->name || theme_table(r->theme, of->name))
            continue;
        struct table_style *t = arena_new_of(r->arena, struct table_style);
        *t = inherited(r, of);
        t->next = r->theme->tables;
        r->theme->tables = t;
    }
}

const struct table_style *theme_table(const struct theme *t, const char *name)
{
    for (const struct table_style *s = t->tables; s; s = s->next)
        if (s->name && strcmp(s->name, name) == 0)
            return s;
    return NULL;
}

/* ---- the whole ---------------------------------------------------------------------------- */

static void read_all(struct theme_reader *r, const struct _xmlNode *root)
{
    struct theme *t = r->theme;
    size_t stated = 0, i = 0;
    for (const struct _xmlNode *n = xml_first_child(root); n; n = xml_next(n))
        stated += xml_is(n, "style");
    size_t room = stated + (r->base ? r->base->styles_n : 0) + 1;
    t->styles = arena_new_array(r->arena, struct text_style, room);
    for (const struct _xmlNode *n = xml_first_child(root); n; n = xml_next(n)) {
        if (xml_is(n, "style"))
            read_style(r, n, &t->styles[i++]);
        else if (xml_is(n, "colour"))
            read_colour(r, n);
        else if (!xml_is(n, "table"))
            diag_add(r->diags, DIAG_UNKNOWN_ELEMENT, xml_at_name(r->xml, n),
                     "a theme holds colour, style and table");
    }
    t->styles_n = stated;
    inherit_styles(t, r->base, stated);
    index_styles(t, r->arena);
    for (const struct _xmlNode *n = xml_first_child(root); n; n = xml_next(n))
        if (xml_is(n, "table"))
            read_table(r, n);
    inherit_tables(r);
}

struct theme *theme_new(struct arena *a, struct str text, const char *name,
                        const struct theme *base, struct diags *d)
{
    struct source *src = arena_new_of(a, struct source);
    *src = (struct source){name, text.s, text.n};
    unsigned before = d->counts[SEVERITY_ERROR]; /* the parser may go on after a fault */
    struct xml *x = xml_parse(a, src, 256 * 1024, d);
    if (!x)
        return NULL;
    struct theme *t = arena_new_of(a, struct theme);
    struct theme_reader r = {a, d, x, t, base};
    t->colour = base ? base->colour : palette_colour;
    t->mono = base ? base->mono : palette_mono;
    if (xml_is(xml_root(x), "theme"))
        read_all(&r, xml_root(x));
    else
        diag_add(d, DIAG_WRONG_ROOT, xml_at_name(x, xml_root(x)),
                 "this is no theme; copy templates/theme.xml, or state colours alone");
    return d->counts[SEVERITY_ERROR] == before ? t : NULL;
}

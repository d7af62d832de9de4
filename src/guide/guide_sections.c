/* guide_sections.c - sections of prose, scripts and levers as tables (contract 1.2). */
#include "guide/guide_table.h"

/* ---- sections ------------------------------------------------------------------------------- */

/* A cell may be empty. */
static bool done_cell(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    const char *s = guide_wording(r, n);
    (void)parent;
    *(const char **)into = s ? s : "";
    return true;
}
static const struct xml_element cell = {.content = XML_OWN_TEXT, .done = done_cell};

static bool done_line(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    const struct guide_line *line = into;
    const struct guide_table *t = parent;
    (void)n;
    if (line->head && t->lines_n)
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, line->at,
                        "only the first row can be the head of a table; delete head=\"yes\"");
    return true;
}
static const struct xml_field line_fields[] = {
    {.name = "head", .type = XML_FLAG, .to = XML_TO(struct guide_line, head)}};
static const struct xml_child line_children[] = {{.name = "cell",
                                                  .element = &cell,
                                                  .required = XML_ANYWHERE,
                                                  GUIDE_LIST(struct guide_line, cells)}};
static const struct xml_element row = {.attributes = line_fields,
                                       .attributes_n = 1,
                                       .children = line_children,
                                       .children_n = 1,
                                       .at = XML_TO(struct guide_line, at),
                                       .done = done_line};

/* Rows of any length become a rectangle. */
static bool done_table(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct guide_table *t = into;
    (void)n, (void)parent;
    t->rows = t->lines_n;
    t->head = t->lines_n && t->lines[0].head;
    for (size_t i = 0; i < t->rows; i++)
        t->cols = t->lines[i].cells_n > t->cols ? t->lines[i].cells_n : t->cols;
    t->cells = arena_new_array(r->arena, const char *, t->rows * t->cols + 1);
    for (size_t i = 0; i < t->rows; i++)
        for (size_t k = 0; k < t->cols; k++)
            t->cells[i * t->cols + k] = k < t->lines[i].cells_n ? t->lines[i].cells[k] : "";
    return true;
}
static const struct xml_child table_children[] = {{.name = "row",
                                                   .element = &row,
                                                   .required = XML_ANYWHERE,
                                                   GUIDE_LIST(struct guide_table, lines)}};
static const struct xml_element table = {.children = table_children,
                                         .children_n = 1,
                                         .at = XML_TO(struct guide_table, at),
                                         .done = done_table};

static bool done_band(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct other_band *b = into;
    struct range *base = &b->base;
    (void)parent;
    base->text = guide_wording(r, n);
    base->at = xml_at_name(r->x, n);
    base->min = base->low.value;
    base->max = base->high.stated ? base->high.value : base->low.value;
    base->stated = base->low.stated;
    if (base->stated && base->max < base->min)
        xml_refuse_rule(r, DIAG_OUT_OF_RANGE, base->high.at,
                        "max of band is less than its min; turn them round");
    return b->company && b->currency && base->stated;
}
static const struct xml_field band_fields[] = {
    GUIDE_NEEDED("company", struct other_band, company),
    GUIDE_REGIONS(struct other_band),
    GUIDE_CURRENCY(struct other_band, currency, true),
    {.name = "min",
     .type = XML_AMOUNT,
     .to = XML_TO(struct other_band, base.low),
     .required = XML_ANYWHERE},
    {.name = "max", .type = XML_AMOUNT, .to = XML_TO(struct other_band, base.high)},
    GUIDE_NAME("note", struct other_band, note),
};
static const struct xml_element band = {.attributes = band_fields,
                                        .attributes_n = sizeof band_fields / sizeof *band_fields,
                                        .content = XML_OWN_TEXT,
                                        .done = done_band};

static bool done_section(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct section *s = into;
    (void)n;
    guide_link_paragraphs(s->paragraphs, s->paragraphs_n);
    for (size_t i = 0; i + 1 < s->tables_n; i++)
        s->tables[i].next = &s->tables[i + 1];
    for (size_t i = 0; i < s->bands_n; i++)
        xml_append(r, parent, XML_TO(struct guide, others), XML_TO(struct guide, others_n),
                   &s->bands[i], sizeof *s->bands);
    return true;
}
static const char *const section_kinds[] = {"dna", "levels", "moat", "further", NULL};
static void start_section(void *into)
{
    ((struct section *)into)->kind = SECTION_FURTHER;
}
static const struct xml_field section_fields[] = {
    {.name = "kind",
     .type = XML_CHOICE,
     .names = section_kinds,
     .to = XML_TO(struct section, kind),
     .required = XML_ANYWHERE},
    GUIDE_ID(struct section, id, true),
    GUIDE_NEEDED("title", struct section, title),
};
static const struct xml_child section_children[] = {
    GUIDE_BLOCKS(struct section),
    {.name = "table", .element = &table, GUIDE_LIST(struct section, tables)},
    {.name = "band", .element = &band, GUIDE_LIST(struct section, bands)},
};
const struct xml_element guide_section = {
    .attributes = section_fields,
    .attributes_n = sizeof section_fields / sizeof *section_fields,
    .children = section_children,
    .children_n = sizeof section_children / sizeof *section_children,
    .at = XML_TO(struct section, at),
    .start = start_section,
    .done = done_section};

/* ---- scripts, levers ------------------------------------------------------------------------ */

static bool done_script_line(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct script *s = into;
    (void)r, (void)n, (void)parent;
    guide_link_sentences(s->line, s->line_n);
    return true;
}
GUIDE_EITHER(script_either, struct script, line);
static const struct xml_child script_line_children[] = {
    GUIDE_SENTENCES(struct script, line, script_either)};
static const struct xml_element script_line = {.children = script_line_children,
                                               .children_n = sizeof script_line_children /
                                                             sizeof *script_line_children,
                                               .done = done_script_line};

static bool done_script(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct script *s = into;
    (void)r, (void)n, (void)parent;
    guide_link_paragraphs(s->paragraphs, s->paragraphs_n);
    return true;
}
static const struct xml_field script_fields[] = {
    GUIDE_ID(struct script, id, true),          GUIDE_NEEDED("title", struct script, title),
    GUIDE_NAME("short", struct script, short_), GUIDE_REGIONS(struct script),
    GUIDE_PARTS("part", struct script, part),   GUIDE_PARTS("more", struct script, more),
};
static const struct xml_child script_children[] = {
    GUIDE_BLOCKS(struct script),
    {.name = "line", .element = &script_line},
};
const struct xml_element guide_script = {
    .attributes = script_fields,
    .attributes_n = sizeof script_fields / sizeof *script_fields,
    .children = script_children,
    .children_n = sizeof script_children / sizeof *script_children,
    .at = XML_TO(struct script, at),
    .done = done_script};

static bool done_lever_line(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct lever *l = into;
    (void)r, (void)n, (void)parent;
    guide_link_sentences(l->line, l->line_n);
    return true;
}
GUIDE_EITHER(lever_either, struct lever, line);
static const struct xml_child lever_line_children[] = {
    GUIDE_SENTENCES(struct lever, line, lever_either)};
static const struct xml_element lever_line = {.children = lever_line_children,
                                              .children_n = sizeof lever_line_children /
                                                            sizeof *lever_line_children,
                                              .done = done_lever_line};
static const struct xml_element they_say = {
    .content = XML_VALUE,
    .text = {.name = "they-say", .type = XML_NAME, .to = XML_TO(struct lever, they_say)}};

static bool done_lever(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct lever *l = into;
    (void)r, (void)n, (void)parent;
    guide_link_paragraphs(l->paragraphs, l->paragraphs_n);
    return true;
}
static const char *const by[] = {NULL, "hfbrief", NULL};
static const struct xml_field lever_fields[] = {
    GUIDE_ID(struct lever, id, true),
    GUIDE_NEEDED("title", struct lever, title),
    GUIDE_NAME("short", struct lever, short_),
    GUIDE_REGIONS(struct lever),
    GUIDE_NEEDS(struct lever),
    GUIDE_PARTS("part", struct lever, part),
    GUIDE_PARTS("more", struct lever, more),
    GUIDE_PARTS("unless", struct lever, unless),
    {.name = "by", .type = XML_FLAG, .names = by, .to = XML_TO(struct lever, ours)},
};
static const struct xml_child lever_children[] = {
    GUIDE_BLOCKS(struct lever),
    {.name = "line", .element = &lever_line},
    {.name = "they-say", .element = &they_say},
};
const struct xml_element guide_lever = {.attributes = lever_fields,
                                        .attributes_n = sizeof lever_fields / sizeof *lever_fields,
                                        .children = lever_children,
                                        .children_n =
                                            sizeof lever_children / sizeof *lever_children,
                                        .at = XML_TO(struct lever, at),
                                        .done = done_lever};

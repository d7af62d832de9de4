/* guide_read.c - a guide file becomes a struct guide: the schema, then the reader over the whole
 * tree, then the rules that no schema can state (guide_check.c). */
#include "guide/guide_read.h"
#include "guide/guide_parts.h"

static void read_head(struct guide_reader *r, node *n)
{
    struct guide *g = r->g;
    if (xml_is(n, "title"))
        g->title = text_needed(r, n);
    else if (xml_is(n, "role")) {
        g->role = text_needed(r, n);
        g->role_short = attr_text(r, n, "short");
        if (!g->role_short)
            g->role_short = g->role;
    } else if (xml_is(n, "dna")) {
        g->dna_parts_n = 0; /* a second one, refused, starts again in room of its own */
        g->dna_parts = arena_new_array(r->a, const char *, count_children(n, "part"));
        for (node *c = xml_first_child(n); c; c = xml_next(c))
            if (xml_is(c, "part") && (g->dna_parts[g->dna_parts_n] = text_needed(r, c))) {
                if (g->dna_parts_n < 3)
                    g->dna[g->dna_parts_n] = g->dna_parts[g->dna_parts_n];
                g->dna_parts_n++;
            }
    } else if (xml_is(n, "employer")) {
        g->employer = attr_needed(r, n, "name");
        g->employer_short = attr_text(r, n, "short");
        if (!g->employer_short)
            g->employer_short = g->employer;
        g->domains_n = 0;
        g->domains = arena_new_array(r->a, const char *, count_children(n, "domain"));
        for (node *c = xml_first_child(n); c; c = xml_next(c))
            if (xml_is(c, "domain") && (g->domains[g->domains_n] = text_needed(r, c)))
                g->domains_n++;
    } else if (xml_is(n, "valuation")) {
        attr_needed(r, n, "currency");
        attr_needed(r, n, "amount");
        g->valuation.currency = attr_currency(r, n, "currency");
        g->valuation.amount = attr_amount(r, n, "amount");
        g->valuation.text = plain_text(r, n);
    }
}

static void read_fills(struct guide_reader *r, node *n)
{
    static const char *const sizes[] = {"name", "count", "number", NULL};
    struct guide *g = r->g;
    g->fills_n = 0;
    g->fills = arena_new_array(r->a, struct fill_decl, count_children(n, "fill"));
    for (node *c = xml_first_child(n); c; c = xml_next(c)) {
        if (!xml_is(c, "fill"))
            continue;
        struct fill_decl f = {.name = attr_needed(r, c, "name"),
                              .label = attr_needed(r, c, "label"),
                              .size = (enum fill_size)attr_enum(r, c, "size", sizes, FILL_NAME),
                              .at = xml_at_value(r->x, c, "name")};
        if (!f.name || !f.label)
            continue;
        if (guide_fill(g, f.name))
            diag_add(r->d, DIAG_DUPLICATE, f.at, "fill %s is declared twice; keep one",
                     diag_quote(r->a, str_of(f.name)));
        else
            g->fills[g->fills_n++] = f;
    }
}

/* ---- sections -------------------------------------------------------------------------------- */

static struct guide_table *read_table(struct guide_reader *r, node *n)
{
    struct guide_table *t = arena_new_of(r->a, struct guide_table);
    t->at = xml_at_name(r->x, n);
    t->rows = count_children(n, "row");
    for (node *c = xml_first_child(n); c; c = xml_next(c)) {
        size_t cells = count_children(c, "cell");
        t->cols = cells > t->cols ? cells : t->cols;
    }
    t->cells = arena_new_array(r->a, const char *, t->rows * t->cols);
    size_t row = 0;
    for (node *c = xml_first_child(n); c; c = xml_next(c)) {
        if (!xml_is(c, "row"))
            continue;
        bool head = attr_yes(r, c, "head");
        if (head && row)
            diag_add(r->d, DIAG_NOT_ALLOWED, xml_at_name(r->x, c),
                     "only the first row can be the head of a table");
        t->head |= head && !row;
        size_t col = 0;
        for (node *e = xml_first_child(c); e; e = xml_next(e))
            if (xml_is(e, "cell"))
                t->cells[row * t->cols + col++] = plain_text(r, e);
        row++;
    }
    for (size_t i = 0; i < t->rows * t->cols; i++)
        if (!t->cells[i])
            t->cells[i] = "";
    return t;
}

static void read_band(struct guide_reader *r, node *n, struct other_band *out)
{
    *out = (struct other_band){.company = attr_needed(r, n, "company"),
                               .region = attr_text(r, n, "region"),
                               .note = attr_text(r, n, "note")};
    attr_needed(r, n, "currency");
    attr_needed(r, n, "min");
    out->currency = attr_currency(r, n, "currency");
    struct amount min = attr_amount(r, n, "min"), max = attr_amount(r, n, "max");
    out->base = (struct range){.stated = min.stated,
                               .min = min.value,
                               .max = max.stated ? max.value : min.value,
                               .text = plain_text(r, n),
                               .at = xml_at_name(r->x, n)};
    if (out->base.max < out->base.min)
        diag_add(r->d, DIAG_OUT_OF_RANGE, max.at,
                 "max of band is less than its min; turn them round");
}

static void read_section(struct guide_reader *r, node *n, struct section *s)
{
    static const char *const kinds[] = {"dna", "levels", "moat", "further", NULL};
    attr_needed(r, n, "kind");
    s->kind = (enum section_kind)attr_enum(r, n, "kind", kinds, SECTION_FURTHER);
    s->id = attr_needed(r, n, "id");
    s->title = attr_needed(r, n, "title");
    s->at = xml_at_name(r->x, n);
    s->paragraphs = read_paragraphs(r, n);
    struct guide_table **last = &s->tables;
    for (node *c = xml_first_child(n); c; c = xml_next(c)) {
        if (xml_is(c, "table")) {
            *last = read_table(r, c);
            last = &(*last)->next;
        } else if (xml_is(c, "band")) {
            read_band(r, c, &r->g->others[r->g->others_n]);
            struct other_band *b = &r->g->others[r->g->others_n];
            r->g->others_n += b->company && b->currency && b->base.stated;
        }
    }
}

/* ---- scripts, levers, strategy ----------------------------------------------------------------
 */

static void read_script(struct guide_reader *r, node *n, struct script *s)
{
    s->id = attr_needed(r, n, "id");
    s->title = attr_needed(r, n, "title");
    s->short_ = attr_text(r, n, "short");
    s->region = attr_text(r, n, "region");
    s->at = xml_at_name(r->x, n);
    s->paragraphs = read_paragraphs(r, n);
    node *line = child(n, "line");
    s->line = line ? read_sentences(r, line) : NULL;
}

static void read_lever(struct guide_reader *r, node *n, struct lever *l)
{
    static const char *const needs[] = {"", "written", "offer", "process", "competing", NULL};
    static const char *const by[] = {"hfbrief", NULL};
    l->id = attr_needed(r, n, "id");
    l->title = attr_needed(r, n, "title");
    l->short_ = attr_text(r, n, "short");
    l->region = attr_text(r, n, "region");
    l->needs = (enum needs)attr_enum(r, n, "needs", needs, NEEDS_NOTHING);
    l->ours = attr_enum(r, n, "by", by, -1) == 0;
    l->at = xml_at_name(r->x, n);
    l->paragraphs = read_paragraphs(r, n);
    node *c = child(n, "they-say");
    l->they_say = c ? text_needed(r, c) : NULL;
    c = child(n, "line");
    l->line = c ? read_sentences(r, c) : NULL;
}

/* The opening's sentences stand in both lists: what the call opens with, and the whole strategy. */
static void read_strategy(struct guide_reader *r, node *n)
{
    struct guide *g = r->g;
    g->strategy_title = attr_needed(r, n, "title");
    g->strategy_at = xml_at_name(r->x, n);
    node *opening = child(n, "opening");
    struct sentence **last = &g->strategy;
    if (opening) {
        g->opening = read_sentences(r, opening);
        for (struct sentence *s = g->opening; s; s = s->next) {
            struct sentence *copy = arena_new_of(r->a, struct sentence);
            *copy = *s;
            copy->next = NULL;
            *last = copy;
            last = &copy->next;
        }
    }
    *last = read_sentences(r, n);
}

static void read_additional(struct guide_reader *r, node *n, struct additional_ask *ask)
{
    ask->id = attr_needed(r, n, "id");
    ask->title = attr_needed(r, n, "title");
    ask->short_ = attr_text(r, n, "short");
    ask->heading = attr_text(r, n, "heading");
    ask->give = attr_int(r, n, "give", 1, 99, 0);
    ask->region = attr_text(r, n, "region");
    ask->at = xml_at_name(r->x, n);
    node *c = child(n, "clause");
    ask->clause = c ? text_needed(r, c) : ask->title;
    c = child(n, "wording");
    ask->wording = c ? text_needed(r, c) : NULL;
    if (!ask->short_)
        ask->short_ = ask->clause;
    if (!ask->heading)
        ask->heading = ask->title;
}

static void read_evidence(struct guide_reader *r, node *n, struct evidence *e)
{
    e->text = text_needed(r, n);
    e->id = attr_text(r, n, "id");
    e->year_from = attr_int(r, n, "from", 1990, 2199, 0);
    e->year_to = attr_int(r, n, "to", 1990, 2199, e->year_from);
    e->at = xml_at_name(r->x, n);
    if (e->year_to < e->year_from)
        diag_add(r->d, DIAG_DATES_REVERSED, e->at,
                 "evidence ends before it begins; turn the years round");
}

static void read_left_out(struct guide_reader *r, node *n, struct left_out *l)
{
    l->text = plain_text(r, n);
    l->reason = attr_needed(r, n, "reason");
    l->line = attr_int(r, n, "line", 1, 1000000, 0);
}

static void make_room(struct guide_reader *r, node *root)
{
    struct guide *g = r->g;
    size_t bands = 0;
    for (node *c = xml_first_child(root); c; c = xml_next(c))
        bands += count_children(c, "band");
    g->others = arena_new_array(r->a, struct other_band, bands);
    g->sections = arena_new_array(r->a, struct section, count_children(root, "section"));
    g->scripts = arena_new_array(r->a, struct script, count_children(root, "script"));
    g->levers = arena_new_array(r->a, struct lever, count_children(root, "lever"));
    g->additional =
        arena_new_array(r->a, struct additional_ask, count_children(root, "additional"));
    g->evidence = arena_new_array(r->a, struct evidence, count_children(root, "evidence"));
    g->left_out = arena_new_array(r->a, struct left_out, count_children(root, "left-out"));
}

static void read_children(struct guide_reader *r, node *root)
{
    struct guide *g = r->g;
    for (node *c = xml_first_child(root); c; c = xml_next(c)) {
        if (xml_is(c, "fills"))
            read_fills(r, c);
        else if (xml_is(c, "section"))
            read_section(r, c, &g->sections[g->sections_n++]);
        else if (xml_is(c, "script"))
            read_script(r, c, &g->scripts[g->scripts_n++]);
        else if (xml_is(c, "lever"))
            read_lever(r, c, &g->levers[g->levers_n++]);
        else if (xml_is(c, "strategy"))
            read_strategy(r, c);
        else if (xml_is(c, "additional"))
            read_additional(r, c, &g->additional[g->additional_n++]);
        else if (xml_is(c, "evidence"))
            read_evidence(r, c, &g->evidence[g->evidence_n++]);
        else if (xml_is(c, "left-out"))
            read_left_out(r, c, &g->left_out[g->left_out_n++]);
        else
            read_head(r, c);
    }
}

/* What stands once at most, and what must stand. */
static void check_occurrence(struct guide_reader *r, node *root)
{
    static const char *const once[] = {"title",     "role",  "employer", "dna",
                                       "valuation", "fills", "regions",  "strategy"};
    for (size_t i = 0; i < sizeof once / sizeof *once; i++) {
        bool seen = false;
        for (node *c = xml_first_child(root); c; c = xml_next(c)) {
            if (!xml_is(c, once[i]))
                continue;
            if (seen)
                diag_add(r->d, DIAG_DUPLICATE, xml_at_name(r->x, c), "%s stands twice; keep one",
                         once[i]);
            seen = true;
        }
        if (!seen && i < (r->g->any_job ? 1 : 3))
            diag_add(r->d, DIAG_MISSING_ELEMENT, xml_at_name(r->x, root),
                     "the guide has no %s; add <%s>", once[i], once[i]);
    }
}

const struct guide *guide_read(struct arena *a, const struct source *source,
                               const struct schemas *schemas, struct diags *d)
{
    struct xml *x = xml_parse(a, source, XML_GUIDE_BYTES_MAX, d);
    if (!x)
        return NULL;
    node *root = xml_root(x);
    const char *ns = xml_namespace(root);
    if (!xml_is(root, "guide") || !ns || strcmp(ns, GUIDE_NAMESPACE) != 0) {
        diag_add(d, DIAG_WRONG_ROOT, xml_at_name(x, root),
                 "this is no guide; its root must be <guide xmlns=\"" GUIDE_NAMESPACE "\">");
        return NULL;
    }
    if (schemas)
        schema_check(schemas, SCHEMA_GUIDE, x, d);
    struct guide *g = arena_new_of(a, struct guide);
    struct guide_reader r = {.a = a, .x = x, .d = d, .g = g};
    g->source = source;
    g->id = attr_needed(&r, root, "id");
    g->any_job = attr_yes(&r, root, "any-job");
    vocab_check(&r, root);
    check_occurrence(&r, root);
    make_room(&r, root);
    read_regions(&r, root);
    read_children(&r, root);
    guide_check(&r);
    return g;
}

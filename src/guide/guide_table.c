/* guide_table.c - the guide's root and what stands directly in it, as tables (contract 1.2). */
#include "guide/guide_table.h"
#include "base/ascii.h"
#include "base/language.h"

/* ---- values --------------------------------------------------------------------------------- */

static bool is_id(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool hyphen = s[i] == '-';
        if (!hyphen && !ascii_is_small(s[i]) && !ascii_is_digit(s[i]))
            return false;
        if (hyphen && (i == 0 || i + 1 == n || s[i - 1] == '-'))
            return false;
    }
    return n > 0;
}

/* What the name should have been: its small letters and digits, hyphens between words. */
static const char *as_id(struct arena *a, const char *s)
{
    struct buf b;
    buf_init(&b, a);
    bool gap = false;
    for (; *s; s++) {
        char c = ascii_lower(*s);
        bool sound = ascii_is_small(c) || ascii_is_digit(c);
        if (sound && gap && b.n)
            buf_putc(&b, '-');
        if (sound)
            buf_putc(&b, c);
        gap = !sound;
    }
    return b.n ? buf_str(&b) : "a-name";
}

bool guide_check_id(struct xml_reader *r, struct xml_value v, void *name)
{
    const char **id = name;
    if (is_id(*id, strlen(*id)))
        return true;
    xml_refuse(r, DIAG_BAD_VALUE, v.at,
               "%s can't be %s: small letters, digits and hyphens; write %s", v.name,
               diag_quote(r->arena, str_of(*id)), as_id(r->arena, *id));
    *id = NULL;
    return false;
}

bool guide_check_ids(struct xml_reader *r, struct xml_value v, void *name)
{
    const char **ids = name;
    for (const char *p = *ids; *p;) {
        size_t n = strcspn(p, " ");
        const char *one = arena_strndup(r->arena, p, n);
        if (!guide_check_id(r, v, &one)) {
            *ids = NULL;
            return false;
        }
        p += n + (p[n] == ' ');
    }
    return true;
}

bool guide_check_parts(struct xml_reader *r, struct xml_value v, void *name)
{
    const char **parts = name;
    for (const char *p = *parts; *p;) {
        size_t n = strcspn(p, " ");
        const char *one = arena_strndup(r->arena, p, n);
        p += n + (p[n] == ' ');
        if (guide_part_known(one))
            continue;
        const char *near = guide_part_nearest(one);
        xml_refuse(r, DIAG_BAD_VALUE, v.at, "%s can't be %s; %s%s%s", v.name,
                   diag_quote(r->arena, str_of(one)), near ? "did you mean " : "",
                   near ? near : "write a part such as base, bonus, sign-on, equity or term:leave",
                   near ? "?" : "");
        *parts = NULL;
        return false;
    }
    return true;
}

const char *guide_wording(struct xml_reader *r, xml_node *n)
{
    struct xml_value v = xml_text_value(r, n);
    const char *s = NULL;
    if (!xml_value_blank(v))
        xml_read_name(r, v, XML_NAME_MAX, &s);
    return s;
}

/* An item of a list of names. */
static bool has_name(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    (void)r, (void)n, (void)parent;
    return *(const char **)into != NULL;
}

#define NAMED(of, field)                                                                           \
    {                                                                                              \
        .content = XML_VALUE, .text = {.name = #field, .type = XML_NAME, .to = XML_TO(of, field) } \
    }
static const struct xml_element name_item = {
    .content = XML_VALUE, .text = {.name = "name", .type = XML_NAME, .to = 1}, .done = has_name};

/* ---- head ----------------------------------------------------------------------------------- */

static const struct xml_element title = NAMED(struct guide, title);

static bool done_role(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct guide *g = into;
    (void)r, (void)n, (void)parent;
    g->role_short = g->role_short ? g->role_short : g->role;
    return true;
}
static const struct xml_field role_fields[] = {GUIDE_NAME("short", struct guide, role_short)};
static const struct xml_element role = {
    .attributes = role_fields,
    .attributes_n = 1,
    .content = XML_VALUE,
    .text = {.name = "role", .type = XML_NAME, .to = XML_TO(struct guide, role)},
    .done = done_role};

static bool done_dna(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct guide *g = into;
    (void)r, (void)n, (void)parent;
    for (size_t i = 0; i < 3 && i < g->dna_parts_n; i++)
        g->dna[i] = g->dna_parts[i];
    return true;
}
static const struct xml_child dna_children[] = {{.name = "part",
                                                 .element = &name_item,
                                                 .required = XML_ANYWHERE,
                                                 GUIDE_LIST(struct guide, dna_parts)}};
static const struct xml_element dna = {.children = dna_children, .children_n = 1, .done = done_dna};

static bool done_employer(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct guide *g = into;
    (void)r, (void)n, (void)parent;
    g->employer_short = g->employer_short ? g->employer_short : g->employer;
    return true;
}
static const struct xml_field employer_fields[] = {
    GUIDE_NEEDED("name", struct guide, employer),
    GUIDE_NAME("short", struct guide, employer_short),
};
static const struct xml_child employer_children[] = {
    {.name = "domain", .element = &name_item, GUIDE_LIST(struct guide, domains)}};
static const struct xml_element employer = {.attributes = employer_fields,
                                            .attributes_n = 2,
                                            .children = employer_children,
                                            .children_n = 1,
                                            .done = done_employer};

static bool done_valuation(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    (void)parent;
    ((struct guide *)into)->valuation.text = guide_wording(r, n);
    return true;
}
static const struct xml_field valuation_fields[] = {
    GUIDE_CURRENCY(struct guide, valuation.currency, true),
    {.name = "amount",
     .type = XML_AMOUNT,
     .to = XML_TO(struct guide, valuation.amount),
     .required = XML_ANYWHERE},
};
static const struct xml_element valuation = {.attributes = valuation_fields,
                                             .attributes_n = 2,
                                             .content = XML_OWN_TEXT,
                                             .done = done_valuation};

/* ---- fills ---------------------------------------------------------------------------------- */

static const char *const sizes[] = {"name", "count", "number", NULL};

static bool done_fill(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct fill_decl *f = into;
    (void)n;
    if (!f->name || !f->label)
        return false;
    if (!guide_fill(parent, f->name))
        return true;
    xml_refuse_rule(r, DIAG_DUPLICATE, f->at, "fill %s is declared twice; keep one",
                    diag_quote(r->arena, str_of(f->name)));
    return false;
}
static const struct xml_field fill_fields[] = {
    {.name = "name",
     .type = XML_NAME,
     .to = XML_TO(struct fill_decl, name),
     .at = XML_TO(struct fill_decl, at),
     .check = guide_check_id,
     .required = XML_ANYWHERE},
    GUIDE_NEEDED("label", struct fill_decl, label),
    {.name = "size", .type = XML_CHOICE, .names = sizes, .to = XML_TO(struct fill_decl, size)},
};
static const struct xml_element fill = {.attributes = fill_fields,
                                        .attributes_n = sizeof fill_fields / sizeof *fill_fields,
                                        .done = done_fill};
static const struct xml_child fills_children[] = {{.name = "fill",
                                                   .element = &fill,
                                                   GUIDE_LIST(struct guide, fills),
                                                   .partly = XML_TO(struct guide, fills_partly)}};
static const struct xml_element fills = {.children = fills_children, .children_n = 1};

/* ---- strategy ------------------------------------------------------------------------------- */

GUIDE_EITHER(opening_either, struct guide, opening);
static const struct xml_child opening_children[] = {
    GUIDE_SENTENCES(struct guide, opening, opening_either)};
static const struct xml_element opening = {
    .children = opening_children, .children_n = sizeof opening_children / sizeof *opening_children};

/* The opening's sentences stand in both lists: what the call opens with, and the whole strategy. */
static bool done_strategy(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct guide *g = into;
    size_t all = g->opening_n + g->strategy_n;
    (void)n, (void)parent;
    struct sentence *strategy = arena_new_array(r->arena, struct sentence, all + 1);
    if (g->opening_n)
        memcpy(strategy, g->opening, g->opening_n * sizeof *strategy);
    if (g->strategy_n)
        memcpy(strategy + g->opening_n, g->strategy, g->strategy_n * sizeof *strategy);
    g->strategy = all ? strategy : NULL;
    g->strategy_n = all;
    guide_link_sentences(g->opening, g->opening_n);
    guide_link_sentences(g->strategy, all);
    return true;
}
static const struct xml_field strategy_fields[] = {
    GUIDE_NEEDED("title", struct guide, strategy_title)};
GUIDE_EITHER(strategy_either, struct guide, strategy);
static const struct xml_child strategy_children[] = {
    GUIDE_SENTENCES(struct guide, strategy, strategy_either),
    {.name = "opening", .element = &opening},
};
static const struct xml_element strategy = {.attributes = strategy_fields,
                                            .attributes_n = 1,
                                            .children = strategy_children,
                                            .children_n = sizeof strategy_children /
                                                          sizeof *strategy_children,
                                            .at = XML_TO(struct guide, strategy_at),
                                            .done = done_strategy};

/* ---- additional asks ------------------------------------------------------------------------ */

/* What a part must reach: a trigger for acceleration, else a number. */
static void check_least(struct xml_reader *r, xml_node *n, struct additional_ask *ask)
{
    static const char *const triggers[] = {"single", "double"};
    struct xml_value v = {"at-least", ask->at_least, ask->at_least_at}; /* misspelt or not */
    if (!ask->part)
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, xml_at_attribute(r->x, n, "at-least"),
                        "at-least is of a part, and none is named; write part=\"…\"");
    else if (strcmp(ask->part, "acceleration") == 0)
        xml_read_choice(r, v, triggers, 2);
    else
        xml_read_decimal(r, v, "30", &ask->at_least_n);
}

static bool done_additional(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct additional_ask *ask = into;
    (void)parent;
    if (ask->at_least)
        check_least(r, n, ask);
    ask->clause = ask->clause ? ask->clause : ask->title;
    ask->short_ = ask->short_ ? ask->short_ : ask->clause;
    ask->heading = ask->heading ? ask->heading : ask->title;
    return true;
}

/* One of those that an offer may hold already. */
static bool check_part(struct xml_reader *r, struct xml_value v, void *name)
{
    const char **part = name;
    if (!strchr(*part, ' '))
        return guide_check_parts(r, v, name);
    xml_refuse(r, DIAG_BAD_VALUE, v.at, "an additional ask is of one part: %s; write one",
               diag_quote(r->arena, str_of(*part)));
    *part = NULL;
    return false;
}

static const struct xml_field additional_fields[] = {
    GUIDE_ID(struct additional_ask, id, true),
    GUIDE_NEEDED("title", struct additional_ask, title),
    GUIDE_NAME("short", struct additional_ask, short_),
    GUIDE_NAME("heading", struct additional_ask, heading),
    {.name = "give",
     .type = XML_INTEGER,
     .to = XML_TO(struct additional_ask, give),
     .min = 1,
     .max = 99},
    GUIDE_REGIONS(struct additional_ask),
    {.name = "part",
     .type = XML_NAME,
     .to = XML_TO(struct additional_ask, part),
     .check = check_part},
    {.name = "at-least",
     .type = XML_NAME,
     .to = XML_TO(struct additional_ask, at_least),
     .at = XML_TO(struct additional_ask, at_least_at)},
    GUIDE_PARTS("unless", struct additional_ask, unless),
};
static const struct xml_element clause = NAMED(struct additional_ask, clause);
static const struct xml_element wording = NAMED(struct additional_ask, wording);
static const struct xml_child additional_children[] = {
    {.name = "clause", .element = &clause},
    {.name = "wording", .element = &wording},
};
static const struct xml_element additional = {.attributes = additional_fields,
                                              .attributes_n = sizeof additional_fields /
                                                              sizeof *additional_fields,
                                              .children = additional_children,
                                              .children_n = 2,
                                              .at = XML_TO(struct additional_ask, at),
                                              .done = done_additional};

/* ---- evidence, questions, what was left out ------------------------------------------------- */

static bool done_evidence(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct evidence *e = into;
    (void)n, (void)parent;
    e->year_to = e->year_to ? e->year_to : e->year_from;
    if (e->year_to < e->year_from)
        xml_refuse_rule(r, DIAG_DATES_REVERSED, e->at,
                        "evidence ends before it begins; turn the years round");
    return e->text != NULL;
}
static const struct xml_field evidence_fields[] = {
    GUIDE_ID(struct evidence, id, false),
    {.name = "from",
     .type = XML_INTEGER,
     .to = XML_TO(struct evidence, year_from),
     .min = 1990,
     .max = 2199},
    {.name = "to",
     .type = XML_INTEGER,
     .to = XML_TO(struct evidence, year_to),
     .min = 1990,
     .max = 2199},
};
static const struct xml_element evidence = {
    .attributes = evidence_fields,
    .attributes_n = sizeof evidence_fields / sizeof *evidence_fields,
    .content = XML_VALUE,
    .text = {.name = "evidence", .type = XML_NAME, .to = XML_TO(struct evidence, text)},
    .at = XML_TO(struct evidence, at),
    .done = done_evidence};

static bool done_question(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    (void)r, (void)n, (void)parent;
    return ((struct question *)into)->text != NULL;
}
static const struct xml_field question_fields[] = {GUIDE_PARTS("part", struct question, part)};
static const struct xml_element question = {
    .attributes = question_fields,
    .attributes_n = 1,
    .content = XML_VALUE,
    .text = {.name = "question", .type = XML_NAME, .to = XML_TO(struct question, text)},
    .at = XML_TO(struct question, at),
    .done = done_question};

static bool done_left_out(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    (void)parent;
    ((struct left_out *)into)->text = guide_wording(r, n);
    return true;
}
static const struct xml_field left_out_fields[] = {
    {.name = "line",
     .type = XML_INTEGER,
     .to = XML_TO(struct left_out, line),
     .min = 1,
     .max = 99999},
    GUIDE_NEEDED("reason", struct left_out, reason),
};
static const struct xml_element left_out = {.attributes = left_out_fields,
                                            .attributes_n = 2,
                                            .content = XML_OWN_TEXT,
                                            .done = done_left_out};

/* ---- the root ------------------------------------------------------------------------------- */

static bool check_lang(struct xml_reader *r, struct xml_value v, void *name)
{
    const char *s = *(const char **)name;
    size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz");
    if (!s[n] && (n == 2 || n == 3))
        return true;
    xml_refuse(r, DIAG_BAD_VALUE, v.at, "lang is no language's code: %s; write one such as en",
               diag_quote(r->arena, str_of(s)));
    return false;
}

/* A guide for any job has neither employer nor role nor rows; any other has all three. */
static void check_any_job(struct xml_reader *r, xml_node *n, const struct guide *g)
{
    static const char *const own[] = {"role", "employer", "regions"};
    struct buf wrong;
    struct place at = {0};
    buf_init(&wrong, r->arena);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        xml_node *c = xml_child_of(n, own[i]);
        if (!c != !g->any_job)
            continue;
        at = at.src ? at : xml_at_name(r->x, c ? c : n);
        buf_printf(&wrong, "%s%s", wrong.n ? ", " : "", own[i]);
    }
    if (wrong.n && g->any_job)
        xml_refuse_rule(r, DIAG_NOT_ALLOWED, at,
                        "a guide for any job has no %s of its own; delete it, or any-job=\"yes\"",
                        buf_str(&wrong));
    else if (wrong.n)
        xml_refuse_rule(
            r, DIAG_MISSING_ELEMENT, at,
            "guide has no %s; add what is missing, or write any-job=\"yes\" if it is for "
            "any job",
            buf_str(&wrong));
}

static bool done_root(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct guide *g = into;
    (void)parent;
    if (!g->lang)
        g->lang = arena_strdup(r->arena, language_default()->code);
    check_any_job(r, n, g);
    return true;
}

static const struct xml_field root_fields[] = {
    GUIDE_ID(struct guide, id, true),
    {.name = "lang",
     .type = XML_NAME,
     .to = XML_TO(struct guide, lang),
     .at = XML_TO(struct guide, lang_at),
     .check = check_lang},
    {.name = "any-job", .type = XML_FLAG, .to = XML_TO(struct guide, any_job)},
};
static const struct xml_child root_children[] = {
    {.name = "title", .element = &title, .required = XML_ANYWHERE},
    {.name = "role", .element = &role},
    {.name = "dna", .element = &dna},
    {.name = "employer", .element = &employer},
    {.name = "valuation", .element = &valuation},
    {.name = "fills", .element = &fills},
    {.name = "regions", .element = &guide_regions},
    {.name = "section", .element = &guide_section, GUIDE_LIST(struct guide, sections)},
    {.name = "script", .element = &guide_script, GUIDE_LIST(struct guide, scripts)},
    {.name = "lever", .element = &guide_lever, GUIDE_LIST(struct guide, levers)},
    {.name = "strategy", .element = &strategy},
    {.name = "additional", .element = &additional, GUIDE_LIST(struct guide, additional)},
    {.name = "question", .element = &question, GUIDE_LIST(struct guide, questions)},
    {.name = "evidence", .element = &evidence, GUIDE_LIST(struct guide, evidence)},
    {.name = "left-out", .element = &left_out, GUIDE_LIST(struct guide, left_out)},
};
const struct xml_element guide_root = {.attributes = root_fields,
                                       .attributes_n = sizeof root_fields / sizeof *root_fields,
                                       .children = root_children,
                                       .children_n = sizeof root_children / sizeof *root_children,
                                       .done = done_root};

/* guide_text.c - the guide's text as tables: paragraphs of sentences, sentences of runs. White
 * space within a sentence is made even; a no-break space stays. */
#include "guide/guide_table.h"
#include <libxml/tree.h>

const char *const guide_needs_names[] = {NULL,        "written", "offer", "process",
                                         "competing", "moved",   NULL};

/* ---- stretches of text ---------------------------------------------------------------------- */

/* Runs of XML white space become one space each, also at the ends. */
static const char *even(struct arena *a, const char *raw)
{
    char *out = arena_strdup(a, raw);
    size_t n = 0;
    for (const char *p = raw; *p; p++) {
        bool space = strchr(" \t\r\n", *p) != NULL;
        if (!space)
            out[n++] = *p;
        else if (n == 0 || out[n - 1] != ' ')
            out[n++] = ' ';
    }
    out[n] = '\0';
    return out;
}

static struct run words_of(struct xml_reader *r, xml_node *text)
{
    return (struct run){.kind = RUN_TEXT,
                        .text = even(r->arena, (const char *)text->content),
                        .at = xml_at_text_node(r->x, text)};
}

static void sentence_words(struct xml_reader *r, xml_node *text, void *into)
{
    struct run run = words_of(r, text);
    if (*run.text)
        xml_append(r, into, XML_TO(struct sentence, runs), XML_TO(struct sentence, runs_n), &run,
                   sizeof run);
}

static void inner_words(struct xml_reader *r, xml_node *text, void *into)
{
    struct run run = words_of(r, text);
    if (*run.text)
        xml_append(r, into, XML_TO(struct run, inner), XML_TO(struct run, inner_n), &run,
                   sizeof run);
}

static struct run *linked(struct run *runs, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++)
        runs[i].next = &runs[i + 1];
    return n ? runs : NULL;
}

/* ---- runs ----------------------------------------------------------------------------------- */

static const char *const roles[] = {"other",      "base",        "equity",        "equity-per-year",
                                    "bonus",      "sign-on",     "total",         "ask-base",
                                    "ask-equity", "floor-base",  "floor-equity",  "band",
                                    "valuation",  "bridge-base", "bridge-equity", NULL};
static const char *const months[] = {NULL, "month", NULL};

static bool kept(struct xml_reader *r, xml_node *n, struct run *run, enum run_kind kind)
{
    run->kind = kind;
    if (!run->at.src)
        run->at = xml_at_text(r->x, n);
    return true;
}

static bool done_figure(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct run *run = into;
    (void)parent;
    return kept(r, n, run, RUN_FIGURE) && run->ref;
}

static bool done_fill(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct run *run = into;
    (void)parent;
    return kept(r, n, run, RUN_FILL) && run->ref;
}

static bool done_strong(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    (void)parent;
    return kept(r, n, into, RUN_STRONG) && ((struct run *)into)->text;
}

static bool done_choice(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    (void)parent;
    return kept(r, n, into, RUN_CHOICE) && ((struct run *)into)->text;
}

static bool done_term(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    (void)parent;
    return kept(r, n, into, RUN_TERM) && ((struct run *)into)->text;
}

static bool done_amount(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct run *run = into;
    (void)parent;
    if (run->monthly)
        run->stated.value *= 12;
    return kept(r, n, run, RUN_AMOUNT) && run->text;
}

static bool done_note(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct run *run = into;
    (void)parent;
    run->at = xml_at_start(r->x, n);
    run->inner = linked(run->inner, run->inner_n);
    return kept(r, n, run, RUN_NOTE);
}

static bool done_opt(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct run *run = into;
    (void)parent;
    run->at = xml_at_start(r->x, n);
    run->inner = linked(run->inner, run->inner_n);
    return kept(r, n, run, RUN_GROUP);
}

static const struct xml_field figure_fields[] = {
    {.name = "ref",
     .type = XML_NAME,
     .to = XML_TO(struct run, ref),
     .at = XML_TO(struct run, at),
     .required = XML_ANYWHERE},
    {.name = "stated", .type = XML_AMOUNT, .to = XML_TO(struct run, stated)},
    GUIDE_NAME("source", struct run, text),
    GUIDE_REGIONS(struct run),
    GUIDE_CURRENCY(struct run, currency, false),
};
static const struct xml_element figure = {.attributes = figure_fields,
                                          .attributes_n =
                                              sizeof figure_fields / sizeof *figure_fields,
                                          .done = done_figure};

static const struct xml_field fill_fields[] = {
    {.name = "name",
     .type = XML_NAME,
     .to = XML_TO(struct run, ref),
     .at = XML_TO(struct run, at),
     .check = guide_check_id,
     .required = XML_ANYWHERE},
    GUIDE_NAME("label", struct run, text),
};
static const struct xml_element fill = {
    .attributes = fill_fields, .attributes_n = 2, .done = done_fill};

#define WORDS                                                                                      \
    .content = XML_VALUE, .text = {.name = "text", .type = XML_NAME, .to = XML_TO(struct run, text)}

static const struct xml_element strong = {WORDS, .done = done_strong};
static const struct xml_element choice = {WORDS, .done = done_choice};

static const struct xml_field amount_fields[] = {
    {.name = "role",
     .type = XML_CHOICE,
     .names = roles,
     .to = XML_TO(struct run, role),
     .required = XML_ANYWHERE},
    {.name = "value",
     .type = XML_AMOUNT,
     .to = XML_TO(struct run, stated),
     .required = XML_ANYWHERE},
    GUIDE_CURRENCY(struct run, currency, false),
    GUIDE_REGIONS(struct run),
    {.name = "years",
     .type = XML_INTEGER,
     .to = XML_TO(struct run, years),
     .min = 1,
     .max = VESTING_YEARS_MAX},
    {.name = "open", .type = XML_FLAG, .to = XML_TO(struct run, open)},
    {.name = "per", .type = XML_FLAG, .names = months, .to = XML_TO(struct run, monthly)},
};
static const struct xml_element amount = {.attributes = amount_fields,
                                          .attributes_n =
                                              sizeof amount_fields / sizeof *amount_fields,
                                          WORDS,
                                          .done = done_amount};

static const struct xml_field term_fields[] = {GUIDE_NAME("means", struct run, ref)};
static const struct xml_element term = {
    .attributes = term_fields, .attributes_n = 1, WORDS, .done = done_term};

static const struct xml_element note, opt;

#define RUNS(of, field)                                                                            \
    {.name = "strong", .element = &strong, GUIDE_LIST(of, field)},                                 \
        {.name = "fig", .element = &figure, GUIDE_LIST(of, field)},                                \
        {.name = "fill", .element = &fill, GUIDE_LIST(of, field)},                                 \
        {.name = "choice", .element = &choice, GUIDE_LIST(of, field)},                             \
        {.name = "amount", .element = &amount, GUIDE_LIST(of, field)},                             \
        {.name = "term", .element = &term, GUIDE_LIST(of, field)},                                 \
        {.name = "note", .element = &note, GUIDE_LIST(of, field)},                                 \
    {                                                                                              \
        .name = "opt", .element = &opt, GUIDE_LIST(of, field)                                      \
    }

static const struct xml_child inner_runs[] = {RUNS(struct run, inner)};
#define INNER                                                                                      \
    .children = inner_runs, .children_n = sizeof inner_runs / sizeof *inner_runs,                  \
    .content = XML_MIXED, .words = inner_words
static const char *const about[] = {NULL, "floor", NULL};
static const struct xml_field note_fields[] = {
    {.name = "about", .type = XML_FLAG, .names = about, .to = XML_TO(struct run, floor)}};
static const struct xml_element note = {
    .attributes = note_fields, .attributes_n = 1, INNER, .done = done_note};
static const struct xml_element opt = {INNER, .done = done_opt};

/* ---- sentences ------------------------------------------------------------------------------ */

/* No white space at a sentence's ends; a run that was nothing else goes. */
static struct run *trimmed(struct arena *a, struct run *first)
{
    while (first && first->kind == RUN_TEXT && strspn(first->text, " ") == strlen(first->text))
        first = first->next;
    if (!first)
        return NULL;
    if (first->kind == RUN_TEXT)
        first->text += strspn(first->text, " ");
    struct run *end = first;
    for (struct run *p = first; p; p = p->next)
        if (p->kind != RUN_TEXT || strspn(p->text, " ") != strlen(p->text))
            end = p;
    end->next = NULL;
    if (end->kind == RUN_TEXT) {
        size_t n = strlen(end->text);
        while (n && end->text[n - 1] == ' ')
            n--;
        end->text = arena_strndup(a, end->text, n);
    }
    return first;
}

static bool done_sentence(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct sentence *s = into;
    (void)parent;
    s->say = xml_is(n, "say");
    s->quoted = xml_is(n, "quote");
    s->written = xml_is(n, "write");
    if (n->parent && xml_is(n->parent, "either"))
        s->either = (int)xml_at_name(r->x, n->parent).off + 1;
    s->runs = trimmed(r->arena, linked(s->runs, s->runs_n));
    if (!s->runs && !xml_first_child(n))
        xml_refuse_rule(r, DIAG_EMPTY, s->at, "%s is empty; write the sentence or leave it out",
                        xml_name(n));
    return s->runs != NULL;
}

static const char *const bridges[] = {NULL, "yes", "no", NULL};

static const struct xml_field sentence_fields[] = {
    {.name = "optional", .type = XML_FLAG, .to = XML_TO(struct sentence, optional)},
    {.name = "public", .type = XML_FLAG, .to = XML_TO(struct sentence, public_)},
    GUIDE_NEEDS(struct sentence),
    {.name = "bridges",
     .type = XML_CHOICE,
     .names = bridges,
     .to = XML_TO(struct sentence, bridges)},
    {.name = "gap", .type = XML_FLAG, .to = XML_TO(struct sentence, gap)},
    GUIDE_PARTS("part", struct sentence, part),
    GUIDE_PARTS("unless", struct sentence, unless),
    GUIDE_PARTS("more", struct sentence, more),
    GUIDE_REGIONS(struct sentence),
    GUIDE_CURRENCY(struct sentence, currency, false),
    GUIDE_NAME("note", struct sentence, note),
};
static const struct xml_child sentence_runs[] = {RUNS(struct sentence, runs)};

#define SENTENCE                                                                                   \
    .attributes = sentence_fields,                                                                 \
    .attributes_n = sizeof sentence_fields / sizeof *sentence_fields, .children = sentence_runs,   \
    .children_n = sizeof sentence_runs / sizeof *sentence_runs, .content = XML_MIXED,              \
    .words = sentence_words, .at = XML_TO(struct sentence, at), .done = done_sentence

const struct xml_element guide_say = {SENTENCE};
const struct xml_element guide_write = {SENTENCE};
const struct xml_element guide_quote = {SENTENCE};
const struct xml_element guide_prose = {SENTENCE};

void guide_link_sentences(struct sentence *s, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++)
        s[i].next = &s[i + 1];
}

/* ---- paragraphs ----------------------------------------------------------------------------- */

static bool done_paragraph(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    struct paragraph *p = into;
    (void)r, (void)parent;
    p->kind = xml_is(n, "item")   ? PARAGRAPH_ITEM
              : xml_is(n, "head") ? PARAGRAPH_HEAD
                                  : PARAGRAPH_TEXT;
    guide_link_sentences(p->sentences, p->sentences_n);
    return true;
}

bool guide_done_either(struct xml_reader *r, xml_node *n, void *into, void *parent)
{
    (void)into, (void)parent;
    if (xml_first_child(n))
        return true;
    xml_refuse_rule(r, DIAG_EMPTY, xml_at_name(r->x, n),
                    "either is empty; write its alternatives or leave it out");
    return false;
}

GUIDE_EITHER(either, struct paragraph, sentences);
static const struct xml_child paragraph_children[] = {
    GUIDE_SENTENCES(struct paragraph, sentences, either)};

#define PARAGRAPH                                                                                  \
    .children = paragraph_children,                                                                \
    .children_n = sizeof paragraph_children / sizeof *paragraph_children,                          \
    .at = XML_TO(struct paragraph, at), .done = done_paragraph

const struct xml_element guide_p = {PARAGRAPH};
const struct xml_element guide_item = {PARAGRAPH};
const struct xml_element guide_head = {PARAGRAPH};

void guide_link_paragraphs(struct paragraph *p, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++)
        p[i].next = &p[i + 1];
}

/* guide_text.c - the guide's text: paragraphs of sentences, sentences of runs. White space within
 * a sentence is made even; a no-break space stays. */
#include "guide/guide_parts.h"
#include <libxml/tree.h>

static struct run *read_runs(struct guide_reader *r, node *n);

static struct run *run_new(struct guide_reader *r, enum run_kind kind, struct place at)
{
    struct run *run = arena_new_of(r->a, struct run);
    run->kind = kind;
    run->at = at;
    return run;
}

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

static void read_figure(struct guide_reader *r, node *n, struct run *run)
{
    run->ref = attr_needed(r, n, "ref");
    run->text = attr_text(r, n, "source");
    run->stated = attr_amount(r, n, "stated");
    run->region = attr_text(r, n, "region");
    run->currency = attr_currency(r, n, "currency");
    if (run->ref)
        run->at = xml_at_value(r->x, n, "ref");
}

static void read_amount(struct guide_reader *r, node *n, struct run *run)
{
    static const char *const names[] = {
        "other",      "base",        "equity",        "equity-per-year",
        "bonus",      "sign-on",     "total",         "ask-base",
        "ask-equity", "floor-base",  "floor-equity",  "band",
        "valuation",  "bridge-base", "bridge-equity", NULL};
    attr_needed(r, n, "role");
    run->role = (enum amount_role)attr_enum(r, n, "role", names, ROLE_NONE);
    if (!xml_attribute(r->x, n, "value"))
        attr_needed(r, n, "value");
    run->stated = attr_amount(r, n, "value");
    run->currency = attr_currency(r, n, "currency");
    run->region = attr_text(r, n, "region");
    run->years = attr_int(r, n, "years", 1, VESTING_YEARS_MAX, 0);
    run->open = attr_yes(r, n, "open");
    static const char *const per[] = {"month", NULL};
    if (attr_enum(r, n, "per", per, -1) == 0) {
        run->monthly = true;
        run->stated.value *= 12;
    }
    run->text = text_needed(r, n);
}

static struct run *read_element(struct guide_reader *r, node *n)
{
    static const char *const about[] = {"floor", NULL};
    struct place at = xml_at_start(r->x, n);
    struct run *run = NULL;
    if (xml_is(n, "fig")) {
        run = run_new(r, RUN_FIGURE, at);
        read_figure(r, n, run);
        return run->ref ? run : NULL;
    }
    if (xml_is(n, "fill")) {
        run = run_new(r, RUN_FILL, xml_at_value(r->x, n, "name"));
        run->ref = attr_needed(r, n, "name");
        run->text = attr_text(r, n, "label");
        return run->ref ? run : NULL;
    }
    if (xml_is(n, "note") || xml_is(n, "opt")) {
        run = run_new(r, xml_is(n, "note") ? RUN_NOTE : RUN_GROUP, at);
        run->floor = attr_enum(r, n, "about", about, -1) == 0;
        run->inner = read_runs(r, n);
        return run;
    }
    run = run_new(r, RUN_TEXT, xml_at_text(r->x, n));
    if (xml_is(n, "amount")) {
        run->kind = RUN_AMOUNT;
        read_amount(r, n, run);
    } else if (xml_is(n, "strong")) {
        run->kind = RUN_STRONG;
        run->text = text_needed(r, n);
    } else if (xml_is(n, "choice")) {
        run->kind = RUN_CHOICE;
        run->text = text_needed(r, n);
    } else if (xml_is(n, "term")) {
        run->kind = RUN_TERM;
        run->text = text_needed(r, n);
        run->ref = attr_text(r, n, "means");
    } else {
        return NULL; /* unknown: reported by the vocabulary */
    }
    return run->text ? run : NULL;
}

static struct run *read_runs(struct guide_reader *r, node *n)
{
    struct run *first = NULL, **last = &first;
    for (node *c = n->children; c; c = c->next) {
        struct run *run = NULL;
        if (c->type == XML_ELEMENT_NODE) {
            run = read_element(r, c);
        } else if ((c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE) && c->content) {
            const char *text = even(r->a, (const char *)c->content);
            run = run_new(r, RUN_TEXT, xml_at_text_node(r->x, c));
            run->text = text;
            if (!*text)
                run = NULL;
        }
        if (run) {
            *last = run;
            last = &run->next;
        }
    }
    return first;
}

/* No white space at a sentence's ends; a run that was nothing else goes. */
static struct run *trim_runs(struct arena *a, struct run *first)
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

static struct sentence *read_sentence(struct guide_reader *r, node *n, int either)
{
    static const char *const needs[] = {"", "written", "offer", "process", "competing", NULL};
    static const char *const yes_no[] = {"", "yes", "no", NULL};
    struct sentence *s = arena_new_of(r->a, struct sentence);
    s->at = xml_at_name(r->x, n);
    s->say = xml_is(n, "say");
    s->quoted = xml_is(n, "quote");
    s->either = either;
    s->optional = attr_yes(r, n, "optional");
    s->public_ = attr_yes(r, n, "public");
    s->needs = (enum needs)attr_enum(r, n, "needs", needs, NEEDS_NOTHING);
    s->bridges = (enum bridges)attr_enum(r, n, "bridges", yes_no, BRIDGES_ANY);
    s->region = attr_text(r, n, "region");
    s->currency = attr_currency(r, n, "currency");
    s->note = attr_text(r, n, "note");
    s->runs = trim_runs(r->a, read_runs(r, n));
    if (!s->runs)
        diag_add(r->d, DIAG_EMPTY, s->at, "%s is empty; write the sentence or leave it out",
                 xml_name(n));
    return s->runs ? s : NULL;
}

struct sentence *read_sentences(struct guide_reader *r, node *parent)
{
    struct sentence *first = NULL, **last = &first;
    for (node *c = xml_first_child(parent); c; c = xml_next(c)) {
        struct sentence *s = NULL;
        if (xml_is(c, "either")) {
            int number = ++r->either;
            for (node *e = xml_first_child(c); e; e = xml_next(e))
                if (xml_is(e, "say") && (s = read_sentence(r, e, number))) {
                    *last = s;
                    last = &s->next;
                }
            continue;
        }
        if (xml_is(c, "say") || xml_is(c, "quote") || xml_is(c, "s"))
            s = read_sentence(r, c, 0);
        if (s) {
            *last = s;
            last = &s->next;
        }
    }
    return first;
}

struct paragraph *read_paragraphs(struct guide_reader *r, node *parent)
{
    struct paragraph *first = NULL, **last = &first;
    for (node *c = xml_first_child(parent); c; c = xml_next(c)) {
        bool p = xml_is(c, "p"), item = xml_is(c, "item"), head = xml_is(c, "head");
        if (!p && !item && !head)
            continue;
        struct paragraph *q = arena_new_of(r->a, struct paragraph);
        q->kind = item ? PARAGRAPH_ITEM : head ? PARAGRAPH_HEAD : PARAGRAPH_TEXT;
        q->at = xml_at_name(r->x, c);
        q->sentences = read_sentences(r, c);
        *last = q;
        last = &q->next;
    }
    return first;
}

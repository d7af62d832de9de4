/* Inline content of the flow: nested elements become one flat list of spans, each with the style,
 * weight, language and link it inherits; white space is folded as in running text. */
#include "base/ascii.h"
#include "base/money.h"
#include "template/flow_walk.h"

#include <string.h>

#define INLINE_NAMES "t b i a filled blank noteref pageref mark swatch br space tab"

struct inline_state {
    struct flow_reader *r;
    struct span *first, **last;
    struct span like;  /* what a new span inherits */
    bool space_before; /* the line so far ends in a space, or is empty */
    const char *skip;
    int depth;
};

static struct span *append(struct inline_state *s, enum inline_kind kind, const xmlNode *n)
{
    struct span *sp = arena_new_of(s->r->arena, struct span);
    *sp = s->like;
    sp->kind = kind;
    sp->at = flow_place(s->r, n);
    sp->next = NULL;
    *s->last = sp;
    s->last = &sp->next;
    return sp;
}

/* Folds runs of white space to one space; none at the start of a line. */
static void add_text(struct inline_state *s, const char *text, const xmlNode *n)
{
    char *folded = arena_alloc(s->r->arena, strlen(text) + 1), *end = folded;
    bool before = s->space_before;
    while (*text) {
        const char *word = text;
        while ((unsigned char)*text > ' ')
            *end++ = *text++;
        before &= text == word;
        for (; *text && (unsigned char)*text <= ' '; text++) {
            bool space = ascii_is_space(*text);
            if (!space || !before)
                *end++ = space ? ' ' : *text;
            before = space;
        }
    }
    s->space_before = before;
    if (end > folded)
        append(s, s->like.kind, n)->text = folded;
}

/* A space at the end of a line means nothing; the span may become empty. */
static void drop_trailing_space(struct inline_state *s)
{
    struct span *end = NULL;
    for (struct span *sp = s->first; sp; sp = sp->next)
        end = sp;
    if (!end || !end->text || (end->kind != INLINE_TEXT && end->kind != INLINE_FILLED))
        return;
    size_t n = strlen(end->text);
    if (n && end->text[n - 1] == ' ')
        end->text = arena_strndup(s->r->arena, end->text, n - 1);
}

static void fresh_line(struct inline_state *s)
{
    drop_trailing_space(s);
    s->space_before = true;
}

static sp_t blank_width(struct flow_reader *r, const xmlNode *n)
{
    static const sp_t widths[] = {SP_MM(40), SP_MM(28), SP_MM(22)}; /* design 9 */
    return flow_length(r, n, "width", widths[flow_choice(r, n, "size", "name count number", 0)]);
}

static int scale_of(struct flow_reader *r, const xmlNode *n)
{
    const char *k = flow_text(r, n, "k");
    int64_t e8;
    if (!k)
        return 0;
    if (!decimal_parse(str_of(k), &e8) || e8 <= 0 || e8 > 10 * DECIMAL_ONE) {
        diag_add(r->diags, DIAG_FLOW, flow_place(r, n), "k=\"%s\" is not a scale; write 0.85", k);
        return 0;
    }
    return (int)((e8 + DECIMAL_ONE / 200) / (DECIMAL_ONE / 100));
}

static void add_mark(struct inline_state *s, const xmlNode *n)
{
    static const char names[] = "offer ask floor competing tick cross box square half open";
    flow_attrs(s->r, n, "name k number say", NULL);
    struct span *sp = append(s, INLINE_MARK, n);
    sp->name = flow_text(s->r, n, "name");
    if (!sp->name || flow_choice(s->r, n, "name", names, -1) < 0)
        sp->name = "box";
    sp->scale_e2 = scale_of(s->r, n);
    sp->text = flow_text(s->r, n, "say");
    const char *number = flow_text(s->r, n, "number");
    if (number && number[0] >= '1' && number[0] <= '4' && !number[1])
        sp->number = number[0] - '0';
    s->space_before = false;
}

static void add_swatch(struct inline_state *s, const xmlNode *n)
{
    static const char names[] =
        "salary bonus sign-on liquid pre-ipo discretionary band filled blank gap dilution";
    flow_attrs(s->r, n, "name width", NULL);
    struct span *sp = append(s, INLINE_SWATCH, n);
    sp->name = flow_text(s->r, n, "name");
    if (!sp->name || flow_choice(s->r, n, "name", names, -1) < 0)
        sp->name = "salary";
    sp->width = flow_length(s->r, n, "width", 0);
    s->space_before = false;
}

static void add_tab(struct inline_state *s, const xmlNode *n)
{
    flow_attrs(s->r, n, "to align", NULL);
    fresh_line(s);
    struct span *sp = append(s, INLINE_TAB, n);
    const char *to = flow_text(s->r, n, "to");
    bool right = to && str_eq(str_trim(str_of(to)), "right");
    sp->width = right ? SP_MAX : flow_length(s->r, n, "to", 0);
    sp->align = (enum align)flow_choice(s->r, n, "align", "left right center",
                                        right ? ALIGN_RIGHT : ALIGN_LEFT);
}

static void add_children(struct inline_state *s, const xmlNode *parent);

/* t, b, i, a, filled: what is inside looks like this. */
static void add_styled(struct inline_state *s, const xmlNode *n)
{
    struct span outer = s->like;
    const char *v;
    flow_attrs(s->r, n, "style weight lang yields", flow_is(n, "a") ? "href" : NULL);
    if ((v = flow_text(s->r, n, "style")))
        s->like.style = v;
    if ((v = flow_text(s->r, n, "lang")))
        s->like.lang = v;
    s->like.weight = (enum weight)(
        flow_choice(s->r, n, "weight", "regular medium bold", (int)s->like.weight - 1) + 1);
    int yields = flow_choice(s->r, n, "yields", "no yes under", 0);
    s->like.yields |= yields > 0;
    s->like.under |= yields == 2;
    s->like.bold |= flow_is(n, "b");
    s->like.italic |= flow_is(n, "i");
    if (flow_is(n, "filled"))
        s->like.kind = INLINE_FILLED;
    if (flow_is(n, "a") && (v = flow_text(s->r, n, "href")) &&
        (strncmp(v, "https:", 6) == 0 || strncmp(v, "mailto:", 7) == 0))
        s->like.href = v;
    add_children(s, n);
    s->like = outer;
}

static void add_element(struct inline_state *s, const xmlNode *n)
{
    const char *name = (const char *)n->name;
    if (!flow_is(n, name) || !flow_listed(INLINE_NAMES, name)) {
        if (!flow_is(n, name) || !flow_listed(s->skip, name))
            flow_unknown(s->r, n, "inline element", name, INLINE_NAMES);
    } else if (flow_is(n, "blank")) {
        flow_attrs(s->r, n, "caption size width say", NULL);
        struct span *sp = append(s, INLINE_BLANK, n);
        sp->text = flow_text(s->r, n, "caption");
        sp->name = flow_text(s->r, n, "say");
        sp->width = blank_width(s->r, n);
        s->space_before = false;
    } else if (flow_is(n, "noteref")) {
        flow_attrs(s->r, n, "n", NULL);
        append(s, INLINE_NOTEREF, n)->text = flow_text(s->r, n, "n");
        s->space_before = false;
    } else if (flow_is(n, "pageref")) {
        flow_attrs(s->r, n, "to", NULL);
        append(s, INLINE_PAGEREF, n)->name = flow_text(s->r, n, "to");
        s->space_before = false;
    } else if (flow_is(n, "mark")) {
        add_mark(s, n);
    } else if (flow_is(n, "swatch")) {
        add_swatch(s, n);
    } else if (flow_is(n, "br")) {
        fresh_line(s);
        append(s, INLINE_BREAK, n);
    } else if (flow_is(n, "space")) {
        flow_attrs(s->r, n, "width", NULL);
        append(s, INLINE_SPACE, n)->width = flow_length(s->r, n, "width", 0);
    } else if (flow_is(n, "tab")) {
        add_tab(s, n);
    } else {
        add_styled(s, n);
    }
}

static void add_children(struct inline_state *s, const xmlNode *parent)
{
    if (++s->depth > FLOW_DEPTH) {
        diag_add(s->r->diags, DIAG_FLOW, flow_place(s->r, parent),
                 "inline elements nested too deep");
        s->depth--;
        return;
    }
    for (const xmlNode *n = parent->children; n; n = n->next) {
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            add_text(s, (const char *)n->content, parent);
        else if (n->type == XML_ELEMENT_NODE)
            add_element(s, n);
    }
    s->depth--;
}

struct span *flow_spans(struct flow_reader *r, const xmlNode *n, const char *skip)
{
    struct inline_state s = {.r = r, .space_before = true, .skip = skip};
    s.last = &s.first;
    add_children(&s, n);
    drop_trailing_space(&s);
    struct span **at = &s.first; /* a span of nothing is no span */
    while (*at) {
        bool text = (*at)->kind == INLINE_TEXT || (*at)->kind == INLINE_FILLED;
        if (text && !*(*at)->text)
            *at = (*at)->next;
        else
            at = &(*at)->next;
    }
    return s.first;
}

struct span *flow_span_text(struct flow_reader *r, const char *text)
{
    if (!text || !*text)
        return NULL;
    struct span *sp = arena_new_of(r->arena, struct span);
    sp->kind = INLINE_TEXT;
    sp->text = text;
    return sp;
}

/* chart.c - a chart by its name. */
#include "chart/kinds.h"
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    chart_kind *draw;
    bool of_row; /* of a cohort's row */
} kinds[] = {
    {"band", chart_band, false},           {"years", chart_years, false},
    {"certainty", chart_certainty, false}, {"match", chart_match, false},
    {"scenarios", chart_scenarios, false}, {"plane", chart_plane, false},
    {"ladder", chart_ladder, false},       {"levels", chart_levels, false},
    {"range", chart_range, false},         {"history", chart_history, false},
    {"sides", chart_sides, false},         {"dots", chart_dots, true},
    {"dots-axis", chart_dots_axis, true},
};

#define KINDS_N (sizeof kinds / sizeof *kinds)
#define MAIN_COLUMN 126.0 /* mm */

const char *chart_arg_text(const struct chart *c, const char *name)
{
    return c->request->arg ? c->request->arg(c->request->args, name) : NULL;
}

long chart_arg_number(const struct chart *c, const char *name, long otherwise)
{
    const char *text = chart_arg_text(c, name);
    char *end;
    if (!text || !*text)
        return otherwise;
    long v = strtol(text, &end, 10);
    return *end ? -1 : v;
}

enum outcome chart_wrong(struct chart *c, const char *name, const char *allowed)
{
    const char *given = chart_arg_text(c, name);
    diag_add(c->pen.diags, DIAG_FLOW, c->request->at, "chart \"%s\": %s=\"%s\"; write %s",
             c->request->kind, name, given ? given : "", allowed);
    return CHART_WRONG;
}

const struct competing_fig *chart_competing(const struct chart *c, long otherwise)
{
    long i = chart_arg_number(c, "competing", otherwise);
    return i >= 0 && (size_t)i < c->figures->competing_n ? &c->figures->competing[i] : NULL;
}

void chart_alt(struct chart *c, const char *sentence)
{
    if (c->alt.n > 0)
        buf_putc(&c->alt, ' ');
    buf_puts(&c->alt, sentence);
}

void list_add(struct buf *list, const char *item)
{
    if (list->n > 0)
        buf_puts(list, ", ");
    buf_puts(list, item);
}

const char *chart_named(struct chart *c, const char *name, money v)
{
    return catalogue_fill(c->words, c->pen.arena, "alt.value", "name", name, "amount",
                          present_amount(&c->present, v), NULL);
}

/* How many bytes of the text go on a line; at least a word. */
static size_t line_bytes(struct pen *p, double width, const char *text, struct type t)
{
    size_t cut = strlen(text);
    while (cut > 0 && pen_width(p, t, arena_strndup(p->arena, text, cut)) > width) {
        size_t shorter = cut;
        while (shorter > 0 && text[shorter - 1] != ' ')
            shorter--;
        while (shorter > 0 && text[shorter - 1] == ' ')
            shorter--;
        if (shorter == 0)
            break; /* one word wider than the column */
        cut = shorter;
    }
    return cut;
}

int pen_lines(struct pen *p, double width, const char *text, struct type t)
{
    int lines = 0;
    for (; *text; lines++) {
        text += line_bytes(p, width, text, t);
        text += strspn(text, " ");
    }
    return lines;
}

int pen_paragraph(struct pen *p, double x, double y, double width, double leading, const char *text,
                  struct type t, struct color color)
{
    int lines = 0;
    for (; *text; lines++) {
        size_t n = line_bytes(p, width, text, t);
        pen_text(p, x, y + lines * leading, arena_strndup(p->arena, text, n), t, color, PEN_LEFT);
        text += n;
        text += strspn(text, " ");
    }
    return lines;
}

/* The row that the request names; a page of one offer is its own row 0. */
static bool row_of(const struct chart_source *s, const struct chart_request *r,
                   struct chart_row *out)
{
    const char *row = r->arg ? r->arg(r->args, "row") : NULL;
    unsigned long i = row ? strtoul(row, NULL, 10) : 0;
    const struct figures *f = s->figures;
    if (f)
        *out = (struct chart_row){
            f->offer->candidate.name.s, f->position.offer.annual.range_penetration,
            f->position.ask.annual.range_penetration, f->position.floor.annual.range_penetration};
    else if (i < s->rows_n)
        *out = s->rows[i];
    return f ? i == 0 : i < s->rows_n;
}

static const char *in_format(struct chart *c, const char *cut, const char *full)
{
    bool same = strcmp(cut, full) == 0;
    c->has_full |= same;
    c->has_cut |= !same;
    return c->in_full ? full : cut;
}

const char *chart_amount(struct chart *c, money v)
{
    return v ? in_format(c, present_chart(&c->present, v), present_amount(&c->present, v))
             : present_chart(&c->present, v);
}

const char *chart_amount_plain(struct chart *c, money v)
{
    return v ? in_format(c, present_chart_plain(&c->present, v), present_plain(&c->present, v))
             : present_chart_plain(&c->present, v);
}

/* in_full: every amount has all its digits. *mixed: some had, and some had not. */
static bool draw(const struct chart_source *s, const struct chart_request *r, struct fontset *fonts,
                 struct arena *a, struct diags *d, struct chart_result *out, bool in_full,
                 bool *mixed)
{
    const char *names[KINDS_N];
    size_t k = 0;

    *out = (struct chart_result){0};
    while (k < KINDS_N && strcmp(kinds[k].name, r->kind) != 0)
        k++;
    if (k == KINDS_N) {
        for (size_t i = 0; i < KINDS_N; i++)
            names[i] = kinds[i].name;
        const char *near = str_nearest(r->kind, names, KINDS_N);
        diag_add(d, DIAG_FLOW, r->at, "unknown chart \"%s\"%s%s%s", r->kind,
                 near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
        return false;
    }

    struct chart c = {.request = r, .in_full = in_full};
    struct chart_source shown = *s;
    const char *floor = chart_arg_text(&c, "floor");
    if (floor && strcmp(floor, "no") == 0)
        shown.floor = false;
    c.source = &shown;
    c.figures = s->figures;
    if (kinds[k].of_row && !row_of(s, r, &c.row)) {
        diag_add(d, DIAG_FLOW, r->at, "chart \"%s\": there is no such row", r->kind);
        return false;
    }
    c.present = *s->present;
    c.present.arena = a;
    c.words = c.present.words;
    if (c.figures)
        c.present.currency = c.figures->currency;
    c.width = r->width > 0 ? (double)r->width / SP_PER_PT * PT_MM : MAIN_COLUMN;
    c.asked = (double)r->height / SP_PER_PT * PT_MM;
    c.below = (double)r->below / SP_PER_PT * PT_MM;
    c.pen = (struct pen){
        .frame = frame_new(a, SP_MM(c.width), 0),
        .slot = r->slot,
        .palette = s->palette,
        .fonts = fonts,
        .arena = a,
        .diags = d,
        .at = r->at,
        .lang = catalogue_lang(c.words),
        .width = c.width,
    };
    buf_init(&c.alt, a);

    enum outcome outcome = c.figures || kinds[k].of_row ? kinds[k].draw(&c) : CHART_NOTHING;
    if (outcome == CHART_DRAWN) {
        c.pen.frame->height = SP_MM(c.height);
        out->frame = c.pen.frame;
        out->alt = buf_str(&c.alt);
    }
    *mixed = chart_is_void(&c);
    return outcome != CHART_WRONG;
}

bool chart_draw(const struct chart_source *s, const struct chart_request *r, struct fontset *fonts,
                struct arena *a, struct diags *d, struct chart_result *out)
{
    struct chart_request less = *r;
    struct chart_known own = {0}, *k = r->known && r->height == 0 ? r->known : &own;
    bool again;
    if (!k->asked || r->give_up <= 0 || k->height <= r->give_up) {
        bool mixed = k->mixed;
        if (!draw(s, r, fonts, a, d, out, mixed, &again) ||
            (again && !mixed && !draw(s, r, fonts, a, d, out, mixed = true, &again)))
            return false;
        *k = (struct chart_known){true, mixed, out->frame ? out->frame->height : 0};
    }
    less.height = k->height - r->give_up; /* its own height is known only now */
    return r->height > 0 || r->give_up <= 0 || less.height <= 0 ||
           draw(s, &less, fonts, a, d, out, k->mixed, &again);
}

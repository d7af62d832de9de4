/* Knuth and Plass' way with lines, for sheets: from every chunk that a sheet may begin with, every
 * place where that sheet may end; the cheapest way from the first to the last is kept. What white
 * at a sheet's foot costs grows with its square; a section's start is the best place for an end, a
 * head within one the next, a line within a paragraph the worst. */
#include "layout/choose.h"

enum {
    WHITE_FREE = 100, /* thousandths of a sheet's height that nobody sees as a hole */
    BESIDE_LESS = 2,  /* white in the main column beside a full margin weighs little */
    COST_SHEET = 5000,
    COST_CARD = 300,    /* the next sheet begins with a card of a section's several */
    COST_HEAD = 1200,   /* … with a head within a section */
    COST_BLOCK = 1400,  /* … with a paragraph, a figure, a row of questions */
    COST_ROW = 1800,    /* … with a row of a table */
    COST_LINE = 5000,   /* … with a line of a paragraph */
    COST_SPOKEN = 7000, /* … within what is said aloud */
    COST_NOTES = 4000,  /* notes go on overleaf */
    COST_LINES = 1000,  /* lines to write on fill a sheet's foot: no sheet is begun for them */
    COST_SCRAP = 1200,  /* a few lines of a section alone at a sheet's foot or head */
    SCRAP_MOST = 180    /* thousandths of the height: so much is no scrap */
};

struct way { /* to a sheet that begins with this chunk */
    bool found;
    int64_t cost;
    size_t from,
        sheets; /* the chunk that the sheet before begins with; how many there are before */
    const struct waiting *waiting;
};

struct search {
    const struct chunk *chunks;
    size_t n, from;
    sp_t height;
    int64_t most;
    struct way *ways;
};

static int64_t cost_of_place(const struct chunk *c)
{
    if (chunk_begins_section(c))
        return 0;
    if (strip_begins_something(c->first))
        return c->first->block && c->first->block->kind == BLOCK_CARD ? COST_CARD : COST_HEAD;
    const struct block *b = c->first->block, *above = c->above ? c->above->block : NULL;
    if (b && above && b->speak == SPEAK_QUOTE && above->speak == SPEAK_QUOTE)
        return COST_SPOKEN;
    if (chunk_is_within(c))
        return c->first->kind == STRIP_ROW ? COST_ROW : COST_LINE;
    return COST_BLOCK;
}

static bool is_scrap(const struct search *s, sp_t height)
{
    return height > 0 && (int64_t)height * 1000 < (int64_t)s->height * SCRAP_MOST;
}

/* A whole card is no scrap. */
static bool begins_with_card(const struct chunk *c)
{
    return c->first->block && c->first->block->kind == BLOCK_CARD && !chunk_is_within(c);
}

/* White that somebody sees. At the end of all it is no hole, and is forgiven sooner. */
static int64_t cost_of_white(int64_t white, bool last)
{
    white -= WHITE_FREE;
    if (white <= 0)
        return 0;
    int64_t hole = white * white * 60 / 1000 + (white > 230 ? (white - 230) * 15 : 0);
    int64_t end = white * 12 + (white > 500 ? (white - 500) * 12 : 0);
    return last && end < hole ? end : hole;
}

static void found(void *to, const struct sheet_end *e)
{
    struct search *s = to;
    const struct way *before = &s->ways[s->from];
    int64_t cost = before->cost + COST_SHEET;
    cost += (int64_t)e->beside * 1000 / s->height / BESIDE_LESS;
    cost += cost_of_white((int64_t)e->white * 1000 / s->height, e->next == s->n);
    cost += e->waiting ? COST_NOTES : 0;
    cost += e->closing ? COST_LINES : 0;
    cost += is_scrap(s, e->tail) && !begins_with_card(&s->chunks[s->from]) ? COST_SCRAP : 0;
    if (e->next < s->n) {
        int64_t place = cost_of_place(&s->chunks[e->next]);
        cost += place + (place && is_scrap(s, e->head) ? COST_SCRAP : 0);
    }
    struct way *w = &s->ways[e->next];
    if (cost < s->most && (!w->found || cost < w->cost))
        *w = (struct way){true, cost, s->from, before->sheets + 1, e->waiting};
}

static const struct strip **starts_of(struct setter *s, const struct search *found)
{
    size_t k = found->ways[found->n].sheets;
    const struct strip **starts = arena_new_array(s->arena, const struct strip *, k);
    starts[--k] = NULL;
    for (size_t at = found->ways[found->n].from; at > 0; at = found->ways[at].from)
        starts[--k] = found->chunks[at].first;
    return starts;
}

bool choose_sheets(struct setter *s, const struct galley *g, struct sheet_limits limits,
                   int64_t most, struct choice *out)
{
    struct chunk *chunks;
    struct search k = {.n = pagebreak_chunks(s, g, &chunks), .height = limits.bottom - limits.top};
    k.chunks = chunks;
    k.most = most;
    k.ways = arena_new_array(s->arena, struct way, k.n + 1);
    k.ways[0] = (struct way){.found = true};
    for (; k.from < k.n; k.from++)
        if (k.ways[k.from].found)
            pagebreak_ends(s, limits, chunks, k.n, k.from, k.ways[k.from].waiting, found, &k);
    const struct way *end = &k.ways[k.n];
    if (!end->found || end->waiting || (limits.max && end->sheets > limits.max))
        return false;
    int64_t sheets = (int64_t)end->sheets * COST_SHEET;
    *out = (struct choice){starts_of(s, &k), end->sheets, end->cost, end->cost - sheets};
    return true;
}

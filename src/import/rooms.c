/* rooms.c - blocks into rooms; see rooms.h. */
#include "import/rooms.h"
#include "import/speech.h"
#include "import/strategy.h"
#include "import/table.h"
#include "import/towns.h"
#include "import/write.h"

/* ---- headings -------------------------------------------------------------------------------- */

/* "Lever 3", "Global Lever 1", "3. The … Lever". */
static bool numbered_lever(const struct draft *d, const char *text)
{
    size_t n;
    bool lever = false;
    for (const char *p = text; (p = draft_where(d, "lever", p, &n)); p += n) {
        lever = true;
        if (p[n] == ' ' && ascii_is_digit(p[n + 1]))
            return true;
    }
    return lever && ascii_is_digit(text[0]);
}

enum room {
    ROOM_FURTHER,
    ROOM_DNA,
    ROOM_LEVELS,
    ROOM_MOAT,
    ROOM_TABLE,
    ROOM_LEVERS, /* the heading over the levers */
    ROOM_STRATEGY,
    ROOM_EVIDENCE,
    ROOM_LEVER /* one lever's own heading */
};

static enum room room_of(const struct draft *d, const char *heading)
{
    static const char *const names[] = {"dna",    "levels",   "moat",     "table",
                                        "levers", "strategy", "evidence", NULL};
    enum room room = (enum room)phrase_means(draft_says(d, "room", heading), names);
    bool general = room == ROOM_FURTHER || room == ROOM_LEVERS || room == ROOM_MOAT;
    return general && numbered_lever(d, heading) ? ROOM_LEVER : room;
}

struct filler {
    struct draft *d;
    const struct block *b; /* that is read */
    enum room room;
    const char *title;
    bool by_heading;      /* a heading opened it, not a stressed line */
    bool levers_by_title; /* within it, stressed leads are levers */
    struct unit *unit;    /* the section or lever that text goes to; NULL: not begun */
    struct unit *script;  /* of an open quotation */
    int heading;          /* the room's heading level; 0: a stressed line */
    uint64_t levels;      /* that the strategy's title, or a heading within it, names */
    bool used;            /* the room's title stands in the guide already */
    bool open;            /* a quotation goes on in the next block */
};

/* A title whose room came to nothing of its own stays as a comment. */
static void close_room(struct filler *f)
{
    if (f->title && !f->used)
        draft_unit(f->d, UNIT_HEADING, f->title, NULL);
    f->title = NULL;
}

static void open_room(struct filler *f, enum room room, const char *title, bool by_heading)
{
    close_room(f);
    f->room = room;
    f->title = title && *title ? title : NULL; /* "### #" is a heading without words */
    f->by_heading = by_heading;
    f->unit = NULL;
    f->script = NULL;
    f->used = f->open = false;
}

/* The section that text of the room goes to, begun when it is first needed. */
static struct unit *section(struct filler *f)
{
    static const char *const names[] = {"further", "dna", "levels", "moat"};
    if (f->unit && f->unit->kind == UNIT_SECTION)
        return f->unit;
    bool known = f->room >= ROOM_DNA && f->room <= ROOM_MOAT;
    const char *kind = names[known ? f->room : ROOM_FURTHER];
    const char *title = f->title ? f->title : "About this guide";
    f->used = true;
    f->unit = f->d->units;
    while (f->unit && !(f->unit->kind == UNIT_SECTION && f->unit->section == kind &&
                        strcmp(f->unit->title, title) == 0))
        f->unit = f->unit->next;
    if (!f->unit) {
        f->unit = draft_unit(f->d, UNIT_SECTION, title, known ? kind : title);
        f->unit->section = kind;
    }
    return f->unit;
}

/* ---- text into units ------------------------------------------------------------------------- */

/* "For Technical Program Managers specifically, frame …:" names the speech behind it. */
static const char *title_from(struct draft *d, const char *prose)
{
    const char *plain = markdown_plain(d->a, prose);
    size_t n = strcspn(plain, ",.:;");
    bool date = n && ascii_is_digit(plain[n - 1]); /* "The February 10, 2026 acquisition …" */
    return n >= 8 && n <= 60 && n < strlen(plain) && !date ? arena_strndup(d->a, plain, n) : NULL;
}

/* "1. Big Tech Offer" without its number: pages number what they show. */
static const char *without_number(const char *title)
{
    size_t n = strspn(title, "0123456789");
    return n && strncmp(title + n, ". ", 2) == 0 && title[n + 2] ? title + n + 2 : title;
}

/* Up to three words of a title, none but the first over twelve letters: a narrow column holds it.
 * Its number and article say nothing. NULL: it has no words. */
static const char *short_title(struct draft *d, const char *title)
{
    title = without_number(title);
    if (strncmp(title, "The ", 4) == 0)
        title += 4;
    const char *dash = strstr(title, "—"), *en = strstr(title, " – ");
    size_t n = strcspn(title, ":("), end = 0, k;
    dash = dash ? dash : en;
    n = dash && (size_t)(dash - title) < n ? (size_t)(dash - title) : n;
    n = n < 3 ? strlen(title) : n;
    for (size_t at = 0, words = 0; at < n && words < 3 && end < 22; at = end + 1, words++) {
        size_t word = strcspn(title + at, " ");
        if (words && word > 12)
            break;
        end = at + word < n ? at + word : n;
    }
    while (end && strchr(" ,:&+/", title[end - 1]))
        end--;
    for (size_t at = end; at > 3; at--) /* no short title ends with "of" */
        if (title[at - 1] == ' ' && draft_at(d, "small", title, title + at, &k) && at + k == end) {
            end = at - 1;
            at = end + 1;
        }
    while (end && ((unsigned char)title[end] & 0xC0) == 0x80)
        end--;
    return end ? arena_strndup(d->a, title, end) : NULL;
}

/* A paragraph of the unit. */
static void tell_into(struct filler *f, struct unit *u, const char *text, const char *element,
                      bool speech)
{
    struct passage p = {.d = f->d, .line = f->b->line};
    bool first = !u->said;
    passage_add(&p, text, speech);
    if (!p.said)
        return;
    if (p.claimed && u->kind == UNIT_LEVER && first && p.said->quoted)
        u->needs = "competing";
    p.said->begins = element;
    DRAFT_ADD(u, said, p.said);
    u->said_last = p.said_last;
}

/* Prose to the section, speech to a script of its own; in a lever both stay together. */
static void put_text(struct filler *f, const char *text, const char *lead)
{
    bool was_open = f->open, lever = f->unit && f->unit->kind == UNIT_LEVER;
    struct piece *pieces = speech_pieces(f->d, text, f->b->quoted ? &f->open : NULL);
    const char *title = lead;
    for (struct piece *x = pieces; x; x = x->next) {
        if (lever || !x->speech) {
            bool item = f->b->kind == BLOCK_ITEM && !x->speech;
            tell_into(f, lever ? f->unit : section(f), x->text, item ? "item" : "p", x->speech);
            if (!lead && !x->speech)
                title = title_from(f->d, x->text);
            continue;
        }
        if (!was_open || !f->script) {
            if (!title || (!f->script && !lead))
                title = f->title ? f->title : f->d->role;
            f->used |= f->title && strcmp(title, f->title) == 0;
            f->script = draft_unit(f->d, UNIT_SCRIPT, title, title);
            f->script->short_ = short_title(f->d, title);
        }
        tell_into(f, f->script, x->text, "p", true);
        was_open = false;
    }
}

/* "Lever 2 — Multi-Region Scope", "3. The “Team Builder” Lever": what they are called. */
static const char *lever_name(struct draft *d, const char *title)
{
    const char *name = title, *dash = strstr(title, " — "), *colon = strchr(title, ':');
    if (!numbered_lever(d, title))
        return title;
    if (ascii_is_digit(title[0])) {
        const char *open = strstr(title, "“"), *close = open ? strstr(open, "”") : NULL;
        if (close && close - open > 6)
            return arena_strndup(d->a, open + 3, (size_t)(close - open) - 3);
        name = without_number(title);
    } else if (colon) {
        name = colon + 1 + (colon[1] == ' ');
    } else if (dash) {
        name = dash + strlen(" — ");
    }
    return *name ? name : title;
}

static void begin_lever(struct filler *f, const char *title)
{
    const char *name = lever_name(f->d, title), *shown = without_number(title);
    if (!ascii_is_digit(title[0]) && strcmp(name, title) != 0) { /* "Lever 1: …" stays a comment */
        draft_unit(f->d, UNIT_HEADING, title, NULL);
        shown = name;
    }
    f->unit = draft_unit(f->d, UNIT_LEVER, shown, name);
    f->unit->short_ = short_title(f->d, name);
}

static void put_strategy(struct filler *f, const char *text)
{
    struct draft *d = f->d;
    struct passage p = {.d = d, .line = f->b->line, .strategy = true, .carried.levels = f->levels};
    f->used = true;
    d->strategy_title = d->strategy_title ? d->strategy_title : f->title;
    for (struct piece *x = speech_pieces(d, text, f->b->quoted ? &f->open : NULL); x; x = x->next)
        passage_add(&p, x->text, x->speech);
    if (!p.said)
        return;
    DRAFT_ADD(d, strategy, p.said);
    d->strategy_last = p.said_last;
}

/* ---- leads: "**Title:** text" ---------------------------------------------------------------- */

struct lead {
    const char *title; /* NULL: the block has none */
    const char *rest;
    bool alone; /* nothing follows on its line */
    bool colon;
};

static struct lead lead_of(struct arena *a, const char *text, bool numbered)
{
    struct lead out = {0};
    size_t n = strcspn(text, "\x02");
    if (text[0] != MARK_STRONG || strncmp(text + 1, "“", 3) == 0 || !text[n] || n > 140)
        return out;
    const char *title = markdown_plain(a, arena_strndup(a, text, n)), *rest = text + n + 1;
    size_t len = strlen(title);
    char last = len ? title[len - 1] : '\0';
    rest += strspn(rest, " ");
    bool dash = strncmp(rest, "— ", 4) == 0 || strncmp(rest, "– ", 4) == 0;
    if (numbered && dash) /* "1. **A point** — what it is" */
        rest += 4;
    /* "1. **A point.** What it is" */
    out.colon = last == ':' || (numbered && (dash || last == '.')) || *rest == ':';
    rest += *rest == ':';
    out.alone = *rest == '\0' || *rest == '\n';
    if (!out.colon && !out.alone)
        return out;
    while (len && strchr(": .", title[len - 1]))
        len--;
    out.title = len ? arena_strndup(a, title, len) : NULL;
    out.rest = rest + strspn(rest, " \n");
    return out;
}

/* ---- one block ------------------------------------------------------------------------------- */

static const char *around(struct draft *d, const struct block *before, const struct block *table)
{
    return arena_printf(d->a, "%s\n%s", before ? before->text : "",
                        table->next && table->next->kind != BLOCK_HEADING ? table->next->text : "");
}

static void put_table(struct filler *f)
{
    const struct block *b = f->b;
    struct buf *out = &section(f)->rest;
    size_t columns = 0;
    for (const struct cells *r = b->rows; r; r = r->next)
        columns = r->n > columns ? r->n : columns;
    write_element(out, 2, "table", WRITE_OPEN, NULL);
    for (const struct cells *r = b->rows; r; r = r->next) {
        buf_puts(out, "      ");
        write_element(out, WRITE_INLINE, "row", WRITE_OPEN, "head", write_yes(r == b->rows), NULL);
        for (size_t i = 0; i < columns; i++)
            write_element(out, WRITE_INLINE, "cell",
                          i < r->n ? markdown_plain(f->d->a, r->cell[i]) : "", NULL);
        buf_puts(out, "</row>\n");
    }
    write_close(out, 2, "table");
}

static void content(struct filler *f, const char *text, const char *lead)
{
    if (!*markdown_plain(f->d->a, text))
        return;
    if (f->room == ROOM_STRATEGY) {
        put_strategy(f, text);
    } else if (f->room == ROOM_EVIDENCE) {
        head_evidence(f->d, text);
    } else {
        if (f->room == ROOM_LEVERS && !(f->unit && f->unit->kind == UNIT_LEVER))
            section(f);
        put_text(f, text, lead);
        if (f->room == ROOM_LEVELS)
            head_bands(f->d, section(f), markdown_plain(f->d->a, text));
    }
}

/* A stressed line that opens no known room: a lever among levers, a section of its own where
 * sections are opened so, else a heading within the section. */
static void further_lead(struct filler *f, const struct lead *l)
{
    bool head = l->alone && f->b->kind != BLOCK_ITEM;
    const struct piece *speech = speech_pieces(f->d, l->rest, NULL);
    while (speech && !speech->speech)
        speech = speech->next;
    if (f->levers_by_title) {
        begin_lever(f, l->title);
    } else if (f->room == ROOM_STRATEGY || f->room == ROOM_EVIDENCE || (!head && !speech)) {
        content(f, f->b->text, NULL);
        return;
    } else if (head && !l->colon && !f->by_heading) {
        open_room(f, room_of(f->d, l->title), l->title, false);
        content(f, l->rest, NULL);
        return;
    } else if (head) {
        bool lever = f->unit && f->unit->kind == UNIT_LEVER; /* "Script:", within it */
        tell_into(f, lever ? f->unit : section(f), l->title, "head", false);
    }
    content(f, l->rest, l->title);
}

/* "1. **The Data Scale Lever**" */
static bool ends_with_lever(const struct draft *d, const char *title)
{
    const char *last = strrchr(title, ' ');
    return last && draft_is(d, "lever", last + 1);
}

static void put_block(struct filler *f, const struct block *b)
{
    struct draft *d = f->d;
    f->b = b;
    if (b->kind == BLOCK_TABLE) {
        put_table(f);
        return;
    }
    struct lead l = lead_of(d->a, b->text, b->number > 0);
    if (b->kind == BLOCK_HEADING)
        l = (struct lead){markdown_plain(d->a, b->text), "", true, false};
    enum room room = l.title ? room_of(d, l.title) : ROOM_FURTHER;
    if (l.title && b->number && ends_with_lever(d, l.title))
        room = ROOM_LEVER;
    if (!l.title || f->open) {
        content(f, b->text, NULL);
    } else if (b->kind == BLOCK_HEADING && f->room == ROOM_STRATEGY && room == ROOM_FURTHER &&
               b->level > f->heading && f->heading) {
        f->levels = levels_in(d, l.title); /* "Scenario 1: L62 Senior Offer" */
        put_strategy(f, l.title);
    } else if (room == ROOM_LEVER || (b->kind == BLOCK_HEADING && f->room == ROOM_LEVERS &&
                                      f->levers_by_title && room == ROOM_FURTHER && b->level > 4)) {
        if (f->room != ROOM_LEVERS || b->kind == BLOCK_HEADING)
            open_room(f, ROOM_LEVERS, NULL, b->kind == BLOCK_HEADING);
        if (b->kind == BLOCK_HEADING)
            f->levers_by_title = false; /* leads below it are its own: "Script:" */
        begin_lever(f, l.title);
        content(f, l.rest, l.title);
    } else if (b->kind == BLOCK_HEADING || room != ROOM_FURTHER) {
        bool item = b->kind == BLOCK_ITEM && room != ROOM_STRATEGY;
        if (item || (room == ROOM_MOAT && !l.alone)) {
            further_lead(f, &l);
            return;
        }
        if (room == ROOM_LEVELS && !l.alone && f->room == ROOM_LEVELS) {
            content(f, b->text, NULL); /* "**Critical context for level mapping**: …" */
            return;
        }
        f->levers_by_title = room == ROOM_LEVERS;
        bool again = b->kind != BLOCK_HEADING && f->by_heading && room == ROOM_DNA;
        open_room(f, room, l.title, b->kind == BLOCK_HEADING || again);
        f->heading = b->kind == BLOCK_HEADING ? b->level : 0;
        f->levels = levels_in(d, l.title);
        if (room == ROOM_DNA && !l.alone && !d->dna.n && head_summary(d, l.rest))
            f->used = true;
        else
            content(f, l.rest, NULL);
    } else {
        further_lead(f, &l);
    }
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* Every block but the tables of bands. */
static void fill_text(struct draft *d, const struct block *blocks)
{
    struct filler f = {.d = d};
    for (const struct block *b = blocks; b; b = b->next)
        if (b->line != d->title_line && !b->read)
            put_block(&f, b);
    close_room(&f);
}

/* The text is read twice: what may be said of an ask depends on what the rows ask for, which is
 * known once the whole strategy has been read. */
void rooms_fill(struct draft *d, struct block *blocks)
{
    const struct block *before = NULL;
    for (struct block *b = blocks; b; before = b, b = b->next)
        b->read = b->kind == BLOCK_TABLE && table_read(d, b, around(d, before, b));
    table_settle(d);
    struct draft first = *d;
    fill_text(&first, blocks);
    strategy_settle(&first);
    d->left = first.left;
    d->left_last = first.left_last;
    fill_text(d, blocks);
    opening_find(d);
    for (struct unit *u = d->units; u; u = u->next)
        if (u->kind != UNIT_SECTION && u->kind != UNIT_HEADING) {
            u->line = speech_line(d, u);
            u->region = towns_rows(d, towns_in(d, u->title));
        }
}

/* import.c - Markdown to guide: parse, read the head, the table, the rooms; write; read back. */
#include "import/import.h"
#include "guide/guide_read.h"
#include "import/rooms.h"
#include "import/write.h"

static struct place at_line(const struct source *s, int line)
{
    size_t off = 0;
    for (int n = 1; n < line && off < s->len; off++)
        n += s->text[off] == '\n';
    const char *end = memchr(s->text + off, '\n', s->len - off);
    size_t len = end ? (size_t)(end - s->text) - off : s->len - off;
    return (struct place){s, (uint32_t)off, (uint32_t)len};
}

/* A table's rows have as many cells as its head, written or not, so a few thousand bytes can ask
 * for millions: counted from above before anything is made of them. */
static bool tables_small(const struct source *s, struct diags *d)
{
    size_t lines = 0, widest = 0, at = 0;
    for (size_t i = 0, strokes, begins; i <= s->len; lines++, i++) {
        begins = i;
        for (strokes = 0; i < s->len && s->text[i] != '\n'; i++)
            strokes += s->text[i] == '|';
        at = strokes > widest ? begins : at;
        widest = strokes > widest ? strokes : widest;
    }
    if (widest <= IMPORT_COLUMNS_MAX && widest * (lines + 1) <= IMPORT_CELLS_MAX)
        return true;
    diag_add(d, DIAG_TOO_LARGE, (struct place){s, (uint32_t)at, 1},
             "a table here may have %zu columns in a text of %zu lines; at most %d columns and %d "
             "cells are read",
             widest, lines + 1, IMPORT_COLUMNS_MAX, IMPORT_CELLS_MAX);
    return false;
}

/* What XML and a guide can't hold. */
static bool is_control(uint32_t c)
{
    return (c < ' ' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F) ||
           (c & 0xFFFE) == 0xFFFE;
}

/* UTF-8 throughout; control characters become spaces, and flags and emoji, which are no words, go.
 */
static bool clean(struct arena *a, const struct source *s, struct str *out, struct diags *d)
{
    struct str t = {s->text, s->len};
    struct buf copy;
    buf_init(&copy, a);
    if (s->len > IMPORT_BYTES_MAX) {
        diag_add(d, DIAG_TOO_LARGE, (struct place){s, 0, 0},
                 "the file is over %d KiB; a role guide is far smaller", IMPORT_BYTES_MAX / 1024);
        return false;
    }
    for (size_t i = t.n >= 3 && memcmp(t.s, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0; i < t.n;) {
        size_t from = i;
        uint32_t c = str_decode(t, &i);
        struct place at = {s, (uint32_t)from, (uint32_t)(i - from)};
        bool picture = c >= 0x1F000 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D;
        if (str_turns(c)) {
            diag_add(d, DIAG_NOT_ALLOWED, at,
                     "U+%04X turns the direction of the text unseen, so that an amount can read "
                     "otherwise than it stands; delete it",
                     (unsigned)c);
            return false;
        }
        if (c == 0xFFFD && i - from < 3) {
            diag_add(d, DIAG_NOT_UTF8, at, "the text is not UTF-8 here; save it as UTF-8");
            return false;
        }
        if (is_control(c))
            buf_putc(&copy, ' ');
        else if (!picture)
            buf_put_utf8(&copy, c);
    }
    *out = (struct str){buf_str(&copy), copy.n};
    return true;
}

/* The first heading that names role and company: "# SIGNATURE ROLE" may stand before it. */
static bool read_title(struct draft *d, const struct block *first, const struct source *s,
                       struct diags *diags)
{
    for (const struct block *b = first; b && b->kind == BLOCK_HEADING; b = b->next)
        if (head_title(d, markdown_plain(d->a, b->text))) {
            d->title_line = b->line;
            return true;
        }
    diag_add(
        diags, DIAG_MISSING_ELEMENT, at_line(s, first->line),
        "a guide begins with a heading that names role and company, such as \"### Data Engineer "
        "| Example Negotiation Guide\"");
    return false;
}

static bool has_rows(struct draft *d, const struct source *s, struct diags *diags)
{
    if (d->rows)
        return true;
    for (const struct left *l = d->left; l; l = l->next)
        diag_add(diags, DIAG_NOT_AN_AMOUNT, at_line(s, l->line), "not read as data: %s; %s",
                 diag_quote(d->a, str_of(l->text)), l->reason);
    diag_add(
        diags, DIAG_MISSING_ELEMENT, (struct place){s, 0, 0},
        "there is no band table in it that can be read: regions or levels with a base, equity or "
        "total in a stated currency");
    return false;
}

/* What was made is a guide by the guide's own rules, or it isn't handed out. */
static const struct guide *read_back(struct arena *a, struct str xml, const struct schemas *schemas,
                                     struct diags *d)
{
    struct source *s = arena_new_of(a, struct source);
    *s = (struct source){"the imported guide", xml.s, xml.n};
    struct diags faults;
    diags_init(&faults, a);
    const struct guide *g = guide_read(a, s, schemas, &faults);
    if (g && !diags_failed(&faults))
        return g;
    for (const struct diag *f = faults.first; f; f = f->next) {
        struct linecol at = place_linecol(f->at);
        diag_add(d, f->code, (struct place){0},
                 "a fault of the importer, in the guide that it made (line %u): %s", at.line,
                 f->message);
    }
    return NULL;
}

struct imported import_guide(struct arena *a, const struct source *markdown,
                             const struct phrases *phrases, const struct schemas *schemas,
                             struct diags *d)
{
    struct imported out = {.status = IMPORT_REFUSED, .source = markdown->name};
    struct str text;
    if (!clean(a, markdown, &text, d) || !tables_small(markdown, d))
        return out;
    struct block *blocks = markdown_read(a, text, d);
    if (!blocks)
        return out;
    struct draft draft = {.a = a, .phrases = phrases, .level_meant = -1};
    buf_init(&draft.dna, a);
    buf_init(&draft.evidence, a);
    if (!read_title(&draft, blocks, markdown, d))
        return out;
    head_facts(&draft, blocks);
    rooms_fill(&draft, blocks);
    if (!has_rows(&draft, markdown, d))
        return out;
    struct buf xml;
    buf_init(&xml, a);
    const char *name = strrchr(markdown->name, '/');
    write_guide(&draft, name ? name + 1 : markdown->name, &xml);
    out.xml = (struct str){buf_str(&xml), xml.n};
    out.guide = read_back(a, out.xml, schemas, d);
    if (!out.guide)
        return out;
    out.status = out.guide->left_out_n ? IMPORT_PARTLY : IMPORT_WHOLE;
    return out;
}

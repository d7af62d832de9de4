/* to_unicode.c - what the codes of a font say, as a character map (ISO 32000-1, 9.10.3). */
#include "pdf/to_unicode.h"

#include "pdf/syntax.h"

#define MAP_HEAD                                                                                   \
    "/CIDInit/ProcSet findresource begin\n12 dict "                                                \
    "begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)"
#define MAP_FOOT "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"

uint32_t to_unicode_latin(struct str text)
{
    size_t at = 0;
    uint32_t c = text.n ? str_decode(text, &at) : 0;
    return at == text.n && c <= 0xFF ? c : 0;
}

/* Lines of a character map, of one kind; a hundred at most between begin and end (9.10.3). */
struct map_block {
    const char *kind;
    struct buf *out, lines;
    unsigned n;
    unsigned digits; /* of a code */
};

static void end_block(struct map_block *m)
{
    if (!m->n)
        return;
    buf_put_int(m->out, m->n);
    buf_puts(m->out, " begin");
    buf_puts(m->out, m->kind);
    buf_add(m->out, m->lines.p, m->lines.n);
    buf_puts(m->out, "\nend");
    buf_puts(m->out, m->kind);
    buf_putc(m->out, '\n');
    buf_clear(&m->lines);
    m->n = 0;
}

static void add_line(struct map_block *m, unsigned code, unsigned last, struct str text)
{
    buf_add(&m->lines, "\n<", 2);
    syntax_hex(&m->lines, code, m->digits);
    if (last > code) {
        buf_add(&m->lines, "><", 2);
        syntax_hex(&m->lines, last, m->digits);
    }
    buf_add(&m->lines, "><", 2);
    put_utf16(&m->lines, text);
    buf_putc(&m->lines, '>');
    if (++m->n == 100)
        end_block(m);
}

/* The last of the codes from `code` on whose characters count up with them; the code's high byte
 * stays the same within a range (9.10.3). Beyond Latin-1 there are none: Ghostscript reads a range
 * that begins at U+2013 as one that begins at U+0033, and a dash between two amounts as a 3. */
static unsigned last_in_step(const struct str *texts, unsigned n, unsigned code)
{
    uint32_t first = to_unicode_latin(texts[code]);
    unsigned last = code;
    while (first && (last + 1) % 256 && last + 1 < n &&
           to_unicode_latin(texts[last + 1]) == first + last + 1 - code)
        last++;
    return last;
}

void to_unicode_write(const struct str *texts, unsigned n, bool wide, struct file *file,
                      HPDF_Dict stream)
{
    struct buf b;
    buf_init(&b, file->arena);
    buf_reserve(&b, 256 + (size_t)n * 16);
    unsigned digits = wide ? 4 : 2;
    struct map_block chars = {.kind = "bfchar", .out = &b, .digits = digits};
    struct map_block ranges = {.kind = "bfrange", .out = &b, .digits = digits};
    buf_init(&chars.lines, file->arena);
    buf_init(&ranges.lines, file->arena);
    buf_puts(&b, MAP_HEAD "/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n"
                          "/CMapType 2 def\n1 begincodespacerange\n");
    buf_puts(&b, wide ? "<0000><FFFF>" : "<00><FF>");
    buf_puts(&b, "\nendcodespacerange\n");
    for (unsigned code = 0; code < n; code++) {
        if (!texts[code].s)
            continue;
        unsigned last = last_in_step(texts, n, code);
        add_line(last > code ? &ranges : &chars, code, last, texts[code]);
        code = last;
    }
    end_block(&ranges);
    end_block(&chars);
    buf_puts(&b, MAP_FOOT);
    file_stream(file, stream, b.p, b.n, true);
}

#include "pdf/font.h"

#include "pdf/subset.h"
#include "pdf/syntax.h"

enum { NONE = 0xFFFF };

/* A glyph and the text that it stands for. */
struct pair {
    uint32_t glyph;
    struct str text;
    uint16_t next; /* of the same glyph, or NONE */
    uint16_t code;
};

struct font {
    const struct face *face;
    unsigned name;
    struct pair *pairs;
    uint16_t pairs_n;
    uint32_t pairs_size;
    uint16_t *first;     /* by glyph: its first pair, or NONE */
    uint16_t ascii[128]; /* by character: the pair that it was last, and 1 more */
    uint16_t codes_n;
    HPDF_Dict type0;
    struct font *next;
};

/* What a code of the TrueType faces stands for, in all of them. */
struct code {
    const struct pair *pair;
    const struct font *user; /* the last face that has it */
};
enum { CODES_LATIN = 0x100 };

struct fonts {
    struct arena *arena;
    struct code *codes;
    unsigned codes_n, codes_size;
    HPDF_Dict to_unicode; /* of these codes; NULL: no face has them */
    struct font *fonts, **last;
    unsigned n;
    struct shown **table; /* by run: open addressing, a power of two */
    size_t table_n, table_size;
    struct shown *shown;
};

struct fonts *fonts_new(struct arena *a)
{
    struct fonts *f = arena_new_of(a, struct fonts);
    f->arena = a;
    f->last = &f->fonts;
    f->table_size = 1024;
    f->table = arena_new_array(a, struct shown *, f->table_size);
    f->codes_n = CODES_LATIN;
    f->codes_size = 2 * CODES_LATIN;
    f->codes = arena_new_array(a, struct code, f->codes_size);
    return f;
}

unsigned font_name(const struct font *f)
{
    return f->name;
}

/* ---- first phase: what stands for what ---------------------------------------------------- */

static struct font *font_of(struct fonts *f, const struct face *face)
{
    for (struct font *o = f->fonts; o; o = o->next)
        if (o->face == face)
            return o;
    struct font *o = arena_new_of(f->arena, struct font);
    o->face = face;
    o->name = ++f->n;
    o->first = arena_new_array(f->arena, uint16_t, face->glyphs);
    memset(o->first, 0xFF, face->glyphs * sizeof *o->first);
    *f->last = o;
    f->last = &o->next;
    return o;
}

/* The pair's number. A CFF face holds one pair a glyph: *clash tells of another text. */
static uint16_t pair_of(struct fonts *f, struct font *o, uint32_t glyph, struct str text,
                        bool *clash)
{
    uint16_t last = NONE;
    for (uint16_t i = o->first[glyph]; i != NONE; i = o->pairs[i].next) {
        const struct pair *p = &o->pairs[i];
        if (p->text.n == text.n && memcmp(p->text.s, text.s, text.n) == 0)
            return i;
        last = i;
    }
    if (last != NONE && (o->face->cff || o->pairs_n > NONE / 2)) {
        *clash = true;
        return o->first[glyph];
    }
    if (o->pairs_n == o->pairs_size)
        arena_grow(f->arena, o->pairs, o->pairs_n, o->pairs_size, 128);
    uint16_t i = o->pairs_n++;
    o->pairs[i] = (struct pair){.glyph = glyph, .text = text, .next = NONE};
    *(last == NONE ? &o->first[glyph] : &o->pairs[last].next) = i;
    return i;
}

/* Joiners, direction marks, soft hyphens: part of the text, but not what a glyph says. */
static bool is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0100 && c <= 0xE01EF);
}

/* Cuts the invisible off both ends; what is left may be empty. */
static struct str visible(struct str s)
{
    size_t at = 0, from = 0, to = 0;
    bool begun = false;
    while (at < s.n) {
        size_t here = at;
        if (is_invisible(str_decode(s, &at)))
            continue;
        if (!begun)
            from = here;
        begun = true;
        to = at;
    }
    return (struct str){s.s + from, to - from};
}

/* A cluster's text goes to its glyphs one character each, the rest to the last: exact when there is
 * one glyph, near enough for a search when there are more; ActualText then says it rightly. */
static void use_cluster(struct fonts *f, struct shown *s, unsigned from, unsigned to,
                        struct str text)
{
    static const char zero_width_space[] = "\u200B";
    text = visible(text);
    size_t at = 0;
    for (unsigned i = from; i < to; i++) {
        size_t start = at;
        if (i + 1 == to)
            at = text.n;
        else if (at < text.n)
            str_decode(text, &at);
        struct str part = {text.s + start, at - start};
        if (part.n == 0)
            part = (struct str){zero_width_space, 3};
        s->codes[i] = pair_of(f, s->font, s->run->glyphs[i].id, part, &s->actual);
    }
    s->actual = s->actual || to - from > 1;
}

/* Most clusters: one character of ASCII, one glyph, the same as the time before. */
static bool use_again(struct shown *s, unsigned i, struct str text)
{
    unsigned char c = (unsigned char)text.s[0];
    unsigned pair = text.n == 1 && c < 0x80 ? s->font->ascii[c] : 0;
    if (!pair || s->font->pairs[pair - 1].glyph != s->run->glyphs[i].id)
        return false;
    s->codes[i] = (uint16_t)(pair - 1);
    return true;
}

static void use_glyphs(struct fonts *f, struct shown *s)
{
    const struct glyphrun *run = s->run;
    uint32_t before = run->text_len; /* right to left: where the cluster on the left begins */
    for (unsigned i = 0, j; i < run->n; i = j) {
        uint32_t start = run->glyphs[i].cluster;
        for (j = i + 1; j < run->n && run->glyphs[j].cluster == start;)
            j++;
        uint32_t end = run->rtl ? before : j < run->n ? run->glyphs[j].cluster : run->text_len;
        if (i == 0 && !run->rtl)
            start = 0;
        if (end < start)
            end = start;
        struct str text = {run->text + start, end - start};
        before = start;
        if (j - i == 1 && use_again(s, i, text))
            continue;
        use_cluster(f, s, i, j, text);
        if (j - i == 1 && text.n == 1 && (unsigned char)text.s[0] < 0x80)
            s->font->ascii[(unsigned char)text.s[0]] = (uint16_t)(s->codes[i] + 1);
    }
}

static size_t run_hash(const struct glyphrun *run)
{
    uintptr_t p = (uintptr_t)run;
    return (size_t)((p >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20);
}

static struct shown **find(struct fonts *f, const struct glyphrun *run)
{
    for (size_t i = run_hash(run);; i++) {
        struct shown **s = &f->table[i & (f->table_size - 1)];
        if (!*s || (*s)->run == run)
            return s;
    }
}

const struct shown *fonts_use(struct fonts *f, const struct glyphrun *run)
{
    struct shown **at = find(f, run);
    if (*at)
        return *at;
    if (f->table_n * 2 >= f->table_size) {
        f->table_size *= 2;
        f->table = arena_new_array(f->arena, struct shown *, f->table_size);
        for (struct shown *s = f->shown; s; s = s->next)
            *find(f, s->run) = s;
        at = find(f, run);
    }
    struct shown *s = arena_new_of(f->arena, struct shown);
    s->run = run;
    s->font = font_of(f, run->face);
    s->codes = arena_new_array(f->arena, uint16_t, run->n ? run->n : 1);
    use_glyphs(f, s);
    s->next = f->shown;
    f->shown = s;
    f->table_n++;
    *at = s;
    return s;
}

/* ---- second phase: the faces -------------------------------------------------------------- */

/* The glyphs that are used, rising. */
static uint32_t *glyphs_of(struct fonts *f, const struct font *o, unsigned *n)
{
    uint64_t bits[0x10000 / 64] = {0};
    uint32_t *glyphs = arena_new_array(f->arena, uint32_t, o->pairs_n + 1u);
    *n = 0;
    for (unsigned i = 0; i < o->pairs_n; i++)
        bits[o->pairs[i].glyph / 64] |= UINT64_C(1) << o->pairs[i].glyph % 64;
    for (unsigned w = 0; w < sizeof bits / sizeof *bits; w++)
        for (; bits[w]; bits[w] &= bits[w] - 1)
            glyphs[(*n)++] = w * 64 + (unsigned)__builtin_ctzll(bits[w]);
    return glyphs;
}

/* The character that a pair is, when it is one of Latin-1; else 0. */
static uint32_t sole_character(const struct pair *p)
{
    size_t at = 0;
    uint32_t c = p ? str_decode(p->text, &at) : 0;
    return p && at == p->text.n && c <= 0xFF ? c : 0;
}

static bool take_code(struct code *c, const struct font *o, const struct pair *p)
{
    if (c->user == o)
        return false;
    *c = (struct code){p, o};
    return true;
}

/* A character of Latin-1 is its own code; any other text has one behind them, and a further one
 * where a face has two glyphs for it. */
static unsigned code_for(struct fonts *f, const struct font *o, const struct pair *p)
{
    uint32_t c = sole_character(p);
    if (c >= ' ' && take_code(&f->codes[c], o, p))
        return c;
    for (unsigned i = CODES_LATIN; i < f->codes_n; i++) {
        struct str text = f->codes[i].pair->text;
        if (text.n == p->text.n && memcmp(text.s, p->text.s, text.n) == 0 &&
            take_code(&f->codes[i], o, p))
            return i;
    }
    if (f->codes_n == f->codes_size) {
        struct code *larger = arena_new_array(f->arena, struct code, f->codes_size * 2);
        memcpy(larger, f->codes, f->codes_n * sizeof *larger);
        f->codes = larger;
        f->codes_size *= 2;
    }
    take_code(&f->codes[f->codes_n], o, p);
    return f->codes_n++;
}

/* TrueType: the same text has the same code in every face, so that the pages pack better and one
 * map to Unicode serves all: of nine pages 4 kB. CFF: code and glyph are one; a CID-keyed face
 * keeps its old numbers as the charset of the subset. */
static void number_codes(struct fonts *f, struct font *o)
{
    for (unsigned i = 0; i < o->pairs_n; i++) {
        struct pair *p = &o->pairs[i];
        p->code = (uint16_t)(o->face->cff ? p->glyph : code_for(f, o, p));
        if (o->codes_n <= p->code)
            o->codes_n = (uint16_t)(p->code + 1);
    }
}

#define CMAP_HEAD                                                                                  \
    "/CIDInit/ProcSet findresource begin\n12 dict "                                                \
    "begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)"
#define CMAP_FOOT "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"

/* Which glyph a code draws, two bytes each (9.7.4.3). */
static void embed_map(struct fonts *f, struct font *o, const struct subset *c, struct file *file,
                      HPDF_Dict descendant)
{
    unsigned char *map = arena_alloc(f->arena, (size_t)o->codes_n * 2);
    for (unsigned i = 0; i < o->pairs_n; i++) {
        unsigned glyph = subset_id(c, o->pairs[i].glyph);
        map[2 * o->pairs[i].code] = (unsigned char)(glyph >> 8);
        map[2 * o->pairs[i].code + 1] = (unsigned char)glyph;
    }
    HPDF_Dict stream = file_dict(file);
    file_stream(file, stream, map, (size_t)o->codes_n * 2, true);
    HPDF_Dict_Add(descendant, "CIDToGIDMap", stream);
}

/* Pairs in the order of their codes; NULL where a code stands for nothing. */
static const struct pair **by_code(struct fonts *f, const struct font *o)
{
    const struct pair **sorted = arena_new_array(f->arena, const struct pair *, o->codes_n + 1u);
    for (unsigned i = 0; i < o->pairs_n; i++)
        sorted[o->pairs[i].code] = &o->pairs[i];
    return sorted;
}

/* 9.7.4.3: as hmtx has them, to a hundredth of a unit. */
static void put_widths(const struct font *o, const struct pair **sorted, struct buf *b)
{
    buf_puts(b, "/DW 0/W[");
    for (unsigned code = 0; code < o->codes_n; code++) {
        if (!sorted[code])
            continue;
        if (code == 0 || !sorted[code - 1]) {
            buf_put_int(b, code);
            buf_putc(b, '[');
        }
        int64_t natural = hb_font_get_glyph_h_advance(o->face->hb_font, sorted[code]->glyph);
        put_fixed(b, (natural * 100000 + o->face->upem / 2) / o->face->upem, 2);
        buf_putc(b, sorted[code + 1] ? ' ' : ']');
    }
    buf_putc(b, ']');
}

/* Lines of a character map, of one kind; a hundred at most between begin and end (9.10.3). */
struct map_block {
    const char *kind;
    struct buf *out, lines;
    unsigned n;
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
    put_hex4(&m->lines, code);
    if (last > code) {
        buf_add(&m->lines, "><", 2);
        put_hex4(&m->lines, last);
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
static unsigned last_in_step(const struct pair **sorted, unsigned code)
{
    uint32_t first = sole_character(sorted[code]);
    unsigned last = code;
    while (first && (last + 1) % 256 && sorted[last + 1] &&
           sole_character(sorted[last + 1]) == first + last + 1 - code)
        last++;
    return last;
}

/* pairs: by code; NULL: no text. */
static void embed_to_unicode(struct fonts *f, const struct pair **pairs, unsigned n,
                             struct file *file, HPDF_Dict stream)
{
    struct buf b;
    buf_init(&b, f->arena);
    buf_reserve(&b, 256 + (size_t)n * 16);
    struct map_block chars = {.kind = "bfchar", .out = &b};
    struct map_block ranges = {.kind = "bfrange", .out = &b};
    buf_init(&chars.lines, f->arena);
    buf_init(&ranges.lines, f->arena);
    buf_puts(&b, CMAP_HEAD "/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n"
                           "/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\n"
                           "endcodespacerange\n");
    for (unsigned code = 0; code < n; code++) {
        if (!pairs[code])
            continue;
        unsigned last = last_in_step(pairs, code);
        add_line(last > code ? &ranges : &chars, code, last, pairs[code]->text);
        code = last;
    }
    end_block(&ranges);
    end_block(&chars);
    buf_puts(&b, CMAP_FOOT);
    file_stream(file, stream, b.p, b.n, true);
}

static void embed_shared_to_unicode(struct fonts *f, struct file *file)
{
    const struct pair **pairs = arena_new_array(f->arena, const struct pair *, f->codes_n + 1u);
    for (unsigned i = 0; i < f->codes_n; i++)
        pairs[i] = f->codes[i].pair;
    embed_to_unicode(f, pairs, f->codes_n, file, f->to_unicode);
}

/* 9.6.4: six letters that differ for different subsets. */
static const char *subset_name(struct fonts *f, const struct font *o)
{
    uint64_t h = str_hash(str_of(o->face->postscript));
    for (unsigned i = 0; i < o->pairs_n; i++)
        h = (h ^ o->pairs[i].glyph) * UINT64_C(1099511628211);
    char tag[7] = "";
    for (int i = 0; i < 6; i++, h /= 26)
        tag[i] = (char)('A' + h % 26);
    return arena_printf(f->arena, "%s+%s", tag, o->face->postscript);
}

static HPDF_Dict embed_descriptor(const struct font *o, const struct subset *c, const char *name,
                                  struct file *file)
{
    const struct face *face = o->face;
    HPDF_Dict descriptor = file_dict(file), program = file_dict(file);
    HPDF_Dict_AddName(descriptor, "Type", "FontDescriptor");
    HPDF_Dict_AddName(descriptor, "FontName", name);
    struct buf *b = file_text(file);
    buf_puts(b, "/Flags ");
    buf_put_int(b, face->italic_angle ? 68 : 4); /* symbolic: no encoding of its own; italic */
    const int numbers[] = {face->ascent, face->descent, face->cap_height, face->italic_angle,
                           face->weight >= 600 ? 140 : 80};
    static const char *const keys[] = {"/Ascent ", "/Descent ", "/CapHeight ", "/ItalicAngle ",
                                       "/StemV "};
    for (int i = 0; i < 5; i++) {
        buf_puts(b, keys[i]);
        buf_put_int(b, numbers[i]);
    }
    buf_puts(b, "/FontBBox[");
    for (int i = 0; i < 4; i++) {
        buf_put_int(b, face->bbox[i]);
        buf_putc(b, i < 3 ? ' ' : ']');
    }
    file_entries_end(file, descriptor);

    if (face->cff)
        HPDF_Dict_AddName(program, "Subtype", "CIDFontType0C");
    else
        HPDF_Dict_AddNumber(program, "Length1", (HPDF_INT32)c->plain_n);
    file_stream_packed(file, program, c->packed, c->packed_n);
    HPDF_Dict_Add(descriptor, face->cff ? "FontFile3" : "FontFile2", program);
    return descriptor;
}

static bool embed(struct fonts *f, struct font *o, struct file *file, struct diags *d)
{
    unsigned n;
    const uint32_t *glyphs = glyphs_of(f, o, &n);
    const struct subset *c = subset_of(o->face, glyphs, n, file);
    if (!c) {
        diag_add(d, DIAG_LIBRARY, (struct place){0}, "no subset of the face %s", o->face->name);
        return false;
    }
    number_codes(f, o);
    const struct pair **sorted = by_code(f, o);
    const char *name = subset_name(f, o);

    o->type0 = file_dict(file);
    HPDF_Dict descendant = file_dict(file);
    HPDF_Dict_AddName(o->type0, "Type", "Font");
    HPDF_Dict_AddName(o->type0, "Subtype", "Type0");
    HPDF_Dict_AddName(o->type0, "BaseFont", name);
    HPDF_Dict_AddName(o->type0, "Encoding", "Identity-H"); /* the one that every reader knows */
    struct buf *b = file_text(file);
    buf_puts(b, "/DescendantFonts[");
    put_ref(b, file_number(descendant));
    buf_putc(b, ']');
    file_entries_end(file, o->type0);

    HPDF_Dict_AddName(descendant, "Type", "Font");
    HPDF_Dict_AddName(descendant, "Subtype", o->face->cff ? "CIDFontType0" : "CIDFontType2");
    HPDF_Dict_AddName(descendant, "BaseFont", name);
    HPDF_Dict_Add(descendant, "FontDescriptor", embed_descriptor(o, c, name, file));
    if (!o->face->cff)
        embed_map(f, o, c, file, descendant);
    b = file_text(file);
    buf_puts(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
    put_widths(o, sorted, b);
    file_entries_end(file, descendant);
    if (o->face->cff) {
        HPDF_Dict to_unicode = file_dict(file);
        embed_to_unicode(f, sorted, o->codes_n, file, to_unicode);
        HPDF_Dict_Add(o->type0, "ToUnicode", to_unicode);
        return true;
    }
    if (!f->to_unicode)
        f->to_unicode = file_dict(file);
    HPDF_Dict_Add(o->type0, "ToUnicode", f->to_unicode);
    return true;
}

bool fonts_embed(struct fonts *f, struct file *file, struct diags *d)
{
    for (struct font *o = f->fonts; o; o = o->next)
        if (!o->face->hb_face) {
            diag_add(d, DIAG_LIBRARY, (struct place){0}, "the toy face can't be embedded");
            return false;
        } else if (!embed(f, o, file, d)) {
            return false;
        }
    if (f->to_unicode)
        embed_shared_to_unicode(f, file);
    for (struct shown *s = f->shown; s; s = s->next) {
        for (unsigned i = 0; i < s->run->n; i++)
            s->codes[i] = s->font->pairs[s->codes[i]].code;
    }
    return true;
}

void fonts_put_resources(const struct fonts *f, struct buf *b)
{
    buf_puts(b, "/Font<<");
    for (const struct font *o = f->fonts; o; o = o->next) {
        buf_puts(b, "/F");
        buf_put_int(b, o->name);
        buf_putc(b, ' ');
        put_ref(b, file_number(o->type0));
    }
    buf_puts(b, ">>");
}

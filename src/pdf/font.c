#include "pdf/font.h"

#include "font/pairs.h"
#include "pdf/subset.h"
#include "pdf/syntax.h"
#include "pdf/to_unicode.h"

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
    uint16_t usual[128]; /* the same of its usual glyph (font/glyphrun.h) */
    bool usual_own;      /* each of these has its character as its code */
    uint16_t codes_n;
    bool wide; /* two bytes a code */
    HPDF_Dict dict;
    struct font *next;
};

/* What a code of the TrueType faces stands for, in all of them. */
struct code {
    const struct pair *pair;
    const struct font *user; /* the last face that has it */
};
enum { CODES_BYTE = 0x100, CODES_SPARE = 63 };

struct fonts {
    struct arena *arena;
    struct code *codes;
    unsigned codes_n, codes_size;
    HPDF_Dict to_unicode; /* of these codes, a byte each; NULL: no face has them */
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
    f->table_size = 4096;
    f->table = arena_new_array(a, struct shown *, f->table_size);
    f->codes_n = CODES_BYTE;
    f->codes_size = 2 * CODES_BYTE;
    f->codes = arena_new_array(a, struct code, f->codes_size);
    return f;
}

unsigned font_name(const struct font *f)
{
    return f->name;
}

bool font_is_wide(const struct font *f)
{
    return f->wide;
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

static bool str_is(struct str a, struct str b)
{
    return a.n == b.n && memcmp(a.s, b.s, a.n) == 0;
}

/* The pair's number. A CFF face holds one pair a glyph: *clash tells of another text. */
static uint16_t pair_of(struct fonts *f, struct font *o, uint32_t glyph, struct str text,
                        bool *clash)
{
    uint16_t last = NONE;
    for (uint16_t i = o->first[glyph]; i != NONE; i = o->pairs[i].next) {
        const struct pair *p = &o->pairs[i];
        if (str_is(p->text, text))
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

/* Most clusters: one character of ASCII, one glyph, the same as the time before. Left to right. */
static bool use_again(struct shown *s, unsigned i)
{
    const struct glyph *g = &s->run->glyphs[i];
    uint32_t next = i + 1 < s->run->n ? g[1].cluster : s->run->text_len;
    unsigned char c = (unsigned char)s->run->text[g->cluster];
    unsigned pair = next == g->cluster + 1 && c < 0x80 ? s->font->ascii[c] : 0;
    if (!pair || s->font->pairs[pair - 1].glyph != g->id || (i == 0 && g->cluster))
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
        j = i + 1;
        if (!run->rtl && use_again(s, i))
            continue;
        while (j < run->n && run->glyphs[j].cluster == start)
            j++;
        uint32_t end = run->rtl ? before : j < run->n ? run->glyphs[j].cluster : run->text_len;
        if (i == 0 && !run->rtl)
            start = 0;
        if (end < start)
            end = start;
        struct str text = {run->text + start, end - start};
        before = start;
        use_cluster(f, s, i, j, text);
        if (j - i == 1 && text.n == 1 && (unsigned char)text.s[0] < 0x80)
            s->font->ascii[(unsigned char)text.s[0]] = (uint16_t)(s->codes[i] + 1);
    }
}

/* Nothing is new in most runs that are made of usual glyphs. */
static bool has_usual(const struct font *o, const struct glyphrun *run)
{
    unsigned lacking = 0;
    for (unsigned i = 0; i < run->n; i++)
        lacking |= !o->usual[(unsigned char)run->text[i]];
    return !lacking;
}

static void use_usual(struct fonts *f, struct shown *s)
{
    if (has_usual(s->font, s->run))
        return;
    use_glyphs(f, s);
    for (unsigned i = 0; i < s->run->n; i++)
        s->font->usual[(unsigned char)s->run->text[i]] = (uint16_t)(s->codes[i] + 1);
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

/* Out of the way of those that are known. */
static __attribute__((noinline)) struct shown *use_new(struct fonts *f, const struct glyphrun *run)
{
    if (f->table_n * 2 >= f->table_size) {
        f->table_size *= 2;
        f->table = arena_new_array(f->arena, struct shown *, f->table_size);
        for (struct shown *s = f->shown; s; s = s->next)
            *find(f, s->run) = s;
    }
    struct shown *s = arena_new_of(f->arena, struct shown);
    s->run = run;
    s->font = font_of(f, run->face);
    s->codes = arena_new_array(f->arena, uint16_t, run->n ? run->n : 1);
    if (run->usual)
        use_usual(f, s);
    else
        use_glyphs(f, s);
    s->next = f->shown;
    f->shown = s;
    f->table_n++;
    return *find(f, run) = s;
}

const struct shown *fonts_use(struct fonts *f, const struct glyphrun *run)
{
    const struct shown *s = *find(f, run);
    return s ? s : use_new(f, run);
}

/* ---- second phase: the faces -------------------------------------------------------------- */

/* A face that shows four different digits brings all ten: it sets amounts, which change most from
 * brief to brief, and a set that was cut before needn't be cut again (subset.h). Fewer are numbers
 * of headings and notes. Of a hundred faces eight more are at hand, for 0.3 kB a brief. */
static void complete_digits(struct fonts *f, struct font *o)
{
    static const char digits[] = "0123456789";
    const struct pairs *p = pairs_of(o->face->name);
    bool clash = false;
    int shown = 0;
    for (int i = 0; i < 10; i++)
        shown += o->usual['0' + i] || o->ascii['0' + i];
    for (int i = 0; p && shown >= 4 && i < 10; i++) {
        uint16_t glyph = p->id[pairs_sign((uint32_t)digits[i])];
        if (glyph)
            pair_of(f, o, glyph, (struct str){digits + i, 1}, &clash);
    }
}

/* The glyphs that are used, rising. */
static uint32_t *glyphs_of(struct fonts *f, const struct font *o, unsigned *n)
{
    uint64_t bits[0x10000 / 64] = {0};
    uint32_t *glyphs = arena_new_array(f->arena, uint32_t, o->pairs_n + 1u);
    *n = 0;
    for (unsigned i = 0; i < o->pairs_n; i++)
        bits[o->pairs[i].glyph / 64] |= UINT64_C(1) << o->pairs[i].glyph % 64;
    for (unsigned w = 0; w <= o->face->glyphs / 64; w++)
        for (; bits[w]; bits[w] &= bits[w] - 1)
            glyphs[(*n)++] = w * 64 + (unsigned)__builtin_ctzll(bits[w]);
    return glyphs;
}

static bool take_code(struct code *c, const struct font *o, const struct pair *p)
{
    if (c->user == o)
        return false;
    *c = (struct code){p, o};
    return true;
}

/* Of one byte, those that Latin-1 leaves to controls. */
static unsigned spare_code(unsigned i)
{
    return i < 32 ? 0x80 + i : i - 31;
}

/* A character of Latin-1 is its own code. Any other text has one of the spare codes, the same in
 * most documents, or one behind them all; and a further one where a face has two glyphs for it. */
static unsigned code_for(struct fonts *f, const struct font *o, const struct pair *p)
{
    uint32_t c = to_unicode_latin(p->text);
    if (((c >= ' ' && c <= '~') || c >= 0xA0) && take_code(&f->codes[c], o, p))
        return c;
    unsigned first = (unsigned)(str_hash(p->text) % CODES_SPARE);
    for (unsigned i = 0; i < CODES_SPARE + f->codes_n - CODES_BYTE; i++) {
        unsigned code =
            i < CODES_SPARE ? spare_code((first + i) % CODES_SPARE) : CODES_BYTE + i - CODES_SPARE;
        const struct pair *has = f->codes[code].pair;
        if ((!has || str_is(has->text, p->text)) && take_code(&f->codes[code], o, p))
            return code;
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
    o->wide = o->face->cff || o->codes_n > CODES_BYTE;
    o->usual_own = true;
    for (unsigned c = 0; c < 128; c++)
        if (o->usual[c] && o->pairs[o->usual[c] - 1].code != c)
            o->usual_own = false;
}

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

/* 9.7.4.3 */
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
        subset_put_width(o->face, sorted[code]->glyph, b);
        buf_putc(b, sorted[code + 1] ? ' ' : ']');
    }
    buf_putc(b, ']');
}

/* Of the codes of a byte, which all faces share. */
static void embed_shared_to_unicode(struct fonts *f, struct file *file)
{
    struct str texts[CODES_BYTE] = {{NULL, 0}};
    for (unsigned i = 0; i < CODES_BYTE; i++)
        if (f->codes[i].pair)
            texts[i] = f->codes[i].pair->text;
    to_unicode_write(texts, CODES_BYTE, false, file, f->to_unicode);
}

static void embed_own_to_unicode(struct fonts *f, const struct font *o, struct file *file,
                                 HPDF_Dict stream)
{
    struct str *texts = arena_new_array(f->arena, struct str, o->codes_n);
    for (unsigned i = 0; i < o->pairs_n; i++)
        texts[o->pairs[i].code] = o->pairs[i].text;
    to_unicode_write(texts, o->codes_n, true, file, stream);
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
    for (int i = 0; i < 4; i++) { /* of what is in it; rounded outwards */
        int side = c->bbox[i] * 1000, upem = (int)face->upem;
        bool over = side % upem && (side > 0) == (i >= 2);
        buf_put_int(b, side / upem + (over ? i < 2 ? -1 : 1 : 0));
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

/* 9.6.3: no encoding, the program's own map of codes. */
static void embed_simple(struct fonts *f, struct font *o, const struct subset *c, struct file *file)
{
    HPDF_Dict_AddName(o->dict, "Subtype", "TrueType");
    struct buf *b = file_text(file);
    buf_add(b, c->widths.s, c->widths.n);
    file_entries_end(file, o->dict);
    if (!f->to_unicode)
        f->to_unicode = file_dict(file);
    HPDF_Dict_Add(o->dict, "ToUnicode", f->to_unicode);
}

/* 9.7 */
static HPDF_Dict embed_composite(struct fonts *f, struct font *o, const struct pair **sorted,
                                 const struct subset *c, const char *name, struct file *file)
{
    HPDF_Dict descendant = file_dict(file), to_unicode = file_dict(file);
    HPDF_Dict_AddName(o->dict, "Subtype", "Type0");
    HPDF_Dict_AddName(o->dict, "Encoding", "Identity-H"); /* the one that every reader knows */
    struct buf *b = file_text(file);
    buf_puts(b, "/DescendantFonts[");
    put_ref(b, file_number(descendant));
    buf_putc(b, ']');
    file_entries_end(file, o->dict);

    HPDF_Dict_AddName(descendant, "Type", "Font");
    HPDF_Dict_AddName(descendant, "Subtype", o->face->cff ? "CIDFontType0" : "CIDFontType2");
    HPDF_Dict_AddName(descendant, "BaseFont", name);
    if (!o->face->cff)
        embed_map(f, o, c, file, descendant);
    b = file_text(file);
    buf_puts(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
    put_widths(o, sorted, b);
    file_entries_end(file, descendant);
    embed_own_to_unicode(f, o, file, to_unicode);
    HPDF_Dict_Add(o->dict, "ToUnicode", to_unicode);
    return descendant;
}

/* The glyph of each code of a byte. */
static const uint32_t *glyphs_by_code(struct fonts *f, const struct font *o,
                                      const struct pair **sorted)
{
    uint32_t *glyphs = arena_new_array(f->arena, uint32_t, CODES_BYTE);
    for (unsigned code = 0; code < o->codes_n; code++)
        glyphs[code] = sorted[code] ? sorted[code]->glyph : 0;
    return glyphs;
}

static bool embed(struct fonts *f, struct font *o, struct file *file, struct diags *d)
{
    unsigned n;
    complete_digits(f, o);
    const uint32_t *glyphs = glyphs_of(f, o, &n);
    number_codes(f, o);
    const struct pair **sorted = by_code(f, o);
    const struct subset *c =
        subset_of(o->face, glyphs, n, o->wide ? NULL : glyphs_by_code(f, o, sorted), file);
    if (!c) {
        diag_add(d, DIAG_LIBRARY, (struct place){0}, "no subset of the face %s", o->face->name);
        return false;
    }
    o->wide = !c->by_code;
    const char *name = subset_name(f, o);
    o->dict = file_dict(file);
    HPDF_Dict_AddName(o->dict, "Type", "Font");
    HPDF_Dict_AddName(o->dict, "BaseFont", name);
    HPDF_Dict holder = o->dict;
    if (o->wide)
        holder = embed_composite(f, o, sorted, c, name, file);
    else
        embed_simple(f, o, c, file);
    HPDF_Dict_Add(holder, "FontDescriptor", embed_descriptor(o, c, name, file));
    return true;
}

/* Pairs become their codes. */
static void number_run(struct shown *s)
{
    const struct font *o = s->font;
    const struct glyphrun *run = s->run;
    for (unsigned i = 0; i < run->n && run->usual; i++)
        s->codes[i] = o->pairs[o->usual[(unsigned char)run->text[i]] - 1].code;
    for (unsigned i = 0; i < run->n && !run->usual; i++)
        s->codes[i] = o->pairs[s->codes[i]].code;
}

/* As bytes of a literal string. Of a buffer that grows: what is full stays where it is, in the
 * arena. */
static struct str string_of(const struct shown *s, struct buf *b)
{
    const struct glyphrun *run = s->run;
    if (run->usual && s->font->usual_own && !s->font->wide && syntax_is_literal(run->text, run->n))
        return (struct str){run->text, run->n};
    buf_reserve(b, 4 * run->n);
    size_t from = b->n;
    for (unsigned i = 0; i < run->n; i++)
        put_code(b, s->codes[i], s->font->wide);
    return (struct str){b->p + from, b->n - from};
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
    struct buf strings;
    buf_init(&strings, f->arena);
    for (struct shown *s = f->shown; s; s = s->next) {
        number_run(s);
        if (s->run->plain)
            s->string = string_of(s, &strings);
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
        put_ref(b, file_number(o->dict));
    }
    buf_puts(b, ">>");
}

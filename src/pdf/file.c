#include "pdf/file.h"

#include "base/digits.h"
#include "base/hooks.h"
#include "pdf/syntax.h"
#include <endian.h>
#include <hpdf_utils.h>

enum { OBJECTS_A_STREAM = 2500, NUMBER_MASK = 0xFFFFFF };

/* Of libdeflate's: from 1 to 6 pages and structure of a brief shrink from 53 to 49 kB, and take 13
 * M instructions in the place of 6; what lies between is dearer for its size than either. */
enum { LEVEL = 1 };

/* Programs of faces are packed once and kept: nine pages are 0.8 kB smaller for 0.2 M a brief in a
 * batch, and 2 M in a single run. */
enum { LEVEL_KEPT = 5 };

struct body {
    bool is_written; /* or needn't be */
    bool is_stream, deflated;
    const char *text; /* value, or further entries */
    size_t text_n;
    const char *bytes;
    size_t bytes_n;
};

/* A page for ten thousand offers has a hundred thousand objects: neither their bodies nor their
 * texts are copied when there are more of them. */
enum { BODIES_A_BLOCK = 1024, TEXT_BLOCK = 65536 };

/* libharu calls it with every error; most leave a NULL behind, which the next call refuses. */
static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
    struct file *f = user;
    (void)detail;
    if (!f->fault)
        f->fault = error;
}

static void *doc_alloc(HPDF_UINT size)
{
    return hooks_alloc(size);
}

static void release_doc(void *doc)
{
    HPDF_Free(doc);
}

static void release_deflate(void *c)
{
    libdeflate_free_compressor(c);
}

struct file *file_new(struct arena *a, struct diags *d)
{
    struct file *f = arena_new_of(a, struct file);
    f->arena = a;
    buf_init(&f->text, a);
    buf_init(&f->packed, a);
    /* The structs read here are those of one version's headers. */
    if (strcmp(HPDF_GetVersion(), "2.3.0") != 0) {
        diag_add(d, DIAG_LIBRARY, (struct place){0}, "libharu is %s, and must be 2.3.0",
                 HPDF_GetVersion());
        return NULL;
    }
    f->doc = HPDF_NewEx(on_error, doc_alloc, hooks_free, 0, f);
    f->deflate = f->doc ? libdeflate_alloc_compressor(LEVEL) : NULL;
    if (f->doc)
        arena_defer(a, release_doc, f->doc);
    if (!f->deflate)
        arena_exhausted(a);
    arena_defer(a, release_deflate, f->deflate);
    f->doc->pdf_version = HPDF_VER_17;
    return f;
}

/* ---- objects ---------------------------------------------------------------------------- */

static struct body *body_at(struct file *f, uint32_t number)
{
    size_t block = number / BODIES_A_BLOCK, had = f->bodies_size;
    while (block >= f->bodies_size)
        arena_grow(f->arena, f->bodies, had, f->bodies_size, 4);
    if (!f->bodies[block])
        f->bodies[block] = arena_new_array(f->arena, struct body, BODIES_A_BLOCK);
    return &f->bodies[block][number % BODIES_A_BLOCK];
}

uint32_t file_number(HPDF_Dict dict)
{
    return dict ? dict->header.obj_id & NUMBER_MASK : 0;
}

HPDF_Dict file_dict(struct file *f)
{
    HPDF_Dict dict = HPDF_Dict_New(f->doc->mmgr);
    if (!dict || HPDF_Xref_Add(f->doc->xref, dict) != HPDF_OK)
        arena_exhausted(f->arena);
    return dict;
}

static uint32_t library_objects(const struct file *f)
{
    return f->doc->xref->entries->count;
}

uint32_t file_object(struct file *f)
{
    if (!f->own_n)
        f->own_from = library_objects(f);
    return f->own_from + f->own_n++;
}

/* What is full stays where it is, in the arena. */
struct buf *file_text(struct file *f)
{
    if (f->text.n + TEXT_BLOCK / 8 > f->text.cap) {
        buf_init(&f->text, f->arena);
        buf_reserve(&f->text, TEXT_BLOCK - 1);
    }
    f->text_from = f->text.n;
    return &f->text;
}

static struct body *text_end(struct file *f, uint32_t number)
{
    struct body *b = body_at(f, number);
    b->text = f->text.p + f->text_from;
    b->text_n = f->text.n - f->text_from;
    return b;
}

void file_text_end(struct file *f, uint32_t number)
{
    text_end(f, number);
}

void file_entries_end(struct file *f, HPDF_Dict dict)
{
    text_end(f, file_number(dict));
}

/* Into f->packed. */
static void deflate_with(struct file *f, struct libdeflate_compressor *c, const void *bytes,
                         size_t n)
{
    size_t bound = libdeflate_zlib_compress_bound(c, n);
    buf_clear(&f->packed);
    buf_reserve(&f->packed, bound);
    f->packed.n = libdeflate_zlib_compress(c, bytes, n, f->packed.p, bound);
}

static void deflate_bytes(struct file *f, const void *bytes, size_t n)
{
    deflate_with(f, f->deflate, bytes, n);
}

struct str file_pack(struct file *f, const void *bytes, size_t n)
{
    if (!f->deflate_kept) {
        f->deflate_kept = libdeflate_alloc_compressor(LEVEL_KEPT);
        if (!f->deflate_kept)
            arena_exhausted(f->arena);
        arena_defer(f->arena, release_deflate, f->deflate_kept);
    }
    deflate_with(f, f->deflate_kept, bytes, n);
    return (struct str){f->packed.p, f->packed.n};
}

void file_stream_packed(struct file *f, HPDF_Dict dict, const char *bytes, size_t n)
{
    struct body *b = body_at(f, file_number(dict));
    b->is_stream = b->deflated = true;
    b->bytes = bytes;
    b->bytes_n = n;
}

void file_stream(struct file *f, HPDF_Dict dict, const void *bytes, size_t n, bool deflate)
{
    struct body *b = body_at(f, file_number(dict));
    b->is_stream = true;
    b->deflated = deflate;
    if (deflate) {
        deflate_bytes(f, bytes, n);
        bytes = f->packed.p;
        n = f->packed.n;
    }
    char *copy = arena_alloc(f->arena, n ? n : 1);
    memcpy(copy, bytes, n);
    b->bytes = copy;
    b->bytes_n = n;
}

/* ---- writing ---------------------------------------------------------------------------- */

struct writer {
    struct file *file;
    struct buf *out;
    struct buf objects, index; /* of the object stream being filled */
    unsigned filled;
    uint32_t stream; /* its number */
    HPDF_Stream scratch;
    struct buf xref; /* rows of seven bytes: type, place, index */
    size_t base;     /* where the file begins in out */
};

static void put_xref(struct writer *w, uint32_t number, unsigned type, size_t a, unsigned b)
{
    size_t need = ((size_t)number + 1) * 7;
    if (w->xref.n < need) {
        size_t more = need - w->xref.n;
        buf_reserve(&w->xref, more);
        memset(w->xref.p + w->xref.n, 0, more);
        w->xref.n = need;
    }
    unsigned char *row = (unsigned char *)w->xref.p + (size_t)number * 7;
    row[0] = (unsigned char)type;
    for (int i = 0; i < 4; i++)
        row[1 + i] = (unsigned char)(a >> (24 - 8 * i));
    row[5] = (unsigned char)(b >> 8);
    row[6] = (unsigned char)b;
}

/* What libharu wrote into the scratch stream goes to b. */
static void drain(struct writer *w, struct buf *b)
{
    HPDF_UINT blocks = HPDF_MemStream_GetBufCount(w->scratch);
    for (HPDF_UINT i = 0; i < blocks; i++) {
        HPDF_UINT n = 0;
        const HPDF_BYTE *p = HPDF_MemStream_GetBufPtr(w->scratch, i, &n);
        if (p)
            buf_add(b, p, n);
    }
    HPDF_MemStream_FreeData(w->scratch);
}

static bool is_dict(const void *object)
{
    const HPDF_Obj_Header *h = object;
    return (h->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT;
}

/* A name as it stands; libharu would write each of its letters by a call. */
static bool put_plain_name(struct buf *b, const char *name)
{
    for (const char *c = name; *c; c++)
        if (!((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') ||
              *c == '+' || *c == '-'))
            return false;
    buf_putc(b, '/');
    buf_puts(b, name);
    return true;
}

static void put_value(struct writer *w, void *value, struct buf *b)
{
    const HPDF_Obj_Header *h = value;
    if ((h->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_PROXY) {
        put_ref(b, file_number(((HPDF_Proxy)value)->obj));
    } else if ((h->obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_NAME ||
               !put_plain_name(b, ((HPDF_Name)value)->value)) {
        HPDF_Obj_Write(value, w->scratch, NULL);
        drain(w, b);
    }
}

static void put_entries(struct writer *w, HPDF_Dict dict, const struct body *body, struct buf *b)
{
    for (HPDF_UINT i = 0; i < dict->list->count; i++) {
        HPDF_DictElement e = HPDF_List_ItemAt(dict->list, i);
        const HPDF_Obj_Header *h = e->value;
        if (strcmp(e->key, "Length") == 0 || strcmp(e->key, "Filter") == 0 ||
            (h->obj_id & HPDF_OTYPE_HIDDEN))
            continue;
        put_plain_name(b, e->key); /* ours, or libharu's */
        buf_putc(b, ' ');
        put_value(w, e->value, b);
    }
    buf_add(b, body->text, body->text_n);
}

static void begin_object(struct writer *w, uint32_t number)
{
    put_xref(w, number, 1, w->out->n - w->base, 0);
    buf_put_int(w->out, number);
    buf_puts(w->out, " 0 obj\n<<");
}

static void put_stream_data(struct writer *w, const void *bytes, size_t n)
{
    buf_puts(w->out, "/Length ");
    buf_put_int(w->out, (int64_t)n);
    buf_puts(w->out, ">>stream\n");
    buf_add(w->out, bytes, n);
    buf_puts(w->out, "\nendstream\nendobj\n");
}

static void write_stream(struct writer *w, uint32_t number, HPDF_Dict dict)
{
    const struct body *body = body_at(w->file, number);
    begin_object(w, number);
    put_entries(w, dict, body, w->out);
    if (body->deflated)
        buf_puts(w->out, "/Filter/FlateDecode");
    put_stream_data(w, body->bytes, body->bytes_n);
}

/* Streams first; the Length objects that libharu made for its own are dropped, ours are direct. */
static void write_streams(struct writer *w)
{
    struct file *f = w->file;
    for (uint32_t i = 1; i < f->own_from; i++) {
        HPDF_XrefEntry e = HPDF_Xref_GetEntry(f->doc->xref, i);
        if (!e->obj || !is_dict(e->obj) ||
            (!((HPDF_Dict)e->obj)->stream && !body_at(f, i)->is_stream))
            continue;
        HPDF_Dict dict = e->obj;
        HPDF_Number length = HPDF_Dict_GetItem(dict, "Length", HPDF_OCLASS_NUMBER);
        if (length)
            body_at(f, length->header.obj_id & NUMBER_MASK)->is_written = true;
        write_stream(w, i, dict);
        body_at(f, i)->is_written = true;
    }
}

static void flush_objects(struct writer *w)
{
    size_t first = w->index.n;
    buf_add(&w->index, w->objects.p, w->objects.n);
    deflate_bytes(w->file, w->index.p, w->index.n);
    begin_object(w, w->stream++);
    buf_puts(w->out, "/Type/ObjStm/N ");
    buf_put_int(w->out, w->filled);
    buf_puts(w->out, "/First ");
    buf_put_int(w->out, (int64_t)first);
    buf_puts(w->out, "/Filter/FlateDecode");
    put_stream_data(w, w->file->packed.p, w->file->packed.n);
    buf_clear(&w->objects);
    buf_clear(&w->index);
    w->filled = 0;
}

static void put_library_value(struct writer *w, void *object, const struct body *body)
{
    struct buf *b = &w->objects;
    if (is_dict(object)) {
        HPDF_Dict dict = object;
        if (dict->before_write_fn)
            dict->before_write_fn(dict);
        buf_add(b, "<<", 2);
        put_entries(w, dict, body, b);
        buf_add(b, ">>", 2);
    } else {
        HPDF_Obj_WriteValue(object, w->scratch, NULL);
        drain(w, b);
    }
}

/* Where the object that comes next begins (7.5.7). */
static void put_index(struct writer *w, uint32_t number)
{
    buf_reserve(&w->index, 2 * DIGITS_MAX + 2);
    char *to = digits_put(w->index.p + w->index.n, number);
    *to++ = ' ';
    to = digits_put(to, w->objects.n);
    *to++ = ' ';
    *to = '\0';
    w->index.n = (size_t)(to - w->index.p);
}

static void put_object(struct writer *w, uint32_t number)
{
    const struct body *body = body_at(w->file, number);
    void *object = NULL;
    if (number < w->file->own_from) {
        object = HPDF_Xref_GetEntry(w->file->doc->xref, number)->obj;
        if (!object || body->is_written)
            return;
    }
    put_index(w, number);
    if (object)
        put_library_value(w, object, body);
    else
        buf_add(&w->objects, body->text, body->text_n);
    buf_putc(&w->objects, ' ');
    put_xref(w, number, 2, w->stream, w->filled++);
    if (w->filled == OBJECTS_A_STREAM)
        flush_objects(w);
}

/* Returns the number after the last object stream's. */
static uint32_t write_objects(struct writer *w)
{
    uint32_t end = w->file->own_from + w->file->own_n;
    w->stream = end;
    for (uint32_t i = 1; i < end; i++)
        put_object(w, i);
    if (w->filled)
        flush_objects(w);
    return w->stream;
}

/* Eight bytes at a step, where str_hash() takes one: a file is long. */
static uint64_t hash_of(struct str s)
{
    uint64_t h = UINT64_C(14695981039346656037) ^ s.n;
    for (; s.n >= 8; s.s += 8, s.n -= 8) {
        uint64_t word;
        memcpy(&word, s.s, sizeof word);
        word = le64toh(word); /* the same on every machine */
        h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 32;
    }
    return h ^ str_hash(s);
}

/* Each row as its differences from the one above (PNG's Up, 7.4.4.4): long runs of zeros. */
static void write_xref(struct writer *w, uint32_t number)
{
    size_t start = w->out->n - w->base;
    put_xref(w, number, 1, start, 0);
    put_xref(w, 0, 0, 0, 65535);
    struct buf rows;
    buf_init(&rows, w->file->arena);
    buf_reserve(&rows, ((size_t)number + 1) * 8);
    const unsigned char *row = (const unsigned char *)w->xref.p;
    unsigned char *to = (unsigned char *)rows.p;
    for (size_t i = 0; i <= number; i++, row += 7) {
        *to++ = 2;
        for (int k = 0; k < 7; k++)
            *to++ = (unsigned char)(i ? row[k] - row[k - 7] : row[k]);
    }
    rows.n = ((size_t)number + 1) * 8;
    deflate_bytes(w->file, rows.p, rows.n);
    buf_put_int(w->out, number);
    buf_puts(w->out, " 0 obj\n<</Type/XRef/Size ");
    buf_put_int(w->out, (int64_t)number + 1);
    buf_puts(w->out, "/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Filter/FlateDecode/Root ");
    put_ref(w->out, file_number(w->file->doc->catalog));
    buf_puts(w->out, "/Info ");
    put_ref(w->out, file_number(w->file->doc->info));
    /* 14.4: the same bytes have the same identifier; nothing of time or place is in it. */
    struct str body = {w->out->p + w->base, w->out->n - w->base};
    uint64_t id[2] = {hash_of(body), hash_of((struct str){rows.p, rows.n}) ^ body.n};
    for (int i = 0; i < 2; i++) {
        buf_puts(w->out, i ? "<" : "/ID[<");
        for (int k = 0; k < 8; k++)
            syntax_hex(w->out, (unsigned)(id[k / 4] >> (48 - 16 * (k % 4)) & 0xFFFF), 4);
        buf_putc(w->out, '>');
    }
    buf_putc(w->out, ']');
    put_stream_data(w, w->file->packed.p, w->file->packed.n);
    buf_puts(w->out, "startxref\n");
    buf_put_int(w->out, (int64_t)start);
    buf_puts(w->out, "\n%%EOF\n");
}

/* About as much as the file will be: a buffer that grows leaves as much behind as it holds. */
static size_t likely_size(struct file *f, uint32_t count)
{
    size_t n = 0;
    for (uint32_t i = 1; i < count; i++) {
        const struct body *b = body_at(f, i);
        n += b->bytes_n + b->text_n / 6;
    }
    return n;
}

bool file_write(struct file *f, struct diags *d, struct buf *out)
{
    struct writer w = {.file = f, .out = out, .base = out->n};
    buf_init(&w.objects, f->arena);
    buf_init(&w.index, f->arena);
    buf_init(&w.xref, f->arena);
    if (!f->own_n)
        f->own_from = library_objects(f);
    else if (f->own_from != library_objects(f) && !f->fault)
        f->fault = HPDF_INVALID_OBJ_ID; /* two objects of one number */
    uint32_t count = f->own_from + f->own_n;
    buf_reserve(&w.xref, ((size_t)count + count / OBJECTS_A_STREAM + 3) * 7);
    w.scratch = HPDF_MemStream_New(f->doc->mmgr, 4096);
    if (w.scratch && !f->fault) {
        buf_reserve(out, likely_size(f, count));
        buf_puts(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
        write_streams(&w);
        write_xref(&w, write_objects(&w));
    }
    HPDF_Stream_Free(w.scratch);
    /* What libharu does within a call it keeps to itself: on_error() hears of it only here. */
    if (HPDF_GetError(f->doc) == HPDF_FAILD_TO_ALLOC_MEM)
        arena_exhausted(f->arena);
    if (f->fault) {
        out->n = w.base;
        diag_add(d, DIAG_LIBRARY, (struct place){0}, "libharu 0x%04lX", f->fault);
        return false;
    }
    return true;
}

/* face.c - a font file's bytes through our own loading: opened, asked for its measures, shaped
 * with, cut down and put into a document. The bytes stand in the place of the body's face among
 * the program's resources, so that everything between is what the program itself runs. */
#include "base/resource.h"
#include "font/pairs.h"
#include "fuzz.h"
#include "pdf/pdf.h"
#include "pdf/read.h"

extern const struct resource resource_table[];
extern const size_t resource_table_n;
static struct resource under_test = {"fonts/Roboto-Regular.ttf", NULL, 0};

/* The build's pairs are of the face that these bytes replace. */
const struct pairs pairs_table[] = {{0}};

const struct resource *resource_at(size_t i)
{
    return i < resource_table_n ? &resource_table[i] : NULL;
}

const struct resource *resource_find(const char *name)
{
    if (under_test.data && strcmp(name, under_test.name) == 0)
        return &under_test;
    for (size_t i = 0; i < resource_table_n; i++)
        if (strcmp(resource_table[i].name, name) == 0)
            return &resource_table[i];
    return NULL;
}

static bool opens(struct arena *a, const char *bytes, size_t size)
{
    hb_blob_t *blob = hb_blob_create(bytes, (unsigned)size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    struct face face = {0};
    bool ok = face_open(&face, a, blob, 0);
    hb_blob_destroy(blob);
    if (ok)
        face_close(&face);
    return ok;
}

static void set_page(struct document *doc, struct fontset *fonts, struct arena *a, struct diags *d)
{
    static const char *const texts[] = {"affluent", "AVATAR To", "0123456789", "e\u0301\u0327"};
    struct frame *frame = doc->pages[0].frame;
    struct slot *slot = elem_slot(a, elem_new(a, doc->root, ELEM_P));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct shaped *s =
            fontset_shape(fonts, FACE_BODY, str_of(texts[i]), false, "en", (struct place){0}, d);
        for (unsigned k = 0; k < s->n; k++)
            frame_text(frame, slot, &s->runs[k], SP_PT(50), SP_PT(50), SP_PT(10),
                       (struct color){0, 0, 0});
        shaped_width(s, SP_PT(10));
    }
}

static void write_document(struct fontset *fonts, struct arena *a, struct diags *d)
{
    struct page page = {frame_new(a, SP_PT(595), SP_PT(842)), "1"};
    struct document doc = {.pages = &page,
                           .pages_n = 1,
                           .root = elem_new(a, NULL, ELEM_DOCUMENT),
                           .lang = "en",
                           .title = "T",
                           .subject = "S",
                           .author = "A",
                           .audience = "private",
                           .date = "2026-11-20"};
    set_page(&doc, fonts, a, d);
    if (diags_failed(d))
        return;
    struct buf out;
    buf_init(&out, a);
    const char *why;
    if (pdf_write(&doc, a, d, &out) ? !pdf_read((struct str){out.p, out.n}, a, &why)
                                    : !diags_failed(d))
        abort();
}

static void each(struct str text, struct arena *a, struct diags *d)
{
    if (opens(a, text.s, text.n)) {
        under_test.data = (const unsigned char *)text.s;
        under_test.len = text.n;
        struct fontset *fonts = fontset_new(d, false);
        if (fonts)
            write_document(fonts, a, d);
        fontset_free(fonts);
        under_test.data = NULL;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_text(data, size, each);
}

/* pdf.c - the way from display list to file: glyphs noted, faces cut, pages painted, tree, self
 * description, bytes. */
#include "pdf/pdf.h"

#include "pdf/content.h"
#include "pdf/file.h"
#include "pdf/font.h"
#include "pdf/info.h"
#include "pdf/syntax.h"
#include "pdf/tags.h"

/* Every text of every page, in painting order, as the document shows it. */
static const struct shown **note_glyphs(const struct document *doc, struct fonts *fonts,
                                        struct arena *a)
{
    size_t n = 0;
    for (size_t i = 0; i < doc->pages_n; i++)
        for (const struct op *op = doc->pages[i].frame->first; op; op = op->next)
            n += op->kind == OP_TEXT;
    const struct shown **shown = arena_new_array(a, const struct shown *, n + 1), **next = shown;
    for (size_t i = 0; i < doc->pages_n; i++)
        for (const struct op *op = doc->pages[i].frame->first; op; op = op->next)
            if (op->kind == OP_TEXT)
                *next++ = fonts_use(fonts, op->u.text.run);
    return shown;
}

static HPDF_Dict add_page(struct file *f)
{
    HPDF_Page page = HPDF_AddPage(f->doc);
    if (!page) /* memory is all it can lack */
        arena_exhausted(f->arena);
    HPDF_Dict_RemoveElement(page, "MediaBox"); /* written by us, exactly */
    HPDF_Dict_RemoveElement(page, "Resources");
    return page;
}

static void finish_page(struct file *f, HPDF_Dict page, size_t index, const struct frame *frame,
                        const struct fonts *fonts, const struct buf *content,
                        const struct buf *annotations)
{
    struct buf *b = file_text(f);
    buf_puts(b, "/MediaBox[0 0 ");
    put_centi(b, sp_centi(frame->width));
    put_fixed(b, sp_centi(frame->height), 2);
    buf_puts(b, "]/Resources<<");
    fonts_put_resources(fonts, b);
    buf_puts(b, ">>/Tabs/S/StructParents ");
    buf_put_int(b, (int64_t)index);
    if (annotations->n) {
        buf_puts(b, "/Annots[");
        buf_add(b, annotations->p, annotations->n);
        buf_putc(b, ']');
    }
    file_entries_end(f, page);
    HPDF_Dict contents = HPDF_Dict_GetItem(page, "Contents", HPDF_OCLASS_DICT);
    if (contents)
        file_stream(f, contents, content->p, content->n, true);
}

static void paint_pages(struct file *f, const struct document *doc, struct fonts *fonts,
                        struct tags *tags, const struct shown *const *shown, HPDF_Dict *pages)
{
    struct buf content, annotations; /* used again for every page */
    buf_init(&content, f->arena);
    buf_init(&annotations, f->arena);
    buf_reserve(&content, 32768);
    for (size_t i = 0; i < doc->pages_n; i++) {
        const struct frame *frame = doc->pages[i].frame;
        const struct content_job job = {doc, tags, shown};
        buf_clear(&content);
        buf_clear(&annotations);
        shown = content_paint(&job, (unsigned)i, &content, &annotations);
        finish_page(f, pages[i], i, frame, fonts, &content, &annotations);
    }
    if (doc->frames)
        arena_free(doc->frames);
}

bool pdf_write(const struct document *doc, struct arena *a, struct diags *d, struct buf *out)
{
    struct file *f = file_new(a, d);
    if (!f)
        return false;
    struct fonts *fonts = fonts_new(a);
    const struct shown **shown = note_glyphs(doc, fonts, a);
    if (!fonts_embed(fonts, f, d))
        return false;

    HPDF_Dict *pages = arena_new_array(a, HPDF_Dict, doc->pages_n + 1);
    uint32_t *numbers = arena_new_array(a, uint32_t, doc->pages_n + 1);
    for (size_t i = 0; i < doc->pages_n; i++) {
        pages[i] = add_page(f);
        numbers[i] = file_number(pages[i]);
    }
    uint32_t profile = info_write(f, doc, numbers);
    struct tags *tags = tags_new(doc, f, numbers); /* from here on all objects are ours */
    info_catalogue(f, doc, profile, tags_root(tags));
    paint_pages(f, doc, fonts, tags, shown, pages);
    tags_write(tags);
    return file_write(f, d, out);
}

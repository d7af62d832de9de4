#include "pdf/info.h"
#include "base/language.h"

#include "base/date.h"
#include "pdf/pdf.h"
#include "pdf/srgb.h"
#include "pdf/syntax.h"

#define PROGRAM "hfbrief"

/* The document's date in both spellings; a day without a time is its midnight, UTC. */
struct stamp {
    const char *info, *xmp; /* NULL: none */
};

static struct stamp stamp_of(const char *text, struct arena *a)
{
    struct date t;
    struct stamp s = {NULL, NULL};
    if (!text || !date_time_parse(str_of(text), &t))
        return s;
    if (!t.has_time)
        t.hour = t.minute = t.second = t.offset = 0;
    int east = t.offset < 0 ? -t.offset : t.offset;
    char sign = t.offset < 0 ? '-' : '+';
    s.info = arena_printf(a, "D:%04d%02d%02d%02d%02d%02d%c%02d'%02d'", t.year, t.month, t.day,
                          t.hour, t.minute, t.second, sign, east / 60, east % 60);
    s.xmp = arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", t.year, t.month, t.day,
                         t.hour, t.minute, t.second, sign, east / 60, east % 60);
    return s;
}

static void write_info(struct file *f, const struct document *doc, struct stamp date)
{
    if (f->doc->info) /* libharu names itself here from the start */
        HPDF_Dict_RemoveElement(f->doc->info, "Producer");
    else
        f->doc->info = file_dict(f);
    struct buf *b = file_text(f);
    put_text_entry(b, "Title", doc->title);
    put_text_entry(b, "Subject", doc->subject);
    put_text_entry(b, "Author", doc->author);
    put_text_entry(b, "Creator", PROGRAM);
    put_text_entry(b, "Producer", PROGRAM);
    put_text_entry(b, "CreationDate", date.info);
    put_text_entry(b, "ModDate", date.info);
    file_entries_end(f, f->doc->info);
}

/* ---- XMP ---------------------------------------------------------------------------------- */

static void put_xml(struct buf *b, const char *s)
{
    for (; *s; s++) {
        if (*s == '&')
            buf_puts(b, "&amp;");
        else if (*s == '<')
            buf_puts(b, "&lt;");
        else if (*s == '>')
            buf_puts(b, "&gt;");
        else if ((unsigned char)*s >= ' ' || *s == '\t' || *s == '\n')
            buf_putc(b, *s);
    }
}

static void put_property(struct buf *b, const char *before, const char *value, const char *after)
{
    if (!value)
        return;
    buf_puts(b, before);
    put_xml(b, value);
    buf_puts(b, after);
}

struct property {
    const char *name, *type, *description;
};

/* ISO 19005-2, 6.6.2.3.3: a schema that isn't one of XMP's own is described in the file. */
static void put_schema(struct buf *b, const char *name, const char *uri, const char *prefix,
                       const struct property *properties, size_t n)
{
    buf_printf(b,
               "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>%s</pdfaSchema:schema>"
               "<pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI><pdfaSchema:prefix>%s"
               "</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>",
               name, uri, prefix);
    for (size_t i = 0; i < n; i++)
        buf_printf(b,
                   "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>%s</pdfaProperty:name>"
                   "<pdfaProperty:valueType>%s</pdfaProperty:valueType>"
                   "<pdfaProperty:category>internal</pdfaProperty:category>"
                   "<pdfaProperty:description>%s</pdfaProperty:description></rdf:li>",
                   properties[i].name, properties[i].type, properties[i].description);
    buf_puts(b, "</rdf:Seq></pdfaSchema:property></rdf:li>\n");
}

#define AUDIENCE_OPEN "<hfbrief:audience>"
#define AUDIENCE_CLOSE "</hfbrief:audience>"
#define AUDIENCE_SPACE "urn:hfbrief:xmp:1"

static void put_identification(struct buf *b, const struct document *doc)
{
    buf_puts(b, "<rdf:Description rdf:about=\"\" "
                "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
                "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" "
                "xmlns:hfbrief=\"" AUDIENCE_SPACE "\">\n"
                "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
                "<pdfuaid:part>1</pdfuaid:part>\n");
    put_property(b, AUDIENCE_OPEN, doc->audience, AUDIENCE_CLOSE "\n");
    put_property(b, "<hfbrief:guide>", doc->guide, "</hfbrief:guide>\n");
    buf_puts(b, "</rdf:Description>\n");
}

static void put_schemas(struct buf *b)
{
    buf_puts(b, "<rdf:Description rdf:about=\"\" "
                "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
                "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
                "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                "<pdfaExtension:schemas><rdf:Bag>\n");
    /* "ISO 14289" would be somebody's floor, and the letter refused (see job/read_back.c) */
    static const struct property ua[] = {
        {"part", "Integer", "The part of PDF/UA that the file conforms to"}};
    static const struct property own[] = {
        {"audience", "Text", "Who the document is for: private or employer"},
        {"guide", "Text", "The id of the guide it was made with, and a hash of its bytes"}};
    put_schema(b, "PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", ua,
               1);
    put_schema(b, "hfbrief schema", AUDIENCE_SPACE, "hfbrief", own, 2);
    buf_puts(b, "</rdf:Bag></pdfaExtension:schemas></rdf:Description>\n");
}

static HPDF_Dict write_xmp(struct file *f, const struct document *doc, struct stamp date)
{
    struct buf b;
    buf_init(&b, f->arena);
    buf_reserve(&b, 4096);
    buf_puts(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                 "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF "
                 "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                 "<rdf:Description rdf:about=\"\" "
                 "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                 "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
                 "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                 "<dc:format>application/pdf</dc:format>\n");
    put_property(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", doc->title,
                 "</rdf:li></rdf:Alt></dc:title>\n");
    put_property(&b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", doc->subject,
                 "</rdf:li></rdf:Alt></dc:description>\n");
    put_property(&b, "<dc:creator><rdf:Seq><rdf:li>", doc->author,
                 "</rdf:li></rdf:Seq></dc:creator>\n");
    put_property(&b, "<dc:language><rdf:Bag><rdf:li>", doc->lang,
                 "</rdf:li></rdf:Bag></dc:language>\n");
    put_property(&b, "<xmp:CreateDate>", date.xmp, "</xmp:CreateDate>\n");
    put_property(&b, "<xmp:ModifyDate>", date.xmp, "</xmp:ModifyDate>\n");
    put_property(&b, "<xmp:CreatorTool>", PROGRAM, "</xmp:CreatorTool>\n");
    put_property(&b, "<pdf:Producer>", PROGRAM, "</pdf:Producer>\n");
    buf_puts(&b, "</rdf:Description>\n");
    put_identification(&b, doc);
    put_schemas(&b);
    buf_puts(&b, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");

    /* Never deflated, so that any program finds it (6.6.2.1). */
    HPDF_Dict stream = file_dict(f);
    HPDF_Dict_AddName(stream, "Type", "Metadata");
    HPDF_Dict_AddName(stream, "Subtype", "XML");
    file_stream(f, stream, b.p, b.n, false);
    return stream;
}

const char *pdf_audience(struct str file, struct arena *a)
{
    const size_t open = strlen(AUDIENCE_OPEN);
    for (size_t at = 0; at + open < file.n; at++) {
        const char *p = memchr(file.s + at, '<', file.n - at);
        if (!p)
            return NULL;
        at = (size_t)(p - file.s);
        if (file.n - at < open || memcmp(p, AUDIENCE_OPEN, open) != 0)
            continue;
        struct str rest = {p + open, file.n - at - open};
        static const char *const known[] = {"private", "employer"};
        for (int i = 0; i < 2; i++) {
            size_t n = strlen(known[i]);
            if (rest.n > n && memcmp(rest.s, known[i], n) == 0 && rest.s[n] == '<')
                return arena_strdup(a, known[i]);
        }
    }
    return NULL;
}

/* ---- the rest ----------------------------------------------------------------------------- */

/* The output intent's profile. */
static HPDF_Dict write_profile(struct file *f)
{
    unsigned char profile[SRGB_MAX];
    size_t n = srgb_profile(profile);
    HPDF_Dict stream = file_dict(f);
    HPDF_Dict_AddNumber(stream, "N", 3);
    file_stream(f, stream, profile, n, true);
    return stream;
}

/* 12.3.3, with the destination itself (12.3.2.2): PDF/A's checkers refuse libharu's indirect one.
 */
static void write_outline(struct file *f, const struct document *doc, const uint32_t *pages)
{
    enum { LEVELS = 8 };
    HPDF_Outline above[LEVELS + 1] = {NULL};
    for (size_t i = 0; i < doc->outline_n; i++) {
        const struct outline *o = &doc->outline[i];
        int level = o->level < 0 ? 0 : o->level < LEVELS ? o->level : LEVELS - 1;
        while (level > 0 && !above[level])
            level--;
        if (o->page < 0 || (size_t)o->page >= doc->pages_n)
            continue;
        HPDF_Outline item = HPDF_CreateOutline(f->doc, above[level], "-", NULL);
        if (!item)
            arena_exhausted(f->arena);
        HPDF_Dict_RemoveElement(item, "Title");
        struct buf *b = file_text(f);
        put_text_entry(b, "Title", o->title);
        buf_puts(b, "/Dest[");
        put_ref(b, pages[o->page]);
        buf_puts(b, "/XYZ null ");
        put_centi(b, sp_centi(doc->pages[o->page].frame->height - o->y));
        buf_puts(b, "null]");
        file_entries_end(f, item);
        above[level + 1] = item;
        for (int k = level + 2; k <= LEVELS; k++)
            above[k] = NULL;
    }
}

/* 12.4.2: 1, 2, 3 … as a range; anything else page by page. */
static void put_page_labels(struct file *f, const struct document *doc, struct buf *b)
{
    bool counted = true;
    for (size_t i = 0; i < doc->pages_n && counted; i++) {
        const char *label = doc->pages[i].label;
        counted = !label || strcmp(label, arena_printf(f->arena, "%zu", i + 1)) == 0;
    }
    buf_puts(b, "/PageLabels<</Nums[");
    if (counted)
        buf_puts(b, "0<</S/D>>");
    for (size_t i = 0; i < doc->pages_n && !counted; i++) {
        buf_put_int(b, (int64_t)i);
        buf_puts(b, "<<");
        put_text_entry(b, "P", doc->pages[i].label);
        buf_puts(b, ">>");
    }
    buf_puts(b, "]>>");
}

uint32_t info_write(struct file *f, const struct document *doc, const uint32_t *pages)
{
    struct stamp date = stamp_of(doc->date, f->arena);
    HPDF_Dict profile = write_profile(f);
    write_info(f, doc, date);
    HPDF_Dict catalog = f->doc->catalog;
    HPDF_Dict_Add(catalog, "Metadata", write_xmp(f, doc, date));
    write_outline(f, doc, pages);
    if (doc->outline_n)
        HPDF_Dict_AddName(catalog, "PageMode", "UseOutlines");
    return file_number(profile);
}

void info_catalogue(struct file *f, const struct document *doc, uint32_t profile,
                    uint32_t struct_root)
{
    struct buf *b = file_text(f);
    buf_puts(b, "/StructTreeRoot ");
    put_ref(b, struct_root);
    buf_puts(b, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>");
    put_text_entry(b, "Lang", doc->lang ? doc->lang : language_default()->code);
    buf_puts(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                "/Info(sRGB IEC61966-2.1)/DestOutputProfile ");
    put_ref(b, profile);
    buf_puts(b, ">>]");
    put_page_labels(f, doc, b);
    file_entries_end(f, f->doc->catalog);
}

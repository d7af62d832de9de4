/* xml_fault.c - well-formedness in our words. libxml2 complains where it noticed; here the place
 * is moved to where the fault is, and the repair is named. */
#include "base/ascii.h"
#include "xml/xml_inside.h"
#include <libxml/xmlerror.h>

static struct place span(const struct source *src, size_t from, size_t to)
{
    if (from > src->len)
        from = src->len;
    if (to > src->len)
        to = src->len;
    return (struct place){src, (uint32_t)from, (uint32_t)(to > from ? to - from : 0)};
}

static size_t back_to(const struct source *src, size_t off, char c)
{
    if (off >= src->len && off > 0)
        off = src->len - 1;
    while (off > 0 && src->text[off] != c)
        off--;
    return off;
}

static bool of_name(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == '_' || c == '.' ||
           c == ':' || (unsigned char)c >= 0x80;
}

/* The word that begins (or, for a tag, the name behind '<' or '</') at off. */
static struct place word_at(const struct source *src, size_t off)
{
    size_t i = off;
    while (i < src->len && (src->text[i] == '<' || src->text[i] == '/'))
        i++;
    size_t end = i;
    while (end < src->len && of_name(src->text[end]))
        end++;
    return span(src, i, end > i ? end : i + 1);
}

/* ---- & and < -------------------------------------------------------------------------------- */

static void report_reference(const struct xml_fault *f, const struct source *src, struct diags *d)
{
    size_t from = back_to(src, f->off ? f->off - 1 : 0, '&'), end = from + 1;
    while (end < src->len && (of_name(src->text[end]) || src->text[end] == '#'))
        end++;
    bool closed = end < src->len && src->text[end] == ';';
    struct place at = span(src, from, closed ? end + 1 : end);
    struct str name = {src->text + from + 1, end - from - 1};
    if (closed && name.n && name.s[0] == '#')
        diag_add(d, DIAG_NOT_WELL_FORMED, at, "&%.*s; isn't a character that XML allows; delete it",
                 (int)name.n, name.s);
    else if (closed)
        diag_add(d, DIAG_NOT_WELL_FORMED, at,
                 "&%.*s; isn't known here (only &amp; &lt; &gt; &quot; &apos; are); write the "
                 "character itself",
                 (int)name.n, name.s);
    else
        diag_add(d, DIAG_NOT_WELL_FORMED, at, "a bare & isn't allowed in XML; write &amp;");
}

static bool report_less_than(const struct xml_fault *f, const struct source *src, struct diags *d)
{
    if (f->code == XML_ERR_LT_IN_ATTRIBUTE) {
        diag_add(d, DIAG_NOT_WELL_FORMED, span(src, f->off, f->off + 1),
                 "an attribute's value holds a <; is its closing quote missing? If not, write "
                 "&lt;");
        return true;
    }
    size_t from = back_to(src, f->off, '<');
    char next = from + 1 < src->len ? src->text[from + 1] : 0;
    if (of_name(next) || next == '/')
        return false;
    diag_add(d, DIAG_NOT_WELL_FORMED, span(src, from, from + 1),
             "a bare < isn't allowed in XML; write &lt;");
    return true;
}

/* ---- tags ----------------------------------------------------------------------------------- */

/* Where the element `name` was opened on `line`; src NULL when it isn't found. */
static struct place opened_at(const struct source *src, int line, const char *name)
{
    size_t i = 0, n = strlen(name);
    for (int l = 1; l < line && i < src->len; i++)
        l += src->text[i] == '\n';
    for (; n && i + n < src->len; i++)
        if (src->text[i] == '<' && memcmp(src->text + i + 1, name, n) == 0 &&
            !of_name(src->text[i + 1 + n]))
            return span(src, i + 1, i + 1 + n);
    return (struct place){0};
}

static void report_mismatch(const struct xml_fault *f, const struct source *src, struct diags *d)
{
    size_t from = back_to(src, f->off ? f->off - 1 : 0, '<');
    struct diag *g = diag_add(d, DIAG_NOT_WELL_FORMED, word_at(src, from),
                              "<%s> is still open where </%s> comes; write </%s> before it",
                              f->name, f->other, f->name);
    g->also = opened_at(src, f->line, f->name);
}

static void report_unfinished(const struct xml_fault *f, const struct source *src, struct diags *d)
{
    struct place open = opened_at(src, f->line, f->name);
    if (f->code == XML_ERR_TAG_NOT_FINISHED && open.src)
        diag_add(d, DIAG_NOT_WELL_FORMED, open, "<%s> is never closed; write </%s> where it ends",
                 f->name, f->name);
    else
        diag_add(d, DIAG_NOT_WELL_FORMED, span(src, src->len ? src->len - 1 : 0, src->len),
                 "the file ends too early; an end tag is missing");
}

/* ---- the rest, by code ---------------------------------------------------------------------- */

static const struct {
    int code;
    const char *message;
} plain[] = {
    {XML_ERR_ATTRIBUTE_NOT_STARTED, "an attribute's value has no quotes; write name=\"value\""},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, "an attribute's value has no closing quote; add it"},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "an attribute has no value; write name=\"value\""},
    {XML_ERR_GT_REQUIRED, "this tag isn't closed; write > (or />) at its end"},
    {XML_ERR_SPACE_REQUIRED, "a space is missing between two attributes; add it"},
    {XML_ERR_INVALID_CHAR, "a control character isn't allowed in XML; delete it"},
    {XML_ERR_COMMENT_NOT_FINISHED, "a comment isn't closed; write --> where it ends"},
    {XML_ERR_HYPHEN_IN_COMMENT, "-- isn't allowed inside a comment; write a single hyphen"},
    {XML_ERR_CDATA_NOT_FINISHED, "a CDATA section isn't closed; write ]]> where it ends"},
    {XML_ERR_MISPLACED_CDATA_END, "]]> isn't allowed in text; write ]]&gt;"},
    {XML_ERR_PI_NOT_FINISHED, "an instruction isn't closed; write ?> where it ends"},
    {XML_ERR_RESERVED_XML_NAME, "<?xml …?> is allowed only at the very start of the file; delete "
                                "what is before it"},
    {XML_ERR_XMLDECL_NOT_FINISHED, "the XML declaration isn't closed; write <?xml "
                                   "version=\"1.0\" encoding=\"UTF-8\"?>"},
    {XML_ERR_VERSION_MISSING, "the XML declaration has no version; write <?xml version=\"1.0\" "
                              "encoding=\"UTF-8\"?>"},
    {XML_ERR_DOCUMENT_EMPTY, "this is not XML; it should begin with <"},
    {XML_ERR_DOCUMENT_END, "there is something after the end of the document; delete it, or put it "
                           "inside"},
};

static bool report_plain(const struct xml_fault *f, const struct source *src, struct diags *d)
{
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (plain[i].code == f->code) {
            diag_add(d, DIAG_NOT_WELL_FORMED, span(src, f->off, f->off + 1), "%s",
                     plain[i].message);
            return true;
        }
    return false;
}

static void report_prefix(const struct xml_fault *f, const struct source *src, struct diags *d)
{
    size_t from = back_to(src, f->off ? f->off - 1 : 0, '<');
    /* As it is used, "xsi:", and not as it is declared elsewhere in the tag. */
    const char *p = strstr(src->text + from, arena_printf(d->arena, "%s:", f->name));
    size_t at = p && p < src->text + f->off ? (size_t)(p - src->text) : from;
    if (strcmp(f->name, "xsi") == 0)
        diag_add(d, DIAG_NOT_WELL_FORMED, word_at(src, at),
                 "the prefix xsi isn't declared; add "
                 "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
    else
        diag_add(d, DIAG_NOT_WELL_FORMED, word_at(src, at),
                 "the prefix %s isn't declared; delete it", f->name);
}

/* The second of two attributes of one name in the tag before off. */
static void report_twice(const struct xml_fault *f, const struct source *src, struct diags *d)
{
    size_t from = back_to(src, f->off ? f->off - 1 : 0, '<'), n = strlen(f->name);
    struct place first = {0}, last = {0};
    for (size_t i = from; n && i + n < src->len && i < f->off + 1; i++)
        if (memcmp(src->text + i, f->name, n) == 0 && !of_name(src->text[i - 1]) &&
            !of_name(src->text[i + n])) {
            if (!first.src)
                first = span(src, i, i + n);
            last = span(src, i, i + n);
        }
    if (!last.src)
        last = word_at(src, from);
    struct diag *g = diag_add(d, DIAG_DUPLICATE, last,
                              "the attribute %s appears twice; delete one of the two", f->name);
    if (first.off != last.off)
        g->also = first;
}

void xml_report_fault(const struct xml_fault *f, const struct source *src, struct diags *d)
{
    switch (f->code) {
    case XML_ERR_ENTITYREF_NO_NAME:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
    case XML_ERR_INVALID_CHARREF:
    case XML_ERR_INVALID_DEC_CHARREF:
    case XML_ERR_INVALID_HEX_CHARREF:
        report_reference(f, src, d);
        return;
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_INVALID_CHAR:
        if (f->off > 0 && (src->text[f->off - 1] == '&' || src->text[f->off - 1] == ';')) {
            report_reference(f, src, d);
            return;
        }
        if (f->code == XML_ERR_NAME_REQUIRED && report_less_than(f, src, d))
            return;
        break;
    case XML_ERR_LT_IN_ATTRIBUTE:
        if (report_less_than(f, src, d))
            return;
        break;
    case XML_ERR_TAG_NAME_MISMATCH:
        report_mismatch(f, src, d);
        return;
    case XML_ERR_TAG_NOT_FINISHED:
        report_unfinished(f, src, d);
        return;
    case XML_ERR_ATTRIBUTE_REDEFINED:
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
        report_twice(f, src, d);
        return;
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
        report_prefix(f, src, d);
        return;
    default:
        break;
    }
    if (!report_plain(f, src, d))
        diag_add(d, DIAG_NOT_WELL_FORMED, span(src, f->off, f->off + 1),
                 "this is not well-formed XML here; look at the tag before it");
}

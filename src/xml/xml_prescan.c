/* xml_prescan.c - what is refused before a parser sees it, in one pass over the bytes. */
#include "base/ascii.h"
#include "xml/xml_inside.h"
#include <strings.h>

size_t xml_bom(const struct source *src)
{
    return src->len >= 3 && memcmp(src->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

size_t xml_tag_end(const struct source *src, size_t off)
{
    char quote = 0;
    for (size_t i = off; i < src->len; i++) {
        char c = src->text[i];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return i + 1;
    }
    return src->len;
}

/* ---- what kind of file it is ---------------------------------------------------------------- */

static bool compressed(const struct source *src, struct diags *d)
{
    static const struct {
        const char *magic;
        size_t n;
        const char *what, *mend;
    } kinds[] = {
        {"\x1F\x8B", 2, "gzip", "unpack it with gunzip first"},
        {"\xFD"
         "7zXZ",
         5, "xz", "unpack it with unxz first"},
        {"BZh", 3, "bzip2", "unpack it with bunzip2 first"},
        {"\x28\xB5\x2F\xFD", 4, "zstd", "unpack it with unzstd first"},
        {"PK\x03\x04", 4, "zip",
         "unpack it first; a word processor's document is one too, an offer is plain XML"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (src->len >= kinds[i].n && memcmp(src->text, kinds[i].magic, kinds[i].n) == 0) {
            diag_add(d, DIAG_COMPRESSED, (struct place){src, 0, 0},
                     "this file is compressed (%s); %s", kinds[i].what, kinds[i].mend);
            return true;
        }
    return false;
}

static bool utf16(const struct source *src)
{
    const unsigned char *t = (const unsigned char *)src->text;
    return src->len >= 2 && ((t[0] == 0xFE && t[1] == 0xFF) || (t[0] == 0xFF && t[1] == 0xFE) ||
                             (t[0] == 0 && t[1] == '<') || (t[0] == '<' && t[1] == 0));
}

/* The value of encoding="" in the XML declaration; n 0 when there is none. */
static struct str declared_encoding(const struct source *src)
{
    struct str none = {NULL, 0};
    size_t from = xml_bom(src);
    if (src->len < from + 6 || memcmp(src->text + from, "<?xml", 5) != 0)
        return none;
    size_t end = from;
    while (end < src->len && src->text[end] != '>')
        end++;
    for (size_t i = from; i + 8 < end; i++) {
        if (memcmp(src->text + i, "encoding", 8) != 0)
            continue;
        for (i += 8; i < end && src->text[i] != '"' && src->text[i] != '\'';)
            i++;
        if (i >= end)
            return none;
        const char *close = memchr(src->text + i + 1, src->text[i], end - i - 1);
        if (!close)
            return none;
        return (struct str){src->text + i + 1, (size_t)(close - src->text) - i - 1};
    }
    return none;
}

static bool named(struct str a, const char *name)
{
    return a.n == strlen(name) && strncasecmp(a.s, name, a.n) == 0;
}

static bool encoding_refused(const struct source *src, struct diags *d)
{
    if (utf16(src)) {
        diag_add(d, DIAG_NOT_UTF8, (struct place){src, 0, 0},
                 "this file is UTF-16; save it as UTF-8");
        return true;
    }
    struct str e = declared_encoding(src);
    if (e.n == 0 || named(e, "UTF-8") || named(e, "UTF8") || named(e, "US-ASCII"))
        return false;
    diag_add(d, DIAG_NOT_UTF8, (struct place){src, (uint32_t)(e.s - src->text), (uint32_t)e.n},
             "the declared encoding is %s; save the file as UTF-8 and declare "
             "encoding=\"UTF-8\"",
             diag_quote(d->arena, e));
    return true;
}

/* ---- every byte ----------------------------------------------------------------------------- */

/* The length of the sequence at i, 0 when it is none (Unicode 15, table 3-7). */
static size_t utf8_length(const unsigned char *t, size_t n)
{
    if (t[0] < 0x80)
        return 1;
    size_t len = t[0] >= 0xF0 ? 4 : t[0] >= 0xE0 ? 3 : 2;
    if (t[0] < 0xC2 || t[0] > 0xF4 || n < len)
        return 0;
    if ((t[0] == 0xE0 && t[1] < 0xA0) || (t[0] == 0xED && t[1] > 0x9F) ||
        (t[0] == 0xF0 && t[1] < 0x90) || (t[0] == 0xF4 && t[1] > 0x8F))
        return 0;
    for (size_t i = 1; i < len; i++)
        if ((t[i] & 0xC0) != 0x80)
            return 0;
    return len;
}

static bool bytes_refused(const struct source *src, struct diags *d)
{
    const unsigned char *t = (const unsigned char *)src->text;
    for (size_t i = 0; i < src->len;) {
        struct place at = {src, (uint32_t)i, 1};
        size_t n = utf8_length(t + i, src->len - i);
        if (n == 0) {
            diag_add(d, DIAG_NOT_UTF8, at,
                     "byte 0x%02X is not UTF-8; save the file as UTF-8 (it may be Latin-1 or "
                     "Windows-1252)",
                     (unsigned)t[i]);
            return true;
        }
        if (t[i] == 0) {
            diag_add(d, DIAG_NOT_WELL_FORMED, at, "a NUL byte isn't allowed in XML; delete it");
            return true;
        }
        i += n;
    }
    return false;
}

static bool starts_name(char c)
{
    return ascii_is_letter(c) || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

static size_t skip_past(const struct source *src, size_t from, const char *end)
{
    const char *p = strstr(src->text + from, end);
    return p ? (size_t)(p - src->text) + strlen(end) : src->len;
}

/* Attributes of one start tag: values in quotes. Stops at the next '<', which can't be inside. */
static size_t count_attributes(const struct source *src, size_t off, size_t *end)
{
    size_t n = 0, i = off + 1;
    for (; i < src->len && src->text[i] != '>' && src->text[i] != '<'; i++)
        if (src->text[i] == '"' || src->text[i] == '\'') {
            const char *close = memchr(src->text + i + 1, src->text[i], src->len - i - 1);
            n++;
            if (!close)
                break;
            i = (size_t)(close - src->text);
        }
    *end = i;
    return n;
}

static bool attributes_refused(const struct source *src, size_t *elements, struct diags *d)
{
    for (size_t i = 0; i < src->len;) {
        const char *t = src->text + i;
        if (*t != '<')
            i++;
        else if (strncmp(t, "<!--", 4) == 0)
            i = skip_past(src, i + 4, "-->");
        else if (strncmp(t, "<![CDATA[", 9) == 0)
            i = skip_past(src, i + 9, "]]>");
        else if (strncmp(t, "<?", 2) == 0)
            i = skip_past(src, i + 2, "?>");
        else if (starts_name(t[1])) {
            size_t end, n = count_attributes(src, i, &end);
            ++*elements;
            if (n > XML_ATTRIBUTES_MAX) {
                diag_add(d, DIAG_TOO_MANY, (struct place){src, (uint32_t)i, 1},
                         "an element with %zu attributes; %d are the most it may have", n,
                         XML_ATTRIBUTES_MAX);
                return true;
            }
            i = end > i ? end : i + 1;
        } else
            i++;
    }
    return false;
}

bool xml_prescan(const struct source *src, size_t max_bytes, size_t *elements, struct diags *d)
{
    struct place top = {src, 0, 0};
    if (compressed(src, d))
        return false;
    if (src->len > max_bytes) {
        diag_add(d, DIAG_TOO_LARGE, top, "the file is larger than %zu KiB; it has %zu KiB",
                 max_bytes / 1024, (src->len + 1023) / 1024);
        return false;
    }
    if (encoding_refused(src, d) || bytes_refused(src, d))
        return false;
    if (str_trim((struct str){src->text + xml_bom(src), src->len - xml_bom(src)}).n == 0) {
        diag_add(d, DIAG_EMPTY, top,
                 "the file is empty; hfbrief --new FILE writes one to start "
                 "from");
        return false;
    }
    return !attributes_refused(src, elements, d);
}

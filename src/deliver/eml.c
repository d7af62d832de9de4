/* eml.c - the message, through GMime's functions found at run time; see eml.h. */
#include "deliver/eml.h"
#include "deliver/address.h"
#include <dlfcn.h>
#include <gmime/gmime.h>

#define GMIME_LIBRARY "libgmime-3.0.so.0"

/* Every function of the library that is used, once: the table below loads them by name. */
#define GMIME_FUNCTIONS(X)                                                                         \
    X(g_mime_init)                                                                                 \
    X(g_mime_message_new)                                                                          \
    X(g_mime_message_set_subject)                                                                  \
    X(g_mime_message_add_mailbox)                                                                  \
    X(g_mime_message_set_mime_part)                                                                \
    X(g_mime_object_set_header)                                                                    \
    X(g_mime_object_write_to_stream)                                                               \
    X(g_mime_object_set_content_type_parameter)                                                    \
    X(g_mime_object_set_disposition)                                                               \
    X(g_mime_object_set_content_disposition_parameter)                                             \
    X(g_mime_multipart_new_with_subtype)                                                           \
    X(g_mime_multipart_set_boundary)                                                               \
    X(g_mime_multipart_add)                                                                        \
    X(g_mime_part_new_with_type)                                                                   \
    X(g_mime_part_set_content)                                                                     \
    X(g_mime_part_set_content_encoding)                                                            \
    X(g_mime_data_wrapper_new_with_stream)                                                         \
    X(g_mime_stream_mem_new)                                                                       \
    X(g_mime_stream_mem_new_with_buffer)                                                           \
    X(g_mime_stream_mem_get_byte_array)                                                            \
    X(g_mime_format_options_new)                                                                   \
    X(g_mime_format_options_set_newline_format)                                                    \
    X(g_mime_format_options_set_param_encoding_method)                                             \
    X(g_mime_format_options_free)                                                                  \
    X(g_mime_parser_new_with_stream)                                                               \
    X(g_mime_parser_construct_message)                                                             \
    X(g_mime_message_get_addresses)                                                                \
    X(internet_address_list_length)                                                                \
    X(internet_address_list_get_address)                                                           \
    X(internet_address_mailbox_get_type)                                                           \
    X(internet_address_mailbox_get_idn_addr)                                                       \
    X(g_type_check_instance_is_a)                                                                  \
    X(g_object_unref)

struct gmime {
    void *handle;
#define FIELD(name) __typeof__(&name) name##_;
    GMIME_FUNCTIONS(FIELD)
#undef FIELD
};

/* The library stays loaded (RTLD_NODELETE): GLib's types can't be registered twice. */
static bool load(struct gmime *g, struct diags *d)
{
    struct place nowhere = {0};
    g->handle = dlopen(GMIME_LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!g->handle) {
        diag_add(d, DIAG_LIBRARY, nowhere,
                 "e-mail needs %s, which is not installed; install libgmime-3.0-0", GMIME_LIBRARY);
        return false;
    }
    bool whole = true;
    void *f; /* POSIX lets a function's address stand in one */
#define LOAD(name)                                                                                 \
    if ((f = dlsym(g->handle, #name)))                                                             \
        memcpy(&g->name##_, &f, sizeof f);                                                         \
    else                                                                                           \
        whole = false;
    GMIME_FUNCTIONS(LOAD)
#undef LOAD
    if (!whole) {
        diag_add(d, DIAG_LIBRARY, nowhere, "%s lacks a function; install GMime 3.2 or later",
                 GMIME_LIBRARY);
        dlclose(g->handle);
        return false;
    }
    g->g_mime_init_();
    return true;
}

bool eml_load(struct diags *d)
{
    struct gmime g;
    if (!load(&g, d))
        return false;
    dlclose(g.handle);
    return address_load(d);
}

/* What comes from an offer becomes one line: a line break here would start a header of its own. A
 * no-break space would only make a plain subject one that must be encoded. */
static const char *one_line(struct arena *a, const char *s)
{
    char *t = arena_strdup(a, s ? s : ""), *to = t;
    for (const char *c = t; *c; c++) {
        bool no_break = (unsigned char)c[0] == 0xC2 && (unsigned char)c[1] == 0xA0;
        *to++ = no_break || (unsigned char)*c < ' ' || *c == 0x7F ? ' ' : *c;
        c += no_break;
    }
    *to = '\0';
    return t;
}

/* RFC 2046: at most 70 characters; derived from everything that stands between it. */
static const char *boundary(struct arena *a, const struct eml *m)
{
    uint64_t body = str_hash(str_of(m->body)), document = str_hash(m->document);
    return arena_printf(a, "=-hfbrief-%016llx%016llx", (unsigned long long)body,
                        (unsigned long long)document);
}

static GMimeObject *part(const struct gmime *g, const char *type, const char *subtype,
                         struct str content, GMimeContentEncoding encoding)
{
    GMimePart *p = g->g_mime_part_new_with_type_(type, subtype);
    GMimeStream *s = g->g_mime_stream_mem_new_with_buffer_(content.s ? content.s : "", content.n);
    GMimeDataWrapper *w =
        g->g_mime_data_wrapper_new_with_stream_(s, GMIME_CONTENT_ENCODING_DEFAULT);
    g->g_mime_part_set_content_(p, w);
    g->g_mime_part_set_content_encoding_(p, encoding);
    g->g_object_unref_(w);
    g->g_object_unref_(s);
    return (GMimeObject *)p;
}

/* Outlook shows "Untitled Attachment" for a name in RFC 2231 form alone, so the name is ASCII. */
static const char *ascii_name(struct arena *a, const char *s)
{
    char *t = arena_strdup(a, one_line(a, s)), *to = t;
    for (const char *c = t; *c; c++)
        if (*c > ' ' && *c < 0x7F && !strchr("\"\\/:*?<>|;", *c))
            *to++ = *c;
        else if (to > t && to[-1] != '-')
            *to++ = '-';
    *to = '\0';
    return *t ? t : "document.pdf";
}

static void attach(const struct gmime *g, GMimeMultipart *box, const struct eml *m, struct arena *a)
{
    const char *slash = strchr(m->media_type, '/');
    const char *type = arena_strndup(a, m->media_type, (size_t)(slash - m->media_type));
    const char *name = ascii_name(a, m->file_name);
    GMimeObject *file = part(g, type, slash + 1, m->document, GMIME_CONTENT_ENCODING_BASE64);
    g->g_mime_object_set_content_type_parameter_(file, "name", name);
    g->g_mime_object_set_disposition_(file, "attachment");
    g->g_mime_object_set_content_disposition_parameter_(file, "filename", name);
    g->g_mime_object_set_content_disposition_parameter_(file, "size",
                                                        arena_printf(a, "%zu", m->document.n));
    g->g_mime_multipart_add_(box, file);
    g->g_object_unref_(file);
}

static GMimeMessage *compose(const struct gmime *g, const struct eml *m, struct arena *a)
{
    GMimeMessage *message = g->g_mime_message_new_(TRUE);
    GMimeObject *o = (GMimeObject *)message;
    if (m->from)
        g->g_mime_message_add_mailbox_(message, GMIME_ADDRESS_TYPE_FROM,
                                       m->from_name ? one_line(a, m->from_name) : NULL,
                                       one_line(a, m->from));
    if (m->to)
        g->g_mime_message_add_mailbox_(message, GMIME_ADDRESS_TYPE_TO,
                                       m->to_name ? one_line(a, m->to_name) : NULL,
                                       one_line(a, m->to));
    for (size_t i = 0; m->also && m->also[i]; i++)
        g->g_mime_message_add_mailbox_(message, GMIME_ADDRESS_TYPE_TO, NULL,
                                       one_line(a, m->also[i]));
    g->g_mime_message_set_subject_(message, one_line(a, m->subject), "utf-8");
    g->g_mime_object_set_header_(o, "X-Unsent", "1", NULL);
    g->g_mime_object_set_header_(o, "MIME-Version", "1.0", NULL);
    GMimeMultipart *box = g->g_mime_multipart_new_with_subtype_("mixed");
    g->g_mime_multipart_set_boundary_(box, boundary(a, m));
    GMimeObject *text =
        part(g, "text", "plain", str_of(m->body), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g->g_mime_object_set_content_type_parameter_(text, "charset", "utf-8");
    g->g_mime_multipart_add_(box, text);
    g->g_object_unref_(text);
    if (m->file_name)
        attach(g, box, m, a);
    g->g_mime_message_set_mime_part_(message, (GMimeObject *)box);
    g->g_object_unref_(box);
    return message;
}

bool eml_write(const struct eml *m, struct arena *a, struct diags *d, struct buf *out)
{
    struct gmime g;
    if (!load(&g, d))
        return false;
    GMimeMessage *message = compose(&g, m, a);
    GMimeFormatOptions *options = g.g_mime_format_options_new_();
    g.g_mime_format_options_set_newline_format_(options, GMIME_NEWLINE_FORMAT_DOS);
    GMimeStream *stream = g.g_mime_stream_mem_new_();
    bool written = g.g_mime_object_write_to_stream_((GMimeObject *)message, options, stream) > 0;
    if (written) {
        const GByteArray *bytes = g.g_mime_stream_mem_get_byte_array_((GMimeStreamMem *)stream);
        buf_add(out, bytes->data, bytes->len);
    } else {
        diag_add(d, DIAG_LIBRARY, (struct place){0}, "the message could not be written");
    }
    g.g_object_unref_(stream);
    g.g_mime_format_options_free_(options);
    g.g_object_unref_(message);
    dlclose(g.handle);
    return written;
}

/* ---- read back ---------------------------------------------------------------------------- */

struct found {
    struct arena *arena;
    const char *list[128];
    size_t n;
    bool whole; /* everything was a plain mailbox */
};

static void take_addresses(const struct gmime *g, GMimeMessage *message, GMimeAddressType type,
                           struct found *f)
{
    InternetAddressList *list = g->g_mime_message_get_addresses_(message, type);
    int n = list ? g->internet_address_list_length_(list) : 0;
    for (int i = 0; i < n; i++) {
        InternetAddress *one = g->internet_address_list_get_address_(list, i);
        bool mailbox = g->g_type_check_instance_is_a_((GTypeInstance *)one,
                                                      g->internet_address_mailbox_get_type_());
        const char *text =
            mailbox ? g->internet_address_mailbox_get_idn_addr_((InternetAddressMailbox *)one)
                    : NULL;
        if (!text || f->n + 1 >= sizeof f->list / sizeof *f->list)
            f->whole = false;
        else
            f->list[f->n++] = arena_strdup(f->arena, text);
    }
}

const char *const *eml_recipients(struct str message, struct arena *a, struct diags *d)
{
    struct gmime g;
    if (!load(&g, d))
        return NULL;
    struct found f = {.arena = a, .whole = true};
    GMimeStream *stream = g.g_mime_stream_mem_new_with_buffer_(message.s, message.n);
    GMimeParser *parser = g.g_mime_parser_new_with_stream_(stream);
    GMimeMessage *m = g.g_mime_parser_construct_message_(parser, NULL);
    static const GMimeAddressType types[] = {GMIME_ADDRESS_TYPE_TO, GMIME_ADDRESS_TYPE_CC,
                                             GMIME_ADDRESS_TYPE_BCC};
    for (size_t i = 0; m && i < sizeof types / sizeof *types; i++)
        take_addresses(&g, m, types[i], &f);
    if (m)
        g.g_object_unref_(m);
    g.g_object_unref_(parser);
    g.g_object_unref_(stream);
    dlclose(g.handle);
    if (!m || !f.whole) {
        diag_add(d, DIAG_LIBRARY, (struct place){0}, "the finished message can't be read back");
        return NULL;
    }
    const char **list = arena_new_array(a, const char *, f.n + 1);
    if (f.n)
        memcpy(list, f.list, f.n * sizeof *list);
    return list;
}

/* catalogue.c - messages by key, read once from templates/lang/LANG.xml.
 *
 * <catalogue xml:lang="en"><language …>…</language><m k="key">text {name}</m>…</catalogue>, with
 * <b> inside a message for stress; <language> is the build's (base/language.h). It is part of the
 * program, but it is read as strictly as a user's file: no DOCTYPE, no network, no entities of its
 * own. */
#include "say/catalogue.h"
#include "base/ascii.h"

#include "base/index.h"
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdarg.h>
#include <stdlib.h>

#define CATALOGUE_NS "urn:hfbrief:catalogue:1"

struct message {
    const char *key, *text;
    bool plain; /* without placeholders */
};

struct catalogue {
    struct arena *arena;
    const struct language *language;
    struct message *messages; /* sorted by key */
    size_t n;
    struct index *by_key;
    const struct message **plain; /* those without placeholders */
    size_t plain_n;
    const struct catalogue *other; /* for what is missing here; NULL */
};

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct message *)a)->key, ((const struct message *)b)->key);
}

static struct place whole(struct arena *a, const char *name, struct str xml)
{
    struct source *src = arena_new_of(a, struct source);
    src->name = name;
    src->text = xml.s;
    src->len = xml.n;
    return (struct place){src, 0, 0};
}

/* The text of a message: white space folded as in a paragraph, <b> turned into its two marks. */
static bool message_text(struct buf *out, const xmlNode *node)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) {
            buf_puts(out, (const char *)n->content);
        } else if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, "b") == 0) {
            buf_putc(out, CATALOGUE_BOLD);
            if (!message_text(out, n))
                return false;
            buf_putc(out, CATALOGUE_PLAIN);
        } else if (n->type != XML_COMMENT_NODE) {
            return false;
        }
    }
    return true;
}

static const char *folded(struct arena *a, const char *s)
{
    char *out = arena_strdup(a, s), *w = out;
    bool space = false;
    for (const char *r = s; *r; r++) {
        if (ascii_is_space(*r)) {
            space = w > out;
            continue;
        }
        if (space)
            *w++ = ' ';
        space = false;
        *w++ = *r;
    }
    *w = '\0';
    return out;
}

static bool read_message(struct arena *a, const xmlNode *n, struct message *out)
{
    xmlChar *key = xmlGetNoNsProp((xmlNode *)n, (const xmlChar *)"k");
    if (!key)
        return false;
    out->key = arena_strdup(a, (const char *)key);
    xmlFree(key);
    struct buf text;
    buf_init(&text, a);
    if (!message_text(&text, n))
        return false;
    out->text = folded(a, buf_str(&text));
    out->plain = strchr(out->text, '{') == NULL;
    return true;
}

static struct catalogue *read_all(struct arena *a, xmlDoc *doc, struct place at, struct diags *d)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    if (!root || strcmp((const char *)root->name, "catalogue") != 0 || !root->ns ||
        strcmp((const char *)root->ns->href, CATALOGUE_NS) != 0 || xmlGetIntSubset(doc)) {
        diag_add(d, DIAG_WRONG_ROOT, at, "a catalogue starts with <catalogue xmlns=\"%s\">",
                 CATALOGUE_NS);
        return NULL;
    }
    struct catalogue *c = arena_new_of(a, struct catalogue);
    c->arena = a;
    xmlChar *lang = xmlNodeGetLang(root);
    c->language = lang ? language_find((const char *)lang) : NULL;
    xmlFree(lang);
    if (!c->language)
        c->language = language_default();
    size_t most = xmlChildElementCount(root);
    c->messages = arena_new_array(a, struct message, most ? most : 1);
    for (const xmlNode *n = root->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, "language") == 0)
            continue;
        if (strcmp((const char *)n->name, "m") != 0 || !read_message(a, n, &c->messages[c->n])) {
            diag_add(d, DIAG_UNKNOWN_ELEMENT, at, "line %ld: a message is <m k=\"…\">text</m>",
                     xmlGetLineNo(n));
            return NULL;
        }
        c->n++;
    }
    qsort(c->messages, c->n, sizeof *c->messages, by_key);
    for (size_t i = 1; i < c->n; i++)
        if (strcmp(c->messages[i - 1].key, c->messages[i].key) == 0) {
            diag_add(d, DIAG_DUPLICATE, at, "message %s", c->messages[i].key);
            return NULL;
        }
    c->by_key = index_new(a, c->n);
    for (size_t i = 0; i < c->n; i++)
        index_put(c->by_key, c->messages[i].key, i);
    c->plain = arena_new_array(a, const struct message *, c->n + 1);
    for (size_t i = 0; i < c->n; i++)
        if (c->messages[i].plain)
            c->plain[c->plain_n++] = &c->messages[i];
    return c;
}

struct catalogue *catalogue_new(struct arena *a, struct str xml, const char *name, struct diags *d)
{
    struct place at = whole(a, name, xml);
    if (xml.n > INT32_MAX) {
        diag_add(d, DIAG_TOO_LARGE, at, "%s", name);
        return NULL;
    }
    xmlDoc *doc = xmlReadMemory(xml.s, (int)xml.n, name, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!doc) {
        diag_add(d, DIAG_NOT_WELL_FORMED, at, "%s", name);
        return NULL;
    }
    struct catalogue *c = read_all(a, doc, at, d);
    xmlFreeDoc(doc);
    return c;
}

/* Where the phrase stands in the text, its first letter in either case; NULL: nowhere. */
static const char *stands_in(const char *text, const char *phrase)
{
    char capital = *phrase >= 'a' && *phrase <= 'z' ? (char)(*phrase - 32) : *phrase;
    size_t n = strlen(phrase);
    for (const char *s = text; *s; s++)
        if ((*s == *phrase || *s == capital) && strncmp(s + 1, phrase + 1, n - 1) == 0)
            return s;
    return NULL;
}

/* "before.notice@contractor" of "before.notice". */
static bool has_form(const struct catalogue *c, const char *key)
{
    size_t n = strlen(key);
    for (; c; c = c->other)
        for (size_t i = 0; i < c->n; i++)
            if (strncmp(c->messages[i].key, key, n) == 0 && c->messages[i].key[n] == '@')
                return true;
    return false;
}

bool catalogue_varies(const struct catalogue *c, const char *key)
{
    static const char *const phrases[] = {"horizon.four", "horizon.four.adjective",
                                          "band.of.guide"};
    const char *message = catalogue_find(c, key);
    for (size_t i = 0; message && i < sizeof phrases / sizeof *phrases; i++) {
        const char *phrase = catalogue_find(c, phrases[i]);
        if (phrase && stands_in(message, phrase))
            return true;
    }
    return message && has_form(c, key);
}

static const char *said_as(struct arena *a, const char *text, const char *phrase,
                           const char *instead)
{
    struct buf out;
    buf_init(&out, a);
    for (const char *at; (at = stands_in(text, phrase)); text = at + strlen(phrase)) {
        buf_add(&out, text, (size_t)(at - text));
        bool capital = *at != *phrase && *instead >= 'a' && *instead <= 'z';
        buf_printf(&out, "%c%s", capital ? *instead - 32 : *instead, instead + 1);
    }
    buf_puts(&out, text);
    return buf_str(&out);
}

/* Messages of its own, to be changed; the keys stay. */
static struct catalogue *copy_of(const struct catalogue *c, struct arena *a)
{
    struct catalogue *out = arena_new_of(a, struct catalogue);
    *out = *c;
    out->arena = a;
    out->plain_n = 0;
    out->messages = arena_new_array(a, struct message, c->n + 1);
    out->plain = arena_new_array(a, const struct message *, c->n + 1);
    for (size_t i = 0; i < c->n; i++) {
        out->messages[i] = c->messages[i];
        if (c->messages[i].plain)
            out->plain[out->plain_n++] = &out->messages[i];
    }
    return out;
}

const struct catalogue *catalogue_saying(const struct catalogue *c, struct arena *a,
                                         const char *phrase, const char *instead)
{
    struct catalogue *out = copy_of(c, a);
    for (size_t i = 0; i < out->n; i++) {
        struct message *m = &out->messages[i];
        if (strncmp(m->key, "claim.", 6) != 0 && stands_in(m->text, phrase))
            m->text = said_as(a, m->text, phrase, instead);
    }
    return out;
}

const struct catalogue *catalogue_of_kind(const struct catalogue *c, struct arena *a,
                                          const char *kind)
{
    struct catalogue *out = copy_of(c, a);
    for (size_t i = 0; i < out->n; i++) {
        const char *at = strchr(out->messages[i].key, '@');
        if (!at || strcmp(at + 1, kind) != 0)
            continue;
        size_t usual = index_find(
            c->by_key, arena_strndup(a, out->messages[i].key, (size_t)(at - out->messages[i].key)));
        if (usual != INDEX_NONE)
            out->messages[usual].text = out->messages[i].text;
    }
    return out;
}

const struct language *catalogue_language(const struct catalogue *c)
{
    return c ? c->language : language_default();
}

const char *catalogue_lang(const struct catalogue *c)
{
    return catalogue_language(c)->code;
}

void catalogue_fall_back(struct catalogue *c, const struct catalogue *other)
{
    c->other = other;
}

const char *catalogue_find(const struct catalogue *c, const char *key)
{
    for (; c; c = c->other) {
        size_t i = index_find(c->by_key, key);
        if (i != INDEX_NONE)
            return c->messages[i].text;
    }
    return NULL;
}

/* A missing message must be seen, on paper too. */
const char *catalogue_say(const struct catalogue *c, const char *key)
{
    const char *text = catalogue_find(c, key);
    if (text)
        return text;
    return c ? arena_printf(c->arena, "⟨%s⟩", key) : "⟨⟩";
}

/* Hebrew, Arabic and their neighbours: two-byte U+0590..U+07FF, three-byte U+0800..U+08FF and the
 * presentation forms from U+FB1D on. No byte below D6 begins one. */
static bool reads_from_right(struct str t)
{
    for (size_t at = 0; at < t.n;) {
        if ((unsigned char)t.s[at] < 0xD6) {
            at++;
            continue;
        }
        uint32_t c = str_decode(t, &at);
        if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
            (c >= 0xFE70 && c <= 0xFEFC))
            return true;
    }
    return false;
}

void catalogue_isolate(struct buf *out, const char *value)
{
    struct str text = str_of(value);
    bool isolated = reads_from_right(text);
    if (isolated)
        buf_puts(out, "\u2068");
    buf_add(out, text.s, text.n);
    if (isolated)
        buf_puts(out, "\u2069");
}

/* "l’offre de {company}" before a vowel: "l’offre d’Aozora". */
static void put_value(struct buf *out, const struct catalogue *c, const char *value)
{
    size_t away = language_elides(catalogue_language(c), (struct str){out->p, out->n}, value);
    if (away) {
        out->n -= away;
        buf_puts(out, "’");
    }
    catalogue_isolate(out, value);
}

const char *catalogue_fill(const struct catalogue *c, struct arena *a, const char *key, ...)
{
    const char *text = catalogue_find(c, key);
    if (!text)
        return arena_printf(a, "⟨%s⟩", key);
    struct buf out;
    buf_init(&out, a);
    for (const char *s = text; *s;) {
        const char *open = strchr(s, '{'), *close = open ? strchr(open, '}') : NULL;
        if (!close) {
            buf_puts(&out, s);
            break;
        }
        buf_add(&out, s, (size_t)(open - s));
        struct str name = {open + 1, (size_t)(close - open - 1)};
        va_list args;
        va_start(args, key);
        const char *n, *value = NULL;
        while ((n = va_arg(args, const char *))) {
            const char *v = va_arg(args, const char *);
            if (*n == *name.s && strncmp(n, name.s, name.n) == 0 && !n[name.n])
                value = v;
        }
        va_end(args);
        if (value)
            put_value(&out, c, value);
        else
            buf_add(&out, open, (size_t)(close - open + 1));
        s = close + 1;
    }
    return buf_str(&out);
}

const char *catalogue_key_at(const struct catalogue *c, size_t i)
{
    if (c && c->other) /* the other one has every key */
        c = c->other;
    return c && i < c->plain_n ? c->plain[i]->key : NULL;
}

const char *catalogue_message_at(const struct catalogue *c, size_t i, const char **key)
{
    if (i >= c->n)
        return NULL;
    *key = c->messages[i].key;
    return c->messages[i].text;
}

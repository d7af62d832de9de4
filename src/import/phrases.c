/* phrases.c - lists of phrases, and whole words found in a text; see phrases.h. */
#include "import/draft.h"
#include "xml/xml.h"

#define PHRASES_BYTES_MAX (256 * 1024)

struct phrases { /* a list of them, and the next list */
    const char *name;
    struct phrase *first;
    struct phrases *next;
};

/* ---- reading --------------------------------------------------------------------------------- */

static struct phrase *read_list(struct arena *a, const struct xml *x, const struct _xmlNode *n)
{
    struct phrase *first = NULL, **last = &first;
    for (const struct _xmlNode *c = xml_first_child(n); c; c = xml_next(c)) {
        struct str text = str_trim(str_of(xml_text(x, c)));
        if (!text.n)
            continue;
        *last = arena_new_of(a, struct phrase);
        (*last)->text = arena_strndup(a, text.s, text.n);
        (*last)->means = xml_attribute(x, c, "as");
        last = &(*last)->next;
    }
    return first;
}

const struct phrases *phrases_read(struct arena *a, const struct source *xml, struct diags *d)
{
    const struct xml *x = xml_parse(a, xml, PHRASES_BYTES_MAX, d);
    if (!x)
        return NULL;
    struct phrases *all = NULL, **last = &all;
    for (const struct _xmlNode *n = xml_first_child(xml_root(x)); n; n = xml_next(n)) {
        *last = arena_new_of(a, struct phrases);
        (*last)->name = xml_attribute(x, n, "name");
        (*last)->first = read_list(a, x, n);
        last = &(*last)->next;
    }
    return all;
}

const struct phrase *draft_words(const struct draft *d, const char *list)
{
    const struct phrases *l = d->phrases;
    while (l && !(l->name && strcmp(l->name, list) == 0))
        l = l->next;
    return l ? l->first : NULL;
}

/* ---- matching -------------------------------------------------------------------------------- */

static bool word_byte(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) ||
           ((unsigned char)c >= 0xC3 && (unsigned char)c < 0xE2);
}

static bool stress(char c)
{
    return c > '\0' && c < '\x05';
}

/* Whether the byte before `at` belongs to a word: a letter or figure, or the end of one beyond
 * ASCII; quotation marks, dashes and spaces, which are beyond it too, don't. */
static bool within_word(const char *text, const char *at)
{
    const char *p = at;
    while (p > text && ((unsigned char)*--p & 0xC0) == 0x80)
        ;
    return p < at && word_byte(*p);
}

size_t words_match(const char *text, const char *at, const char *phrase)
{
    const char *p = at, *q = phrase;
    if (word_byte(*q) && within_word(text, at))
        return 0;
    for (; *q; q++) {
        if (*q == '\'' && strncmp(p, "’", 3) == 0) {
            p += 3;
        } else if (*q == ' ') {
            const char *from = p;
            while (*p == ' ' || *p == '\n' || stress(*p))
                p++;
            if (p == from)
                return 0;
        } else if (ascii_lower(*p) == *q) {
            p++;
        } else {
            return 0;
        }
    }
    return word_byte(q[-1]) && word_byte(*p) ? 0 : (size_t)(p - at);
}

const char *words_at(const char *text, const char *phrase)
{
    for (const char *p = text; *p; p++)
        if (words_match(text, p, phrase))
            return p;
    return NULL;
}

static const struct phrase *longest_at(const struct phrase *list, const char *text, const char *at,
                                       size_t *n)
{
    const struct phrase *best = NULL;
    *n = 0;
    for (; list; list = list->next) {
        size_t k = *list->text == ascii_lower(*at) ? words_match(text, at, list->text) : 0;
        if (k > *n) {
            *n = k;
            best = list;
        }
    }
    return best;
}

const struct phrase *draft_at(const struct draft *d, const char *list, const char *text,
                              const char *at, size_t *n)
{
    return longest_at(draft_words(d, list), text, at, n);
}

unsigned phrase_means(const struct phrase *p, const char *const *names)
{
    for (unsigned i = 0; p && p->means && names[i]; i++)
        if (strcmp(names[i], p->means) == 0)
            return i + 1;
    return 0;
}

const char *draft_where(const struct draft *d, const char *list, const char *text, size_t *n)
{
    const struct phrase *words = draft_words(d, list);
    const char *at = text;
    while (*at && !longest_at(words, text, at, n))
        at++;
    return *at ? at : NULL;
}

const struct phrase *draft_says(const struct draft *d, const char *list, const char *text)
{
    size_t n;
    const char *at = draft_where(d, list, text, &n);
    return at ? draft_at(d, list, text, at, &n) : NULL;
}

unsigned draft_found(const struct draft *d, const char *list, const char *text,
                     const char *const *names)
{
    unsigned found = 0;
    size_t n;
    for (const char *p = text; *p; p += n ? n : 1) {
        const struct phrase *w = draft_at(d, list, text, p, &n);
        found |= w ? 1u << phrase_means(w, names) : 0;
    }
    return found;
}

const char *draft_before(const struct draft *d, const char *list, const char *text, const char *at)
{
    const char *end = at;
    while (end > text && end[-1] == ' ')
        end--;
    for (const struct phrase *p = draft_words(d, list); p; p = p->next) {
        size_t n = strlen(p->text);
        bool room = n <= (size_t)(end - text) && (end < at || !word_byte(p->text[n - 1]));
        if (room && words_match(text, end - n, p->text) == n)
            return end - n;
    }
    return NULL;
}

bool draft_begins(const struct draft *d, const char *list, const char *text)
{
    size_t n;
    return draft_at(d, list, text, text, &n) != NULL;
}

bool draft_is(const struct draft *d, const char *list, const char *text)
{
    size_t n;
    return draft_at(d, list, text, text, &n) && n == strlen(text);
}

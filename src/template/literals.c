/* literals.c - gathered once when a stylesheet is compiled, sorted, looked up for each message. */
#include "template/literals.h"
#include <stdlib.h>
#include <string.h>

struct literals {
    struct arena *arena;
    const char **whole; /* sorted */
    size_t whole_n, whole_size;
    const char **parts; /* "status." and ".title" */
    size_t parts_n, parts_size;
};

static void push(struct literals *l, const char ***list, size_t *n, size_t *size, const char *text)
{
    if (*n == *size)
        arena_grow(l->arena, *list, *n, *size, 64);
    (*list)[(*n)++] = text;
}

static void add(struct literals *l, const char *text, size_t n)
{
    if (n == 0)
        return;
    const char *copy = arena_strndup(l->arena, text, n);
    if (copy[0] == '.' || copy[n - 1] == '.')
        push(l, &l->parts, &l->parts_n, &l->parts_size, copy);
    push(l, &l->whole, &l->whole_n, &l->whole_size, copy);
}

/* Everything between two quotes of one kind; what isn't an expression does no harm. */
static void add_quoted(struct literals *l, const char *s)
{
    while ((s = strpbrk(s, "'\""))) {
        const char *end = strchr(s + 1, *s);
        if (!end)
            return;
        add(l, s + 1, (size_t)(end - s - 1));
        s = end + 1;
    }
}

static void gather(struct literals *l, const xmlNode *n)
{
    static const char space[] = " \t\r\n";
    for (; n; n = n->next) {
        if (n->type == XML_TEXT_NODE) {
            const char *from = (const char *)n->content + strspn((const char *)n->content, space);
            size_t len = strlen(from);
            while (len && strchr(space, from[len - 1]))
                len--;
            add(l, from, len);
        }
        if (n->type != XML_ELEMENT_NODE)
            continue;
        for (const xmlAttr *a = n->properties; a; a = a->next)
            if (a->children && a->children->content)
                add_quoted(l, (const char *)a->children->content);
        gather(l, n->children);
    }
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const struct literals *literals_of(struct arena *a, const xmlDoc *sheet)
{
    struct literals *l = arena_new_of(a, struct literals);
    l->arena = a;
    gather(l, sheet->children);
    if (l->whole_n)
        qsort(l->whole, l->whole_n, sizeof *l->whole, by_text);
    return l;
}

bool literals_name(const struct literals *l, const char *key)
{
    size_t n = strlen(key);
    for (size_t i = 0; i < l->parts_n; i++) {
        const char *part = l->parts[i];
        size_t m = strlen(part);
        if (m <= n && ((part[m - 1] == '.' && memcmp(key, part, m) == 0) ||
                       (*part == '.' && memcmp(key + n - m, part, m) == 0)))
            return true;
    }
    return l->whole_n && bsearch(&key, l->whole, l->whole_n, sizeof *l->whole, by_text);
}

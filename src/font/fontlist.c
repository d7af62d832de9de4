#include "font/fontlist.h"

enum { ATTRIBUTES_MAX = 12 };

struct tag {
    struct str name;
    struct str key[ATTRIBUTES_MAX], value[ATTRIBUTES_MAX];
    unsigned n;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void skip_to(struct str xml, size_t *at, const char *end)
{
    size_t n = strlen(end);
    while (*at + n <= xml.n && memcmp(xml.s + *at, end, n) != 0)
        (*at)++;
    *at = *at + n <= xml.n ? *at + n : xml.n;
}

static struct str take_word(struct str xml, size_t *at)
{
    size_t from = *at;
    while (*at < xml.n && !is_space(xml.s[*at]) && !strchr("=/>", xml.s[*at]))
        (*at)++;
    return (struct str){xml.s + from, *at - from};
}

/* The next start tag, with its attributes; false at the end. */
static bool next_tag(struct str xml, size_t *at, struct tag *t)
{
    for (;;) {
        while (*at < xml.n && xml.s[*at] != '<')
            (*at)++;
        if (*at + 4 > xml.n)
            return false;
        if (memcmp(xml.s + *at, "<!--", 4) == 0)
            skip_to(xml, at, "-->");
        else if (strchr("?!/", xml.s[*at + 1]))
            skip_to(xml, at, ">");
        else
            break;
    }
    (*at)++;
    t->name = take_word(xml, at);
    t->n = 0;
    while (*at < xml.n && xml.s[*at] != '>') {
        if (is_space(xml.s[*at]) || xml.s[*at] == '/') {
            (*at)++;
            continue;
        }
        struct str key = take_word(xml, at);
        size_t open = *at + 1;
        if (t->n == ATTRIBUTES_MAX || open >= xml.n || xml.s[*at] != '=' || xml.s[open] != '"')
            return false;
        size_t close = open + 1;
        while (close < xml.n && xml.s[close] != '"')
            close++;
        t->key[t->n] = key;
        t->value[t->n++] = (struct str){xml.s + open + 1, close - open - 1};
        *at = close + 1;
    }
    return *at < xml.n;
}

static const char *attribute(const struct tag *t, const char *key, struct arena *a)
{
    for (unsigned i = 0; i < t->n; i++)
        if (str_eq(t->key[i], key))
            return arena_strndup(a, t->value[i].s, t->value[i].n);
    return NULL;
}

static unsigned small_number(const char *s)
{
    unsigned v = 0;
    while (s && *s >= '0' && *s <= '9' && v < 1000)
        v = v * 10 + (unsigned)(*s++ - '0');
    return v;
}

static int face_named(const struct fontlist *l, const char *name)
{
    for (unsigned i = 0; name && i < l->faces_n; i++)
        if (strcmp(l->faces[i].name, name) == 0)
            return (int)i;
    return -1;
}

static bool add_face(struct fontlist *l, const struct tag *t, struct arena *a)
{
    const char *weight = attribute(t, "weight", a);
    struct fontlist_face *f = &l->faces[l->faces_n++];
    *f = (struct fontlist_face){.name = attribute(t, "name", a),
                                .file = attribute(t, "file", a),
                                .package = attribute(t, "package", a),
                                .scripts = attribute(t, "scripts", a),
                                .lang = attribute(t, "lang", a),
                                .number = small_number(attribute(t, "index", a)),
                                .bold = weight && strcmp(weight, "bold") == 0};
    return f->name && f->file && f->package;
}

static bool add_role(struct fontlist *l, const struct tag *t, struct arena *a)
{
    const char *name = attribute(t, "name", a);
    enum role role;
    if (!name || !fontset_role_named(name, &role))
        return false;
    l->role_face[role] = face_named(l, attribute(t, "face", a));
    l->role_then[role] = face_named(l, attribute(t, "then", a));
    return l->role_face[role] >= 0;
}

struct fontlist *fontlist_read(struct str xml, struct arena *a, struct diags *d)
{
    struct fontlist *l = arena_new_of(a, struct fontlist);
    struct tag t;
    size_t tags = 0;
    for (size_t at = 0; next_tag(xml, &at, &t);)
        tags++;
    l->faces = arena_new_array(a, struct fontlist_face, tags + 1);
    for (int r = 0; r < FACE_FACES; r++)
        l->role_face[r] = l->role_then[r] = -1;

    bool sound = true;
    for (size_t at = 0; sound && next_tag(xml, &at, &t);) {
        if (str_eq(t.name, "face"))
            sound = add_face(l, &t, a);
        else if (str_eq(t.name, "role"))
            sound = add_role(l, &t, a);
        else
            sound = str_eq(t.name, "fonts");
    }
    for (int r = 0; sound && r < FACE_TOY; r++)
        sound = l->role_face[r] >= 0;
    if (!sound) {
        diag_add(d, DIAG_FACE, (struct place){0}, "fonts.xml is not sound near <%.*s>",
                 (int)t.name.n, t.name.s);
        return NULL;
    }
    return l;
}

bool fontlist_has_word(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = list; p && *p;) {
        size_t len = strcspn(p, " ");
        if (len == n && memcmp(p, word, n) == 0)
            return true;
        p += len + (p[len] == ' ');
    }
    return false;
}

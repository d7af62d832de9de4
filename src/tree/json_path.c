/* json_path.c - a walk over our own JSON text: it is well-formed, one object, keys as written. The
 * text itself is what is shown, so that no number goes through a double. */
#include "tree/json_path.h"

static size_t past_string(struct str t, size_t at)
{
    for (at++; at < t.n && t.s[at] != '"'; at++)
        at += t.s[at] == '\\';
    return at + 1;
}

static size_t past_space(struct str t, size_t at)
{
    while (at < t.n && strchr(" \n\t\r", t.s[at]))
        at++;
    return at;
}

static size_t past_value(struct str t, size_t at)
{
    if (t.s[at] == '"')
        return past_string(t, at);
    int depth = 0;
    for (; at < t.n; at++) {
        char c = t.s[at];
        if (c == '"') {
            at = past_string(t, at) - 1;
            continue;
        }
        if (c == '{' || c == '[')
            depth++;
        else if (c == '}' || c == ']')
            depth--;
        if (depth < 0 || (depth == 0 && c == ','))
            return at;
        if (depth == 0 && (c == '}' || c == ']'))
            return at + 1;
    }
    return at;
}

/* The value of a member, or of the index-th element where key.n is 0; t.n: there is none. */
static size_t enter(struct str t, size_t at, struct str key, size_t index)
{
    bool object = t.s[at] == '{';
    if (object != (key.n > 0) || (!object && t.s[at] != '['))
        return t.n;
    size_t i = 0;
    for (at = past_space(t, at + 1); at < t.n && t.s[at] != '}' && t.s[at] != ']'; i++) {
        struct str name = {t.s + at + 1, 0};
        if (object) {
            size_t end = past_string(t, at);
            name.n = end - at - 2;
            at = past_space(t, end) + 1; /* the colon */
            at = past_space(t, at);
        }
        if (object ? name.n == key.n && memcmp(name.s, key.s, key.n) == 0 : i == index)
            return at;
        at = past_space(t, past_value(t, at));
        if (at < t.n && t.s[at] == ',')
            at = past_space(t, at + 1);
    }
    return t.n;
}

/* One step of the path: a name, or an index in brackets or behind a dot. */
static const char *step(const char *path, struct str *key, size_t *index)
{
    *key = (struct str){NULL, 0};
    *index = 0;
    path += *path == '.' || *path == '[';
    size_t n = strcspn(path, ".[]");
    bool digits = n > 0 && n < 9 && strspn(path, "0123456789") >= n;
    for (size_t i = 0; digits && i < n; i++)
        *index = *index * 10 + (size_t)(path[i] - '0');
    if (!digits)
        *key = (struct str){path, n};
    if (n == 0)
        return NULL;
    path += n;
    return *path == ']' ? path + 1 : path;
}

bool json_path_put(struct str json, const char *path, struct buf *out)
{
    size_t at = past_space(json, 0);
    while (*path) {
        struct str key;
        size_t index;
        path = step(path, &key, &index);
        if (!path || at >= json.n)
            return false;
        at = enter(json, at, key, index);
    }
    if (at >= json.n)
        return false;
    size_t end = past_value(json, at);
    buf_add(out, json.s + at, end - at);
    return true;
}

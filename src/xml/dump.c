/* dump.c - what was read, by the tables that it was read by: every stated value with its line, one
 * a line ("--dump=offer"). What is unstated is left out. */
#include "xml/reader.h"

struct dump {
    struct buf *out;
    struct place at; /* of the innermost element that keeps one */
};

static const void *field(const void *from, size_t to)
{
    return (const char *)from + to - 1;
}

/* "    7  package.base = ": the value's own place, else its element's. */
static void begin(const struct dump *d, struct place at, const char *path, const char *name)
{
    if (!at.src)
        at = d->at;
    if (at.src)
        buf_printf(d->out, "%5u  ", place_linecol(at).line);
    else
        buf_puts(d->out, "    -  ");
    buf_printf(d->out, "%s%s%s = ", path, *path && *name ? "." : "", name);
}

static void put_date(struct buf *out, struct date d)
{
    buf_printf(out, "%04d-%02d-%02d", d.year, d.month, d.day);
    if (d.has_time && d.offset == 0)
        buf_printf(out, "T%02d:%02d:%02dZ", d.hour, d.minute, d.second);
    else if (d.has_time)
        buf_printf(out, "T%02d:%02d:%02d%c%02d:%02d", d.hour, d.minute, d.second,
                   d.offset < 0 ? '-' : '+', (d.offset < 0 ? -d.offset : d.offset) / 60,
                   (d.offset < 0 ? -d.offset : d.offset) % 60);
}

static void put_words(const struct dump *d, struct place at, const char *path, const char *name,
                      const char *words)
{
    if (!words)
        return;
    begin(d, at, path, name);
    diag_put_safe(d->out, str_of(words));
    buf_putc(d->out, '\n');
}

static const char *amount_text(struct arena *a, money v)
{
    if (v % MONEY_UNIT == 0)
        return arena_printf(a, "%lld", (long long)(v / MONEY_UNIT));
    return arena_printf(a, "%lld.%02d", (long long)(v / MONEY_UNIT), (int)(v % MONEY_UNIT));
}

/* An enumeration's word: where it keeps whether it was stated, only then. */
static const char *chosen(const struct xml_field *f, const void *from)
{
    bool stated = !f->stated || *(const bool *)field(from, f->stated);
    return stated ? f->names[*(const int *)field(from, f->to)] : NULL;
}

static const char *flag(const struct xml_field *f, const void *from)
{
    bool on = *(const bool *)field(from, f->to);
    return !on ? NULL : f->names ? f->names[1] : "yes";
}

static void put_field(const struct dump *d, const struct xml_field *f, const void *from,
                      const char *path, const char *name)
{
    struct place at = f->at ? *(const struct place *)field(from, f->at) : (struct place){0};
    const void *v = f->to ? field(from, f->to) : NULL;
    const struct amount *amount = v;
    const struct decimal *number = v;
    const struct count *count = v;
    const struct text *text = v;
    switch (f->type) {
    case XML_AMOUNT:
        if (amount->stated)
            put_words(d, amount->at, path, name, amount_text(d->out->arena, amount->value));
        return;
    case XML_DECIMAL:
        if (number->stated)
            put_words(d, number->at, path, name, xml_decimal_text(d->out->arena, number->e8));
        return;
    case XML_COUNT:
        if (count->stated)
            put_words(d, count->at, path, name, arena_printf(d->out->arena, "%d", count->n));
        return;
    case XML_INTEGER:
        if (*(const int *)v >= (int)f->min && (at.src || !f->at))
            put_words(d, at, path, name, arena_printf(d->out->arena, "%d", *(const int *)v));
        return;
    case XML_CHOICE:
        put_words(d, at, path, name, chosen(f, from));
        return;
    case XML_FLAG:
        put_words(d, at, path, name, flag(f, from));
        return;
    case XML_WORDS:
    case XML_LINES:
    case XML_EMAIL:
        put_words(d, text->at, path, name, text->s);
        return;
    case XML_NAME:
    case XML_CURRENCY:
        put_words(d, at, path, name, *(const char *const *)v);
        return;
    case XML_DAY:
    case XML_MOMENT:
        if (!date_set(*(const struct date *)v))
            return;
        begin(d, at, path, name);
        put_date(d->out, *(const struct date *)v);
        buf_putc(d->out, '\n');
        return;
    case XML_OWN:
        if (f->put && f->put(d->out->arena, from))
            put_words(d, at, path, name, f->put(d->out->arena, from));
        return;
    }
}

/* Of an element that is a value, nothing counts without it. */
static bool absent(const struct xml_element *e, const void *from)
{
    if (e->stated)
        return !*(const bool *)field(from, e->stated);
    if (e->content != XML_VALUE || e->text.type != XML_AMOUNT)
        return false;
    return !((const struct amount *)field(from, e->text.to))->stated;
}

static void put_element(struct dump d, const struct xml_element *e, const void *from,
                        const char *path, unsigned where)
{
    struct arena *a = d.out->arena;
    if (absent(e, from))
        return;
    if (e->at)
        d.at = *(const struct place *)field(from, e->at);
    where = e->where ? e->where : where;
    if (e->content != XML_NO_TEXT && e->text.name)
        put_field(&d, &e->text, from, path, "");
    for (size_t i = 0; i < e->attributes_n; i++)
        if (!e->attributes[i].in || (e->attributes[i].in & where))
            put_field(&d, &e->attributes[i], from, path, e->attributes[i].name);
    from = (const char *)from + e->children_in;
    for (size_t i = 0; i < e->children_n; i++) {
        const struct xml_child *c = &e->children[i];
        const char *name = arena_printf(a, "%s%s%s", path, *path ? "." : "", c->name);
        if (c->in && !(c->in & where))
            continue;
        if (!c->list)
            put_element(d, c->element, (const char *)from + c->into, name, where);
        for (size_t k = 0; c->list && k < *(const size_t *)field(from, c->count); k++)
            put_element(d, c->element, *(char *const *)field(from, c->list) + k * c->size,
                        arena_printf(a, "%s[%zu]", name, k + 1), where);
    }
}

void xml_dump(const struct xml_element *root, const void *from, struct buf *out)
{
    put_element((struct dump){.out = out}, root, from, "", XML_ANYWHERE);
}

/* field.c - a value into the field that its table row names, by its type; and lists of words. */
#include "base/ascii.h"
#include "xml/reader.h"

/* ---- lists ---------------------------------------------------------------------------------- */

/* The parser hands out white space and references resolved, so a word's own place is only known
 * where the value stands in the file letter by letter. */
struct text *xml_read_list(struct xml_reader *r, struct xml_value v, size_t *n)
{
    size_t len = strlen(v.text);
    struct text *words = arena_new_array(r->arena, struct text, len / 2 + 1);
    bool literal =
        v.at.src && v.at.len == len && strncmp(v.at.src->text + v.at.off, v.text, len) == 0;
    *n = 0;
    for (size_t i = 0; i < len;) {
        size_t from = i;
        while (i < len && !ascii_is_space(v.text[i]))
            i++;
        struct place at = v.at;
        if (literal) {
            at.off += (uint32_t)from;
            at.len = (uint32_t)(i - from);
        }
        if (i > from)
            words[(*n)++] = (struct text){arena_strndup(r->arena, v.text + from, i - from), at};
        i += i < len;
    }
    return words;
}

/* ---- fields --------------------------------------------------------------------------------- */

struct xml_value xml_value_of(struct xml_reader *r, xml_node *n, const char *attribute)
{
    return (struct xml_value){attribute, xml_attribute(r->x, n, attribute),
                              xml_at_value(r->x, n, attribute)};
}

struct xml_value xml_text_value(struct xml_reader *r, xml_node *n)
{
    return (struct xml_value){xml_name(n), xml_text(r->x, n), xml_at_text(r->x, n)};
}

bool xml_value_blank(struct xml_value v)
{
    return str_trim(str_of(v.text)).n == 0;
}

const char *xml_decimal_text(struct arena *a, int64_t e8)
{
    struct buf b;
    buf_init(&b, a);
    buf_put_int(&b, e8 / DECIMAL_ONE);
    if (e8 % DECIMAL_ONE == 0)
        return buf_str(&b);
    buf_printf(&b, ".%08lld", (long long)(e8 % DECIMAL_ONE));
    while (b.p[b.n - 1] == '0')
        b.p[--b.n] = 0;
    return buf_str(&b);
}

static bool read_bounded(struct xml_reader *r, struct xml_value v, const struct xml_field *f,
                         struct decimal *out)
{
    if (!xml_read_decimal(r, v, f->example, out))
        return false;
    if (!f->max || (out->e8 >= f->min && out->e8 <= f->max))
        return true;
    xml_refuse(r, DIAG_OUT_OF_RANGE, v.at, "%s is out of range: %s; write %s to %s", v.name,
               diag_quote(r->arena, str_trim(str_of(v.text))), xml_decimal_text(r->arena, f->min),
               xml_decimal_text(r->arena, f->max));
    out->stated = false;
    return false;
}

static int read_named(struct xml_reader *r, struct xml_value v, const struct xml_field *f)
{
    static const char *const no_yes[] = {"no", "yes", NULL};
    const char *const *names = f->names ? f->names : no_yes;
    size_t first = names[0] ? 0 : 1, n = first;
    while (names[n] && (!f->max || n <= (size_t)f->max))
        n++;
    int i = xml_read_choice(r, v, names + first, n - first);
    return i < 0 ? -1 : i + (int)first;
}

static bool read_value(struct xml_reader *r, struct xml_value v, const struct xml_field *f,
                       void *to)
{
    int i;
    switch (f->type) {
    case XML_AMOUNT:
        return xml_read_amount(r, v, to);
    case XML_DECIMAL:
        return read_bounded(r, v, f, to);
    case XML_COUNT:
        ((struct count *)to)->at = v.at;
        return ((struct count *)to)->stated =
                   xml_read_integer(r, v, (int)f->min, (int)f->max, &((struct count *)to)->n);
    case XML_INTEGER:
        return xml_read_integer(r, v, (int)f->min, (int)f->max, to);
    case XML_CHOICE:
        if ((i = read_named(r, v, f)) >= 0)
            *(int *)to = i;
        return i >= 0;
    case XML_FLAG:
        if ((i = read_named(r, v, f)) >= 0)
            *(bool *)to = i == 1;
        return i >= 0;
    case XML_WORDS: /* the place stays when the text is refused: it was there */
        ((struct text *)to)->at = v.at;
        return xml_read_words(r, v, to);
    case XML_LINES:
        return xml_read_lines(r, v, to);
    case XML_EMAIL:
        return xml_read_email(r, v, to);
    case XML_NAME:
        return xml_read_name(r, v, f->max ? (int)f->max : XML_NAME_MAX, to);
    case XML_DAY:
        return xml_read_day(r, v, to);
    case XML_MOMENT:
        return xml_read_moment(r, v, to);
    case XML_CURRENCY:
        return xml_read_currency(r, v, to);
    case XML_OWN:
        break;
    }
    return false;
}

/* What a refused value leaves behind: nothing that counts as stated. */
static void take_back(const struct xml_field *f, void *to)
{
    if (f->type == XML_AMOUNT)
        ((struct amount *)to)->stated = false;
    else if (f->type == XML_DECIMAL)
        ((struct decimal *)to)->stated = false;
    else if (f->type == XML_COUNT)
        ((struct count *)to)->stated = false;
    else if (f->type == XML_WORDS || f->type == XML_LINES || f->type == XML_EMAIL)
        ((struct text *)to)->s = NULL;
    else if (f->type == XML_DAY || f->type == XML_MOMENT)
        *(struct date *)to = (struct date){0};
}

bool xml_read_field(struct xml_reader *r, struct xml_value v, const struct xml_field *f, void *into)
{
    if (f->type == XML_OWN)
        return f->read(r, v, into);
    void *to = (char *)into + f->to - 1;
    if (f->at)
        *(struct place *)((char *)into + f->at - 1) = v.at;
    if (!read_value(r, v, f, to))
        return false;
    if (f->check && !f->check(r, v, to)) {
        take_back(f, to);
        return false;
    }
    if (f->stated)
        *(bool *)((char *)into + f->stated - 1) = true;
    return true;
}

/* reader.h - one reader of XML, driven by tables: which elements and attributes stand where, what
 * their values are, and into which field of which struct each goes. Offer and guide give the
 * tables; what is wrong is said here, in one way for both.
 *
 * The whole tree is walked whatever is wrong in it, so that one run reports every fault. A value
 * that isn't sound is reported and left unstated. A name that is nearly right is reported, and then
 * read as what it was meant to be, so that one typo neither hides faults behind it nor causes
 * others. Everything read belongs to the reader's arena.
 *
 * Offsets into a struct are XML_TO(struct, field), one more than offsetof(), so that 0 is
 * "nowhere".
 */
#ifndef HFB_XML_READER_H
#define HFB_XML_READER_H

#include "base/stated.h"
#include "xml/xml.h"

typedef struct _xmlNode xml_node;

#define XML_TO(type, field) (offsetof(type, field) + 1)
#define XML_ANYWHERE (~0U)

enum {
    XML_WORDS_MAX = 1000,
    XML_LINES_MAX = 4000,
    XML_NAME_MAX = 16000
}; /* characters of one text */

/* What the value is, and the type of the field it goes to. */
enum xml_type {
    XML_AMOUNT,   /* struct amount */
    XML_DECIMAL,  /* struct decimal; min and max in 1/100,000,000, without a max: any */
    XML_COUNT,    /* struct count, from min to max */
    XML_INTEGER,  /* int, from min to max */
    XML_CHOICE,   /* an enum: the index of the value among `names` */
    XML_FLAG,     /* bool: the index among `names` (no, yes when there are none) */
    XML_WORDS,    /* struct text, white space folded */
    XML_LINES,    /* struct text, line breaks kept */
    XML_EMAIL,    /* struct text */
    XML_NAME,     /* const char *, white space folded; max: the most characters */
    XML_DAY,      /* struct date */
    XML_MOMENT,   /* struct date, perhaps with a time and its offset */
    XML_CURRENCY, /* const char *, an ISO code */
    XML_OWN       /* `read` reads it */
};

struct xml_reader {
    struct arena *arena;
    const struct xml *x;
    struct diags *d;
    const char *ns;  /* the root's namespace */
    bool is_private; /* inside what no employer's run may name (diag_add_private) */
    unsigned where;  /* the tables' own bits: which of an element's rows apply */
    /* What to write instead of a name nobody knows here, when none is near: "write <term
     * name=\"notice\">"; NULL: nothing better. `hint` itself may be NULL. */
    const char *(*hint)(struct xml_reader *r, const char *name, xml_node *parent);
    void *own;             /* the tables' own */
    struct xml_state *now; /* of the element that is being read; reader.c's */
    bool flawed;           /* something in the element that was read last was refused */
};

/* One value: of an attribute, or an element's text. */
struct xml_value {
    const char *name; /* "base", "years" */
    const char *text; /* as it stands; trimmed by whoever reads it */
    struct place at;  /* of the value, or of what should have held it */
};

/* An attribute, or the text of an element (whose `name` is then the element's). */
struct xml_field {
    const char *name;
    enum xml_type type;
    size_t to;                /* the field */
    unsigned required;        /* where it must stand: bits of xml_reader.where, or XML_ANYWHERE */
    unsigned in;              /* where it may stand; 0: anywhere */
    size_t stated, at;        /* a bool that is set, and the place of a type that keeps none */
    const char *example;      /* XML_DECIMAL: "0.75" */
    const char *const *names; /* ended by NULL; a first NULL is the unstated value's */
    int64_t min, max;         /* also the last index of XML_CHOICE, when it isn't 0 */
    bool (*check)(struct xml_reader *r, struct xml_value v, void *field); /* false: unstated */
    bool (*read)(struct xml_reader *r, struct xml_value v, void *into);   /* XML_OWN */
    const char *(*put)(struct arena *a,
                       const void *from); /* XML_OWN, for the dump; NULL: unstated */
};

enum xml_content {
    XML_NO_TEXT, /* elements, or nothing */
    XML_VALUE,   /* its text is a value: `text` */
    XML_MIXED,   /* text and elements in one order: `words` takes each stretch of text */
    XML_OWN_TEXT /* `done` reads it, beside the elements; `text` says where to, for the dump */
};

struct xml_element;
struct xml_state;

struct xml_child {
    const char *name;
    const struct xml_element *element;
    size_t into;       /* offsetof() its struct within the parent's; not of a list's items */
    unsigned required; /* as of a field */
    unsigned in;
    /* A list: where pointer and count stand in the parent's struct, and what an item is. */
    size_t list, count, size;
    size_t key; /* an item's struct text that no two may share; nobody's is NULL twice either */
    size_t most;
    size_t partly;    /* of a list: a bool that is set when an item may be missing, since something
                       * there was refused: what isn't in the list needn't be undeclared */
    bool often;       /* not a list, and may stand any number of times all the same */
    const char *what; /* of a list with `most`: "competing offers; leave out …" */
};

struct xml_element {
    const struct xml_field *attributes;
    size_t attributes_n;
    const struct xml_child *children;
    size_t children_n;
    size_t
        children_in; /* offsetof() the struct that `into` and `list` of the children count from */
    enum xml_content content;
    struct xml_field text;
    size_t stated, at; /* of the element itself: a bool, and the place of its name */
    size_t unknown;    /* a bool: it holds an attribute or an element that nobody knows */
    unsigned where;    /* 0: as outside */
    bool (*is_private)(const struct xml_reader *r, xml_node *n);
    void (*start)(void *into); /* defaults that aren't 0 */
    /* Rules across its values; false: an item that can't be used, `stated` is taken back. */
    bool (*done)(struct xml_reader *r, xml_node *n, void *into, void *parent);
    /* XML_MIXED: a stretch of text between the elements; `into` as for the children. */
    void (*words)(struct xml_reader *r, xml_node *text, void *into);
};

/* Appends an item to a list whose pointer and count stand in `into`: what a table's lists are. */
void xml_append(struct xml_reader *r, void *into, size_t list, size_t count, const void *item,
                size_t size);

/* Reads n into the struct by its table; false when `done` says so. */
bool xml_read(struct xml_reader *r, xml_node *n, const struct xml_element *e, void *into,
              void *parent);

/* The attribute that an element's text begins with, because a > too many ends its tag early; NULL:
 * it doesn't. xml_read() reports it and leaves the rest. */
const char *xml_spilled(struct xml_reader *r, xml_node *n, const struct xml_element *e);

/* What was read, every stated value on a line of its own: "line  path = value". */
void xml_dump(const struct xml_element *root, const void *from, struct buf *out);

/* Reports a fault of one value or name; where values are private in a concealing run, its kind and
 * place only. */
struct diag *xml_refuse(struct xml_reader *r, enum diag_code code, struct place at,
                        const char *format, ...) __attribute__((format(printf, 4, 5)));
/* The same of a rule across the values of the element being read (in its `done`). Nothing is said
 * when one of them was refused already: one mistake, one message. */
struct diag *xml_refuse_rule(struct xml_reader *r, enum diag_code code, struct place at,
                             const char *format, ...) __attribute__((format(printf, 4, 5)));

/* ---- values (value.c): false is reported ---------------------------------------------------- */

struct xml_value xml_value_of(struct xml_reader *r, xml_node *n, const char *attribute);
struct xml_value xml_text_value(struct xml_reader *r, xml_node *n); /* an element's own text */
bool xml_value_blank(struct xml_value v);

bool xml_read_field(struct xml_reader *r, struct xml_value v, const struct xml_field *f,
                    void *into);
bool xml_read_amount(struct xml_reader *r, struct xml_value v, struct amount *out);
bool xml_read_decimal(struct xml_reader *r, struct xml_value v, const char *example,
                      struct decimal *out);
bool xml_read_integer(struct xml_reader *r, struct xml_value v, int min, int max, int *out);
/* The index of the value among n names, or -1. */
int xml_read_choice(struct xml_reader *r, struct xml_value v, const char *const *names, size_t n);
bool xml_read_words(struct xml_reader *r, struct xml_value v, struct text *out);
bool xml_read_name(struct xml_reader *r, struct xml_value v, int most, const char **out);
bool xml_read_lines(struct xml_reader *r, struct xml_value v, struct text *out);
bool xml_read_email(struct xml_reader *r, struct xml_value v, struct text *out);
bool xml_read_day(struct xml_reader *r, struct xml_value v, struct date *out);
bool xml_read_moment(struct xml_reader *r, struct xml_value v, struct date *out);
bool xml_read_currency(struct xml_reader *r, struct xml_value v, const char **out);
/* Words divided by white space, each with its place when the text stands in the file as it is. */
struct text *xml_read_list(struct xml_reader *r, struct xml_value v, size_t *n);

/* A decimal without the zeros that say nothing: "1000", "0.75". */
const char *xml_decimal_text(struct arena *a, int64_t e8);

#endif

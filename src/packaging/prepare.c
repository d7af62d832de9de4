/* prepare.c - the table of src/base/prepared.h, made at build time by the program's own readers,
 * which also finds faults in what the program carries. Not part of the program. Writes C to
 * standard output.
 *
 * base/arena.c, compiled with ARENA_NOTED, tells of every piece. Each resource is read into two
 * arenas: the same pieces come in the same order, and a pointer is a word that points into the same
 * piece of both, at the same place. */
#define _GNU_SOURCE /* dl_iterate_phdr() */
#include "base/prepared.h"
#include "base/resource.h"
#include "font/fontlist.h"
#include "guide/guide_read.h"
#include "layout/layout.h"
#include "say/catalogue.h"
#include "template/stylesheet.h"
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct prepared prepared_table[] = {{0}}; /* the readers here read */

enum { OUTSIDE_MAX = 2 };
#define UNREACHED SIZE_MAX

struct piece {
    char *at;
    size_t n;
    size_t order; /* among those of its reading */
};

struct reading {
    struct arena *arena;
    const struct language *language; /* of a stylesheet's words */
    const void
        *outside[OUTSIDE_MAX]; /* what the caller of prepared_load() hands over in its turn */
    const void *root;
    struct piece *pieces; /* in the order in which they came */
    struct piece *sorted; /* by address */
    size_t n, room;
};

/* The arena's notes go to the reading at hand. */
static struct reading *noting;

_Noreturn static void fail(const char *name, const char *what)
{
    fprintf(stderr, "prepare: %s: %s\n", name, what);
    exit(1);
}

static void *checked(void *p)
{
    if (!p)
        fail("the build", "out of memory");
    return p;
}

void arena_note(void *at, size_t n);
void arena_note(void *at, size_t n)
{
    struct reading *r = noting;
    if (!r)
        return;
    if (r->n == r->room) {
        r->room = r->room ? 2 * r->room : 4096;
        r->pieces = checked(realloc(r->pieces, r->room * sizeof *r->pieces));
    }
    r->pieces[r->n] = (struct piece){at, n, r->n};
    r->n++;
}

/* ---- what is read ------------------------------------------------------------------------------
 */

static const void *read_guide(struct reading *r, const struct resource *from, struct diags *d)
{
    struct source *s = arena_new_of(r->arena, struct source);
    *s = (struct source){strrchr(from->name, '/') + 1, (const char *)from->data, from->len};
    r->outside[0] = s;
    return guide_read(r->arena, s, schemas_new(r->arena), d);
}

static const void *read_catalogue(struct reading *r, const struct resource *from, struct diags *d)
{
    char code[16];
    const char *file = strrchr(from->name, '/') + 1;
    snprintf(code, sizeof code, "%.*s", (int)strcspn(file, "."), file);
    r->outside[0] = r->arena;
    r->outside[1] = language_find(code);
    return catalogue_new(r->arena, (struct str){(const char *)from->data, from->len}, from->name,
                         d);
}

static const struct catalogue *words_in(struct reading *r, const struct language *l,
                                        struct diags *d)
{
    const char *name = arena_printf(r->arena, "templates/lang/%s.xml", l->code);
    const struct resource *from = resource_find(name);
    struct str xml = {(const char *)from->data, from->len};
    struct catalogue *c = catalogue_new(r->arena, xml, name, d);
    if (c && l != language_default()) /* as job/env.c has it */
        catalogue_fall_back(c, words_in(r, language_default(), d));
    return c;
}

static const void *read_sheet(struct reading *r, const struct resource *from, struct diags *d)
{
    const struct source s = {from->name, (const char *)from->data, from->len};
    const struct catalogue *words = words_in(r, r->language, d);
    return words ? stylesheet_form(r->arena, &s, words, d) : NULL;
}

static const void *read_theme(struct reading *r, const struct resource *from, struct diags *d)
{
    return theme_new(r->arena, (struct str){(const char *)from->data, from->len}, from->name, NULL,
                     d);
}

static const void *read_fonts(struct reading *r, const struct resource *from, struct diags *d)
{
    return fontlist_read((struct str){(const char *)from->data, from->len}, r->arena, d);
}

static const struct sort {
    const char *folder; /* or the file */
    const char *ending;
    bool by_language;
    const void *(*read)(struct reading *r, const struct resource *from, struct diags *d);
} sorts[] = {{"templates/guides/", ".xml", false, read_guide},
             {"templates/lang/", ".xml", false, read_catalogue},
             {"templates/theme.xml", ".xml", false, read_theme},
             {"templates/", ".xsl", true, read_sheet},
             {"fonts/fonts.xml", ".xml", false, read_fonts}};

/* ---- pieces ------------------------------------------------------------------------------------
 */

static int by_address(const void *a, const void *b)
{
    const struct piece *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

static void take(struct reading *r, const struct sort *s, const struct resource *from,
                 const struct language *language)
{
    struct diags d;
    struct buf said;
    *r = (struct reading){.arena = checked(arena_new()), .language = language};
    diags_init(&d, r->arena);
    noting = r;
    r->root = s->read(r, from, &d);
    noting = NULL;
    if (!r->root || d.first) {
        buf_init(&said, r->arena);
        diags_render(&d, (struct diag_style){.carets = true}, &said);
        fail(from->name, buf_str(&said));
    }
    r->sorted = checked(malloc(r->n * sizeof *r->sorted));
    memcpy(r->sorted, r->pieces, r->n * sizeof *r->sorted);
    qsort(r->sorted, r->n, sizeof *r->sorted, by_address);
}

static void leave(struct reading *r)
{
    arena_free(r->arena);
    free(r->pieces);
    free(r->sorted);
}

/* The piece that the word points into; NULL: none. */
static const struct piece *piece_at(const struct reading *r, uint64_t word)
{
    size_t low = 0, high = r->n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if ((uintptr_t)r->sorted[mid].at <= word)
            low = mid + 1;
        else
            high = mid;
    }
    if (!low || word - (uintptr_t)r->sorted[low - 1].at > r->sorted[low - 1].n)
        return NULL;
    return &r->sorted[low - 1];
}

/* ---- one resource ------------------------------------------------------------------------------
 */

struct list {
    uint32_t *all;
    size_t n, room;
};

static void add(struct list *l, size_t what)
{
    if (l->n == l->room) {
        l->room = l->room ? 2 * l->room : 1024;
        l->all = checked(realloc(l->all, l->room * sizeof *l->all));
    }
    l->all[l->n++] = (uint32_t)what;
}

struct making {
    const char *name;
    struct reading two[2];
    size_t *offset;      /* by piece, in bytes; UNREACHED */
    struct list reached; /* pieces, in the order of their offsets */
    struct list pointers, outside;
    size_t bytes;
};

static size_t reach(struct making *m, size_t piece)
{
    size_t n = m->two[0].pieces[piece].n, by = n < 16 ? 8 : 16;
    if (m->offset[piece] != UNREACHED)
        return m->offset[piece];
    m->offset[piece] = m->bytes = (m->bytes + by - 1) / by * by;
    m->bytes += (n + 7) / 8 * 8;
    add(&m->reached, piece);
    return m->offset[piece];
}

static uint64_t word_of(const struct reading *r, size_t piece, size_t at)
{
    uint64_t word = 0;
    size_t left = r->pieces[piece].n - at;
    memcpy(&word, r->pieces[piece].at + at, left < sizeof word ? left : sizeof word);
    return word;
}

struct asked {
    uint64_t word;
    bool found;
};

static int look(struct dl_phdr_info *object, size_t size, void *data)
{
    struct asked *a = data;
    (void)size;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        uint64_t from = object->dlpi_addr + object->dlpi_phdr[i].p_vaddr;
        a->found |= object->dlpi_phdr[i].p_type == PT_LOAD && a->word >= from &&
                    a->word - from < object->dlpi_phdr[i].p_memsz;
    }
    return a->found;
}

/* Into the program or a library: such a word means nothing in another process. */
static bool is_of_program(uint64_t word)
{
    struct asked a = {word, false};
    dl_iterate_phdr(look, &a);
    return a.found;
}

static int outside_of(const struct making *m, uint64_t one, uint64_t other)
{
    for (int i = 0; one && i < OUTSIDE_MAX; i++)
        if ((uintptr_t)m->two[0].outside[i] == one && (uintptr_t)m->two[1].outside[i] == other)
            return i;
    return -1;
}

/* The word as it is written: a pointer becomes an offset. */
static uint64_t settle(struct making *m, size_t piece, size_t at)
{
    size_t place = (m->offset[piece] + at) / 8;
    uint64_t one = word_of(&m->two[0], piece, at), other = word_of(&m->two[1], piece, at);
    int outside = outside_of(m, one, other);
    if (outside >= 0) {
        add(&m->outside, place);
        add(&m->outside, (size_t)outside);
        return 0;
    }
    if (one == other) {
        if (is_of_program(one))
            fail(m->name, arena_printf(m->two[0].arena, "points to something of the program's: %s",
                                       (const char *)(uintptr_t)one));
        return one;
    }
    const struct piece *to = piece_at(&m->two[0], one), *twin = piece_at(&m->two[1], other);
    if (!to || !twin || to->order != twin->order ||
        one - (uintptr_t)to->at != other - (uintptr_t)twin->at)
        fail(m->name, "two readings differ by more than where they stand");
    add(&m->pointers, place);
    return reach(m, to->order) + (one - (uintptr_t)to->at);
}

static void put_list(const char *what, unsigned number, const struct list *l)
{
    printf("static const uint32_t %s_%u[] = {", what, number);
    for (size_t i = 0; i < l->n; i++)
        printf("%u,%s", l->all[i], i % 16 == 15 ? "\n" : "");
    printf("0};\n");
}

static void put_words(struct making *m, unsigned number)
{
    size_t written = 0;
    printf("static const uint64_t words_%u[] = {\n", number);
    for (size_t i = 0; i < m->reached.n; i++) {
        size_t piece = m->reached.all[i];
        for (; written < m->offset[piece]; written += 8)
            printf("0,");
        for (size_t at = 0; at < m->two[0].pieces[piece].n; at += 8, written += 8)
            printf("0x%llx,", (unsigned long long)settle(m, piece, at));
        printf("\n");
    }
    printf("};\n");
    m->bytes = written;
}

static void make(const struct sort *s, const struct resource *from, const struct language *language,
                 unsigned number, struct buf *table)
{
    struct making m = {.name = from->name};
    take(&m.two[0], s, from, language);
    take(&m.two[1], s, from, language);
    const struct piece *root = piece_at(&m.two[0], (uintptr_t)m.two[0].root);
    if (m.two[0].n != m.two[1].n || !root || root->at != m.two[0].root)
        fail(m.name, "two readings differ");
    m.offset = checked(malloc(m.two[0].n * sizeof *m.offset));
    for (size_t i = 0; i < m.two[0].n; i++) {
        m.offset[i] = UNREACHED;
        if (m.two[0].pieces[i].n != m.two[1].pieces[i].n)
            fail(m.name, "two readings differ in a piece's size");
    }
    reach(&m, root->order);
    put_words(&m, number);
    put_list("pointers", number, &m.pointers);
    put_list("outside", number, &m.outside);
    buf_printf(table, "    {\"%s%s%s\", words_%u, pointers_%u, outside_%u, %zu, %zu, %zu},\n",
               from->name, language ? " " : "", language ? language->code : "", number, number,
               number, m.bytes / 8, m.pointers.n, m.outside.n / 2);
    free(m.offset);
    free(m.reached.all);
    free(m.pointers.all);
    free(m.outside.all);
    leave(&m.two[0]);
    leave(&m.two[1]);
}

static bool is_of(const struct sort *s, const char *name)
{
    const char *ending = strrchr(name, '.');
    return strncmp(name, s->folder, strlen(s->folder)) == 0 && ending &&
           strcmp(ending, s->ending) == 0;
}

static void make_each(const struct resource *from, unsigned *number, struct buf *table)
{
    const struct language *l;
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
        if (!is_of(&sorts[i], from->name))
            continue;
        if (!sorts[i].by_language)
            make(&sorts[i], from, NULL, (*number)++, table);
        for (size_t k = 0; sorts[i].by_language && (l = language_at(k)); k++)
            make(&sorts[i], from, l, (*number)++, table);
    }
}

int main(void)
{
    const struct resource *r;
    struct arena *a = checked(arena_new());
    struct buf table;
    unsigned number = 0;
    buf_init(&table, a);
    printf("#include \"base/prepared.h\"\n");
    for (size_t i = 0; (r = resource_at(i)); i++)
        make_each(r, &number, &table);
    printf("const struct prepared prepared_table[] = {\n%s    {0}};\n", buf_str(&table));
    arena_free(a);
    return fflush(stdout) != 0;
}

/* gaveway.c - what had no room, by its first words. */
#include "layout/gaveway.h"

/* Where text of at most `most` bytes ends, between two words where there are two. */
static size_t first_words(const char *text, size_t most)
{
    size_t n = strlen(text);
    if (n <= most)
        return n;
    for (n = most; n > most / 2 && text[n] != ' '; n--)
        ;
    for (; n && ((unsigned char)text[n] & 0xC0) == 0x80; n--)
        ;
    return n;
}

static void add_words(struct buf *text, const struct span *run)
{
    for (; run; run = run->next)
        if (run->text && (run->kind == INLINE_TEXT || run->kind == INLINE_FILLED))
            buf_puts(text, run->text);
}

/* The first words of a block, or of what it holds. */
static const char *words_of(struct setter *s, const struct block *b)
{
    struct buf text;
    buf_init(&text, s->arena);
    add_words(&text, b->spans);
    for (const struct block *k = b->children; k && !text.n; k = k->next)
        buf_puts(&text, words_of(s, k));
    if (!text.n && b->chart)
        buf_printf(&text, "a chart (%s)", b->chart);
    const char *words = buf_str(&text);
    words += strspn(words, " ");
    size_t n = first_words(words, 60);
    return arena_printf(s->arena, "%.*s%s", (int)n, words, words[n] ? "…" : "");
}

static void tell_one(struct setter *s, const struct flow_section *section, const char *words)
{
    if (!*words)
        return;
    if (!s->job->is_private) /* sent as it is: named to the one who signs it */
        diag_add(s->diags, DIAG_GIVEN_UP, (struct place){0},
                 "“%s” is left out: the page is full; to choose what goes, give fewer fills",
                 words);
    else
        diag_add(s->diags, DIAG_GAVE_WAY, (struct place){0}, "%s has no room for “%s”",
                 section->name ? section->name : "the page", words);
}

void gaveway_tell(struct setter *s, const struct flow_section *section, const struct block *b)
{
    for (; b; b = b->next) {
        if (setter_drops(s, b->drop)) {
            tell_one(s, section, words_of(s, b));
            continue;
        }
        gaveway_tell(s, section, b->children);
        gaveway_tell(s, section, b->asides);
        for (const struct row *r = b->table ? b->table->rows : NULL; r; r = r->next)
            if (setter_drops(s, r->drop)) {
                struct buf text;
                buf_init(&text, s->arena);
                for (size_t i = 0; i < r->n; i++) {
                    buf_puts(&text, i && r->cells[i].spans ? " " : "");
                    add_words(&text, r->cells[i].spans);
                }
                size_t n = first_words(buf_str(&text), 60);
                tell_one(s, section, arena_printf(s->arena, "%.*s", (int)n, buf_str(&text)));
            }
    }
}

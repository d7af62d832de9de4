/* script_finished.c - the finished sentence once more (contract 1.2). The guide was read under the
 * same rule; what came in since (fills, names, figures that happen to equal the floor) was not. */
#include "speech/script_parts.h"

/* ---- the rest ---------------------------------------------------------------------------------
 */

const char *said_text(struct arena *a, const struct said *from)
{
    struct buf out;
    buf_init(&out, a);
    for (; from; from = from->next)
        if (from->kind == SAID_BLANK)
            buf_puts(&out, "____");
        else if (from->kind != SAID_NOTEREF)
            buf_puts(&out, from->text);
    return buf_str(&out);
}

/* The guide's own words alone, an object character for each figure, fill and blank. */
static const char *own_words(struct arena *a, const struct said *from)
{
    struct buf out;
    buf_init(&out, a);
    for (; from; from = from->next)
        if (from->kind == SAID_TEXT)
            buf_puts(&out, from->text);
        else if (from->kind != SAID_NOTEREF)
            buf_puts(&out, "\xEF\xBF\xBC");
    return buf_str(&out);
}

/* A currency other than the region's, or an amount with a currency in what the offer filled in. */
static const char *money_fault(const struct speaker *s, const struct said *from,
                               const char *currency)
{
    size_t off, n;
    const char *text = own_words(s->a, from);
    enum forbidden f = guide_speech_forbidden(text, currency, &off, &n);
    if (f == FORBIDDEN_AMOUNT)
        return "speech.why.amount";
    if (f == FORBIDDEN_CURRENCY)
        return "speech.why.currency";
    for (; from; from = from->next) {
        if (from->kind != SAID_FILLED && from->kind != SAID_FIGURE)
            continue;
        const char *fault = reference_filled_fault(s->a, from->text, currency);
        if (fault)
            return fault;
    }
    return NULL;
}

const char *script_finished_fault(const struct speaker *s, const struct said *from)
{
    const char *text = said_text(s->a, from);
    const char *key = floor_told(s->floor, text) ? "speech.why.floor"
                                                 : reference_finished_fault(text, s->f->currency);
    const struct equity_converted *own = &s->f->ask.equity_converted;
    if (!key)
        key = money_fault(s, from, s->f->currency);
    if (key && own->has && strcmp(key, "speech.why.currency") == 0)
        key = money_fault(s, from, own->from); /* equity in a sentence of its own, in its own */
    return key ? catalogue_say(s->notes->words, key) : NULL;
}

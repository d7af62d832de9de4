/* read_back.c - the finished document for the employer, held against the fence. */
#include "job/work.h"
#include "pdf/read.h"
#include "public/leak.h"

/* What the letters themselves say is known to the fence, piece by piece between its placeholders:
 * "Base salary" is no company called Base. */
static void know_wording(struct fence *fence, const struct catalogue *words, struct arena *a)
{
    const char *text, *key;
    for (size_t i = 0; (text = catalogue_message_at(words, i, &key)); i++) {
        if (strncmp(key, "letter.", 7) != 0 && strncmp(key, "hr.", 3) != 0)
            continue;
        while (*text) {
            size_t n = strcspn(text, "{");
            if (n)
                fence_knows(fence, arena_strndup(a, text, n));
            text += n + strcspn(text + n, "}");
            text += *text == '}';
        }
    }
}

static bool behind_fence(struct work *w, struct fence *fence, struct str text, int page)
{
    const char *what = fence_find(fence, text);
    if (what && page)
        diag_add(w->d, DIAG_LEAK, (struct place){0}, "a private amount (%s) stands on page %d",
                 what, page);
    else if (what)
        diag_add(w->d, DIAG_LEAK, (struct place){0},
                 "a private amount (%s) stands in the document's own data", what);
    return !what;
}

/* The finished file of an employer's job, read as a stranger would (contract 3, Read-back): every
 * page, every string, and all pages as one text, since a number may begin on one and end on the
 * next. */
bool work_read_back(struct work *w)
{
    const char *why = NULL;
    struct fence *fence = leak_guard(w->arena, w->figures);
    know_wording(fence, w->present->words, w->arena);
    const struct pdf_reading *file =
        pdf_read((struct str){buf_str(&w->out->output), w->out->output.n}, w->arena, &why);
    if (!file) {
        diag_add(w->d, DIAG_LEAK, (struct place){0}, "the finished document can't be read back: %s",
                 why);
        return false;
    }
    struct buf all;
    buf_init(&all, w->arena);
    bool clean = true;
    for (const struct reading *r = file->first; r; r = r->next) {
        clean = behind_fence(w, fence, r->text, r->page) && clean;
        if (r->kind == READING_TEXT) {
            buf_add(&all, r->text.s, r->text.n);
            buf_putc(&all, '\n');
        }
    }
    if (clean && file->pages > 1)
        clean = behind_fence(w, fence, (struct str){all.p, all.n}, 1);
    return clean && !diags_failed(w->d);
}

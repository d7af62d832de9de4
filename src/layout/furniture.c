/* Running heads and feet, at the places of design 1. */
#include "layout/furniture.h"

#include "layout/paragraph.h"

struct paper_size paper_size(enum paper paper, enum page_kind kind)
{
    bool a4 = paper == PAPER_A4;
    struct paper_size p = {
        a4 ? SP_MM(210) : SP_MM(215.9), a4 ? SP_MM(297) : SP_MM(279.4), 0, 0, 0, 0};
    if (kind == PAGE_LETTER) {
        p.left = (p.width - SP_MM(160)) / 2;
        p.top = SP_MM(20.1);
        p.bottom = p.height - SP_MM(18);
    } else {
        p.left = a4 ? SP_MM(18) : SP_MM(20); /* clears a two-hole punch */
        p.top = SP_MM(18.5);
        p.foot = a4 ? SP_MM(4.2) : 0; /* on Letter, unscaled and centred, it loses 8.8 mm */
        p.bottom = p.height - SP_MM(a4 ? 19 : 16);
    }
    return p;
}

struct paper_size paper_side(const struct paper_size *size, enum page_kind kind, sp_t width,
                             size_t number)
{
    struct paper_size side = *size;
    if (kind == PAGE_BRIEF && number % 2 == 0)
        side.left = size->width - size->left - width;
    return side;
}

/* "Page 3 of 8" from "Page {n} of {N}". */
static const char *folio_text(struct setter *s, size_t number, size_t total)
{
    const char *p = s->flow->folio ? s->flow->folio : "{n}";
    struct buf b;
    buf_init(&b, s->arena);
    while (*p) {
        if (strncmp(p, "{n}", 3) == 0)
            buf_put_int(&b, (int64_t)number);
        else if (strncmp(p, "{N}", 3) == 0)
            buf_put_int(&b, (int64_t)total);
        else {
            buf_putc(&b, *p++);
            continue;
        }
        p += 3;
    }
    return buf_str(&b);
}

/* The flow may say it in its language or to whom; it may not unsay it. */
static const char *private_word(const struct setter *s)
{
    const char *own = s->flow->private_word;
    if (own && strncmp(own, "PRIV", 4) == 0)
        return own;
    return "PRIVATE";
}

/* What is left between two texts on one line. */
static sp_t between(sp_t left, sp_t right)
{
    sp_t w = right - left - SP_MM(6);
    return w > SP_MM(10) ? w : SP_MM(10);
}

static void private_foot(struct setter *s, struct frame *page, sp_t left, sp_t right, sp_t y)
{
    if (!s->job->is_private)
        return;
    sp_t w =
        para_furniture(s, page, private_word(s), "foot-private", left, y, ALIGN_LEFT, right - left);
    left += w + SP_MM(1.6);
    para_furniture(s, page, s->flow->warning, "foot-warning", left, y, ALIGN_LEFT,
                   between(left, right));
}

/* The parts before the last point; NULL: there is only one. */
static const char *without_last_part(struct setter *s, const char *text)
{
    const char *last = NULL;
    for (const char *at = text; (at = strstr(at, "\u00B7")); at++)
        last = at;
    size_t n = last ? (size_t)(last - text) : 0;
    while (n > 0 && (text[n - 1] == ' ' || (n > 1 && memcmp(text + n - 2, "\u00A0", 2) == 0)))
        n -= text[n - 1] == ' ' ? 1 : 2;
    return n ? arena_strndup(s->arena, text, n) : NULL;
}

/* A line of several parts without its last ones where there isn't room for all of it: only a single
 * part is ever cut. */
static const char *parts_within(struct setter *s, const char *text, const char *style, sp_t most)
{
    const char *shorter = text;
    while (shorter && para_furniture_width(s, text, style) > most) {
        shorter = without_last_part(s, text);
        text = shorter ? shorter : text;
    }
    return text;
}

/* Who and what it is about: the call sheet's title says the rest. */
static void identity(struct setter *s, struct frame *page, sp_t right, sp_t y, sp_t most)
{
    para_furniture(s, page, parts_within(s, s->flow->identity, "head-identity", most),
                   "head-identity", right, y, ALIGN_RIGHT, most);
}

/* What the private notice needs at the foot's left. */
static sp_t private_width(struct setter *s)
{
    return s->job->is_private
               ? para_furniture_width(s, private_word(s), "foot-private") + SP_MM(1.6) +
                     para_furniture_width(s, s->flow->warning, "foot-warning") + SP_MM(6.2)
               : 0;
}

static void brief_head(struct setter *s, struct frame *page, sp_t left, sp_t right,
                       const struct flow_section *section, bool goes_on)
{
    const char *number = section->number, *name = section->name ? section->name : "";
    const char *head = number && *number ? arena_printf(s->arena, "%s  %s", number, name) : name;
    const char *continued = s->flow->continued ? s->flow->continued : "(continued)";
    if (goes_on && *head)
        head = arena_printf(s->arena, "%s %s", head, continued);
    sp_t w = para_furniture(s, page, head, "head-section", left, SP_MM(12.6), ALIGN_LEFT,
                            (right - left) / 2);
    identity(s, page, right, SP_MM(12.6), between(left + w, right));
    frame_line(page, NULL, left, SP_MM(15), right, SP_MM(15), SP_PT(0.75), s->palette->ink);
}

/* height: the paper's, less what the foot stands higher. */
static void brief_foot(struct setter *s, struct frame *page, sp_t left, sp_t right, sp_t height,
                       const char *folio)
{
    sp_t y = height - SP_MM(8.9), rule = height - SP_MM(12.6), most = (right - left) / 3;
    frame_line(page, NULL, left, rule, right, rule, SP_PT(0.4), s->palette->ink);
    sp_t w = para_furniture(s, page, folio, "foot-folio", right, y, ALIGN_RIGHT, most) + SP_MM(4);
    sp_t at = right - (w > SP_MM(20) ? w : SP_MM(20));
    sp_t free = at - left - private_width(s);
    free = free < SP_MM(20) ? SP_MM(20) : free < most ? free : most;
    const char *revision = parts_within(s, s->flow->revision, "foot-revision", free);
    at -= para_furniture(s, page, revision, "foot-revision", at, y, ALIGN_RIGHT, free);
    private_foot(s, page, left, at, y);
}

/* Beside it stands which page it is. */
static sp_t every_page_width(const struct setter *s)
{
    return s->full_width - SP_MM(20);
}

/* A letter's line on every page, whole; NULL: there is none. */
static struct para *every_page(struct setter *s)
{
    const struct text_style *st = theme_style(s->theme, "foot-warning");
    if (!s->flow->every_page || !st)
        return NULL;
    struct span *sp = arena_new_of(s->arena, struct span);
    struct look look = {st, WEIGHT_INHERIT, s->flow->lang, NULL};
    sp->text = s->flow->every_page;
    return para_set(s, sp, NULL, &look, every_page_width(s));
}

void furniture_room(struct setter *s, struct paper_size *size)
{
    const struct para *p = s->flow->page == PAGE_LETTER ? every_page(s) : NULL;
    if (p && p->n > 1)
        size->bottom -= p->style->lead * (sp_t)(p->n - 1);
}

static void letter_foot(struct setter *s, struct frame *page, const struct paper_size *size,
                        sp_t left, size_t number, size_t total)
{
    sp_t right = left + s->full_width, y = size->height - SP_MM(12);
    if (total > 1) { /* of several: which */
        const char *folio = s->flow->folio ? folio_text(s, number, total)
                                           : arena_printf(s->arena, "%zu / %zu", number, total);
        para_furniture(s, page, folio, "foot-folio", right, y, ALIGN_RIGHT, SP_MM(26));
    }
    const struct para *p = every_page(s);
    for (size_t i = p ? p->n : 0; i-- > 0; y -= p->style->lead)
        para_paint(s, &p->lines[i], page, left, y);
    private_foot(s, page, left, right, size->height - SP_MM(8.9));
}

void furniture(struct setter *s, struct frame *page, const struct paper_size *size,
               const struct flow_section *section, bool goes_on, size_t number, size_t total)
{
    sp_t left = size->left, right = left + s->full_width;
    if (s->flow->page == PAGE_LETTER) {
        letter_foot(s, page, size, left, number, total);
        return;
    }
    brief_head(s, page, left, right, section, goes_on);
    brief_foot(s, page, left, right, size->height - size->foot, folio_text(s, number, total));
}

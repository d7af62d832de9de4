/* layout_fixture.h - a flow set with the toy font, whose every character is one em wide, so that
 * every expectation is a sum. Styles of the small theme below: body 10/15 pt, so a line's baseline
 * stands 15/2 + 0.3 × 10 = 10.5 pt below its top. */
#ifndef HFB_TESTS_LAYOUT_FIXTURE_H
#define HFB_TESTS_LAYOUT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout/theme.h"
#include "template/flow_check.h"
#include "template/flow_read.h"

static const char theme_text[] =
    "<theme xmlns='urn:hfbrief:theme:1'>"
    "<style name='body' face='body' size='10' lead='15' hang='5'/>"
    "<style name='gap' face='body' size='10' lead='15' before='4' after='2'/>"
    "<style name='label' face='narrow-bold' size='10' lead='15' caps='yes'/>"
    "<style name='title' face='body' size='10' lead='15'/>"
    "<style name='section' face='body' size='10' lead='15'/>"
    "<style name='card-head' face='body' size='10' lead='15'/>"
    "<style name='margin' face='narrow' size='5' lead='10'/>"
    "<style name='note' face='narrow' size='5' lead='10' hang='5'/>"
    "<style name='note-number' face='narrow' size='5' lead='10'/>"
    "<style name='noteref' face='narrow' size='6' lead='10'/>"
    "<style name='blank-caption' face='narrow' size='2' lead='3'/>"
    "<style name='list' face='body' size='10' lead='15' hang='5'/>"
    "<style name='source' face='body' size='10' lead='15' hang='5'/>"
    "<style name='list-number' face='body' size='10' lead='15'/>"
    "<style name='letter' face='speech' size='10' lead='15'/>"
    "<style name='th' face='body' size='5' lead='10'/>"
    "<style name='th-small' face='body' size='5' lead='10'/>"
    "<style name='row' face='body' size='5' lead='10'/>"
    "<style name='figure' face='body' size='5' lead='10'/>"
    "<style name='second' face='body' size='4' lead='8'/>"
    "<style name='head-section' face='body' size='5' lead='10'/>"
    "<style name='head-identity' face='body' size='5' lead='10'/>"
    "<style name='foot-private' face='body' size='5' lead='10'/>"
    "<style name='foot-warning' face='body' size='5' lead='10'/>"
    "<style name='foot-folio' face='body' size='5' lead='10'/>"
    "<style name='foot-revision' face='body' size='5' lead='10'/>"
    "<table name='plain' rise='4' head-rule='2' first='7' open='5' pitch='10' rule='3'/>"
    "</theme>";

struct fixture {
    struct arena *arena;
    struct diags diags;
    struct theme *theme;
    struct fontset *fonts;
    struct flow *flow;
    struct layout_job job;
    struct document *doc;
};

/* body: sections; attributes: of flow, beyond the required ones. */
static inline void fixture_flow(struct fixture *f, const char *attributes, const char *body)
{
    *f = (struct fixture){.arena = arena_new()};
    diags_init(&f->diags, f->arena);
    f->theme = theme_new(f->arena, str_of(theme_text), "theme.xml", NULL, &f->diags);
    f->fonts = fontset_new(&f->diags, true);
    assert_non_null(f->theme);
    assert_non_null(f->fonts);
    struct source *src = arena_new_of(f->arena, struct source);
    src->name = "flow.xml";
    src->text =
        arena_printf(f->arena, "<flow xmlns='urn:hfbrief:flow:1' lang='en' title='T' %s>%s</flow>",
                     attributes, body);
    src->len = strlen(src->text);
    f->flow = flow_parse(f->arena, src, &f->diags);
    f->job = (struct layout_job){.flow = f->flow,
                                 .theme = f->theme,
                                 .fonts = f->fonts,
                                 .paper = PAPER_A4,
                                 .audience = "private",
                                 .max_pages = 1000};
}

static inline void fixture_set(struct fixture *f, const char *section)
{
    struct arena *a = arena_new();
    fixture_flow(f, "page='brief'", arena_printf(a, "<section name='S'>%s</section>", section));
    arena_free(a);
    assert_non_null(f->flow);
    f->doc = layout_document(&f->job, f->arena, &f->diags);
}

static inline void fixture_free(struct fixture *f)
{
    fontset_free(f->fonts);
    arena_free(f->arena);
}

struct spot { /* where a run of text stands; page -1: nowhere */
    int page;
    sp_t x, y;
};

/* The nth run (from 0) whose text is exactly this. */
static inline struct spot spot_of(const struct document *doc, const char *text, int nth)
{
    for (size_t i = 0; i < doc->pages_n; i++)
        for (const struct op *op = doc->pages[i].frame->first; op; op = op->next)
            if (op->kind == OP_TEXT && op->u.text.run->text_len == strlen(text) &&
                memcmp(op->u.text.run->text, text, strlen(text)) == 0 && nth-- == 0)
                return (struct spot){(int)i, op->u.text.x, op->u.text.y};
    return (struct spot){-1, 0, 0};
}

static inline int runs_of(const struct document *doc, const char *text)
{
    int n = 0;
    while (spot_of(doc, text, n).page >= 0)
        n++;
    return n;
}

/* Words a to z, so many of them: "w0 w1 …" in one paragraph of one word a line at this width. */
static inline const char *fixture_lines(struct arena *a, const char *stem, int n)
{
    struct buf b;
    buf_init(&b, a);
    for (int i = 0; i < n; i++)
        buf_printf(&b, "%s%s%d", i ? " " : "", stem, i);
    return buf_str(&b);
}

#define assert_about(got, want) /* within 0.02 pt: lengths are rounded where mm become points */   \
    assert_in_range((long)(got) - (long)(want) + 1310, 0, 2620)

#endif

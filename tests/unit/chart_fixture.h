/* chart_fixture.h - a desk to draw charts on, and what stands on a frame afterwards. */
#ifndef CHART_FIXTURE_H
#define CHART_FIXTURE_H

#include "comp_fixture.h"

#include "base/resource.h"
#include "chart/source.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MM_OF(sp) ((double)(sp) / SP_PER_PT * 25.4 / 72.0)

struct desk { /* what all tests share */
    struct arena *arena;
    struct diags diags;
    struct fontset *fonts;
    struct catalogue *words;
};

static inline int setup(void **state)
{
    struct arena *a = arena_new();
    struct desk *d = arena_new_of(a, struct desk);
    d->arena = a;
    diags_init(&d->diags, a);
    d->fonts = fontset_new(&d->diags, false);
    const struct resource *r = resource_find("templates/lang/en.xml");
    struct str xml = {r ? (const char *)r->data : "", r ? r->len : 0};
    d->words = catalogue_new(a, xml, "en.xml", &d->diags);
    *state = d;
    return d->fonts && d->words ? 0 : -1;
}

static inline int teardown(void **state)
{
    struct desk *d = *state;
    fontset_free(d->fonts);
    arena_free(d->arena);
    return 0;
}

/* ---- drawing ---------------------------------------------------------------------------- */

static inline const char *named(const void *args, const char *name) /* "part=base" or "" */
{
    const char *s = args;
    size_t n = strlen(name);
    return s && strncmp(s, name, n) == 0 && s[n] == '=' ? s + n + 1 : NULL;
}

static inline bool draw_with(struct desk *d, struct arena *a, const struct figures *f, bool floor,
                             const char *kind, const char *args, double width, double height,
                             struct chart_result *out)
{
    struct present *p = arena_new_of(a, struct present);
    *p = (struct present){a, d->words, f->currency, NULL, false};
    struct chart_source source = {
        .figures = f, .present = p, .palette = &palette_colour, .floor = floor, .ladder = floor};
    struct chart_request r = {
        .kind = kind, .arg = named, .args = args, .width = SP_MM(width), .height = SP_MM(height)};
    return chart_draw(&source, &r, d->fonts, a, &d->diags, out);
}

static inline struct chart_result draw(struct desk *d, struct fixture *x, const struct figures *f,
                                       const char *kind, const char *args, double width)
{
    struct chart_result out;
    assert_true(draw_with(d, x->arena, f, true, kind, args, width, 0, &out));
    return out;
}

/* ---- what stands on a frame ------------------------------------------------------------- */

struct bounds {
    double left, top, right, bottom;
};

static inline struct bounds path_bounds(const struct op *op)
{
    struct bounds b = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (unsigned i = 0; i < op->u.path.n; i++) {
        const struct path_point *p = &op->u.path.points[i];
        if (p->verb == PATH_CLOSE)
            continue;
        b.left = fmin(b.left, MM_OF(p->x));
        b.right = fmax(b.right, MM_OF(p->x));
        b.top = fmin(b.top, MM_OF(p->y));
        b.bottom = fmax(b.bottom, MM_OF(p->y));
    }
    return b;
}

static inline bool same_color(struct color a, struct color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

#define NEAR(a, b) (fabs((a) - (b)) < 0.02)

/* Is there a filled shape of this colour with its box's middle and width here? */
static inline bool has_shape(const struct frame *f, struct color c, double x, double y,
                             double width)
{
    for (const struct op *op = f->first; op; op = op->next) {
        if (op->kind != OP_PATH || !op->u.path.fill || !same_color(op->u.path.fill_color, c))
            continue;
        struct bounds b = path_bounds(op);
        if (NEAR((b.left + b.right) / 2, x) && NEAR((b.top + b.bottom) / 2, y) &&
            NEAR(b.right - b.left, width))
            return true;
    }
    return false;
}

static inline bool has_box(const struct frame *f, struct color c, double left, double top,
                           double width, double height)
{
    for (const struct op *op = f->first; op; op = op->next) {
        if (op->kind != OP_PATH || !op->u.path.fill || !same_color(op->u.path.fill_color, c))
            continue;
        struct bounds b = path_bounds(op);
        if (NEAR(b.left, left) && NEAR(b.top, top) && NEAR(b.right - b.left, width) &&
            NEAR(b.bottom - b.top, height))
            return true;
    }
    return false;
}

static inline bool has_line(const struct frame *f, struct color c, double x1, double y1, double x2,
                            double y2)
{
    for (const struct op *op = f->first; op; op = op->next)
        if (op->kind == OP_PATH && op->u.path.stroke && op->u.path.n == 2 &&
            same_color(op->u.path.stroke_color, c) && NEAR(MM_OF(op->u.path.points[0].x), x1) &&
            NEAR(MM_OF(op->u.path.points[0].y), y1) && NEAR(MM_OF(op->u.path.points[1].x), x2) &&
            NEAR(MM_OF(op->u.path.points[1].y), y2))
            return true;
    return false;
}

struct label_seen { /* one text: runs that follow each other on a baseline */
    char text[160];
    double x, y, width, size; /* mm, mm, mm, mm */
    double angle;             /* clockwise */
};

#define SEEN_MAX 200

static inline size_t texts_of(const struct frame *f, struct label_seen *out)
{
    size_t n = 0;
    double end_x = -1, end_y = -1;
    for (const struct op *op = f->first; op; op = op->next) {
        if (op->kind != OP_TEXT) {
            end_x = -1e9;
            continue;
        }
        const struct glyphrun *run = op->u.text.run;
        double x = MM_OF(op->u.text.x), y = MM_OF(op->u.text.y);
        double w = MM_OF(glyphrun_width(run, op->u.text.size));
        double angle = -op->u.text.rotate / 100.0 * acos(-1) / 180;
        if (fabs(x - end_x) > 0.01 || fabs(y - end_y) > 0.01) {
            assert_true(n < SEEN_MAX);
            out[n++] =
                (struct label_seen){.x = x, .y = y, .size = MM_OF(op->u.text.size), .angle = angle};
        }
        struct label_seen *l = &out[n - 1];
        strncat(l->text, run->text, run->text_len < 120 - strlen(l->text) ? run->text_len : 0);
        l->width += w;
        end_x = x + w * cos(angle);
        end_y = y + w * sin(angle);
    }
    return n;
}

static inline bool has_text(const struct frame *f, const char *text)
{
    struct label_seen seen[SEEN_MAX];
    size_t n = texts_of(f, seen);
    for (size_t i = 0; i < n; i++)
        if (strcmp(seen[i].text, text) == 0)
            return true;
    return false;
}

#define assert_texts(frame, ...)                                                                   \
    do {                                                                                           \
        static const char *const texts_[] = {__VA_ARGS__};                                         \
        for (size_t i_ = 0; i_ < sizeof texts_ / sizeof *texts_; i_++)                             \
            if (!has_text((frame), texts_[i_]))                                                    \
                fail_msg("not on the chart: %s", texts_[i_]);                                      \
    } while (0)

#define assert_alt(alt, ...)                                                                       \
    do {                                                                                           \
        static const char *const texts_[] = {__VA_ARGS__};                                         \
        for (size_t i_ = 0; i_ < sizeof texts_ / sizeof *texts_; i_++)                             \
            if (!strstr((alt), texts_[i_]))                                                        \
                fail_msg("not in the alt text: %s\n%s", texts_[i_], (alt));                        \
    } while (0)

#endif

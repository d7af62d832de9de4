/* Charts of any offer: no two texts on one another, none over a line, nothing outside the frame, no
 * hole in an alt text, for two thousand offers drawn by lot (the same two thousand every time). */
#include "chart_fixture.h"

/* ---- for any offer ---------------------------------------------------------------------- */

static uint64_t next_random(uint64_t *seed) /* SplitMix64 */
{
    uint64_t z = (*seed += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static int64_t among(uint64_t *seed, int64_t lo, int64_t hi)
{
    return lo + (int64_t)(next_random(seed) % (uint64_t)(hi - lo + 1));
}

/* An amount around `about`: round, to the unit, or to the cent. */
static struct amount some_amount(uint64_t *seed, int64_t lo, int64_t hi)
{
    int64_t v = among(seed, lo, hi);
    int kind = (int)among(seed, 0, 9);
    int64_t cents = kind == 0 ? v * 100 + among(seed, 1, 99) : kind < 4 ? v * 100 : v / 500 * 50000;
    return (struct amount){.stated = true, .value = cents};
}

/* Up to nine moves of either side in the weeks before, some on the same day. */
static void some_history(struct fixture *x, uint64_t *seed, int64_t k)
{
    size_t n = (size_t)among(seed, 0, 9);
    struct history_move *moves = arena_new_array(x->arena, struct history_move, n + 1);
    int day = (int)among(seed, 1, 5);
    for (size_t i = 0; i < n; i++) {
        bool mine = among(seed, 0, 1);
        moves[i] = (struct history_move){.date = (struct date)DAY(2026, 11, day),
                                         .by = mine ? BY_CANDIDATE : BY_EMPLOYER,
                                         .order = i};
        moves[i].package.base = some_amount(seed, (mine ? 70000 : 50000) * k, 100000 * k);
        moves[i].package.base_pay.per = PER_YEAR;
        day += (int)among(seed, 0, 2) * (int)among(seed, 0, 2);
        day = day > 19 ? 19 : day;
    }
    x->offer.moves = moves;
    x->offer.moves_n = n;
    x->offer.has_history = n > 0;
}

static struct fixture *any_offer(uint64_t *seed)
{
    static const char *const companies[] = {
        "Google",  "Meta Platforms France SAS",
        "X",       "International Business Machines Corporation",
        "Datadog", "שלום בע״מ"};
    static const int64_t scales[] = {1, 1, 1, 1, 70, 160, 15000, 3000000};
    struct fixture *x = worked_example();
    int64_t k = scales[among(seed, 0, 7)];
    bool wild = among(seed, 0, 4) == 0;
    int64_t lo = wild ? 0 : 50000, hi = wild ? 400000 : 110000;
    if (k > 1)
        x->regions[0].currency = x->offer.package.currency = k == 70 ? "INR" : "JPY";
    x->regions[0].base.min = UNITS(62000 * k);
    x->regions[0].base.max = UNITS((62000 + among(seed, 0, 40000)) * k);
    x->regions[0].equity.min = UNITS(among(seed, 0, 65000) * k);
    x->regions[0].equity.max = x->regions[0].equity.min + UNITS(among(seed, 1, 90000) * k);
    x->offer.package.base = some_amount(seed, lo * k, hi * k);
    x->offer.package.equity.amount = some_amount(seed, 0, 160000 * k);
    x->offer.package.equity.years = (int)among(seed, 3, 6);
    if (among(seed, 0, 2) == 0) {
        x->offer.package.sign_on.year1 = some_amount(seed, 0, 30000 * k);
        x->offer.package.bonus = (struct bonus){
            .stated = true, .percent = {.stated = true, .e8 = among(seed, 1, 30) * DECIMAL_ONE}};
        x->offer.package.refresh =
            (struct refresh){.amount = some_amount(seed, 0, 30000 * k), .from_year = 2};
    }
    if (among(seed, 0, 3) == 0)
        x->offer.dilution = (struct decimal){.stated = true, .e8 = DECIMAL_ONE / 4};
    x->offer.floor.base = some_amount(seed, 55000 * k, 75000 * k);
    x->offer.floor.equity.amount = some_amount(seed, 0, 90000 * k);
    x->offer.ask.base = some_amount(seed, 75500 * k, 95000 * k);
    x->offer.ask.equity.amount = some_amount(seed, 90500 * k, 150000 * k);
    x->offer.competing_n = (size_t)among(seed, 0, 3);
    for (size_t i = 0; i < x->offer.competing_n; i++) {
        x->competing[i] = x->competing[0];
        x->competing[i].company.s = companies[among(seed, 0, 5)];
        x->competing[i].package.currency = x->offer.package.currency;
        x->competing[i].package.base = some_amount(seed, 20000 * k, 150000 * k);
        x->competing[i].package.equity.amount = some_amount(seed, 0, 90000 * k);
    }
    static struct other_band others[2] = {
        {"Google Paris", "paris", NULL, RANGE(70000, 95000), NULL},
        {"Criteo", "paris", NULL, RANGE(60000, 82000), NULL}};
    x->guide.others = others;
    x->guide.others_n = k == 1 ? 2 : 0;
    some_history(x, seed, k);
    return x;
}

static void corners_of(const struct label_seen *l, double xy[4][2])
{
    double c = cos(l->angle), s = sin(l->angle), up = 0.70 * l->size, down = 0.05 * l->size;
    for (int i = 0; i < 4; i++) {
        double u = i == 0 || i == 3 ? 0.05 : l->width - 0.05, v = i < 2 ? -up : down;
        xy[i][0] = l->x + u * c - v * s;
        xy[i][1] = l->y + u * s + v * c;
    }
}

static bool apart(const struct label_seen *a, const struct label_seen *b)
{
    double pa[4][2], pb[4][2];
    corners_of(a, pa);
    corners_of(b, pb);
    for (int side = 0; side < 4; side++) {
        double angle = (side < 2 ? a->angle : b->angle) + (side % 2 ? acos(-1) / 2 : 0);
        double c = cos(angle), s = sin(angle), amin = INFINITY, amax = -INFINITY, bmin = INFINITY,
               bmax = -INFINITY;
        for (int i = 0; i < 4; i++) {
            amin = fmin(amin, pa[i][0] * c + pa[i][1] * s);
            amax = fmax(amax, pa[i][0] * c + pa[i][1] * s);
            bmin = fmin(bmin, pb[i][0] * c + pb[i][1] * s);
            bmax = fmax(bmax, pb[i][0] * c + pb[i][1] * s);
        }
        if (amax <= bmin || bmax <= amin)
            return true;
    }
    return false;
}

/* Half a stroke and a mark's halo may stand out. */
#define EDGE 0.5

/* Marks, dots and arrows stand on no text, and nothing drawn later hides one. */
static void check_cover(const struct frame *f, const struct label_seen *seen, size_t n,
                        const char *what, int round)
{
    size_t written = 0; /* texts that stood there before the operation */
    for (const struct op *op = f->first; op; op = op->next) {
        if (op->kind == OP_TEXT && written < n && MM_OF(op->u.text.x) == seen[written].x &&
            MM_OF(op->u.text.y) == seen[written].y)
            written++;
        if (op->kind != OP_PATH || !op->u.path.fill)
            continue;
        struct bounds b = path_bounds(op);
        struct color c = op->u.path.fill_color;
        bool solid = same_color(c, palette_colour.ink) || same_color(c, palette_colour.blue) ||
                     same_color(c, palette_colour.mkgrey);
        const struct path_point *q = op->u.path.points;
        if (!solid && q[0].x != q[1].x && q[0].y != q[1].y)
            continue; /* a turned label's ground: its box says nothing */
        for (size_t i = 0; i < n; i++) {
            bool digit = strlen(seen[i].text) == 1 && seen[i].size < 2.6; /* inside its mark */
            if (seen[i].angle != 0 || digit || (!solid && i >= written))
                continue;
            double over_x = fmin(b.right, seen[i].x + seen[i].width) - fmax(b.left, seen[i].x);
            double over_y = fmin(b.bottom, seen[i].y) - fmax(b.top, seen[i].y - 0.7 * seen[i].size);
            if (over_x > 0.25 && over_y > 0.25)
                fail_msg(
                    "%s, offer %d: a shape at %.1f %.1f to %.1f %.1f covers \"%s\" at %.1f %.1f",
                    what, round, b.left, b.top, b.right, b.bottom, seen[i].text, seen[i].x,
                    seen[i].y);
        }
    }
}

/* Does a straight stroke pass through a text? A turned one stands on the line that it names. */
static bool strikes(const struct path_point *from, const struct path_point *to,
                    const struct label_seen *l)
{
    double x1 = MM_OF(from->x), y1 = MM_OF(from->y), dx = MM_OF(to->x) - x1, dy = MM_OF(to->y) - y1,
           c = cos(l->angle), s = sin(l->angle), in = 0, out = 1;
    if (hypot(dx, dy) < 4 || (l->angle != 0 && fabs(c * dy - s * dx) < 0.02 * hypot(dx, dy)))
        return false;
    double u = (x1 - l->x) * c + (y1 - l->y) * s, v = (y1 - l->y) * c - (x1 - l->x) * s;
    double du = dx * c + dy * s, dv = dy * c - dx * s;
    const double lo[2] = {0.2, -0.6 * l->size}, hi[2] = {l->width - 0.2, -0.1 * l->size},
                 at[2] = {u, v}, d[2] = {du, dv};
    for (int i = 0; i < 2; i++) {
        if (fabs(d[i]) < 1e-9) {
            if (at[i] < lo[i] || at[i] > hi[i])
                return false;
            continue;
        }
        double a = (lo[i] - at[i]) / d[i], b = (hi[i] - at[i]) / d[i];
        in = fmax(in, fmin(a, b));
        out = fmin(out, fmax(a, b));
    }
    return in < out;
}

/* A label over a line that it is compared with can't be told from one past it: how many are. */
static int struck(const struct frame *f, const struct label_seen *seen, size_t n)
{
    int found = 0;
    for (const struct op *op = f->first; op; op = op->next) {
        if (op->kind != OP_PATH || !op->u.path.stroke || op->u.path.width < SP_PT(0.35))
            continue;
        const struct path_point *at = op->u.path.points;
        for (unsigned k = 1; k < op->u.path.n; k++)
            for (size_t i = 0; i < n && at[k].verb == PATH_LINE; i++)
                found += strikes(&at[k - 1], &at[k], &seen[i]);
    }
    return found;
}

static void check_frame(const struct chart_result *r, const char *what, int round)
{
    struct label_seen seen[SEEN_MAX];
    size_t n = texts_of(r->frame, seen);
    double width = MM_OF(r->frame->width), height = MM_OF(r->frame->height);
    for (size_t i = 0; i < n; i++) {
        double xy[4][2];
        corners_of(&seen[i], xy);
        for (int k = 0; k < 4; k++)
            if (xy[k][0] < -0.1 || xy[k][0] > width + 0.1 || xy[k][1] < -0.1 ||
                xy[k][1] > height + 0.1)
                fail_msg("%s, offer %d: \"%s\" leaves the frame", what, round, seen[i].text);
        for (size_t j = 0; j < i; j++)
            if (!apart(&seen[i], &seen[j]))
                fail_msg("%s, offer %d: \"%s\" stands on \"%s\"", what, round, seen[i].text,
                         seen[j].text);
    }
    for (const struct op *op = r->frame->first; op; op = op->next) {
        if (op->kind != OP_PATH)
            continue;
        struct bounds b = path_bounds(op);
        if (b.left < -EDGE || b.top < -EDGE || b.right > width + EDGE || b.bottom > height + EDGE)
            fail_msg("%s, offer %d: a path leaves the frame: %.2f %.2f %.2f %.2f of %.2f × %.2f",
                     what, round, b.left, b.top, b.right, b.bottom, width, height);
    }
    check_cover(r->frame, seen, n, what, round);
    if (strpbrk(r->alt, "{}") || strstr(r->alt, "⟨"))
        fail_msg("%s: alt text with a hole: %s", what, r->alt);
    assert_true(strlen(r->alt) > 20);
    int lines = struck(r->frame, seen, n);
    if (lines > 0)
        fail_msg("%s, offer %d: a label over a line", what, round);
}

/* Of a year's chart: over all of its bars, or over none. */
static void check_totals(const struct chart_result *r, const struct figures *f, int round)
{
    struct label_seen seen[SEEN_MAX];
    size_t totals = 0, bars = 4 * (2 + (f->competing_n > 4 ? 4 : f->competing_n));
    for (size_t n = texts_of(r->frame, seen), i = 0; i < n; i++)
        totals += fabs(seen[i].size - 8 * 25.4 / 72) < 0.01 && seen[i].text[0] >= '0' &&
                  seen[i].text[0] <= '9';
    if (totals != 0 && totals != bars &&
        totals != bars - 4) /* an ask that is the offer has no bar */
        fail_msg("years, offer %d: %zu totals over %zu bars", round, totals, bars);
}

static void nothing_overlaps_or_leaves_its_frame(void **state)
{
    static const struct {
        const char *kind, *args;
        double width, height;
    } all[] = {{"band", "part=base", 126, 0},    {"band", "part=equity", 126, 0},
               {"band", "part=annual", 126, 0},  {"years", "", 126, 0},
               {"years", "", 126, 62},           {"certainty", "", 126, 0},
               {"match", "competing=0", 126, 0}, {"scenarios", "competing=0", 126, 0},
               {"scenarios", "", 126, 92},       {"plane", "", 126, 0},
               {"plane", "", 126, 121.6},        {"ladder", "", 69, 0},
               {"levels", "", 126, 0},           {"dots", "row=0", 72, 0},
               {"history", "", 126, 0},          {"sides", "part=base", 126, 0},
               {"sides", "part=equity", 126, 0}, {"sides", "part=base", 80, 12}};
    struct desk *d = *state;
    uint64_t seed = 20261120;
    int drawn[sizeof all / sizeof *all] = {0};
    for (int round = 0; round < 2000; round++) {
        struct fixture *x = any_offer(&seed);
        const struct figures *f = compute(x); /* NULL: floor over ask in value */
        for (size_t i = 0; f && i < sizeof all / sizeof *all; i++) {
            struct chart_result r;
            assert_true(draw_with(d, x->arena, f, true, all[i].kind, all[i].args, all[i].width,
                                  all[i].height, &r));
            if (!r.frame)
                continue;
            drawn[i]++;
            check_frame(&r, all[i].kind, round);
            if (strcmp(all[i].kind, "years") == 0)
                check_totals(&r, f, round);
        }
        arena_free(x->arena);
    }
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_true(drawn[i] > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_overlaps_or_leaves_its_frame),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}

/* Charts: places on paper worked out by a person from the design's measures, and what is printed
 * and said there. */
#include "chart_fixture.h"

#include "chart/axis.h"
#include "chart/labels.h"

/* ---- the worked example ----------------------------------------------------------------- */

/* Base: 62–85K and Google's 90K: domain 62,000 − 1,680 to 90,000 + 1,680 (6 % of 28,000) over
 * 97 mm from 29 on; the band's middle at 10.2. Offer: 29 + 9,680 / 31,360 × 97 = 58.941. */
static void marks_stand_where_the_base_band_says(void **state)
{
    struct fixture *x = worked_example();
    struct chart_result r = draw(*state, x, must_compute(x), "band", "part=base", 126);
    assert_true(NEAR(MM_OF(r.frame->height), 20.4));
    assert_true(has_shape(r.frame, palette_colour.ink, 58.941, 10.2 - 3.2, 2.9));
    /* band: 62,000 at 34.197, 85,000 at 105.338 */
    assert_true(has_box(r.frame, palette_colour.band, 34.197, 7.0, 71.142, 6.4));
    /* Google: 90,000 at 120.804, a square on its point 3.7 wide on the lower edge */
    assert_true(has_shape(r.frame, palette_colour.mkgrey, 120.804, 10.2 + 3.2, 3.7));
    assert_texts(r.frame, "Offer €70,000", "Ask €82,000", "Floor €67,000", "Google €90,000",
                 "62,000", "85,000", "per year");
    assert_alt(r.alt, "€62,000", "€73,500", "€85,000", "Offer €70,000 (35%", "Ask €82,000 (87%",
               "Floor €67,000 (22%", "Google €90,000 (122%");
    arena_free(x->arena);
}

/* Equity: 220K is beyond 125K + 60K: broken off, 6 mm before the end, on the middle line. The rest
 * is 65,000 − 3,600 to 125,000 + 3,600 over 82 mm: offer at 29 + 18,600 / 67,200 × 82 = 51.696. */
static void what_lies_far_above_is_broken_off(void **state)
{
    struct fixture *x = worked_example();
    struct chart_result r = draw(*state, x, must_compute(x), "band", "part=equity", 126);
    assert_true(has_shape(r.frame, palette_colour.mkgrey, 120, 10.2, 3.7));
    assert_true(has_shape(r.frame, palette_colour.ink, 51.696, 7.0, 2.9));
    /* two slashes, 2 mm apart, 1.5 mm behind the scale's end */
    assert_true(has_line(r.frame, palette_colour.ink, 112.5 - 0.7, 11.9, 112.5 + 0.7, 8.5));
    assert_true(has_line(r.frame, palette_colour.ink, 114.5 - 0.7, 11.9, 114.5 + 0.7, 8.5));
    assert_texts(r.frame, "Google €220,000", "125,000");
    arena_free(x->arena);
}

static void one_amount_that_cannot_be_cut_puts_all_in_full(void **state)
{
    struct fixture *x = worked_example();
    struct chart_result r = draw(*state, x, must_compute(x), "band", "part=annual", 126);
    assert_texts(r.frame, "78,250", "116,250", "Ask €111,500", "Offer €90,000", "Floor €90,000",
                 "base + equity ÷ 4");
    /* and so those of the charts above it, which are read together */
    r = draw(*state, x, must_compute(x), "band", "part=base", 126);
    assert_texts(r.frame, "62,000", "85,000", "Ask €82,000", "Offer €70,000");
    arena_free(x->arena);
}

/* Scale to 160K (145 × 1.1 = 159.5), 67.6 mm high above a base line at 69.6; groups of 28 mm from
 * 14 on, three bars of 7 with 1.3 between: the first at 14 + (28 − 23.6) / 2 = 16.2. */
static void years_are_stacked_to_scale(void **state)
{
    struct fixture *x = worked_example();
    struct chart_result r = draw(*state, x, must_compute(x), "years", "", 126);
    assert_true(NEAR(MM_OF(r.frame->height), 79.6));
    assert_true(has_box(r.frame, palette_colour.solid, 16.2, 69.6 - 29.575, 7, 29.575));
    /* Google's salary in year 4: 90,000 is 38.025 mm, at 14 + 84 + 2.2 + 16.6 */
    assert_true(has_box(r.frame, palette_colour.solid, 116.8, 69.6 - 38.025, 7, 38.025));
    /* the grid's 100K line */
    assert_true(has_line(r.frame, palette_colour.ink, 14, 69.6 - 42.25, 126, 69.6 - 42.25));
    assert_texts(r.frame, "€0", "€50K", "€100K", "€150K", "Year 1", "Year 4");
    assert_alt(r.alt, "€360,000", "€446,000", "€580,000", "€70,000", "€20,000", "€111,500",
               "€82,000", "€29,500", "€145,000", "€90,000", "€55,000");
    arena_free(x->arena);
}

static int totals_on(const struct frame *f)
{
    struct label_seen seen[SEEN_MAX];
    int n = 0;
    for (size_t k = texts_of(f, seen), i = 0; i < k; i++)
        n += NEAR(seen[i].size, 8 * 25.4 / 72) && seen[i].text[0] >= '0' && seen[i].text[0] <= '9';
    return n;
}

/* Three bars a year have 26 mm: 8.7 each, too little for the 9 of "111.5K" and what keeps it from
 * another. Two have 13. */
static void every_bar_has_its_total_or_none_has(void **state)
{
    struct fixture *x = worked_example();
    assert_int_equal(totals_on(draw(*state, x, must_compute(x), "years", "", 126).frame), 0);
    x->offer.competing_n = 0;
    struct chart_result r = draw(*state, x, must_compute(x), "years", "", 126);
    assert_int_equal(totals_on(r.frame), 8);
    assert_texts(r.frame, "90K", "111.5K");
    /* each in the middle above its bar: the ask's first is 14 + 14 + half of the pitch to the right
     */
    struct label_seen seen[SEEN_MAX];
    for (size_t n = texts_of(r.frame, seen), i = 0; i < n; i++)
        if (strcmp(seen[i].text, "111.5K") == 0) {
            double middle = seen[i].x + seen[i].width / 2;
            double from_group = fmod(middle - 14, 28) - 14;
            assert_true(from_group > 4 && from_group < 7);
        }
    /* a table below has them: none, and the bars are lower */
    r = draw(*state, x, must_compute(x), "years", "totals=no", 126);
    assert_int_equal(totals_on(r.frame), 0);
    assert_true(NEAR(MM_OF(r.frame->height), 72));
    assert_alt(r.alt, "€90,000", "€111,500");
    arena_free(x->arena);
}

/* 20,000 a year from the second on, each over four years: 5,000, then 10,000 and 15,000, beside the
 * 20,000 that the grant vests. Nobody has promised them, so they aren't drawn as the grant is. */
static void refresh_is_drawn_as_what_nobody_has_promised(void **state)
{
    struct fixture *x = worked_example();
    x->offer.package.refresh = (struct refresh){.amount = AMOUNT(20000), .from_year = 2};
    struct chart_result r = draw(*state, x, must_compute(x), "years", "", 126);
    assert_alt(r.alt, "pre-IPO equity €20,000, refresh grants €5,000",
               "pre-IPO equity €20,000, refresh grants €15,000");
    arena_free(x->arena);
}

static void an_ask_that_is_the_offer_has_no_second_bar(void **state)
{
    struct fixture *x = worked_example();
    x->offer.competing_n = 0;
    x->offer.floor = (struct package){0};
    for (int k = 0; k < 2; k++) {
        x->offer.ask.base = (struct amount)AMOUNT(k ? 70000 : 82000);
        x->offer.ask.equity.amount = (struct amount)AMOUNT(k ? 80000 : 118000);
        struct chart_result r = draw(*state, x, must_compute(x), "years", "", 126);
        int bars = 0, asks = 0;
        for (const struct op *op = r.frame->first; op; op = op->next) {
            bool filled = op->kind == OP_PATH && op->u.path.fill;
            bars += filled && same_color(op->u.path.fill_color, palette_colour.solid);
            asks += filled && same_color(op->u.path.fill_color, palette_colour.blue);
        }
        assert_int_equal(bars, k ? 4 : 8);
        assert_int_equal(asks, 4); /* its mark stands below all the same */
    }
    arena_free(x->arena);
}

/* 92 mm for 580,000: the offer's contracted 280,000 are 44.414, the total ends at 77.103. */
static void certainty_is_to_the_longest_bar(void **state)
{
    struct fixture *x = worked_example();
    struct chart_result r = draw(*state, x, must_compute(x), "certainty", "", 126);
    assert_true(has_box(r.frame, palette_colour.solid, 20, 1.2, 44.414, 5.2));
    assert_true(has_box(r.frame, palette_colour.solid, 20, 1.2 + 15.2, 57.103, 5.2));
    assert_texts(r.frame, "€280K", "€360K", "€328K", "€446K", "€580K", "Google");
    assert_alt(r.alt, "€280,000", "€80,000", "€328,000", "€118,000", "€360,000", "€220,000",
               "€446,000", "€580,000");
    arena_free(x->arena);
}

/* 300,000 of a scale to 320,000 over 86 mm from 40 on: 120.625; 252,000: 107.725. */
static void the_equity_to_match_stands_past_the_band(void **state)
{
    struct fixture *x = worked_example();
    struct chart_result r = draw(*state, x, must_compute(x), "match", "competing=0", 126);
    assert_true(has_shape(r.frame, palette_colour.ink, 120.625, 4.8 + 4.8 + 1.4 - 1.3, 2));
    assert_true(has_shape(r.frame, palette_colour.ink, 107.725, 4.8 + 14.4 + 1.4 - 1.3, 2));
    assert_true(has_box(r.frame, palette_colour.band, 57.469, 4.8, 16.125, 28.8));
    assert_texts(r.frame, "€300K", "€252K", "€240K", "2.40× band max", "€70,000", "€82,000",
                 "€85,000", "Band max base");
    assert_alt(r.alt, "€580,000", "€300,000", "€252,000", "€240,000", "2.40×", "2.02×", "1.92×",
               "€65,000–125,000");
    /* however near the band is to the right, its name stands apart from the next */
    r = draw(*state, x, must_compute(x), "match", "competing=0", 80);
    struct label_seen seen[SEEN_MAX];
    double end = 0, next = 0;
    for (size_t n = texts_of(r.frame, seen), i = 0; i < n; i++)
        if (strncmp(seen[i].text, "equity band", 11) == 0)
            end = seen[i].x + seen[i].width;
        else if (strncmp(seen[i].text, "equity needed", 13) == 0)
            next = seen[i].x;
    assert_true(end > 0 && next - end > 4.9);
    arena_free(x->arena);
}

static void scenarios_name_every_total(void **state)
{
    struct fixture *x = worked_example();
    struct chart_result r = draw(*state, x, must_compute(x), "scenarios", "competing=0", 126);
    assert_texts(r.frame, "0×", "0.5×", "5×", "€280K", "€387K", "€918K", "Google €580K",
                 "$4.5B, today", "nothing", "€800K");
    assert_alt(r.alt, "€280,000", "€328,000", "€320,000", "€387,000", "€360,000", "€446,000",
               "€440,000", "€564,000", "€520,000", "€682,000", "€680,000", "€918,000", "€580,000",
               "$22.5B");
    /* rows of 15.5 from 7.2 on: the competing line runs through all of them */
    assert_true(NEAR(MM_OF(r.frame->height), 7.2 + 93 + 5));
    /* the totals end at the right edge, and no bar, not even the longest, comes near them */
    struct label_seen seen[SEEN_MAX];
    double column = 126;
    size_t totals = 0;
    for (size_t n = texts_of(r.frame, seen), i = 0; i < n; i++)
        if (NEAR(seen[i].x + seen[i].width, 126)) {
            column = fmin(column, seen[i].x);
            totals++;
        }
    assert_int_equal(totals, 12);
    for (const struct op *op = r.frame->first; op; op = op->next)
        if (op->kind == OP_PATH && op->u.path.stroke && op->u.path.width > SP_PT(0.4))
            assert_true(path_bounds(op).right < column - 2);
    arena_free(x->arena);
}

static void a_dilution_is_a_tick_and_the_bar_stays_undiluted(void **state)
{
    struct fixture *x = worked_example();
    x->offer.dilution = (struct decimal){.stated = true, .e8 = DECIMAL_ONE / 5};
    struct chart_result r = draw(*state, x, must_compute(x), "scenarios", "", 126);
    /* 328,000 + 118,000 × 5 and, diluted, × 0.8 */
    assert_texts(r.frame, "€918K");
    assert_alt(r.alt, "€918,000", "€800,000");
    arena_free(x->arena);
}

/* x: 58 to 92K over 113 mm from 13 on; y: 55 to 135K over 121.6 mm, downwards to 128.8. */
static void the_plane_is_base_against_equity(void **state)
{
    struct fixture *x = worked_example();
    struct figures *f = must_compute(x);
    f->floor_own_base = f->floor_own_equity = true;
    struct chart_result r = draw(*state, x, f, "plane", "", 126);
    /* offer 70 / 80: 13 + 12 / 34 × 113, 128.8 − 25 / 80 × 121.6 */
    assert_true(has_shape(r.frame, palette_colour.ink, 52.882, 90.8, 2.9));
    /* band: 62–85K, 65–125K */
    assert_true(has_box(r.frame, palette_colour.band_plane, 26.294, 22.4, 76.441, 91.2));
    /* what clears the floor of 67 / 92 inside it: its total of 360K passes through that corner */
    assert_true(has_box(r.frame, palette_colour.white, 42.912, 22.4, 59.824, 50.16));
    /* the ask's line, 446,000 = 4 × base + equity: from base 77.75K at the top to 78K of equity */
    assert_true(has_line(r.frame, palette_colour.blue, 78.640, 7.2, 126, 93.84));
    assert_texts(r.frame, "Offer 70K / 80K", "82K / 118K", "90K / 220K", "Google, off the chart",
                 "67K / 92K", "+€12K", "€360K", "€446K", "€372K", "€400K", "band max", "€465K",
                 "Paris band", "clears your floor");
    assert_alt(r.alt, "€70,000", "€80,000", "€360,000", "€82,000", "€118,000", "€446,000",
               "€67,000", "€92,000", "€90,000", "€220,000", "€580,000", "€62,000–85,000",
               "€65,000–125,000", "€465,000", "+€12,000", "€372,000", "€400K");
    arena_free(x->arena);
}

static bool is_white(const struct frame *f, double x, double y)
{
    bool white = true;
    for (const struct op *op = f->first; op; op = op->next) {
        if (op->kind != OP_PATH || !op->u.path.fill || op->u.path.n < 3)
            continue;
        const struct path_point *at = op->u.path.points;
        bool in = false;
        for (unsigned i = 0, n = op->u.path.n - 1, j = n - 1; i < n; j = i++) /* the last closes */
            if ((MM_OF(at[i].y) > y) != (MM_OF(at[j].y) > y) &&
                x < MM_OF(at[i].x) + (MM_OF(at[j].x) - MM_OF(at[i].x)) * (y - MM_OF(at[i].y)) /
                                         (MM_OF(at[j].y) - MM_OF(at[i].y)))
                in = !in;
        if (in)
            white = same_color(op->u.path.fill_color, palette_colour.white);
    }
    return white;
}

static const struct label_seen *key_of(const struct label_seen *seen, size_t n, const char *text)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(seen[i].text, text) == 0 && seen[i].y > 128.8 + 5)
            return &seen[i];
    fail_msg("not below the plane: %s", text);
    return NULL;
}

/* A label is never far from its mark: what has no room near it stands below the plane behind the
 * mark again, on the line of the axis' title, with the whole of its name. */
static void what_has_no_room_near_its_mark_is_in_the_key(void **state)
{
    static const char name[] = "Compagnie Générale des Systèmes d’Information Répartis";
    struct fixture *x = worked_example();
    x->competing[0].company.s = name;
    struct chart_result r = draw(*state, x, must_compute(x), "plane", "", 126);
    struct label_seen seen[SEEN_MAX];
    size_t n = texts_of(r.frame, seen);
    const struct label_seen *key =
        key_of(seen, n,
               "Compagnie Générale des Systèmes d’Information Répartis 90K / 220K, off the chart");
    assert_true(NEAR(key->y, 128.8 + 9.4));
    assert_true(has_shape(r.frame, palette_colour.mkgrey, 2.1, key->y - 1.05, 3.7 * 0.75));
    assert_true(NEAR(MM_OF(r.frame->height), 121.6 + 7.2 + 10.4)); /* it takes no room of its own */

    /* left of the plane and beside the band's edge: 30 mm of text have none there */
    x->competing[0].company.s = "Datadog";
    x->competing[0].package.base.value = UNITS(50000);
    x->competing[0].package.equity.amount.value = UNITS(20000);
    r = draw(*state, x, must_compute(x), "plane", "", 126);
    n = texts_of(r.frame, seen);
    key_of(seen, n, "Datadog 50K / 80K, off the chart");
    arena_free(x->arena);
}

/* The name of the area is read for itself: nothing else within 3 mm of it, nor in the next line. */
static void the_white_area_s_name_stands_alone(void **state)
{
    struct fixture *x = worked_example();
    struct label_seen seen[SEEN_MAX];
    struct chart_result r = draw(*state, x, must_compute(x), "plane", "", 126);
    size_t n = texts_of(r.frame, seen);
    const struct label_seen *area = NULL;
    for (size_t i = 0; i < n; i++)
        area = strstr(seen[i].text, "clears") ? &seen[i] : area;
    assert_non_null(area);
    for (size_t i = 0; i < n; i++)
        if (&seen[i] != area && seen[i].angle == 0)
            assert_true(seen[i].x > area->x + area->width + 3 ||
                        seen[i].x + seen[i].width < area->x - 3 || fabs(seen[i].y - area->y) > 6);
    arena_free(x->arena);
}

/* Of a guide's floor only the total counts: 360,000 of 4 × base + equity. 80 / 70 is worth 390,000
 * and clears it though its equity is under the floor's 92; 63 / 100 is worth 352,000 and doesn't.
 * At the same places of the plane above: x is 13 + (base − 58) × 113 / 34, y is
 * 128.8 − (equity − 55) × 121.6 / 80. */
static void white_is_what_the_verdict_calls_clear(void **state)
{
    struct fixture *x = worked_example();
    x->offer.floor = (struct package){0};
    struct figures *f = must_compute(x);
    assert_true(f->floor_is_guides && f->four_year_vs_floor == AGAINST_AT);
    struct chart_result r = draw(*state, x, f, "plane", "", 126);
    assert_true(is_white(r.frame, 13 + 22 * 113 / 34.0, 128.8 - 15 * 1.52));
    assert_false(is_white(r.frame, 13 + 5 * 113 / 34.0, 128.8 - 45 * 1.52));
    /* the offer itself, 70 / 80, is worth the floor's 360,000: to its upper right it is white, to
     * its lower left grey */
    assert_true(is_white(r.frame, 52.882 + 1.6, 90.8 - 1.6));
    assert_false(is_white(r.frame, 52.882 - 1.6, 90.8 + 1.6));

    /* one's own limit of base, 75,000, comes on top of the total: 70 / 100 clears that alone */
    x->offer.floor = (struct package){.stated = true, .base = AMOUNT(75000)};
    r = draw(*state, x, must_compute(x), "plane", "", 126);
    assert_false(is_white(r.frame, 13 + 14 * 113 / 34.0, 128.8 - 50 * 1.52));
    assert_true(is_white(r.frame, 13 + 20 * 113 / 34.0, 128.8 - 50 * 1.52));
    arena_free(x->arena);
}

static void without_the_floor_nothing_of_it_is_drawn_or_said(void **state)
{
    static const char *const all[][2] = {
        {"band", "part=base"}, {"band", "part=equity"}, {"band", "part=annual"},
        {"plane", ""},         {"levels", ""},          {"dots", "row=0"},
        {"years", ""},         {"scenarios", ""},       {"sides", "part=base"}};
    struct fixture *x = worked_example();
    struct other_band other[] = {{"Criteo", "paris", NULL, RANGE(60000, 82000), "EUR"}};
    x->guide.others = other;
    x->guide.others_n = 1;
    const struct figures *f = must_compute(x);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct chart_result r;
        assert_true(draw_with(*state, x->arena, f, false, all[i][0], all[i][1], 126, 0, &r));
        assert_non_null(r.frame);
        assert_null(strstr(r.alt, "loor"));
        assert_null(strstr(r.alt, "67,000"));
        assert_null(strstr(r.alt, "€372,000"));
        for (const struct op *op = r.frame->first; op; op = op->next)
            if (op->kind == OP_PATH && op->u.path.stroke)
                assert_false(same_color(op->u.path.stroke_color, palette_colour.brick));
    }
    struct chart_result ladder;
    assert_true(draw_with(*state, x->arena, f, false, "ladder", "", 69, 0, &ladder));
    assert_null(ladder.frame);
    arena_free(x->arena);
}

/* −25 … 125 % over 72 mm: the offer's 30.92 % at 26.84, the ask's 87.5 % at 54. The floor has the
 * same annual total as the offer: 3.1 mm lower. */
static void dots_share_one_scale(void **state)
{
    struct fixture *x = worked_example();
    struct chart_result r = draw(*state, x, must_compute(x), "dots", "row=0", 72);
    assert_true(NEAR(MM_OF(r.frame->height), 15.2));
    assert_true(has_shape(r.frame, palette_colour.ink, 26.842, 7.6, 2.755));
    assert_true(has_box(r.frame, palette_colour.band_cohort, 12, 0, 48, 15.2));
    assert_true(has_line(r.frame, palette_colour.ink, 26.842, 7.6, 54, 7.6));
    assert_alt(r.alt, "Claire Moreau", "Offer at 31%", "Ask at 88%", "Floor at 31%");
    arena_free(x->arena);
}

static void a_page_may_leave_the_floor_out_of_one_chart(void **state)
{
    struct fixture *x = worked_example();
    struct chart_result r = draw(*state, x, must_compute(x), "plane", "floor=no", 126);
    assert_false(has_text(r.frame, "67 / 92"));
    assert_null(strstr(r.alt, "67,000"));
    arena_free(x->arena);
}

static void a_chart_gives_up_height_where_it_can(void **state)
{
    struct desk *d = *state;
    struct fixture *x = worked_example();
    struct present p = {x->arena, d->words, "EUR", NULL, false};
    struct chart_source source = {.figures = must_compute(x),
                                  .present = &p,
                                  .palette = &palette_mono,
                                  .floor = true,
                                  .ladder = true};
    struct chart_request q = {.kind = "years", .width = SP_MM(126), .give_up = SP_MM(17.6)};
    struct chart_result r;
    assert_true(chart_draw(&source, &q, d->fonts, x->arena, &d->diags, &r));
    assert_true(NEAR(MM_OF(r.frame->height), 62));
    /* 50 mm are left to the scale: 70,000 of 160,000 are 21.875 */
    assert_true(has_box(r.frame, palette_mono.solid, 16.2, 52 - 21.875, 7, 21.875));
    arena_free(x->arena);
}

static void a_rung_alone_is_to_the_ladder_s_scale(void **state)
{
    struct fixture *x = worked_example();
    const struct figures *f = must_compute(x);
    struct chart_result r = draw(*state, x, f, "ladder", "rung=2", 69);
    /* zero is the floor's 360,000; 56 mm are the ask's 86,000 more: 415,500 at 36.14 */
    assert_true(has_shape(r.frame, palette_colour.ink, 36.14, 3.5, 1.8));
    assert_texts(r.frame, "€415.5K");
    assert_alt(r.alt, "Rung 2", "€77,000", "€107,500", "€415,500");
    struct chart_result all = draw(*state, x, f, "ladder", "", 69);
    assert_true(NEAR(MM_OF(all.frame->height), 35));
    assert_texts(all.frame, "€446K", "€415.5K", "€394K", "€378.5K", "€372K");
    arena_free(x->arena);
}

static void other_employers_bands_stand_below_the_own(void **state)
{
    struct fixture *x = worked_example();
    struct other_band others[] = {{"Google Paris", "paris", NULL, RANGE(70000, 95000), "EUR"},
                                  {"Meta", "new-york", NULL, RANGE(150000, 200000), "USD"},
                                  {"Elsewhere", NULL, NULL, RANGE(1000, 2000), "USD"}};
    x->guide.others = others;
    x->guide.others_n = 3;
    struct chart_result r = draw(*state, x, must_compute(x), "levels", "", 126);
    assert_texts(r.frame, "Hugging Face", "Google Paris", "Base bands, Paris", "70K");
    assert_alt(r.alt, "€62,000–85,000", "€70,000–95,000", "Offer €70,000", "Google €90,000");
    assert_null(strstr(r.alt, "Meta"));
    assert_null(strstr(r.alt, "Elsewhere"));
    arena_free(x->arena);
}

/* The guide's band, then the row of a survey, then Criteo's: one scale for all of base, from
 * Criteo's 60,000 to the survey's 92,000, 2 mm from both ends of 50. The offer's 70,000 stands at
 * 2 + 10,000 ÷ 32,000 × 46 = 16.375 mm on each of them. */
static void what_is_quoted_stands_on_one_scale(void **state)
{
    struct fixture *x = worked_example();
    struct other_band other[] = {{"Criteo", "paris", NULL, RANGE(60000, 82000), "EUR"},
                                 {"Elsewhere", "berlin", NULL, RANGE(1000, 2000), "EUR"},
                                 {"Abroad", "paris", NULL, RANGE(1000, 2000), "USD"}};
    struct market row[] = {{.part = MARKET_BASE,
                            .kind = MARKET_SURVEY,
                            .low = {.stated = true, .value = 75000 * MONEY_UNIT},
                            .high = {.stated = true, .value = 92000 * MONEY_UNIT},
                            .source = {.s = "a survey"}}};
    x->guide.others = other;
    x->guide.others_n = 3;
    x->offer.market = row;
    x->offer.market_n = 1;
    const struct figures *f = must_compute(x);
    assert_int_equal(f->quoted_n, 4); /* of base three, of equity the guide's band */
    assert_string_equal(f->quoted[0].name, "Hugging Face");
    assert_string_equal(f->quoted[1].name, "a survey");
    assert_string_equal(f->quoted[2].name, "Criteo");
    assert_int_equal(f->quoted[3].part, MARKET_EQUITY);
    for (int i = 0; i < 3; i++) {
        char args[] = "row=0";
        args[4] = (char)('0' + i);
        struct chart_result r = draw(*state, x, f, "range", args, 50);
        assert_non_null(strstr(r.alt, f->quoted[i].name));
        assert_alt(r.alt, "Offer €70,000", "Ask €82,000");
        assert_true(has_shape(r.frame, palette_colour.ink, 16.375, 3.7, 2.088));
    }
    struct chart_result wrong;
    assert_false(draw_with(*state, x->arena, f, true, "range", "row=4", 50, 0, &wrong));
    arena_free(x->arena);
}

static void what_does_not_exist_is_left_out(void **state)
{
    struct fixture *x = worked_example();
    x->offer.competing_n = 0;
    x->regions[0].equity = (struct range){.stated = false};
    x->regions[0].equity_none = true;
    const struct figures *f = must_compute(x);
    assert_null(draw(*state, x, f, "match", "", 126).frame);
    assert_null(draw(*state, x, f, "band", "part=equity", 126).frame);
    assert_null(draw(*state, x, f, "plane", "", 126).frame);
    struct chart_result base = draw(*state, x, f, "band", "part=base", 126);
    assert_non_null(base.frame);
    assert_null(strstr(base.alt, "Google"));
    arena_free(x->arena);
}

static void an_offer_under_the_band_says_by_how_much(void **state)
{
    struct fixture *x = worked_example();
    x->offer.package.base.value = UNITS(57000);
    x->offer.competing_n = 0;
    struct chart_result r = draw(*state, x, must_compute(x), "band", "part=base", 126);
    assert_texts(r.frame, "offer is €5,000 below", "minimum", "Offer €57,000");
    assert_alt(r.alt, "the offer is €5,000 below the band’s minimum", "−22%");
    arena_free(x->arena);
}

/* 70,000 + 80,000 ÷ 4, and 7,000 of bonus only where the band has one: 62,000 + 16,250 + 3,100 to
 * 85,000 + 31,250 + 8,500. Against a band without a bonus an allowance doesn't count either. */
static void the_year_s_total_is_what_the_band_is_made_of(void **state)
{
    struct fixture *x = worked_example();
    struct allowance lunch = {.name = {.s = "Lunch"}, .amount = AMOUNT(3000)};
    x->offer.package.allowances = &lunch;
    x->offer.package.allowances_n = 1;
    struct chart_result r = draw(*state, x, must_compute(x), "band", "part=annual", 126);
    assert_alt(r.alt, "€78,250", "€116,250", "Offer €90,000 (31%");
    assert_texts(r.frame, "base + equity ÷ 4");
    x->offer.package.allowances_n = 0;

    x->offer.package.bonus =
        (struct bonus){.stated = true, .kind = BONUS_TARGET, .percent = E8(10, 1)};
    r = draw(*state, x, must_compute(x), "band", "part=annual", 126);
    assert_alt(r.alt, "€78,250", "€116,250", "Offer €90,000 (31%");

    x->regions[0].bonus_kind = GBONUS_PERCENT;
    x->regions[0].bonus = (struct range){.stated = true, .min = 500, .max = 1000};
    r = draw(*state, x, must_compute(x), "band", "part=annual", 126);
    assert_alt(r.alt, "€81,350", "€124,750", "Offer €97,000 (36%");
    assert_texts(r.frame, "base + bonus +", "equity\u00A0÷\u00A04");
    arena_free(x->arena);
}

/* 50,000 + 40,000 ÷ 4 is 18,250 under 78,250; the bonus is in neither. */
static void a_bonus_hides_no_offer_under_the_band(void **state)
{
    struct fixture *x = worked_example();
    x->offer.package.base.value = UNITS(50000);
    x->offer.package.equity.amount.value = UNITS(40000);
    x->offer.package.bonus =
        (struct bonus){.stated = true, .kind = BONUS_TARGET, .percent = E8(10, 1)};
    struct chart_result r = draw(*state, x, must_compute(x), "band", "part=annual", 126);
    assert_alt(r.alt, "the offer is €18,250 below the band’s minimum");
    arena_free(x->arena);
}

static void a_wrong_name_is_reported_with_the_nearest(void **state)
{
    struct desk *d = *state;
    struct fixture *x = worked_example();
    const struct figures *f = must_compute(x);
    struct chart_result r;
    unsigned before = d->diags.counts[SEVERITY_ERROR];
    assert_false(draw_with(d, x->arena, f, true, "planes", "", 126, 0, &r));
    assert_false(draw_with(d, x->arena, f, true, "band", "part=bonus", 126, 0, &r));
    assert_false(draw_with(d, x->arena, f, true, "dots", "row=7", 72, 0, &r));
    assert_int_equal(d->diags.counts[SEVERITY_ERROR], before + 3);
    struct buf b;
    buf_init(&b, x->arena);
    diags_render(&d->diags, (struct diag_style){.carets = false}, &b);
    assert_non_null(strstr(buf_str(&b), "did you mean \"plane\"?"));
    arena_free(x->arena);
}

/* ---- labels and steps ------------------------------------------------------------------- */

static void labels_in_a_crowd_share_the_way(void **state)
{
    (void)state;
    /* two labels of 10 want the same 50: 12 apart in their middles, 6 to each side */
    struct label two[] = {{.x = 50, .width = 10}, {.x = 50, .width = 10}};
    assert_true(labels_place(two, 2, 0, 100));
    assert_float_equal(two[0].center, 44, 1e-6);
    assert_float_equal(two[1].center, 56, 1e-6);
    /* at the right edge they stand against it */
    struct label edge[] = {{.x = 97, .width = 10}, {.x = 99, .width = 10}};
    assert_true(labels_place(edge, 2, 0, 100));
    assert_float_equal(edge[0].center, 83, 1e-6);
    assert_float_equal(edge[1].center, 95, 1e-6);
    struct label wide[] = {{.x = 5, .width = 10}, {.x = 6, .width = 10}};
    assert_false(labels_place(wide, 2, 0, 21.9));
    assert_int_equal(labels_place_rows(wide, 2, 0, 21.9), 2);
}

static void marks_on_each_other_s_toes_are_raised(void **state)
{
    (void)state;
    double x[] = {10, 12, 14, 30};
    int level[4];
    assert_int_equal(levels_of_marks(x, level, 4), 1);
    assert_int_equal(level[0], 0);
    assert_int_equal(level[1], 1);
    assert_int_equal(level[2], 0); /* 4 mm from the first */
    assert_int_equal(level[3], 0);
}

static void steps_are_one_two_five(void **state)
{
    (void)state;
    double first;
    assert_float_equal(axis_round_up(145), 200, 1e-9);
    assert_float_equal(axis_round_up(200), 200, 1e-9);
    assert_float_equal(axis_round_up(0.03), 0.05, 1e-12);
    assert_float_equal(axis_step(58000, 92000, 8), 5000, 1e-6);
    assert_float_equal(axis_step(55000, 135000, 9), 10000, 1e-6);
    assert_int_equal(axis_ticks(58000, 92000, 5000, &first), 7);
    assert_float_equal(first, 60000, 1e-6);
}

/* ---- a part without a band -------------------------------------------------------------- */

static const struct label_seen *label_with(const struct label_seen *seen, size_t n,
                                           const char *text)
{
    for (size_t i = 0; i < n; i++)
        if (strstr(seen[i].text, text))
            return &seen[i];
    fail_msg("no \"%s\"", text);
    return NULL;
}

/* 70, 82, 67 and Google's 90: the bars begin at nought, 29 mm from the left, so that their ends,
 * 2.8 mm before the labels, are to each other as the amounts are. */
static void bars_of_a_part_begin_at_nought(void **state)
{
    struct fixture *x = worked_example();
    struct chart_result r = draw(*state, x, must_compute(x), "sides", "part=base", 126);
    struct label_seen seen[SEEN_MAX];
    size_t n = texts_of(r.frame, seen);
    double longest = label_with(seen, n, "Google €90,000")->x - 31.8;
    assert_true(longest > 60);
    assert_true(NEAR(label_with(seen, n, "Offer €70,000")->x - 31.8, longest * 70 / 90));
    assert_true(NEAR(label_with(seen, n, "Ask €82,000")->x - 31.8, longest * 82 / 90));
    assert_true(NEAR(label_with(seen, n, "Floor €67,000")->x - 31.8, longest * 67 / 90));
    /* four rows of 4.8 from 1.4 on, each bar 2.6 high in its middle; the floor's is empty */
    assert_true(NEAR(MM_OF(r.frame->height), 1.4 + 4 * 4.8));
    assert_true(has_box(r.frame, palette_colour.solid, 29, 1.4 + 1.1, longest * 70 / 90, 2.6));
    assert_true(has_box(r.frame, palette_colour.white, 29, 1.4 + 10.7, longest * 67 / 90, 2.6));
    assert_true(has_line(r.frame, palette_colour.ink, 29, 1.4, 29, 1.4 + 19.2));
    assert_alt(r.alt, "Base, per year, as bars from zero", "Offer €70,000", "Ask €82,000",
               "Floor €67,000", "Google €90,000");
    arena_free(x->arena);
}

/* 500 × 220 = 110,000, 560 × 220 = 123,200. */
static void pay_by_the_day_stands_beside_the_year_s(void **state)
{
    struct fixture *x = worked_example();
    struct pay day = {
        .stated = true, .per = PER_DAY, .times = {.stated = true, .e8 = 220 * DECIMAL_ONE}};
    x->offer.package.base = (struct amount){.stated = true, .value = UNITS(500)};
    x->offer.ask.base = (struct amount){.stated = true, .value = UNITS(560)};
    x->offer.floor.base = (struct amount){.stated = true, .value = UNITS(510)};
    x->offer.package.base_pay = x->offer.ask.base_pay = x->offer.floor.base_pay = day;
    struct chart_result r = draw(*state, x, must_compute(x), "sides", "part=base", 126);
    assert_texts(r.frame, "Offer €110,000", "Ask €123,200", "€500\u00a0×\u00a0220",
                 "€560\u00a0×\u00a0220");
    assert_alt(r.alt, "Offer €110,000 (€500\u00a0×\u00a0220)", "Floor €112,200");
    arena_free(x->arena);
}

static void what_nobody_says_has_no_bar(void **state)
{
    struct fixture *x = worked_example();
    x->offer.floor = (struct package){.stated = false};
    x->regions[0].floor = (struct side){0};
    const struct figures *f = must_compute(x);
    struct chart_result r = draw(*state, x, f, "sides", "part=base", 126);
    assert_null(strstr(r.alt, "Floor"));
    assert_null(draw(*state, x, f, "sides", "part=sign_on", 126).frame);
    arena_free(x->arena);
}

/* A name that has no room beside its amount stands elsewhere in full, behind the same mark. */
static void no_company_s_name_is_cut(void **state)
{
    static const char *const all[][2] = {
        {"band", "part=base"},  {"band", "part=equity"}, {"band", "part=annual"},
        {"sides", "part=base"}, {"certainty", ""},       {"scenarios", "competing=0"},
        {"plane", ""}};
    struct fixture *x = worked_example();
    x->competing[0].company.s = "Compagnie Générale des Systèmes d’Information Répartis";
    const struct figures *f = must_compute(x);
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        struct chart_result r = draw(*state, x, f, all[k][0], all[k][1], 126);
        struct label_seen seen[SEEN_MAX];
        size_t n = texts_of(r.frame, seen), marks = 0;
        for (size_t i = 0; i < n; i++)
            if (strstr(seen[i].text, "…"))
                fail_msg("%s %s: cut: %s", all[k][0], all[k][1], seen[i].text);
        for (const struct op *op = r.frame->first; op; op = op->next)
            marks += op->kind == OP_PATH && op->u.path.fill &&
                     same_color(op->u.path.fill_color, palette_colour.mkgrey);
        assert_true(marks > 0);
        assert_alt(r.alt, "Compagnie Générale des Systèmes d’Information Répartis");
    }
    struct chart_result r = draw(*state, x, f, "certainty", "", 126);
    assert_texts(r.frame, "Compagnie Générale des", "Systèmes d’Information Répartis");
    arena_free(x->arena);
}

static const char *under_bands(const void *args, const char *name)
{
    return strcmp(name, "under") == 0 ? "bands" : named(args, name);
}

/* The floor says nothing of the sign-on, so the offer's 5,000 are in it, as the table above has it;
 * where the heading speaks of a band, the bars say that they stand in none. */
static void what_the_floor_carries_has_its_bar(void **state)
{
    struct fixture *x = worked_example();
    x->offer.package.sign_on.year1 = (struct amount)AMOUNT(5000);
    x->offer.ask.sign_on.year1 = (struct amount)AMOUNT(9000);
    const struct figures *f = must_compute(x);
    struct chart_result r = draw(*state, x, f, "sides", "part=sign_on", 126);
    assert_alt(r.alt, "Offer €5,000", "Ask €9,000", "Floor €5,000");
    assert_null(strstr(r.alt, "Google"));
    assert_texts(r.frame, "paid once");
    struct desk *d = *state;
    struct present p = {x->arena, d->words, f->currency, NULL, false};
    struct chart_source source = {
        .figures = f, .present = &p, .palette = &palette_colour, .floor = true};
    struct chart_request q = {
        .kind = "sides", .arg = under_bands, .args = "part=sign_on", .width = SP_MM(126)};
    assert_true(chart_draw(&source, &q, d->fonts, x->arena, &d->diags, &r));
    assert_texts(r.frame, "paid once; bars from", "zero");
    arena_free(x->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_stand_where_the_base_band_says),
        cmocka_unit_test(what_lies_far_above_is_broken_off),
        cmocka_unit_test(one_amount_that_cannot_be_cut_puts_all_in_full),
        cmocka_unit_test(years_are_stacked_to_scale),
        cmocka_unit_test(every_bar_has_its_total_or_none_has),
        cmocka_unit_test(refresh_is_drawn_as_what_nobody_has_promised),
        cmocka_unit_test(an_ask_that_is_the_offer_has_no_second_bar),
        cmocka_unit_test(certainty_is_to_the_longest_bar),
        cmocka_unit_test(the_equity_to_match_stands_past_the_band),
        cmocka_unit_test(scenarios_name_every_total),
        cmocka_unit_test(a_dilution_is_a_tick_and_the_bar_stays_undiluted),
        cmocka_unit_test(the_plane_is_base_against_equity),
        cmocka_unit_test(what_has_no_room_near_its_mark_is_in_the_key),
        cmocka_unit_test(the_white_area_s_name_stands_alone),
        cmocka_unit_test(white_is_what_the_verdict_calls_clear),
        cmocka_unit_test(without_the_floor_nothing_of_it_is_drawn_or_said),
        cmocka_unit_test(dots_share_one_scale),
        cmocka_unit_test(a_page_may_leave_the_floor_out_of_one_chart),
        cmocka_unit_test(a_chart_gives_up_height_where_it_can),
        cmocka_unit_test(a_rung_alone_is_to_the_ladder_s_scale),
        cmocka_unit_test(other_employers_bands_stand_below_the_own),
        cmocka_unit_test(what_is_quoted_stands_on_one_scale),
        cmocka_unit_test(what_does_not_exist_is_left_out),
        cmocka_unit_test(an_offer_under_the_band_says_by_how_much),
        cmocka_unit_test(the_year_s_total_is_what_the_band_is_made_of),
        cmocka_unit_test(a_bonus_hides_no_offer_under_the_band),
        cmocka_unit_test(a_wrong_name_is_reported_with_the_nearest),
        cmocka_unit_test(bars_of_a_part_begin_at_nought),
        cmocka_unit_test(pay_by_the_day_stands_beside_the_year_s),
        cmocka_unit_test(what_nobody_says_has_no_bar),
        cmocka_unit_test(no_company_s_name_is_cut),
        cmocka_unit_test(what_the_floor_carries_has_its_bar),
        cmocka_unit_test(labels_in_a_crowd_share_the_way),
        cmocka_unit_test(marks_on_each_other_s_toes_are_raised),
        cmocka_unit_test(steps_are_one_two_five),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}

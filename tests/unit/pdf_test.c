/* pdf_test.c - a document made by hand becomes a file, and other programs are asked what is in it:
 * qpdf, poppler, mupdf. `pdf_test --write FILE` leaves the file behind for the conformance
 * check, `--write-marks FILE` a page of marks for the check of print. */
#include "draw/marks.h"
#include "font/fontset.h"
#include "pdf/pdf.h"

#include <cmocka.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct world {
    struct arena *arena;
    struct diags diags;
    struct fontset *fonts;
    struct document doc;
    struct frame *page;
    sp_t y;
};

enum { PAGE_W = 595, PAGE_H = 842 };

static const struct color black = {26, 26, 26};

/* Sets text at (x, w->y) and returns where it ends. Runs stand in visual order; they are painted in
 * the order in which they are read. */
static sp_t set(struct world *w, struct slot *s, enum role role, sp_t x, sp_t size,
                const char *text, bool rtl, const char *lang)
{
    const struct shaped *shaped =
        fontset_shape(w->fonts, role, str_of(text), rtl, lang, (struct place){0}, &w->diags);
    sp_t end = x + shaped_width(shaped, size);
    for (unsigned i = 0; i < shaped->n; i++) {
        const struct glyphrun *run = &shaped->runs[rtl ? shaped->n - 1 - i : i];
        sp_t width = glyphrun_width(run, size);
        frame_text(w->page, s, run, rtl ? end - width : x, w->y, size, black);
        x += width;
        end -= width;
    }
    return rtl ? end : x;
}

static sp_t set_line(struct world *w, struct elem *e, enum role role, double size, const char *text)
{
    struct slot *s = elem_slot(w->arena, e);
    sp_t end = set(w, s, role, SP_PT(51), SP_PT(size), text, false, "en");
    w->y += SP_PT(size * 1.5);
    return end;
}

static struct elem *add(struct world *w, struct elem *parent, enum elem_type type)
{
    return elem_new(w->arena, parent, type);
}

static void add_page(struct world *w, const char *label)
{
    w->page = frame_new(w->arena, SP_PT(PAGE_W), SP_PT(PAGE_H));
    w->doc.pages[w->doc.pages_n++] = (struct page){w->page, label};
    w->y = SP_PT(40);
    set(w, NULL, FACE_NARROW, SP_PT(51), SP_PT(8), "Running head", false, "en");
    frame_line(w->page, NULL, SP_PT(51), SP_PT(44), SP_PT(544), SP_PT(44), SP_PT(0.75), black);
    w->y = SP_PT(80);
}

static void add_table(struct world *w, struct elem *root)
{
    static const char *const cells[3][3] = {{"Item", "Offer", "Ask"},
                                            {"Base", "€70,000", "€82,000"},
                                            {"Equity", "€80,000", "€118,000"}};
    struct elem *table = add(w, root, ELEM_TABLE), *part = NULL;
    for (int r = 0; r < 3; r++) {
        if (r < 2)
            part = add(w, table, r ? ELEM_TBODY : ELEM_THEAD);
        struct elem *row = add(w, part, ELEM_TR);
        for (int c = 0; c < 3; c++) {
            struct elem *cell = add(w, row, r && c ? ELEM_TD : ELEM_TH);
            cell->scope = r && c ? SCOPE_NONE : r ? SCOPE_ROW : SCOPE_COLUMN;
            if (!r)
                cell->id = c == 0 ? "h0" : c == 1 ? "h1" : "h2";
            if (r && c) {
                const char **headers = arena_new_array(w->arena, const char *, 2);
                headers[0] = c == 1 ? "h1" : "h2";
                cell->headers = headers;
            }
            set(w, elem_slot(w->arena, cell), r ? FACE_BODY : FACE_NARROW_MEDIUM,
                SP_PT(51 + 100 * c), SP_PT(9.5), cells[r][c], false, "en");
        }
        frame_line(w->page, NULL, SP_PT(51), w->y + SP_PT(4), SP_PT(351), w->y + SP_PT(4),
                   SP_PT(0.25), palette_colour.hair);
        w->y += SP_PT(18);
    }
}

static void add_figure(struct world *w, struct elem *root)
{
    struct elem *figure = add(w, root, ELEM_FIGURE);
    struct slot *s = elem_slot(w->arena, figure);
    figure->alt = "Offer €70K stands at 35 % of the band €62K–85K; the ask is €82K";
    figure->has_bbox = true;
    figure->bbox_page = (int)w->doc.pages_n - 1;
    const sp_t box[4] = {SP_PT(51), w->y, SP_PT(351), w->y + SP_PT(60)};
    memcpy(figure->bbox, box, sizeof box);
    op_fill(frame_rect(w->page, s, SP_PT(51), w->y + SP_PT(20), SP_PT(300), SP_PT(18)),
            palette_colour.band);
    fill_draw(w->page, s, &palette_colour, "pre-ipo", SP_PT(60), w->y + SP_PT(40), SP_PT(80),
              SP_PT(14), true);
    mark_draw(w->page, s, &palette_colour, "offer", SP_PT(150), w->y + SP_PT(20), 100);
    mark_draw(w->page, s, &palette_colour, "ask", SP_PT(250), w->y + SP_PT(20), 100);
    mark_draw(w->page, s, &palette_colour, "floor", SP_PT(120), w->y + SP_PT(38), 100);
    mark_draw(w->page, s, &palette_colour, "competing-2", SP_PT(300), w->y + SP_PT(38), 100);
    struct op *turned = NULL;
    const struct shaped *label = fontset_shape(w->fonts, FACE_NARROW, str_of("360K"), false, "en",
                                               (struct place){0}, &w->diags);
    turned = frame_text(w->page, s, &label->runs[0], SP_PT(185), w->y + SP_PT(56), SP_PT(8), black);
    turned->u.text.rotate = 3000;
    w->y += SP_PT(80);
}

static void add_link(struct world *w, struct elem *p, const char *href, const char *text)
{
    struct elem *link = add(w, p, ELEM_LINK);
    link->href = href;
    struct slot *s = elem_slot(w->arena, link);
    sp_t end = set(w, s, FACE_BODY, SP_PT(51), SP_PT(9.5), text, false, "en");
    frame_link(w->page, s, SP_PT(51), w->y - SP_PT(9), end, w->y + SP_PT(2));
    w->y += SP_PT(16);
}

static void add_names(struct world *w, struct elem *root)
{
    struct elem *p = add(w, root, ELEM_P);
    p->lang = "ar";
    set(w, elem_slot(w->arena, p), FACE_BODY, SP_PT(51), SP_PT(11), "محمد العربي", true, "ar");
    w->y += SP_PT(18);
    p = add(w, root, ELEM_P);
    p->lang = "ja";
    set(w, elem_slot(w->arena, p), FACE_BODY, SP_PT(51), SP_PT(11), "山田太郎", false, "ja");
    w->y += SP_PT(18);
    set_line(w, add(w, root, ELEM_P), FACE_BODY_BOLD, 11, "अनिता शर्मा and 김민준");
}

static void build(struct world *w)
{
    struct document *d = &w->doc;
    d->pages = arena_new_array(w->arena, struct page, 2);
    d->root = add(w, NULL, ELEM_DOCUMENT);
    d->lang = "en";
    d->title = "Brief for Zoë & Łukasz <test>";
    d->subject = "A document of every kind of thing";
    d->author = "Sam";
    d->audience = "private";
    d->date = "2026-11-20";
    struct outline *o = arena_new_array(w->arena, struct outline, 3);
    o[0] = (struct outline){"Numbers – €", 0, SP_PT(60), 0};
    o[1] = (struct outline){"Table", 0, SP_PT(200), 1};
    o[2] = (struct outline){"Second page", 1, SP_PT(60), 0};
    d->outline = o;
    d->outline_n = 3;

    add_page(w, "1");
    struct elem *sect = add(w, d->root, ELEM_SECT);
    sect->title = "Numbers";
    set_line(w, add(w, sect, ELEM_H1), FACE_BODY_MEDIUM, 18, "Office affluence");
    struct elem *p = add(w, sect, ELEM_P);
    set_line(w, p, FACE_BODY, 9.5, "AVATAR To efficient office, 82\u00A0000 €, “quotes” − and ÷. ");
    set_line(w, p, FACE_SPEECH, 12.5, "Spoken: cafe\u0301 q\u0301 x\u0323\u0302 in Charis.");
    struct elem *note = add(w, sect, ELEM_NOTE);
    set_line(w, note, FACE_NARROW, 8.5, "A note in the margin → ✓");
    struct elem *quote = add(w, sect, ELEM_BLOCKQUOTE);
    set_line(w, add(w, quote, ELEM_P), FACE_SPEECH_ITALIC, 12, "What is said aloud");
    add_table(w, sect);
    add_figure(w, sect);
    p = add(w, sect, ELEM_P);
    add_link(w, p, "https://example.org/levels?a=(1)&b=é", "Levels");
    add_link(w, p, "javascript:alert(1)", "Not a link");
    struct elem *list = add(w, sect, ELEM_L);
    for (int i = 0; i < 2; i++) {
        struct elem *item = add(w, list, ELEM_LI);
        struct slot *label = elem_slot(w->arena, add(w, item, ELEM_LBL));
        label->actual = mark_text("box");
        mark_draw(w->page, label, &palette_colour, "box", SP_PT(51), w->y, 100);
        struct elem *body = add(w, item, ELEM_LBODY);
        set(w, elem_slot(w->arena, body), FACE_BODY, SP_PT(70), SP_PT(9.5), i ? "Second" : "First",
            false, "en");
        w->y += SP_PT(16);
    }
    struct elem *across = add(w, sect, ELEM_P);
    struct slot *s = elem_slot(w->arena, across);
    set(w, s, FACE_BODY, SP_PT(51), SP_PT(9.5), "This begins here ", false, "en");

    add_page(w, "2");
    set(w, s, FACE_BODY, SP_PT(51), SP_PT(9.5), "and ends overleaf.", false, "en");
    w->y += SP_PT(16);
    set_line(w, add(w, d->root, ELEM_H2), FACE_BODY_MEDIUM, 15, "Second page");
    add_names(w, d->root);
}

static void open_world(struct world *w)
{
    *w = (struct world){.arena = arena_new()};
    diags_init(&w->diags, w->arena);
    w->fonts = fontset_new(&w->diags, false);
    if (w->fonts)
        build(w);
}

static void close_world(struct world *w)
{
    fontset_free(w->fonts);
    arena_free(w->arena);
}

static struct buf write_pdf(struct world *w)
{
    struct buf out;
    buf_init(&out, w->arena);
    jmp_buf memory;
    if (setjmp(memory))
        return out;
    arena_guard(w->arena, &memory);
    if (!pdf_write(&w->doc, w->arena, &w->diags, &out))
        buf_clear(&out);
    return out;
}

static int save(const struct buf *bytes, const char *path)
{
    FILE *f = fopen(path, "wb");
    if (!f)
        return 1;
    size_t n = fwrite(bytes->p, 1, bytes->n, f);
    return fclose(f) != 0 || n != bytes->n;
}

/* ---- asking others ------------------------------------------------------------------------ */

struct fixture {
    struct world w;
    struct buf bytes;
    char path[64], text[65536];
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    open_world(&f->w);
    f->bytes = write_pdf(&f->w);
    strcpy(f->path, "/tmp/hfb-pdf-test-XXXXXX");
    int fd = mkstemp(f->path);
    assert_true(fd >= 0);
    close(fd);
    assert_true(f->bytes.n > 0);
    assert_int_equal(save(&f->bytes, f->path), 0);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    unlink(f->path);
    close_world(&f->w);
    free(f);
    return 0;
}

/* What the program says of the file, standard error too. `format` holds one %s. */
static const char *ask(struct fixture *f, const char *format, int *status)
{
    char command[512];
    snprintf(command, sizeof command, format, f->path);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    size_t n = fread(f->text, 1, sizeof f->text - 1, pipe);
    f->text[n] = 0;
    int rc = pclose(pipe);
    if (status)
        *status = rc;
    return f->text;
}

static void qpdf_finds_nothing_wrong(void **state)
{
    int status;
    const char *said = ask(*state, "qpdf --check %s 2>&1", &status);
    assert_int_equal(status, 0);
    assert_null(strstr(said, "WARNING"));
    assert_non_null(strstr(said, "PDF Version: 1.7"));
}

static void every_font_is_embedded_cut_and_mapped(void **state)
{
    const char *said = ask(*state, "pdffonts %s 2>&1", NULL);
    const char *line = strchr(said, '\n');
    line = strchr(line + 1, '\n') + 1;
    int fonts = 0, simple = 0;
    for (const char *end; (end = strchr(line, '\n')); line = end + 1, fonts++) {
        char row[200];
        snprintf(row, sizeof row, "%.*s", (int)(end - line), line);
        assert_int_equal(row[6], '+');
        simple += strstr(row, " TrueType ") != NULL; /* a byte a code */
        assert_true(strstr(row, " TrueType ") || strstr(row, " CID TrueType ") ||
                    strstr(row, " CID Type 0C "));
        assert_non_null(strstr(row, "yes yes yes"));
    }
    assert_true(fonts >= 10);
    assert_true(simple >= 5 && simple < fonts);
}

/* Simple fonts by their widths: how many digits each has. The document shows 0, 1, 2, 7 and 8. */
static void a_face_that_shows_four_digits_brings_all_ten(void **state)
{
    const char *said = ask(*state,
                           "qpdf --qdf --object-streams=disable %s - 2>/dev/null | perl -0ne "
                           "'while (/FirstChar (\\d+)((?!FirstChar).)*?Widths \\[(.*?)\\]/sg) {"
                           " my ($f, @w) = ($1, split q( ), $3);"
                           " print scalar(grep { $_ >= $f && $w[$_ - $f] } 48..57), qq( ) }'",
                           NULL);
    int with = 0;
    for (char *at = (char *)said, *end; *at; at = end + 1) {
        long digits = strtol(at, &end, 10);
        assert_true(digits < 4 || digits == 10);
        with += digits == 10;
    }
    assert_true(with >= 1);
}

static void text_extracted_is_text_meant(void **state)
{
    static const char *const meant[] = {"Running head",
                                        "Office affluence",
                                        "AVATAR To efficient office, 82 000 €, “quotes” − and ÷.",
                                        "q\u0301",
                                        "A note in the margin → ✓",
                                        "What is said aloud",
                                        "€118,000",
                                        "This begins here",
                                        "and ends overleaf.",
                                        "محمد العربي",
                                        "山田太郎",
                                        "अनिता शर्मा and 김민준"};
    const char *said = ask(*state, "pdftotext -enc UTF-8 %s - 2>&1", NULL);
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
        if (!strstr(said, meant[i]))
            fail_msg("not extracted: %s\nfrom: %s", meant[i], said);
    assert_null(strstr(said, "Syntax"));
}

static void mupdf_draws_without_a_word(void **state)
{
    const char *said = ask(
        *state, "mutool draw -q -r 20 -o /dev/null -F pgm %s 2>&1 | grep -v 'ICC support'", NULL);
    assert_string_equal(said, "");
}

static void the_structure_reads_in_order(void **state)
{
    static const char *const order[] = {"Document",
                                        "Sect",
                                        "H1",
                                        "Office affluence",
                                        "P",
                                        "efficient office",
                                        "Note",
                                        "A note",
                                        "BlockQuote",
                                        "What is said aloud",
                                        "Table",
                                        "THead",
                                        "TR",
                                        "TH",
                                        "Item",
                                        "TBody",
                                        "€70,000",
                                        "Figure",
                                        "Link",
                                        "Levels",
                                        "L",
                                        "Lbl",
                                        "LBody",
                                        "First",
                                        "This begins here",
                                        "and ends overleaf.",
                                        "H2",
                                        "Second page",
                                        "محمد العربي",
                                        "山田太郎"};
    const char *said = ask(*state, "pdfinfo -struct-text %s 2>&1", NULL), *at = said;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const char *next = strstr(at, order[i]);
        if (!next)
            fail_msg("not found in its place: %s\nin: %s", order[i], said);
        at = next;
    }
    assert_null(strstr(said, "Running head"));
}

static void it_says_what_it_is(void **state)
{
    struct fixture *f = *state;
    const char *said = ask(f, "TZ=UTC pdfinfo -enc UTF-8 -isodates %s 2>&1", NULL);
    assert_non_null(strstr(said, "Title:           Brief for Zoë & Łukasz <test>"));
    assert_non_null(strstr(said, "CreationDate:    2026-11-20T00:00:00Z"));
    assert_non_null(strstr(said, "Tagged:          yes"));
    assert_non_null(strstr(said, "Page size:       595 x 842 pts"));
    said = ask(f, "pdfinfo -meta %s 2>&1", NULL);
    assert_non_null(strstr(said, "Brief for Zoë &amp; Łukasz &lt;test&gt;"));
    struct str bytes = {f->bytes.p, f->bytes.n};
    assert_string_equal(pdf_audience(bytes, f->w.arena), "private");
    assert_null(pdf_audience(str_of("%PDF-1.7 of another program <x>"), f->w.arena));
}

static void links_lead_only_outward(void **state)
{
    const char *said = ask(*state, "qpdf --qdf --object-streams=disable %s - | strings", NULL);
    assert_non_null(strstr(said, "/URI (https://example.org/levels?a=%281%29&b=%C3%A9)"));
    assert_null(strstr(said, "javascript"));
    assert_non_null(strstr(said, "/Contents (Levels)"));
}

static void the_same_document_gives_the_same_bytes(void **state)
{
    struct fixture *f = *state;
    struct world again;
    setlocale(LC_ALL, "de_DE.UTF-8");
    setenv("TZ", "Pacific/Kiritimati", 1);
    open_world(&again);
    struct buf bytes = write_pdf(&again);
    setlocale(LC_ALL, "C");
    unsetenv("TZ");
    assert_int_equal(bytes.n, f->bytes.n);
    assert_memory_equal(bytes.p, f->bytes.p, bytes.n);
    close_world(&again);
}

static void grey_has_no_colour_operator(void **state)
{
    struct fixture *f = *state;
    f->w.doc.gray = true;
    struct buf bytes = write_pdf(&f->w);
    assert_true(bytes.n > 0);
    assert_int_equal(save(&bytes, f->path), 0);
    const char *said = ask(f, "qpdf --qdf %s - | grep -a -c -E ' (rg|RG)$'", NULL);
    assert_string_equal(said, "0\n");
    said = ask(f, "qpdf --qdf %s - | grep -a -c -E ' (g|G)$'", NULL);
    assert_true(atoi(said) > 3);
}

static int write_for_conformance(const char *path)
{
    struct world w;
    open_world(&w);
    struct buf out = write_pdf(&w);
    int rc = out.n ? save(&out, path) : 1;
    close_world(&w);
    return rc;
}

/* The four marks in black, at (100, 100), (200, 100) … points. */
static int write_marks(const char *path)
{
    static const char *const names[] = {"offer", "ask", "floor", "competing"};
    struct world w;
    open_world(&w);
    w.page = frame_new(w.arena, SP_PT(PAGE_W), SP_PT(PAGE_H));
    w.doc.pages[0].frame = w.page;
    for (int i = 0; i < 4; i++)
        mark_draw(w.page, NULL, &palette_mono, names[i], SP_PT(100 + 100 * i), SP_PT(100), 100);
    struct buf out = write_pdf(&w);
    int rc = out.n ? save(&out, path) : 1;
    close_world(&w);
    return rc;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--write") == 0)
        return write_for_conformance(argv[2]);
    if (argc == 3 && strcmp(argv[1], "--write-marks") == 0)
        return write_marks(argv[2]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(qpdf_finds_nothing_wrong),
        cmocka_unit_test(every_font_is_embedded_cut_and_mapped),
        cmocka_unit_test(a_face_that_shows_four_digits_brings_all_ten),
        cmocka_unit_test(text_extracted_is_text_meant),
        cmocka_unit_test(mupdf_draws_without_a_word),
        cmocka_unit_test(the_structure_reads_in_order),
        cmocka_unit_test(it_says_what_it_is),
        cmocka_unit_test(links_lead_only_outward),
        cmocka_unit_test(the_same_document_gives_the_same_bytes),
        cmocka_unit_test(grey_has_no_colour_operator),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}

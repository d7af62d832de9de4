/* The parser: what is refused and how fast, and exact places in whatever is accepted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "xml/xml.h"
#include <libxml/tree.h>
#include <stdlib.h>
#include <time.h>

static struct arena *a;
static struct diags d;
static struct source source;
static struct xml *x;

static int set_up(void **state)
{
    (void)state;
    a = arena_new();
    diags_init(&d, a);
    return a ? 0 : 1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

static void parse_bytes(const char *text, size_t n, size_t max)
{
    source = (struct source){"offer.xml", text, n};
    x = xml_parse(a, &source, max, &d);
    diags_sort(&d);
}

static void parse(const char *text)
{
    parse_bytes(text, strlen(text), XML_OFFER_BYTES_MAX);
}

static void expect_refused(enum diag_code code, unsigned line, unsigned col)
{
    assert_null(x);
    assert_non_null(d.first);
    assert_int_equal(d.first->code, code);
    assert_int_equal(place_linecol(d.first->at).line, line);
    assert_int_equal(place_linecol(d.first->at).col, col);
}

static void expect_alone(void)
{
    assert_null(d.first->next);
}

static double ms_since(const struct timespec *from)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - from->tv_sec) * 1e3 + (double)(now.tv_nsec - from->tv_nsec) / 1e6;
}

static void expect_span(struct place at, const char *what)
{
    assert_int_equal(at.len, strlen(what));
    assert_memory_equal(source.text + at.off, what, at.len);
}

/* ---- refused -------------------------------------------------------------------------------- */

static void an_entity_bomb_is_refused_within_50_ms(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, a);
    buf_puts(&b, "<?xml version=\"1.0\"?>\n<!DOCTYPE offer [\n<!ENTITY % a0 \"xxxxxxxxxx\">\n");
    for (int i = 1; i < 30; i++)
        buf_printf(&b, "<!ENTITY %% a%d \"%%a%d;%%a%d;%%a%d;%%a%d;\">\n", i, i - 1, i - 1, i - 1,
                   i - 1);
    buf_puts(&b, "%a29;\n]>\n<offer>&a;</offer>\n");
    struct timespec from;
    clock_gettime(CLOCK_MONOTONIC, &from);
    parse(buf_str(&b));
    assert_true(ms_since(&from) < 50);
    expect_refused(DIAG_DOCTYPE, 2, 1);
    expect_alone();
}

static void a_doctype_without_entities_is_refused_too(void **state)
{
    (void)state;
    parse("<!DOCTYPE offer SYSTEM \"file:///etc/passwd\"><offer/>");
    expect_refused(DIAG_DOCTYPE, 1, 1);
    expect_alone();
}

static void depth_64_is_read_and_65_refused(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, a);
    for (int i = 0; i < 64; i++)
        buf_puts(&b, "<a>");
    for (int i = 0; i < 64; i++)
        buf_puts(&b, "</a>");
    parse(buf_str(&b));
    assert_non_null(x);
    buf_clear(&b);
    for (int i = 0; i < 65; i++)
        buf_puts(&b, "<a>");
    for (int i = 0; i < 65; i++)
        buf_puts(&b, "</a>");
    parse(buf_str(&b));
    expect_refused(DIAG_TOO_DEEP, 1, 64 * 3 + 1);
    expect_alone();
}

static void a_comment_of_400_kB_is_refused_by_size(void **state)
{
    (void)state;
    char *text = arena_alloc(a, 400101);
    memset(text, 'x', 400100);
    memcpy(text, "<a><!--", 7);
    memcpy(text + 400000, "--></a>", 8);
    parse(text);
    expect_refused(DIAG_TOO_LARGE, 1, 1);
    assert_string_equal(d.first->message, "the file is larger than 256 KiB; it has 391 KiB");
}

static void the_cap_is_inclusive_and_a_parameter(void **state)
{
    (void)state;
    parse_bytes("<a>12345</a>", 12, 12);
    assert_non_null(x);
    parse_bytes("<a>12345</a>", 12, 11);
    assert_null(x);
}

static void places_are_exact_behind_a_comment_of_200_kB(void **state)
{
    (void)state;
    char *text = arena_alloc(a, 200101);
    memset(text, '\n', 200000);
    memcpy(text, "<a>\n<!--", 8);
    memcpy(text + 200000, "--><é b='1'>x</é></a>", 24);
    parse(text);
    assert_non_null(x);
    xmlNodePtr n = xml_first_child(xml_root(x));
    expect_span(xml_at_name(x, n), "é");
    expect_span(xml_at_value(x, n, "b"), "1");
    assert_int_equal(place_linecol(xml_at_name(x, n)).line, 199994);
}

static void compressed_input_is_refused_by_its_magic(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *what;
    } kinds[] = {{"\x1F\x8B\x08", "gzip"},
                 {"\xFD"
                  "7zXZ",
                  "xz"},
                 {"BZh9", "bzip2"},
                 {"\x28\xB5\x2F\xFD", "zstd"},
                 {"PK\x03\x04", "zip"}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        diags_init(&d, a);
        parse(kinds[i].bytes);
        expect_refused(DIAG_COMPRESSED, 1, 1);
        assert_non_null(strstr(d.first->message, kinds[i].what));
    }
}

static void a_byte_order_mark_is_accepted(void **state)
{
    (void)state;
    parse("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a b=\"c\"/>");
    assert_non_null(x);
    expect_span(xml_at_value(x, xml_root(x), "b"), "c");
}

static void latin_1_is_refused_declared_or_not(void **state)
{
    (void)state;
    parse("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a/>");
    expect_refused(DIAG_NOT_UTF8, 1, 31);
    diags_init(&d, a);
    parse("<a>\n caf\xE9</a>");
    expect_refused(DIAG_NOT_UTF8, 2, 5);
    assert_non_null(strstr(d.first->message, "0xE9"));
}

static void utf_16_is_refused(void **state)
{
    (void)state;
    parse_bytes("\xFF\xFE<\0a\0/\0>\0", 10, 100);
    expect_refused(DIAG_NOT_UTF8, 1, 1);
}

static void overlong_and_surrogate_sequences_are_not_utf_8(void **state)
{
    (void)state;
    parse("<a>\xC0\xAF</a>");
    expect_refused(DIAG_NOT_UTF8, 1, 4);
    diags_init(&d, a);
    parse("<a>\xED\xA0\x80</a>");
    expect_refused(DIAG_NOT_UTF8, 1, 4);
}

static void an_empty_file_says_how_to_start(void **state)
{
    (void)state;
    parse("\n  \n");
    expect_refused(DIAG_EMPTY, 1, 1);
}

static void a_nul_byte_is_refused(void **state)
{
    (void)state;
    parse_bytes("<a>\0</a>", 8, 100);
    expect_refused(DIAG_NOT_WELL_FORMED, 1, 4);
}

static void sixty_four_attributes_are_the_most(void **state)
{
    (void)state;
    for (int n = 64; n <= 65; n++) {
        struct buf b;
        buf_init(&b, a);
        buf_puts(&b, "<!-- <x a='' -->\n<a");
        for (int i = 0; i < n; i++)
            buf_printf(&b, " a%d='>'", i);
        buf_puts(&b, "/>");
        parse(buf_str(&b));
        assert_int_equal(x != NULL, n == 64);
    }
    expect_refused(DIAG_TOO_MANY, 2, 1);
}

static void ten_thousand_attributes_are_refused_within_50_ms(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, a);
    buf_puts(&b, "<a");
    for (int i = 0; i < 10000; i++)
        buf_printf(&b, " xmlns:a%d='u%d'", i, i);
    buf_puts(&b, "/>");
    struct timespec from;
    clock_gettime(CLOCK_MONOTONIC, &from);
    parse(buf_str(&b));
    assert_true(ms_since(&from) < 50);
    expect_refused(DIAG_TOO_MANY, 1, 1);
}

/* ---- well-formedness, in our words ---------------------------------------------------------- */

static void expect_words(const char *text, unsigned line, unsigned col, const char *words)
{
    diags_init(&d, a);
    parse(text);
    expect_refused(DIAG_NOT_WELL_FORMED, line, col);
    if (!strstr(d.first->message, words))
        print_message("%s\n", d.first->message);
    assert_non_null(strstr(d.first->message, words));
    expect_alone();
}

static void common_slips_name_their_repair(void **state)
{
    (void)state;
    expect_words("<a>\nR & D</a>", 2, 3, "write &amp;");
    expect_words("<a>R&D</a>", 1, 5, "write &amp;");
    expect_words("<a>3 < 4</a>", 1, 6, "write &lt;");
    expect_words("<a>caf&eacute;</a>", 1, 7, "write the character itself");
    expect_words("<a b=1/>", 1, 6, "quotes");
    expect_words("<a><b>\n</a>", 2, 3, "write </b> before it");
    expect_words("<a>\n<b></b>", 1, 2, "<a> is never closed");
    expect_words("<a/><b/>", 1, 5, "after the end of the document");
    expect_words("hello", 1, 1, "this is not XML");
    expect_words("<a>\x1b[2J</a>", 1, 4, "control character");
    expect_words("<a><b c=\"1>\n<d/></b></a>", 2, 1, "closing quote");
}

static void slips_in_different_places_are_all_reported(void **state)
{
    (void)state;
    parse("<a>R & D\n3 < 4\n&nbsp;</a>");
    assert_int_equal(d.counts[SEVERITY_ERROR], 3);
}

static void a_missing_end_tag_is_one_fault_not_three(void **state)
{
    (void)state;
    parse("<a><b><c><d></c></b></a>");
    assert_int_equal(d.counts[SEVERITY_ERROR], 1);
    expect_span(d.first->at, "c");
    expect_span(d.first->also, "d");
}

static void an_attribute_written_twice_names_both(void **state)
{
    (void)state;
    parse("<a b='1'\n   b='2'/>");
    expect_refused(DIAG_DUPLICATE, 2, 4);
    assert_int_equal(place_linecol(d.first->also).col, 4);
    assert_int_equal(place_linecol(d.first->also).line, 1);
}

static void an_undeclared_prefix_is_reported_once(void **state)
{
    (void)state;
    parse("<a xsi:schemaLocation='x y'/>");
    assert_int_equal(d.counts[SEVERITY_ERROR], 1);
    assert_non_null(strstr(d.first->message, "xmlns:xsi="));
}

/* ---- places --------------------------------------------------------------------------------- */

static void attributes_of_a_tag_over_lines_are_found(void **state)
{
    (void)state;
    const char *text = "<a\n  é = \"'>\"\n  b='2'\n></a>";
    parse(text);
    assert_non_null(x);
    xmlNodePtr root = xml_root(x);
    expect_span(xml_at_attribute(x, root, "b"), "b");
    expect_span(xml_at_value(x, root, "b"), "2");
    expect_span(xml_at_value(x, root, "é"), "'>");
    struct linecol lc = place_linecol(xml_at_value(x, root, "b"));
    assert_int_equal(lc.line, 3);
    assert_int_equal(lc.col, 6);
    expect_span(xml_at_attribute(x, root, "absent"), "a"); /* the element's name */
}

static void a_raw_less_than_in_a_value_is_refused(void **state)
{
    (void)state;
    parse("<a b=\"<!-- no -->\"/>");
    expect_refused(DIAG_NOT_WELL_FORMED, 1, 7);
}

static void text_children_and_end_tags_are_found(void **state)
{
    (void)state;
    parse("<a>\r\n  <!-- <c>1</c> -->\r\n"
          "\t<c> 12k <d/> tail </c><e/><f><![CDATA[<z>]]></f>\r\n</a>\r\n");
    assert_non_null(x);
    xmlNodePtr c = xml_first_child(xml_root(x)), e = xml_next(c), f = xml_next(e);
    expect_span(xml_at_text(x, c), "12k");
    expect_span(xml_at_start(x, e), "<e/>");
    expect_span(xml_at_text(x, e), "<e/>"); /* nothing inside: the tag */
    expect_span(xml_at_text(x, f), "<z>");
    expect_span(xml_at_end(x, c), "</c>");
    expect_span(xml_at_whole(x, e), "<e/>");
    expect_span(xml_at_text_node(x, xml_first_child(c)->next), "tail");
    assert_string_equal(xml_text(x, f), "<z>");
    assert_string_equal(xml_text(x, c), " 12k  tail ");
    assert_int_equal(place_linecol(xml_at_name(x, c)).col, 3);
}

static void every_start_tag_of_a_large_file_is_found(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, a);
    buf_puts(&b, "<a>");
    for (int i = 0; i < 4000; i++)
        buf_printf(&b, "<b%d\n é='%d'  >€ t %d</b%d>\n", i, i, i, i);
    buf_puts(&b, "</a>");
    parse(buf_str(&b));
    assert_non_null(x);
    int i = 0;
    for (xmlNodePtr n = xml_first_child(xml_root(x)); n; n = xml_next(n), i++) {
        expect_span(xml_at_name(x, n), xml_name(n));
        expect_span(xml_at_value(x, n, "é"), arena_printf(a, "%d", i));
        expect_span(xml_at_text(x, n), arena_printf(a, "€ t %d", i));
    }
    assert_int_equal(i, 4000);
}

static void attributes_and_references_are_decoded(void **state)
{
    (void)state;
    parse("<a b='&quot;R&amp;D&#233;' c=''>x<!-- -->y</a>");
    assert_string_equal(xml_attribute(x, xml_root(x), "b"), "\"R&D\xC3\xA9");
    assert_string_equal(xml_attribute(x, xml_root(x), "c"), "");
    assert_null(xml_attribute(x, xml_root(x), "d"));
    assert_string_equal(xml_text(x, xml_root(x)), "xy");
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* xml/equal.c stands in the place of libxml2's own. */
static void names_are_equal_letter_by_letter(void **state)
{
    (void)state;
    char same[] = "urn:one";
    const xmlChar *one = (const xmlChar *)"urn:one", *nothing = (const xmlChar *)"";
    assert_true(xmlStrEqual(one, (xmlChar *)same));
    assert_true(xmlStrEqual(one, one));
    assert_true(xmlStrEqual(NULL, NULL));
    assert_true(xmlStrEqual(nothing, (const xmlChar *)same + 7));
    assert_false(xmlStrEqual(one, (const xmlChar *)"urn:on"));
    assert_false(xmlStrEqual(one, (const xmlChar *)"urn:two"));
    assert_false(xmlStrEqual(one, nothing));
    assert_false(xmlStrEqual(one, NULL));
    assert_false(xmlStrEqual(NULL, nothing));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(an_entity_bomb_is_refused_within_50_ms),
        T(a_doctype_without_entities_is_refused_too),
        T(depth_64_is_read_and_65_refused),
        T(a_comment_of_400_kB_is_refused_by_size),
        T(the_cap_is_inclusive_and_a_parameter),
        T(places_are_exact_behind_a_comment_of_200_kB),
        T(compressed_input_is_refused_by_its_magic),
        T(a_byte_order_mark_is_accepted),
        T(latin_1_is_refused_declared_or_not),
        T(utf_16_is_refused),
        T(overlong_and_surrogate_sequences_are_not_utf_8),
        T(an_empty_file_says_how_to_start),
        T(a_nul_byte_is_refused),
        T(sixty_four_attributes_are_the_most),
        T(ten_thousand_attributes_are_refused_within_50_ms),
        T(common_slips_name_their_repair),
        T(slips_in_different_places_are_all_reported),
        T(a_missing_end_tag_is_one_fault_not_three),
        T(an_attribute_written_twice_names_both),
        T(an_undeclared_prefix_is_reported_once),
        T(attributes_of_a_tag_over_lines_are_found),
        T(a_raw_less_than_in_a_value_is_refused),
        T(text_children_and_end_tags_are_found),
        T(every_start_tag_of_a_large_file_is_found),
        T(attributes_and_references_are_decoded),
        T(names_are_equal_letter_by_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

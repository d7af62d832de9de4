/* srgb.c - sRGB (IEC 61966-2-1) as an ICC profile, version 4.3 (ISO 15076-1): nothing but what a
 * matrix profile of a monitor must have, so 480 bytes where those that are handed around take seven
 * thousand: in a file of nine pages 2 kB. Its curve is sRGB's own formula, and no table. */
#include "pdf/srgb.h"

#include <string.h>

enum { HEADER = 128, TAGS = 10, DATA = HEADER + 4 + TAGS * 12 };

static void put32(unsigned char *at, uint32_t v)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(v >> (24 - 8 * i));
}

static void put_sign(unsigned char *at, const char *sign)
{
    memcpy(at, sign, 4);
}

/* s15Fixed16Number, of hundred thousandths. */
static void put_fixed16(unsigned char *at, int32_t e5)
{
    int64_t v = (int64_t)e5 * 65536, half = e5 < 0 ? -50000 : 50000;
    put32(at, (uint32_t)(int32_t)((v + half) / 100000));
}

struct tag {
    const char *sign, *type;
    const int32_t *numbers; /* hundred thousandths */
    unsigned n;
    const char *text;
};

/* Colorants as seen under D50, to which they are brought by `adaptation` (Bradford). */
static const int32_t red[] = {43607, 22249, 1392}, green[] = {38515, 71687, 9708},
                     blue[] = {14307, 6061, 71410}, white[] = {96420, 100000, 82491},
                     adaptation[] = {104788, 2292, -5022, 2959, 99048, -1707, -925, 1508, 75168},
                     curve[] = {240000, 94787, 5213, 7740, 4045}; /* g, a, b, c, d of type 3 */

static const struct tag tags[TAGS] = {
    {"desc", "mluc", NULL, 0, "sRGB"}, {"cprt", "mluc", NULL, 0, "CC0"},
    {"wtpt", "XYZ ", white, 3, NULL},  {"chad", "sf32", adaptation, 9, NULL},
    {"rXYZ", "XYZ ", red, 3, NULL},    {"gXYZ", "XYZ ", green, 3, NULL},
    {"bXYZ", "XYZ ", blue, 3, NULL},   {"rTRC", "para", curve, 5, NULL},
    {"gTRC", "para", curve, 5, NULL},  {"bTRC", "para", curve, 5, NULL},
};

/* The tag's element at p; its bytes, a multiple of four. */
static size_t put_element(unsigned char *p, const struct tag *t)
{
    size_t n = 8;
    put_sign(p, t->type);
    if (t->text) { /* one record, of English in the United States, in UTF-16 */
        size_t letters = strlen(t->text);
        put32(p + 8, 1);
        put32(p + 12, 12);
        put_sign(p + 16, "enUS");
        put32(p + 20, (uint32_t)(2 * letters));
        put32(p + 24, 28);
        for (size_t i = 0; i < letters; i++)
            p[29 + 2 * i] = (unsigned char)t->text[i];
        return (28 + 2 * letters + 3) / 4 * 4;
    }
    if (t->numbers == curve) {
        p[9] = 3;
        n = 12;
    }
    for (unsigned i = 0; i < t->n; i++, n += 4)
        put_fixed16(p + n, t->numbers[i]);
    return n;
}

static void put_header(unsigned char *p, size_t size)
{
    put32(p, (uint32_t)size);
    put32(p + 8, 0x04300000);
    put_sign(p + 12, "mntr");
    put_sign(p + 16, "RGB ");
    put_sign(p + 20, "XYZ ");
    p[24] = 2026 >> 8; /* 2026-01-01 */
    p[25] = 2026 & 0xFF;
    p[27] = p[29] = 1;
    put_sign(p + 36, "acsp");
    for (int i = 0; i < 3; i++)
        put_fixed16(p + 68 + 4 * i, white[i]);
}

size_t srgb_profile(unsigned char out[SRGB_MAX])
{
    size_t n = DATA, last = 0, last_n = 0;
    memset(out, 0, SRGB_MAX);
    put32(out + HEADER, TAGS);
    for (unsigned i = 0; i < TAGS; i++) {
        bool same = i && tags[i].numbers && tags[i].numbers == tags[i - 1].numbers;
        unsigned char *row = out + HEADER + 4 + 12 * (size_t)i;
        if (!same) {
            last = n;
            last_n = put_element(out + n, &tags[i]);
            n += last_n;
        }
        put_sign(row, tags[i].sign);
        put32(row + 4, (uint32_t)last);
        put32(row + 8, (uint32_t)last_n);
    }
    put_header(out, n);
    return n;
}

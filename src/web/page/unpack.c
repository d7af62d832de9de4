/* unpack.c - undoes the packing of the program inside the page (Brotli, RFC 7932). A browser's own
 * way would be DecompressionStream("brotli"), which most don't have yet. */
#include <brotli/decode.h>
#include <stdlib.h>

#define EXPORT(name) __attribute__((export_name(#name)))

EXPORT(unpack_alloc) void *unpack_alloc(size_t n)
{
    return malloc(n);
}

/* The size of what came out, 0 when `from` isn't whole or there is no room for it. */
EXPORT(unpack) size_t unpack(const uint8_t *from, size_t n, uint8_t *to, size_t room)
{
    return BrotliDecoderDecompress(n, from, &room, to) == BROTLI_DECODER_RESULT_SUCCESS ? room : 0;
}

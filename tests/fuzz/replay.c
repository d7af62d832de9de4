/* replay.c - a fuzzer without libFuzzer: every file named is run once, and then SPOILT times with a
 * few bytes of it changed, always in the same way. What make check does with the kept corpora; a
 * fault ends the process, and says in which file. */
#include "fuzz.h"

/* A fuzzer that needs nothing beforehand has none. */
int LLVMFuzzerInitialize(int *argc, char ***argv) __attribute__((weak));

enum { SPOILT = 40, BYTES_MAX = 1 << 20 };

static uint64_t next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    return *state ^= *state << 17;
}

static size_t spoil(uint8_t *data, size_t size, uint64_t *state)
{
    for (uint64_t n = next(state) % 4 + 1; n && size; n--) {
        size_t at = next(state) % size;
        switch (next(state) % 4) {
        case 0:
            data[at] = (uint8_t)next(state);
            break;
        case 1:
            data[at] ^= (uint8_t)(1u << next(state) % 8);
            break;
        case 2:
            memmove(data + at, data + at + 1, --size - at);
            break;
        default:
            size = at + 1;
        }
    }
    return size;
}

int main(int argc, char **argv)
{
    uint64_t state = 0x9E3779B97F4A7C15;
    static uint8_t bytes[BYTES_MAX], work[BYTES_MAX];
    if (LLVMFuzzerInitialize)
        LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++) {
        FILE *f = fopen(argv[i], "rb");
        size_t n = f ? fread(bytes, 1, sizeof bytes, f) : 0;
        if (!f || fclose(f) != 0)
            return 2;
        fprintf(stderr, "# %s\n", argv[i]);
        LLVMFuzzerTestOneInput(bytes, n);
        for (int k = 0; k < SPOILT; k++) {
            memcpy(work, bytes, n);
            LLVMFuzzerTestOneInput(work, spoil(work, n, &state));
        }
        printf("ok %d - %s\n", i, argv[i]);
    }
    printf("1..%d\n", argc - 1);
    return 0;
}

/* longjmp.c - what clang's -wasm-enable-sjlj calls: every function that has called setjmp() keeps a
 * table of the places to go on from, and longjmp() throws to the function that knows the id.
 * One instance has one thread, so that the state at file scope is safe. */
#include <stdint.h>
#include <stdlib.h>

enum { TAG_LONGJMP = 1 }; /* clang's number for __c_longjmp */

struct place {
    uint32_t id, label; /* id 0: the end */
};

static uint32_t last_id, second_result;

static struct {
    void *env;
    int value;
} thrown;

void setTempRet0(uint32_t value);
uint32_t getTempRet0(void);
struct place *saveSetjmp(uint32_t *env, uint32_t label, struct place *table, uint32_t size);
uint32_t testSetjmp(uint32_t id, const struct place *table, uint32_t size);
_Noreturn void __wasm_longjmp(void *env, int value);

/* A function that returns two values leaves the second one here. */
void setTempRet0(uint32_t value)
{
    second_result = value;
}

uint32_t getTempRet0(void)
{
    return second_result;
}

/* Enters a place into the table, which it may move; the second result is its size. */
struct place *saveSetjmp(uint32_t *env, uint32_t label, struct place *table, uint32_t size)
{
    uint32_t i = 0;
    *env = ++last_id;
    while (i < size && table[i].id)
        i++;
    if (i + 1 >= size) {
        size = size ? size * 2 : 4;
        table = realloc(table, sizeof *table * size);
        if (!table)
            __builtin_trap();
    }
    table[i] = (struct place){last_id, label};
    table[i + 1].id = 0;
    setTempRet0(size);
    return table;
}

/* Where to go on, or 0: another function waits for this one. */
uint32_t testSetjmp(uint32_t id, const struct place *table, uint32_t size)
{
    for (uint32_t i = 0; i < size && table[i].id; i++)
        if (table[i].id == id)
            return table[i].label;
    return 0;
}

_Noreturn void __wasm_longjmp(void *env, int value)
{
    thrown.env = env;
    thrown.value = value ? value : 1;
    __builtin_wasm_throw(TAG_LONGJMP, &thrown);
}

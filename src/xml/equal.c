/* equal.c - whether two names are the same, for libxslt.
 *
 * At each step libxslt asks whether an element is in its own namespace, and libxml2's function
 * compares letter by letter: 0.8 M of the 8 M instructions that a brief's stylesheet costs. The
 * dynamic linker finds this one before libxml2's (libxml2 itself keeps its own); where libraries
 * are linked into the program, theirs replaces this one, which is weak. */
#include <libxml/xmlstring.h>
#include <string.h>

__attribute__((weak)) int xmlStrEqual(const xmlChar *a, const xmlChar *b)
{
    return a == b || (a && b && *a == *b && strcmp((const char *)a, (const char *)b) == 0);
}

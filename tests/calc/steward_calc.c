/* `steward-calc calc TOPIC`: the calculators alone, for the known-answer cases before and beside the whole program. */
#include "calc/calc.h"

#include <string.h>

int main(int argc, char **argv)
{
    int skip = argc > 1 && !strcmp(argv[1], "calc");
    return calc_main(argc - skip, argv + skip, stdin, stdout, stderr);
}

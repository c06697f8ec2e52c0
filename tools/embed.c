/* Writes an assembler file that carries files inside the program (gcc 12 has no #embed) and a sorted table of their names.
 * usage: embed OUT.S TABLE_NAME ROOT FILE... ; the name of a file is its path below ROOT. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: embed OUT.S TABLE ROOT FILE...\n");
        return 2;
    }
    FILE *out = fopen(argv[1], "w");
    if (!out) {
        fprintf(stderr, "%s: cannot be written\n", argv[1]);
        return 1;
    }
    const char *table = argv[2];
    size_t root = strlen(argv[3]);
    int count = argc - 4;
    char **files = argv + 4;
    qsort(files, (size_t)count, sizeof(*files), by_name);
    fputs("    .section .rodata\n", out);
    for (int i = 0; i < count; i++) {
        const char *name = files[i];
        if (!strncmp(name, argv[3], root))
            name += root + (name[root] == '/');
        fprintf(out, "    .balign 16\n.Ldata%d:\n    .incbin \"%s\"\n.Lend%d:\n    .byte 0\n.Lname%d:\n    .asciz \"%s\"\n", i, files[i], i, i,
                name);
    }
    /* struct embedded_file {const char *name; const unsigned char *data; size_t size;} */
    fprintf(out, "    .section .data.rel.ro,\"aw\"\n    .balign 8\n    .globl %s\n%s:\n", table, table);
    for (int i = 0; i < count; i++)
        fprintf(out, "    .quad .Lname%d\n    .quad .Ldata%d\n    .quad .Lend%d - .Ldata%d\n", i, i, i, i);
    fputs("    .quad 0, 0, 0\n", out);
    fprintf(out, "    .section .rodata\n    .balign 8\n    .globl %s_count\n%s_count:\n    .quad %d\n", table, table, count);
    fputs("    .section .note.GNU-stack,\"\",@progbits\n", out);
    return fclose(out);
}

/* Files that people hand in: kept sealed, read back, let go when nothing names them. */
#include "base/log.h"
#include "base/text.h"
#include "domain/import/source.h"
#include "queries.h"
#include "store/digest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { GRACE_SECONDS = 86400, EXPORT_SECONDS = 7 * 86400 };

static const char *kept_name(struct bank *bank, struct arena *arena, const char *folder, const char *sha256)
{
    return vault_blind_index(bank->vault, arena, arena_format(arena, "file.%s", folder), sha256);
}

static const char *path_of(struct bank *bank, struct arena *arena, const char *folder, const char *name)
{
    return arena_format(arena, "%s/%s/%.2s/%s", bank->data_folder, folder, name, name);
}

const char *source_path(struct bank *bank, struct arena *arena, const char *folder, const char *sha256)
{
    return path_of(bank, arena, folder, kept_name(bank, arena, folder, sha256));
}

static const struct error *file_error(struct arena *arena, const char *path)
{
    return error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {strerror(errno)});
}

/* --- bytes
 * -------------------------------------------------------------------------------------------------------------------------
 */

static const struct error *write_all(struct arena *arena, const char *path, const void *content, size_t size)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return file_error(arena, path);
    const char *at = content;
    while (size) {
        ssize_t wrote = write(file, at, size);
        if (wrote < 0) {
            close(file);
            return file_error(arena, path);
        }
        at += wrote;
        size -= (size_t)wrote;
    }
    bool kept = !fsync(file);
    return !close(file) && kept ? NULL : file_error(arena, path);
}

static const struct error *read_all(struct arena *arena, const char *path, unsigned char **data, size_t *size)
{
    struct stat about;
    FILE *file = fopen(path, "rb");
    *data = NULL;
    *size = 0;
    if (!file)
        return errno == ENOENT ? NULL : file_error(arena, path);
    if (fstat(fileno(file), &about)) {
        fclose(file);
        return file_error(arena, path);
    }
    *data = arena_take(arena, (size_t)about.st_size + 1);
    *size = fread(*data, 1, (size_t)about.st_size, file);
    bool whole = *size == (size_t)about.st_size && !ferror(file);
    fclose(file);
    return whole ? NULL : file_error(arena, path);
}

/* Whole or not at all. */
static const struct error *write_sealed(struct bank *bank, struct arena *arena, const char *path, const char *name,
                                        const void *content, size_t size)
{
    unsigned char *sealed;
    size_t sealed_size;
    const char *part = arena_format(arena, "%s.%lld", path, (long long)id_new());
    vault_seal_bytes(bank->vault, arena, name, content, size, &sealed, &sealed_size);
    const struct error *error = write_all(arena, part, sealed, sealed_size);
    if (!error && rename(part, path))
        error = file_error(arena, path);
    if (error)
        unlink(part);
    return error;
}

const struct error *source_seal(struct bank *bank, struct arena *arena, const char *path, const char *name)
{
    unsigned char *data;
    size_t size;
    TRY(read_all(arena, path, &data, &size));
    return data ? write_sealed(bank, arena, path, name, data, size) : file_error(arena, path);
}

const struct error *source_unseal(struct bank *bank, struct arena *arena, const char *path, const char *name,
                                  const unsigned char **data, size_t *size)
{
    unsigned char *bytes;
    size_t count;
    *data = NULL;
    *size = 0;
    TRY(read_all(arena, path, &bytes, &count));
    if (!bytes)
        return NULL;
    TRY(vault_unseal_bytes(bank->vault, arena, name, bytes, count, data, size));
    if (!*data) {
        *data = bytes;
        *size = count;
    }
    return NULL;
}

/* --- under the hash
 * ---------------------------------------------------------------------------------------------------------------- */

static const char *binding(struct arena *arena, const char *folder, const char *name)
{
    return arena_format(arena, "%s/%s", folder, name);
}

const struct error *source_keep(struct bank *bank, struct arena *arena, const char *folder, const void *content,
                                size_t size, const char **path, const char **sha256)
{
    char hex[65];
    digest_sha256_hex(content, size, hex);
    *sha256 = arena_text(arena, hex);
    const char *name = kept_name(bank, arena, folder, hex);
    *path = path_of(bank, arena, folder, name);
    const char *folders[] = {bank->data_folder, arena_format(arena, "%s/%s", bank->data_folder, folder),
                             arena_format(arena, "%s/%s/%.2s", bank->data_folder, folder, name)};
    for (int i = 0; i < 3; i++)
        if (mkdir(folders[i], 0700) && errno != EEXIST)
            return file_error(arena, folders[i]);
    /* A file of this name always holds the same; touched, so that it counts as new. */
    if (!utimensat(AT_FDCWD, *path, NULL, 0))
        return NULL;
    return write_sealed(bank, arena, *path, binding(arena, folder, name), content, size);
}

const struct error *source_read(struct bank *bank, struct arena *arena, const char *folder, const char *sha256,
                                const unsigned char **data, size_t *size)
{
    const char *name = kept_name(bank, arena, folder, sha256);
    TRY(source_unseal(bank, arena, path_of(bank, arena, folder, name), binding(arena, folder, name), data, size));
    if (*data)
        return NULL;
    unsigned char *clear;
    TRY(read_all(arena, path_of(bank, arena, folder, sha256), &clear, size));
    *data = clear;
    return NULL;
}

const struct error *source_table(struct bank *bank, struct arena *arena, const char *sha256,
                                 const struct table_options *options, struct table_reader **reader)
{
    const unsigned char *data;
    size_t size;
    TRY(source_read(bank, arena, "import", sha256, &data, &size));
    return data ? table_open_bytes(arena, data, size, options, reader) : error_make(arena, ERROR_IMPORT_FILE_GONE);
}

/* --- tidying
 * -----------------------------------------------------------------------------------------------------------------------
 */

struct tidying {
    struct session *s;
    struct arena *page; /* of one file */
    const char *folder;
    const char **wanted; /* sorted names */
    size_t wanted_count;
    struct source_tally *tally;
};

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const struct error *wanted_names(struct tidying *t, const struct query *query)
{
    struct session *s = t->s;
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    TRY(store_query(s->tx, query, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        const char *sha256 = arena_text(s->arena, rows_text(rows, 0));
        ARENA_PUSH(s->arena, t->wanted, t->wanted_count, room, kept_name(s->bank, s->arena, t->folder, sha256));
        ARENA_PUSH(s->arena, t->wanted, t->wanted_count, room, sha256);
    }
    if (t->wanted_count)
        qsort(t->wanted, t->wanted_count, sizeof(*t->wanted), by_text);
    return error;
}

/* In clear, from before, or under an older key: sealed anew, under the name it has today. */
static const struct error *seal_kept(struct tidying *t, const char *path, const char *name)
{
    struct bank *bank = t->s->bank;
    unsigned char *bytes;
    const unsigned char *plain;
    size_t size, plain_size;
    TRY(read_all(t->page, path, &bytes, &size));
    if (!bytes || vault_bytes_sealed_with_newest(bank->vault, bytes, size))
        return NULL;
    TRY(vault_unseal_bytes(bank->vault, t->page, binding(t->page, t->folder, name), bytes, size, &plain, &plain_size));
    t->tally->sealed++;
    if (plain)
        return write_sealed(bank, t->page, path, binding(t->page, t->folder, name), plain, plain_size);
    const char *kept, *sha256;
    TRY(source_keep(bank, t->page, t->folder, bytes, size, &kept, &sha256));
    return unlink(path) ? file_error(t->page, path) : NULL;
}

static const struct error *tidy_file(struct tidying *t, const char *path, const char *name)
{
    struct stat about;
    if (stat(path, &about) || !S_ISREG(about.st_mode))
        return NULL;
    bool wanted = t->wanted_count && bsearch(&name, t->wanted, t->wanted_count, sizeof(*t->wanted), by_text);
    if (wanted)
        return seal_kept(t, path, name);
    if (time(NULL) - about.st_mtime < GRACE_SECONDS)
        return NULL;
    if (unlink(path))
        return file_error(t->page, path);
    t->tally->removed++;
    return NULL;
}

/* One faulty file must not keep the others from being tidied. */
static void tidy_folder(struct tidying *t, const char *folder, int depth)
{
    DIR *open = opendir(folder);
    const struct dirent *entry;
    while (open && (entry = readdir(open))) {
        if (*entry->d_name == '.')
            continue;
        t->page = arena_new();
        const char *path = arena_format(t->page, "%s/%s", folder, entry->d_name);
        const struct error *error = NULL;
        if (!depth)
            error = tidy_file(t, path, entry->d_name);
        else
            tidy_folder(&(struct tidying){t->s, NULL, t->folder, t->wanted, t->wanted_count, t->tally}, path,
                        depth - 1);
        if (error)
            log_warning("files.tidy", "%s: %s", path, error_message(t->page, error, LANGUAGE_EN, NULL));
        arena_free(t->page);
    }
    if (open)
        closedir(open);
}

/* Made to be taken away at once; after a week it is made again. */
static void tidy_exports(struct session *s, struct source_tally *tally)
{
    const char *folder = arena_format(s->arena, "%s/export", s->bank->data_folder);
    DIR *open = opendir(folder);
    const struct dirent *entry;
    while (open && (entry = readdir(open))) {
        struct stat about;
        const char *path = arena_format(s->arena, "%s/%s", folder, entry->d_name);
        if (*entry->d_name != '.' && !stat(path, &about) && S_ISREG(about.st_mode) &&
            time(NULL) - about.st_mtime > EXPORT_SECONDS)
            tally->removed += !unlink(path);
    }
    if (open)
        closedir(open);
}

const struct error *source_tidy(struct bank *bank, struct arena *arena, struct source_tally *tally)
{
    struct session s;
    struct tx tx;
    struct tidying documents = {.folder = "attachment", .tally = tally}, imports = {.folder = "import", .tally = tally};
    *tally = (struct source_tally){0};
    session_system(&s, bank, arena);
    documents.s = imports.s = &s;
    const struct error *error = session_read(&s, &tx);
    if (!error)
        error = wanted_names(&documents, &query_keep_documents);
    if (!error)
        error = wanted_names(&imports, &query_keep_imports);
    session_end(&s);
    if (!error) {
        tidy_folder(&documents, arena_format(arena, "%s/attachment", bank->data_folder), 1);
        tidy_folder(&imports, arena_format(arena, "%s/import", bank->data_folder), 1);
        tidy_exports(&s, tally);
    }
    session_close(&s);
    return error;
}

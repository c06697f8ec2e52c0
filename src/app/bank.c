#include "app/command.h"
#include "base/text.h"
#include "domain/assistant/warm.h"
#include "domain/facility/facility.h"
#include "domain/portfolio/book.h"
#include "domain/service/service.h"
#include "record/check.h"
#include "record/policies.h"
#include "store/schema.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct error *make_folders(struct arena *arena, const char *path, bool last_too)
{
    char *copy = arena_text(arena, path);
    for (char *at = copy + 1; *at; at++) {
        if (*at != '/')
            continue;
        *at = 0;
        if (mkdir(copy, 0700) && errno != EEXIST)
            return error_make(arena, ERROR_SYSTEM_FILE, .value = copy, .arguments = {strerror(errno)});
        *at = '/';
    }
    if (last_too && mkdir(copy, 0700) && errno != EEXIST)
        return error_make(arena, ERROR_SYSTEM_FILE, .value = copy, .arguments = {strerror(errno)});
    return NULL;
}

const struct error *bank_open(struct arena *arena, const struct settings *settings, const struct bank_options *options, struct bank *bank)
{
    *bank = (struct bank){.data_folder = settings->data_folder, .policy_folder = settings->policy_folder, .program = program_vocabulary(arena), .follow = cover_follow};
    const char *url = settings->db ? settings->db : "";
    if (options->create) {
        if (text_starts(url, "sqlite:"))
            TRY(make_folders(arena, url + 7, false));
        TRY(make_folders(arena, settings->key_file, false));
        TRY(make_folders(arena, settings->data_folder, true));
    }
    id_set_node((int)settings->node);
    TRY(vault_open(arena, settings->key_file, options->create, &bank->vault));
    struct store_options store = {.writers = (int)settings->writers, .create = options->create, .fast_load = options->fast_load};
    const struct error *error = store_open(arena, url, &store, &bank->store);
    struct buffer log = {.arena = arena};
    struct migration_report report;
    if (!error && options->create)
        error = schema_migrate(bank->store, arena, false, &log, &report);
    else if (!error && !options->unchecked)
        error = schema_check(bank->store, arena, &report);
    if (!error)
        error = codes_load(arena, &bank->codes);
    if (!error && !options->unchecked)
        error = policies_load(bank, arena);
    if (error)
        bank_close(bank);
    return error;
}

void bank_close(struct bank *bank)
{
    book_cache_free(bank);
    service_cache_free(bank);
    assistant_free(bank);
    policies_free(bank);
    store_close(bank->store);
    vault_close(bank->vault);
    bank->store = NULL;
    bank->vault = NULL;
}

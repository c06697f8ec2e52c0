/* What is sealed: it comes back, only with its key and in its own place; it is found by whoever knows it whole; it
 * stands in clear nowhere in the files. */
#include "record/row.h"
#include "record/search.h"
#include "support/bank.h"

#include "base/text.h"
#include "store/digest.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const secrets[] = {"110101199003075015", "021-87654321", "021-12348765", "13912345678",
                                      "6222021001001234567"};

struct sealed {
    struct test_bank *bank;
    int64_t customer;
};

/* --- the box
 * ---------------------------------------------------------------------------------------------------------------- */

static struct vault *open_vault(struct arena *arena, const char *path)
{
    struct vault *vault;
    test_works(vault_open(arena, path, true, &vault));
    return vault;
}

static void a_box_opens_only_whole_in_its_place_and_with_its_key(void **state)
{
    struct sealed *t = *state;
    struct arena *arena = t->bank->arena;
    const char *path = arena_format(arena, "%s/other", t->bank->folder), *plain;
    struct vault *vault = t->bank->bank.vault, *other = open_vault(arena, path);
    for (size_t size = 0; size < 3000; size = size * 2 + 1) {
        char *text = arena_take(arena, size + 1);
        memset(text, 'a' + (int)(size % 26), size);
        const char *box = vault_seal(vault, arena, "customer.phone", 7, text);
        test_works(vault_unseal(vault, arena, "customer.phone", 7, box, &plain));
        assert_string_equal(plain, text);
        assert_string_not_equal(
            box, vault_seal(vault, arena, "customer.phone", 7, text)); /* equal values do not look equal */
        test_fails(vault_unseal(vault, arena, "customer.resident_id", 7, box, &plain), ERROR_SEAL_WRONG_KEY);
        test_fails(vault_unseal(vault, arena, "customer.phone", 8, box, &plain), ERROR_SEAL_WRONG_KEY);
        test_fails(vault_unseal(other, arena, "customer.phone", 7, box, &plain), ERROR_SEAL_WRONG_KEY);
    }
    const char *box = vault_seal(vault, arena, "x", 7, "13912345678");
    for (size_t i = 0; i < strlen(box); i++) {
        char *bad = arena_text(arena, box);
        bad[i] = bad[i] == 'A' ? 'B' : 'A';
        test_fails(vault_unseal(vault, arena, "x", 7, bad, &plain), ERROR_SEAL_WRONG_KEY);
        test_fails(vault_unseal(vault, arena, "x", 7, arena_text_part(arena, box, i), &plain), ERROR_SEAL_WRONG_KEY);
    }
    vault_close(other);
    unlink(path);
}

static void a_new_key_leaves_the_old_boxes_open_and_findable(void **state)
{
    struct sealed *t = *state;
    struct arena *arena = t->bank->arena;
    const char *path = arena_format(arena, "%s/rotated", t->bank->folder), *plain;
    struct vault *before = open_vault(arena, path);
    const char *box = vault_seal(before, arena, "x", 7, "secret"),
               *index = vault_blind_index(before, arena, "x", "secret");
    test_works(vault_add_key(arena, path));
    struct vault *after = open_vault(arena, path);
    test_works(vault_unseal(after, arena, "x", 7, box, &plain));
    assert_string_equal(plain, "secret");
    assert_false(vault_sealed_with_newest(after, box));
    assert_true(vault_sealed_with_newest(after, vault_seal(after, arena, "x", 7, "secret")));
    assert_string_equal(vault_blind_index(after, arena, "x", "secret"), index);
    assert_string_equal(vault_mac(after, arena, "head"), vault_mac(before, arena, "head"));
    test_fails(vault_unseal(before, arena, "x", 7, vault_seal(after, arena, "x", 7, "secret"), &plain),
               ERROR_SEAL_WRONG_KEY);
    vault_close(before);
    vault_close(after);
    chmod(path, 0644);
    test_fails(vault_open(arena, path, false, &after), ERROR_SYSTEM_FILE); /* others may read it */
    unlink(path);
}

/* --- the bank
 * ----------------------------------------------------------------------------------------------------------------- */

static const struct error *change_phone(struct session *s, void *context)
{
    const struct sealed *t = context;
    struct customer row;
    TRY(record_load(s, &customer_entity, t->customer, t->customer, &row));
    row.phone = secrets[2];
    return record_update(s, &customer_entity, &row, NULL);
}

static void make(struct sealed *t)
{
    struct customer customer;
    struct contact contact;
    struct account account;
    record_clear(&customer_entity, &customer);
    customer.name = "李某个体工商户";
    customer.kind = CUSTOMER_KIND_INDIVIDUAL;
    customer.status = CUSTOMER_STATUS_ACTIVE;
    customer.branch = t->bank->branches[EAST];
    customer.owner = t->bank->people[EAST_MANAGER];
    customer.resident_id = secrets[0];
    customer.phone = secrets[1];
    test_put(t->bank, &customer_entity, &customer);
    t->customer = customer.record.id;
    record_clear(&contact_entity, &contact);
    contact.customer = t->customer;
    contact.name = "李某";
    contact.mobile = secrets[3];
    test_put(t->bank, &contact_entity, &contact);
    record_clear(&account_entity, &account);
    account.customer = t->customer;
    account.number = secrets[4];
    test_put(t->bank, &account_entity, &account);
    test_works(test_write(t->bank, SYSTEM, change_phone, t)); /* the first one goes into the history */
}

static const struct error *raw(struct session *s, void *context)
{
    return store_execute_text(s->tx, context, NO_VALUES, NULL);
}

static const struct error *load(struct session *s, void *context)
{
    const struct sealed *t = context;
    struct customer row;
    return record_load(s, &customer_entity, t->customer, t->customer, &row);
}

static void columns_in_each_others_place_do_not_open(void **state)
{
    struct sealed *t = *state;
    static char swap[] = "UPDATE customer SET phone = resident_id, resident_id = phone WHERE phone IS NOT NULL";
    test_works(test_read(t->bank, EAST_MANAGER, load, t));
    test_works(test_write(t->bank, SYSTEM, raw, swap));
    test_fails(test_read(t->bank, EAST_MANAGER, load, t), ERROR_SEAL_WRONG_KEY);
    test_works(test_write(t->bank, SYSTEM, raw, swap));
    test_works(test_read(t->bank, EAST_MANAGER, load, t));
}

static void a_value_of_another_record_does_not_open(void **state)
{
    struct sealed *t = *state;
    struct vault *vault = t->bank->bank.vault;
    const char *plain, *box = vault_seal(vault, t->bank->arena, "customer.phone", 1, secrets[1]);
    test_works(vault_unseal(vault, t->bank->arena, "customer.phone", 1, box, &plain));
    test_fails(vault_unseal(vault, t->bank->arena, "customer.phone", 2, box, &plain), ERROR_SEAL_WRONG_KEY);
    char *old = arena_text(t->bank->arena, box);
    *strchr(old, ':') = '.'; /* the older form is not taken from a key of today */
    test_fails(vault_unseal(vault, t->bank->arena, "customer.phone", 1, old, &plain), ERROR_SEAL_WRONG_KEY);
}

#define OLDER_KEY  "8854b11b 96b382e2c878b2e6453af74bf04dee1d32758ab1a4221527e12e05cb1239914f"
#define OLDER_SEAL "8854b11b.DmfvgplUBiQRue91lmASS_8GNdxQiuyPrw3IKEuGAWntek8gCKefv_UXau_3HlnSx0qPcQ"
/* Made by the program before seals were bound to their record: key, place "customer.phone", text. */
static void an_older_seal_opens_with_its_older_key(void **state)
{
    struct sealed *t = *state;
    struct arena *arena = t->bank->arena;
    const char *path = arena_format(arena, "%s/older", t->bank->folder), *plain;
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(OLDER_KEY "\n", file);
    fclose(file);
    chmod(path, 0600);
    struct vault *vault = open_vault(arena, path);
    test_works(vault_unseal(vault, arena, "customer.phone", 99, OLDER_SEAL, &plain));
    assert_string_equal(plain, "021-87654321");
    test_fails(vault_unseal(vault, arena, "customer.email", 99, OLDER_SEAL, &plain), ERROR_SEAL_WRONG_KEY);
    assert_false(vault_sealed_with_newest(vault, OLDER_SEAL)); /* so that a reseal binds it */
    vault_close(vault);
    unlink(path);
}

static void bytes_open_only_whole_and_under_their_name(void **state)
{
    struct sealed *t = *state;
    struct arena *arena = t->bank->arena;
    struct vault *vault = t->bank->bank.vault;
    static const char text[] = "%PDF-1.4 \0 bytes";
    unsigned char *sealed;
    const unsigned char *plain;
    size_t size, plain_size;
    vault_seal_bytes(vault, arena, "attachment/a", text, sizeof(text), &sealed, &size);
    assert_null(memmem(sealed, size, "%PDF", 4));
    test_works(vault_unseal_bytes(vault, arena, "attachment/a", sealed, size, &plain, &plain_size));
    assert_int_equal(plain_size, sizeof(text));
    assert_memory_equal(plain, text, sizeof(text));
    test_fails(vault_unseal_bytes(vault, arena, "attachment/b", sealed, size, &plain, &plain_size),
               ERROR_SEAL_WRONG_KEY);
    test_fails(vault_unseal_bytes(vault, arena, "attachment/a", sealed, size - 1, &plain, &plain_size),
               ERROR_SEAL_WRONG_KEY);
    sealed[size - 3] ^= 1;
    test_fails(vault_unseal_bytes(vault, arena, "attachment/a", sealed, size, &plain, &plain_size),
               ERROR_SEAL_WRONG_KEY);
    test_works(vault_unseal_bytes(vault, arena, "attachment/a", text, sizeof(text), &plain, &plain_size));
    assert_null(plain); /* never sealed */
}

static int64_t found_by(struct session *s, const char *name, const char *value)
{
    struct list_request request;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    test_works(list_request_read(s, &customer_entity, &name, &value, 1, &request));
    test_works(record_list(s, &request, &w));
    return (int64_t)test_count_at(json_read(s->arena, buffer_end(&out), out.size, NULL), "items");
}

static const struct error *find(struct session *s, void *context)
{
    bool sees = *(bool *)context;
    assert_int_equal(found_by(s, "resident_id", secrets[0]), sees);
    assert_int_equal(found_by(s, "phone", secrets[2]), sees);
    assert_int_equal(found_by(s, "phone", "021 1234 8765"), sees); /* spaces and hyphens make no other number */
    assert_int_equal(found_by(s, "phone", secrets[1]), 0);         /* the one it had before */
    assert_int_equal(found_by(s, "phone", "021-1234876"), 0);
    assert_int_equal(found_by(s, "phone", ""), 0);
    static const char *const whole[] = {"110101199003075015", "021-12348765"}, *const part[] = {"11010119900307501",
                                                                                                "021-1234876"};
    for (size_t i = 0; i < 2; i++) {
        struct buffer out = {.arena = s->arena};
        struct json_writer w = {&out, false};
        TRY(search_find(s, whole[i], 10, &w));
        assert_int_equal(json_read(s->arena, buffer_end(&out), out.size, NULL)->count, sees);
        assert_null(strstr(buffer_end(&out), whole[i]));
        struct buffer none = {.arena = s->arena};
        struct json_writer nothing = {&none, false};
        TRY(search_find(s, part[i], 10, &nothing));
        assert_string_equal(buffer_end(&none), "[]");
    }
    return NULL;
}

static void a_sealed_value_is_found_by_whoever_knows_it_whole(void **state)
{
    struct sealed *t = *state;
    test_works(test_read(t->bank, EAST_MANAGER, find, &(bool){true}));
    test_works(test_read(t->bank, WEST_MANAGER, find, &(bool){false}));
}

static void nothing_sealed_stands_in_the_files(void **state)
{
    struct sealed *t = *state;
    static const char *const files[] = {"bank.db", "bank.db-wal"};
    static const char open[] = "李某个体工商户"; /* what is not sealed is there: this looks where it should */
    bool looked = false;
    if (!store_is_sqlite(t->bank->bank.store))
        skip();
    for (size_t i = 0; i < 2; i++) {
        FILE *file = fopen(arena_format(t->bank->arena, "%s/%s", t->bank->folder, files[i]), "r");
        struct stat about;
        if (!file)
            continue;
        assert_int_equal(fstat(fileno(file), &about), 0);
        char *bytes = arena_take(t->bank->arena, (size_t)about.st_size + 1);
        size_t size = fread(bytes, 1, (size_t)about.st_size, file);
        fclose(file);
        looked |= memmem(bytes, size, open, strlen(open)) != NULL;
        for (size_t k = 0; k < sizeof(secrets) / sizeof(secrets[0]); k++) {
            const char *plain = record_index_form(t->bank->arena, secrets[k]);
            char hash[65];
            digest_sha256_hex(secrets[k], strlen(secrets[k]), hash); /* nor a hash that trying all numbers would open */
            if (memmem(bytes, size, secrets[k], strlen(secrets[k])) || memmem(bytes, size, plain, strlen(plain)) ||
                memmem(bytes, size, hash, 32))
                fail_msg("%s holds %s", files[i], secrets[k]);
        }
    }
    assert_true(looked);
}

static int open_bank(void **state)
{
    static struct sealed sealed;
    sealed.bank = test_bank_open();
    make(&sealed);
    *state = &sealed;
    return 0;
}

static int close_bank(void **state)
{
    test_bank_close(((struct sealed *)*state)->bank);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_box_opens_only_whole_in_its_place_and_with_its_key),
        cmocka_unit_test(a_new_key_leaves_the_old_boxes_open_and_findable),
        cmocka_unit_test(a_value_of_another_record_does_not_open),
        cmocka_unit_test(an_older_seal_opens_with_its_older_key),
        cmocka_unit_test(bytes_open_only_whole_and_under_their_name),
        cmocka_unit_test(columns_in_each_others_place_do_not_open),
        cmocka_unit_test(a_sealed_value_is_found_by_whoever_knows_it_whole),
        cmocka_unit_test(nothing_sealed_stands_in_the_files),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}

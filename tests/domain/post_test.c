/* Composing, reading and signing, without network or database. */
#include "base/text.h"
#include "domain/post/mime.h"
#include "domain/post/post.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void addresses(void **state)
{
    static const struct {
        const char *address;
        bool good;
    } cases[] = {{"a@b.example", true}, {"a.b+c@d-e.example", true},
                 {"", false},           {"a", false},
                 {"a@", false},         {"@b", false},
                 {"a@b@c", false},      {"a b@c", false},
                 {"a@b>", false},       {"a@b\r\nBcc: x@y", false},
                 {"a@b,c", false},      {"中@b.example", false},
                 {NULL, false},         {"\"a\"@b", false}};
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_int_equal(mime_address_ok(cases[i].address), cases[i].good);
}

/* Whatever stands in subject, name and text comes back as it was and adds no header. */
static void what_is_written_is_read(void **state)
{
    static const char *const texts[] = {
        "plain",
        "",
        "对账单：上月的没有收到，请补打一份寄到我司，谢谢，此致敬礼，顺祝商祺（第三次）",
        "x\r\nBcc: thief@x.example",
        "=?UTF-8?B?eA==?=",
        "a very long subject that goes on and on and on until it must be folded somewhere in the middle",
        "😀 emoji"};
    struct arena *arena = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct mime_letter letter = {"s@bank.example", texts[i], "c@client.example",
                                     texts[i],         texts[i], "1.a@bank.example",
                                     "2.b@client",     0,        true};
        struct mime_mail mail;
        const char *bytes = mime_write(arena, &letter);
        assert_non_null(bytes);
        for (const char *line = bytes; *line; line += strcspn(line, "\n") + 1) {
            assert_true(strcspn(line, "\n") <= 79);
            assert_false(text_starts(line, "Bcc"));
            if (!line[strcspn(line, "\n")])
                break;
        }
        mime_read(arena, bytes, strlen(bytes), &mail);
        assert_string_equal(mail.from, "s@bank.example");
        assert_string_equal(mail.message_id, "1.a@bank.example");
        assert_true(mail.automatic && !mail.bounce && mail.answer_count >= 1);
        assert_string_equal(mail.answers[0], "2.b@client");
        assert_true(strchr(texts[i], '\r') || !strcmp(mail.subject, texts[i]));
        assert_true(strchr(texts[i], '\r') || !strcmp(mail.text, texts[i]));
    }
    assert_null(mime_write(arena, &(struct mime_letter){"s@b", NULL, "x@y\r\nz", "s", "t", "1@b", NULL, 0, false}));
    assert_null(mime_write(arena, &(struct mime_letter){"s@b", NULL, "x@y", "s", "t", "1@b>\r\nX: y", NULL, 0, false}));
    arena_free(arena);
}

static void readings(void **state)
{
    static const struct {
        const char *mail, *from, *subject, *text;
        size_t files;
        bool automatic, bounce;
    } cases[] = {
        {"", NULL, NULL, "", 0, false, false},
        {"no mail at all", NULL, NULL, "", 0, false, false},
        {"From: A <A@B.example>\r\nSubject: =?gb2312?Q?=C4=E3=BA=C3?= =?UTF-8?B?5ZWK?=\r\n\r\nhi\r\n", "a@b.example",
         "你好啊", "hi", 0, false, false},
        {"from: a@b\nsubject: folded\n text\nContent-Transfer-Encoding: quoted-printable\n\n=E4=BD=A0=\n=E5=A5=BD=ZZ\n",
         "a@b", "folded text", "你好=ZZ", 0, false, false},
        {"From: a@b\nContent-Type: text/html; charset=GBK\n\n<style>x</style><p>\xC4\xE3</p>a&amp;b", "a@b", NULL,
         "你\na&b", 0, false, false},
        {"From: a@b\nPrecedence: bulk\n\nx", "a@b", NULL, "x", 0, true, false},
        {"From: a@b\nAuto-Submitted: no\n\nx", "a@b", NULL, "x", 0, false, false},
        {"From: a@b\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\none\n--q\nContent-Type: application/pdf\n"
         "Content-Disposition: attachment; filename*=utf-8''..%2Fetc%2F%E5%90%8D.pdf\nContent-Transfer-Encoding: "
         "base64\n\nJVBERg==\n--q--\n",
         "a@b", NULL, "one", 1, false, false},
        {"From: mailer-daemon@x\nX-Failed-Recipients: y@z\n\nno", "mailer-daemon@x", NULL, "no", 0, true, true},
        {"From: a@b\nContent-Type: multipart/mixed; boundary=\"\"\n\nx", "a@b", NULL, "", 0, false, false},
    };
    struct arena *arena = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct mime_mail mail;
        mime_read(arena, cases[i].mail, strlen(cases[i].mail), &mail);
        assert_true(text_equal(mail.from, cases[i].from));
        assert_true(text_equal(mail.subject, cases[i].subject));
        if (strcmp(mail.text, cases[i].text) != 0)
            fail_msg("case %zu: [%s] instead of [%s]", i, mail.text, cases[i].text);
        assert_int_equal(mail.file_count, cases[i].files);
        assert_int_equal(mail.automatic, cases[i].automatic);
        assert_int_equal(mail.bounce, cases[i].bounce);
        if (mail.file_count)
            assert_true(!strcmp(mail.files[0].name, "名.pdf") && mail.files[0].size == 4);
    }
    assert_string_equal(mime_without_quote(arena, "yes\n\nOn Monday A wrote:\n> no\n"), "yes");
    assert_string_equal(mime_without_quote(arena, "> all\n> quoted"), "> all\n> quoted");
    arena_free(arena);
}

static void stopping(void **state)
{
    static const struct {
        const char *text;
        bool stops;
    } cases[] = {{"退订", true},
                 {"  退订。\r\n此致", true},
                 {"Unsubscribe.", true},
                 {"STOP", true},
                 {"td", true},
                 {"", false},
                 {"不要退订", false},
                 {"stop by tomorrow", false},
                 {"请问如何退订？", false},
                 {"\n\nunsubscribe\n--\nA", true},
                 {"。", false}};
    struct arena *arena = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        if (post_says_stop(arena, cases[i].text) != cases[i].stops)
            fail_msg("case %zu: %s", i, cases[i].text);
    arena_free(arena);
}

static void signatures(void **state)
{
    struct arena *arena = arena_new();
    const char *good = post_signature(arena, "Jefe", 1700000000, "what", 4);
    (void)state;
    assert_int_equal(strlen(good), 67);
    assert_true(post_signature_good(arena, "Jefe", good, "1700000000", INT64_C(1700000100000), "what", 4));
    assert_false(post_signature_good(arena, "Jefe", good, "1700000000", INT64_C(1700000301000), "what", 4));
    assert_false(post_signature_good(arena, "Jefe", good, "1700000000", INT64_C(1699999699000), "what", 4));
    assert_false(post_signature_good(arena, "Jefe", good, "1700000001", INT64_C(1700000100000), "what", 4));
    assert_false(post_signature_good(arena, "jefe", good, "1700000000", INT64_C(1700000100000), "what", 4));
    assert_false(post_signature_good(arena, "", good, "1700000000", INT64_C(1700000100000), "what", 4));
    assert_false(post_signature_good(arena, NULL, good, "1700000000", INT64_C(1700000100000), "what", 4));
    assert_false(post_signature_good(arena, "Jefe", NULL, "1700000000", INT64_C(1700000100000), "what", 4));
    assert_false(post_signature_good(arena, "Jefe", good, "17e8", INT64_C(1700000100000), "what", 4));
    arena_free(arena);
}

static void private_addresses(void **state)
{
    static const struct {
        const char *address;
        bool inside;
    } cases[] = {{"127.0.0.1", true},
                 {"10.1.2.3", true},
                 {"172.31.0.1", true},
                 {"172.32.0.1", false},
                 {"192.168.1.1", true},
                 {"169.254.169.254", true},
                 {"100.64.0.1", true},
                 {"0.0.0.0", true},
                 {"224.0.0.1", true},
                 {"8.8.8.8", false},
                 {"::1", true},
                 {"fe80::1", true},
                 {"fd00::1", true},
                 {"::ffff:10.0.0.1", true},
                 {"2001:4860::1", false},
                 {"64:ff9b::7f00:1", true},
                 {"2002:7f00:1::", true},
                 {"2001:db8::1", true},
                 {"::", true}};
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct sockaddr_in v4 = {.sin_family = AF_INET};
        struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
        bool old = inet_pton(AF_INET, cases[i].address, &v4.sin_addr) == 1;
        if (!old)
            assert_int_equal(inet_pton(AF_INET6, cases[i].address, &v6.sin6_addr), 1);
        if (post_address_private(old ? (struct sockaddr *)(void *)&v4 : (struct sockaddr *)(void *)&v6) !=
            cases[i].inside)
            fail_msg("%s", cases[i].address);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(addresses),         cmocka_unit_test(what_is_written_is_read),
                                       cmocka_unit_test(readings),          cmocka_unit_test(signatures),
                                       cmocka_unit_test(private_addresses), cmocka_unit_test(stopping)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "api/post_office.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SMTP, IMAP, HTTP, DOORS };

struct office {
    pthread_mutex_t lock;
    pthread_t threads[DOORS];
    int sockets[DOORS], ports[DOORS];
    char *letters[OFFICE_LETTERS], *mails[OFFICE_LETTERS];
    int letter_count, mail_count, refuse[DOORS], posts;
    char post[OFFICE_BYTES];
};

struct door {
    struct office *office;
    int kind;
};

static void say(int fd, const char *text)
{
    if (write(fd, text, strlen(text)) < 0)
        return;
}

static bool line(FILE *in, char *out, size_t room)
{
    if (!fgets(out, (int)room, in))
        return false;
    out[strcspn(out, "\r\n")] = 0;
    return true;
}

static void keep(struct office *o, const char *text)
{
    pthread_mutex_lock(&o->lock);
    if (o->letter_count < OFFICE_LETTERS)
        o->letters[o->letter_count++] = strdup(text);
    pthread_mutex_unlock(&o->lock);
}

static bool refuses(struct office *o, int door)
{
    pthread_mutex_lock(&o->lock);
    bool refused = o->refuse[door] > 0;
    o->refuse[door] -= refused;
    pthread_mutex_unlock(&o->lock);
    return refused;
}

static void smtp(struct office *o, FILE *in, int fd)
{
    char text[2000], *mail = malloc(OFFICE_BYTES);
    say(fd, "220 office\r\n");
    while (line(in, text, sizeof(text))) {
        if (!strncasecmp(text, "QUIT", 4))
            break;
        if (!strncasecmp(text, "RCPT", 4) && refuses(o, SMTP)) {
            say(fd, "451 come back later\r\n");
        } else if (!strncasecmp(text, "DATA", 4)) {
            size_t size = 0;
            say(fd, "354 go on\r\n");
            while (line(in, text, sizeof(text)) && strcmp(text, ".") != 0)
                if (size + strlen(text) + 2 < OFFICE_BYTES)
                    size += (size_t)snprintf(mail + size, OFFICE_BYTES - size, "%s\n", text);
            mail[size] = 0;
            keep(o, mail);
            say(fd, "250 taken\r\n");
        } else {
            say(fd, "250 ok\r\n");
        }
    }
    free(mail);
}

static void imap_search(struct office *o, int fd, const char *command)
{
    const char *from = strstr(command, "UID SEARCH UID ");
    int first = from ? atoi(from + 15) : 1, count = o->mail_count;
    char text[600] = "* SEARCH";
    /* as servers do, the last mail is named however large FIRST is; mails that were there at first count as read */
    for (int i = from && first > count ? count : first; i <= count && i > 0; i++)
        if (from)
            snprintf(text + strlen(text), sizeof(text) - strlen(text), " %d", i);
    say(fd, strcat(text, "\r\n"));
}

static void imap_one(struct office *o, int fd, const char *tag, const char *command)
{
    char text[2400];
    if (!strncasecmp(command, "CAPABILITY", 10))
        say(fd, "* CAPABILITY IMAP4rev1\r\n");
    if (strncasecmp(command, "STATUS", 6) == 0) {
        snprintf(text, sizeof(text), "* STATUS INBOX (UIDVALIDITY 7 UIDNEXT %d)\r\n", o->mail_count + 1);
        say(fd, text);
    }
    if (!strncasecmp(command, "UID SEARCH", 10))
        imap_search(o, fd, command);
    if (!strncasecmp(command, "UID FETCH", 9)) {
        int uid = atoi(command + 10);
        const char *mail = uid >= 1 && uid <= o->mail_count ? o->mails[uid - 1] : "";
        snprintf(text, sizeof(text), "* %d FETCH (UID %d BODY[] {%zu}\r\n", uid, uid, strlen(mail));
        say(fd, text);
        say(fd, mail);
        say(fd, ")\r\n");
    }
    snprintf(text, sizeof(text), "%s OK done\r\n", tag);
    say(fd, text);
}

static void imap(struct office *o, FILE *in, int fd)
{
    char text[2000];
    say(fd, "* OK office\r\n");
    while (line(in, text, sizeof(text))) {
        char *command = strchr(text, ' ');
        if (!command)
            break;
        *command++ = 0;
        pthread_mutex_lock(&o->lock);
        imap_one(o, fd, text, command);
        pthread_mutex_unlock(&o->lock);
        if (!strncasecmp(command, "LOGOUT", 6))
            break;
    }
}

static void http(struct office *o, FILE *in, int fd)
{
    char text[2000], *whole = calloc(1, OFFICE_BYTES);
    size_t size = 0, length = 0;
    while (line(in, text, sizeof(text)) && *text) {
        if (!strncasecmp(text, "Content-Length:", 15))
            length = (size_t)atoi(text + 15);
        size += (size_t)snprintf(whole + size, OFFICE_BYTES - size, "%s\n", text);
    }
    size += (size_t)snprintf(whole + size, OFFICE_BYTES - size, "\n");
    if (size + length < OFFICE_BYTES && length)
        size += fread(whole + size, 1, length, in);
    whole[size] = 0;
    bool refused = refuses(o, HTTP);
    pthread_mutex_lock(&o->lock);
    o->posts++;
    strcpy(o->post, whole);
    pthread_mutex_unlock(&o->lock);
    say(fd, refused ? "HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    : "HTTP/1.1 204 Yes\r\nConnection: close\r\n\r\n");
    free(whole);
}

static void *serve(void *context)
{
    struct door d = *(struct door *)context;
    free(context);
    for (;;) {
        int fd = accept(d.office->sockets[d.kind], NULL, NULL);
        if (fd < 0)
            return NULL;
        FILE *in = fdopen(dup(fd), "r");
        if (in) {
            (d.kind == SMTP ? smtp : d.kind == IMAP ? imap : http)(d.office, in, fd);
            fclose(in);
        }
        close(fd);
    }
}

struct office *office_new(void)
{
    struct office *o = calloc(1, sizeof(*o));
    pthread_mutex_init(&o->lock, NULL);
    for (int i = 0; i < DOORS; i++) {
        struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
        socklen_t size = sizeof(address);
        struct door *door = malloc(sizeof(*door));
        *door = (struct door){o, i};
        o->sockets[i] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (bind(o->sockets[i], (struct sockaddr *)(void *)&address, size) || listen(o->sockets[i], 8) ||
            getsockname(o->sockets[i], (struct sockaddr *)(void *)&address, &size))
            abort();
        o->ports[i] = ntohs(address.sin_port);
        pthread_create(&o->threads[i], NULL, serve, door);
    }
    return o;
}

void office_free(struct office *o)
{
    for (int i = 0; i < DOORS; i++) {
        shutdown(o->sockets[i], SHUT_RDWR);
        pthread_join(o->threads[i], NULL);
        close(o->sockets[i]);
    }
    for (int i = 0; i < OFFICE_LETTERS; i++) {
        free(o->letters[i]);
        free(o->mails[i]);
    }
    free(o);
}

int office_smtp_port(const struct office *o)
{
    return o->ports[SMTP];
}

int office_imap_port(const struct office *o)
{
    return o->ports[IMAP];
}

int office_http_port(const struct office *o)
{
    return o->ports[HTTP];
}

void office_refuse(struct office *o, int mails, int posts)
{
    pthread_mutex_lock(&o->lock);
    o->refuse[SMTP] = mails;
    o->refuse[HTTP] = posts;
    pthread_mutex_unlock(&o->lock);
}

void office_deliver(struct office *o, const char *mail)
{
    pthread_mutex_lock(&o->lock);
    if (o->mail_count < OFFICE_LETTERS)
        o->mails[o->mail_count++] = strdup(mail);
    pthread_mutex_unlock(&o->lock);
}

static void unbase64(const char *text, char *out)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned bits = 0;
    int have = 0;
    for (; *text; text++) {
        const char *at = strchr(letters, *text);
        if (!at)
            continue;
        bits = bits << 6 | (unsigned)(at - letters);
        have += 6;
        if (have >= 8) {
            have -= 8;
            *out++ = (char)(bits >> have & 255);
        }
    }
    *out = 0;
}

bool office_letter(struct office *o, int i, char out[OFFICE_BYTES])
{
    *out = 0;
    pthread_mutex_lock(&o->lock);
    bool there = i >= 0 && i < o->letter_count;
    if (there) {
        const char *body = strstr(o->letters[i], "\n\n");
        size_t head = body ? (size_t)(body - o->letters[i]) + 2 : strlen(o->letters[i]);
        memcpy(out, o->letters[i], head);
        out[head] = 0;
        if (body)
            unbase64(body + 2, out + head);
    }
    pthread_mutex_unlock(&o->lock);
    return there;
}

int office_letters(struct office *o)
{
    pthread_mutex_lock(&o->lock);
    int count = o->letter_count;
    pthread_mutex_unlock(&o->lock);
    return count;
}

int office_posts(struct office *o, char out[OFFICE_BYTES])
{
    pthread_mutex_lock(&o->lock);
    int count = o->posts;
    strcpy(out, o->post);
    pthread_mutex_unlock(&o->lock);
    return count;
}

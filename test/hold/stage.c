/* PID 1 of a PID namespace, which no kill -1 reaches: opens terminals, types into them, and tells what runs.
   Orders come as lines on the standard input; bytes are written in hexadecimal digits.
     open ID UID COMMAND   a terminal with this shell command on it; answers its PID
     type ID HEX           keys
     close ID              the terminal goes away
     start COMMAND         a shell command without a terminal; answers its PID
     signal PID NUMBER
     list                  answers one line a process: the first fields of its stat
     file PATH             answers what stands in it, at most 64 KiB
   Answers are lines "reply HEX"; what a terminal shows are lines "out ID HEX". */
#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TERMINALS 64

static struct { int fd; size_t size; char *keys; } terminals[TERMINALS];

static void hex(const char *head, const char *bytes, size_t size)
{
    static const char digits[] = "0123456789abcdef";
    fputs(head, stdout);
    for (size_t i = 0; i < size; i++) {
        putchar(digits[(bytes[i] >> 4) & 15]);
        putchar(digits[bytes[i] & 15]);
    }
    putchar('\n');
    fflush(stdout);
}

static void answer_pid(pid_t pid)
{
    char text[16];
    hex("reply ", text, (size_t)snprintf(text, sizeof text, "%d", pid));
}

static void become(int uid, const char *command)
{
    if (uid > 0 && (setgroups(0, NULL) || setgid((gid_t)uid) || setuid((uid_t)uid)))
        _exit(126);
    signal(SIGPIPE, SIG_DFL);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

static void open_terminal(int id, int uid, const char *command)
{
    struct winsize size = { .ws_row = 50, .ws_col = 120 };
    pid_t pid = forkpty(&terminals[id].fd, NULL, NULL, &size);
    if (pid == 0)
        become(uid, command);
    fcntl(terminals[id].fd, F_SETFL, O_NONBLOCK);
    fcntl(terminals[id].fd, F_SETFD, FD_CLOEXEC);
    answer_pid(pid);
}

static void close_terminal(int id)
{
    close(terminals[id].fd);
    free(terminals[id].keys);
    memset(&terminals[id], 0, sizeof terminals[id]);
    terminals[id].fd = -1;
}

static void start(const char *command)
{
    pid_t pid = fork();
    if (pid == 0) {
        int nothing = open("/dev/null", O_RDWR);
        for (int fd = 0; fd < 3; fd++)
            dup2(nothing, fd);
        setsid();
        become(0, command);
    }
    answer_pid(pid);
}

/* Keys wait here while the terminal takes no more. */
static void type(int id, const char *digits)
{
    size_t more = strlen(digits) / 2;
    terminals[id].keys = realloc(terminals[id].keys, terminals[id].size + more);
    for (; more > 0; more--, digits += 2) {
        unsigned int byte = 0;
        sscanf(digits, "%2x", &byte);
        terminals[id].keys[terminals[id].size++] = (char)byte;
    }
}

static void push(int id)
{
    ssize_t done = write(terminals[id].fd, terminals[id].keys, terminals[id].size);
    if (done <= 0)
        return;
    terminals[id].size -= (size_t)done;
    memmove(terminals[id].keys, terminals[id].keys + done, terminals[id].size);
}

static size_t read_file(const char *path, char *text, size_t room)
{
    size_t size = 0;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    for (ssize_t got; fd >= 0 && (got = read(fd, text + size, room - size)) > 0;)
        size += (size_t)got;
    close(fd);
    return size;
}

static void list(void)
{
    char *all = NULL, text[512], path[64];
    size_t size = 0;
    FILE *out = open_memstream(&all, &size);
    DIR *proc = opendir("/proc");
    for (struct dirent *entry; (entry = readdir(proc));) {
        if (!isdigit((unsigned char)entry->d_name[0]))
            continue;
        snprintf(path, sizeof path, "/proc/%.20s/stat", entry->d_name);
        size_t got = read_file(path, text, sizeof text);
        fwrite(text, 1, got, out);
    }
    closedir(proc);
    fclose(out);
    hex("reply ", all, size);
    free(all);
}

static void show(const char *path)
{
    static char text[65536];
    hex("reply ", text, read_file(path, text, sizeof text));
}

static void obey(char *order)
{
    int first = 0, second = 0, at = 0;
    if (sscanf(order, "open %d %d %n", &first, &second, &at) == 2)
        open_terminal(first, second, order + at);
    else if (sscanf(order, "type %d %n", &first, &at) == 1)
        type(first, order + at);
    else if (sscanf(order, "close %d", &first) == 1)
        close_terminal(first);
    else if (sscanf(order, "signal %d %d", &first, &second) == 2)
        kill(first, second);
    else if (strncmp(order, "start ", 6) == 0)
        start(order + 6);
    else if (strncmp(order, "file ", 5) == 0)
        show(order + 5);
    else
        list();
}

/* Orders may come in pieces; without anybody who gives them the play is over. */
static void take_orders(void)
{
    static char buffer[1 << 20];
    static size_t size;
    ssize_t got = read(0, buffer + size, sizeof buffer - 1 - size);
    if (got <= 0)
        _exit(0);
    size += (size_t)got;
    buffer[size] = 0;
    for (char *end; (end = strchr(buffer, '\n'));) {
        *end++ = 0;
        obey(buffer);
        size -= (size_t)(end - buffer);
        memmove(buffer, end, size + 1);
    }
}

static void show_screen(int id)
{
    static char text[65536];
    char head[32];
    ssize_t got = read(terminals[id].fd, text, sizeof text);
    snprintf(head, sizeof head, "out %d ", id);
    if (got > 0)
        hex(head, text, (size_t)got);
    else
        close_terminal(id);
}

static void turn(void)
{
    struct pollfd wait[TERMINALS + 1];
    for (int id = 0; id < TERMINALS; id++)
        wait[id] = (struct pollfd){ terminals[id].fd, POLLIN | (terminals[id].size ? POLLOUT : 0), 0 };
    wait[TERMINALS] = (struct pollfd){ 0, POLLIN, 0 };
    poll(wait, TERMINALS + 1, 50);
    for (int id = 0; id < TERMINALS; id++) {
        if (wait[id].revents & (POLLIN | POLLHUP))
            show_screen(id);
        if (wait[id].revents & POLLOUT && terminals[id].size)
            push(id);
    }
    if (wait[TERMINALS].revents)
        take_orders();
    while (waitpid(-1, NULL, WNOHANG) > 0) {
    }
}

static void give_up(int number)
{
    _exit(number);
}

int main(int argc, char **argv)
{
    for (int id = 0; id < TERMINALS; id++)
        terminals[id].fd = -1;
    signal(SIGALRM, give_up);
    signal(SIGPIPE, SIG_IGN);
    alarm(argc > 1 ? (unsigned int)atoi(argv[1]) : 300);
    for (;;)
        turn();
}

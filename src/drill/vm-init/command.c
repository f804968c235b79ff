#define _GNU_SOURCE
#include "init.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/reboot.h>
#include <unistd.h>

enum { MAX_WORDS = 64 };

static void answer(int error) {
  if (error)
    port_printf("error %s\n", strerror(error));
  else
    port_write("ok\n");
}

/* limit WHAT SLOTS: leaves room for that many more tasks. */
static void limit(char **words) { answer(leave_slots(words[1], atol(words[2]))); }

/* write FILE TEXT */
static void write_text(char **words) { answer(write_file(words[1], words[2])); }

/* spawn UID PROCESSES CGROUP TTY PROGRAM ARGUMENT… */
static void start(char **words) {
  struct place place = {(uid_t)atol(words[1]), atol(words[2]), words[3], words[4]};
  pid_t pid = spawn(&place, words + 5);
  if (pid < 0)
    answer(errno);
  else
    port_printf("ok %d\n", pid);
}

/* signal PID NUMBER */
static void send_signal(char **words) { answer(kill(atoi(words[1]), atoi(words[2])) ? errno : 0); }

/* hangup TTY: what the loss of the line does to the session on it. */
static void hang_up(char **words) {
  int fd = open(words[1], O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  answer(fd < 0 || ioctl(fd, TIOCVHANGUP) ? errno : 0);
  if (fd >= 0) close(fd);
}

/* look UID: all of user space, and how many tasks that user has. */
static void tell(char **words) { look((uid_t)atol(words[1])); }

/* The emulator ends at a reboot, which unlike a power-off needs no ACPI. */
static void quit(char **words) {
  (void)words;
  answer(0);
  reboot(RB_AUTOBOOT);
}

static const struct {
  const char *name;
  int words;
  void (*act)(char **words);
} commands[] = {{"look", 2, tell},          {"limit", 3, limit},   {"write", 3, write_text}, {"spawn", 6, start},
                {"signal", 3, send_signal}, {"hangup", 2, hang_up}, {"quit", 1, quit}};

/* Words are separated by single tabs, so that an empty word and one with spaces are possible. */
static int split(char *line, char **words) {
  int count = 0;
  while (line && count < MAX_WORDS - 1) words[count++] = strsep(&line, "\t");
  words[count] = NULL;
  return count;
}

void obey(char *line) {
  char *words[MAX_WORDS];
  int count = split(line, words);
  for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
    if (!strcmp(words[0], commands[i].name) && count >= commands[i].words) {
      commands[i].act(words);
      return;
    }
  answer(EINVAL);
}

#define _GNU_SOURCE
#include "init.h"
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void enter_cgroup(const char *name) {
  char path[256];
  if (!*name) return;
  snprintf(path, sizeof path, "/sys/fs/cgroup/%s", name);
  mkdir(path, 0755);
  snprintf(path, sizeof path, "/sys/fs/cgroup/%s/cgroup.procs", name);
  write_file(path, "0");
}

static void take_terminal(const char *tty, uid_t uid) {
  int fd = open(*tty ? tty : "/dev/null", O_RDWR | O_NOCTTY);
  if (*tty && (ioctl(fd, TIOCSCTTY, 1) || fchown(fd, uid, 5))) return;
  for (int i = 0; i < 3; i++) dup2(fd, i);
  if (fd > 2) close(fd);
}

static int become(uid_t uid, rlim_t processes) {
  struct rlimit limit = {processes, processes};
  if (processes && setrlimit(RLIMIT_NPROC, &limit)) return -1;
  return uid ? setgroups(0, NULL) || setgid(uid) || setuid(uid) : 0;
}

static void run(const struct place *place, char *const argv[]) {
  char *const environment[] = {"PATH=/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin", "HOME=/tmp", "TERM=vt220", NULL};
  setsid();
  enter_cgroup(place->cgroup);
  take_terminal(place->tty, place->uid);
  if (!become(place->uid, (rlim_t)place->processes)) execve(argv[0], argv, environment);
}

/* -1 with errno when there was no slot or nothing to execute. */
pid_t spawn(const struct place *place, char *const argv[]) {
  int report[2], error = 0;
  if (pipe2(report, O_CLOEXEC)) return -1;
  pid_t pid = fork();
  if (pid < 0) error = errno;
  if (!pid) {
    run(place, argv);
    _exit(write(report[1], &errno, sizeof errno) < 0);
  }
  close(report[1]);
  if (pid > 0 && read(report[0], &error, sizeof error) > 0) pid = -1;
  close(report[0]);
  errno = error;
  return pid;
}

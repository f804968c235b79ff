#define _GNU_SOURCE
#include "init.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Bytes read, always terminated; -1 when the file (or its process) is gone. */
int read_file(int folder, const char *path, char *buffer, size_t size) {
  int fd = openat(folder, path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  ssize_t length = read(fd, buffer, size - 1);
  close(fd);
  if (length < 0) return -1;
  buffer[length] = 0;
  return (int)length;
}

/* 0 or the errno of the failure. */
int write_file(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return errno;
  int error = write(fd, text, strlen(text)) < 0 ? errno : 0;
  close(fd);
  return error;
}

long read_number(const char *path) {
  char text[64];
  return read_file(AT_FDCWD, path, text, sizeof text) < 0 ? -1 : atol(text);
}

int write_number(const char *path, long number) {
  char text[32];
  snprintf(text, sizeof text, "%ld", number);
  return write_file(path, text);
}

/* Every task of the system, kernel threads and zombies too, as the kernel counts them against its limits. */
long count_tasks(void) {
  char text[128];
  read_file(AT_FDCWD, "/proc/loadavg", text, sizeof text);
  const char *slash = strchr(text, '/');
  return slash ? atol(slash + 1) : -1;
}

#define _GNU_SOURCE
#include "init.h"
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static DIR *proc;
static char stat_text[1024], status_text[4096];

/* Opened once: a full table of files must not blind the observer. */
void task_open(void) { proc = opendir("/proc"); }

/* The comm may hold anything, so the fields start after the last parenthesis. */
static int parse_stat(char *text, struct task *task) {
  char *open = strchr(text, '('), *close = strrchr(text, ')');
  if (!open || !close) return 0;
  task->comm = open + 1;
  task->comm_end = close;
  return 7 == sscanf(close + 1,
                     " %c %d %d %d %*d %*d %u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %d %*d %llu",
                     &task->state, &task->ppid, &task->pgrp, &task->session, &task->flags, &task->threads, &task->born);
}

static unsigned read_uid(const char *pid) {
  char path[300];
  snprintf(path, sizeof path, "%s/status", pid);
  if (read_file(dirfd(proc), path, status_text, sizeof status_text) < 0) return 0;
  const char *line = strstr(status_text, "\nUid:\t");
  return line ? (unsigned)atol(line + 6) : 0;
}

static char state_of_thread(const char *pid, const char *tid) {
  char path[600], text[1024];
  struct task thread;
  snprintf(path, sizeof path, "%s/task/%s/stat", pid, tid);
  int known = read_file(dirfd(proc), path, text, sizeof text) > 0 && parse_stat(text, &thread);
  return known ? thread.state : 'X';
}

/* A group whose leader has exited shows as a zombie while its other threads live on. */
static char living_state(const char *pid) {
  char path[300], state = 'Z';
  struct dirent *entry;
  snprintf(path, sizeof path, "/proc/%s/task", pid);
  DIR *tasks = opendir(path);
  if (!tasks) return state;
  while (strchr("ZX", state) && (entry = readdir(tasks)))
    if (isdigit((unsigned char)*entry->d_name)) state = state_of_thread(pid, entry->d_name);
  closedir(tasks);
  return state;
}

static int read_task(const char *pid, struct task *task) {
  char path[300];
  if (!isdigit((unsigned char)*pid)) return 0;
  snprintf(path, sizeof path, "%s/stat", pid);
  if (read_file(dirfd(proc), path, stat_text, sizeof stat_text) <= 0 || !parse_stat(stat_text, task)) return 0;
  task->pid = atoi(pid);
  task->uid = read_uid(pid);
  if (task->state == 'Z' && task->threads > 1) task->state = living_state(pid);
  return 1;
}

void each_task(void (*visit)(const struct task *task)) {
  struct dirent *entry;
  struct task task;
  rewinddir(proc);
  while ((entry = readdir(proc)))
    if (read_task(entry->d_name, &task)) visit(&task);
}

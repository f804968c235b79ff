#include "init.h"
#include <stdio.h>
#include <string.h>

enum { KERNEL_THREAD = 0x00200000, COMM_BYTES = 64 };

static struct census census;
static uid_t user;

static void count(const struct task *task) {
  if (task->pid < RESERVED_PIDS) census.reserved += task->pid == 1 ? task->threads : 1;
  census.seen += task->threads;
  if (task->uid == user) census.user += task->threads;
}

static void print(const struct task *task) {
  char comm[2 * COMM_BYTES + 1] = "";
  size_t length = 0;
  for (const char *c = task->comm; c < task->comm_end && length < 2 * COMM_BYTES; c++, length += 2)
    sprintf(comm + length, "%02x", (unsigned char)*c);
  port_printf("[%d,\"%llu\",\"%c\",\"%s\",%d,%d,%u,%d,%d],", task->pid, task->born, task->state, comm, task->threads,
              task->ppid, task->uid, task->pgrp, task->session);
}

static void count_and_print(const struct task *task) {
  count(task);
  if (!(task->flags & KERNEL_THREAD)) print(task);
}

struct census take_census(void) {
  memset(&census, 0, sizeof census);
  each_task(count);
  return census;
}

/* The list ends with a null because nobody knows which task is the last. */
void look(uid_t of) {
  user = of;
  memset(&census, 0, sizeof census);
  port_write("{\"members\":[");
  each_task(count_and_print);
  port_printf("null],\"tasks\":%ld,\"reserved\":%ld,\"user\":%ld,\"seen\":%ld,\"pidMax\":%ld,\"threadsMax\":%ld}\n",
              count_tasks(), census.reserved, census.user, census.seen, read_number(pid_max_file), read_number(threads_max_file));
}

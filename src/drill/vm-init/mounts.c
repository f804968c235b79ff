#define _GNU_SOURCE
#include "init.h"
#include <stdio.h>
#include <sys/mount.h>
#include <sys/stat.h>

static void mount_at(const char *type, const char *folder, const char *options) {
  mkdir(folder, 0755);
  if (mount(type, folder, type, 0, options)) perror(folder);
}

void mount_all(void) {
  mount_at("proc", "/proc", NULL);
  mount_at("sysfs", "/sys", NULL);
  mount_at("devtmpfs", "/dev", NULL);
  mount_at("devpts", "/dev/pts", "gid=5,mode=620,ptmxmode=666");
  mount_at("tmpfs", "/tmp", "mode=1777");
  mount_at("tmpfs", "/run", "mode=755");
  mount_at("cgroup2", "/sys/fs/cgroup", NULL);
  if (write_file("/sys/fs/cgroup/cgroup.subtree_control", "+pids")) fprintf(stderr, "no pids controller\n");
}

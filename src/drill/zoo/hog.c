/* Not a runaway: takes all there is of one thing, says HOG-READY and stays. `hog slots`: tasks. `hog promise`: memory
   that is promised and never used, but for half a MiB, with which a shell that has some to spare can live and not fork.
   `hog node N KIB`: memory, until node N has that little left. `hog touch KIB`: ends. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void *map(size_t size) {
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

static void take_slots(void) {
  for (;;) {
    pid_t pid = fork();
    if (pid < 0) return;
    while (pid == 0) pause();
  }
}

static void take_promises(void) {
  size_t rest = 512 << 10;
  void *kept = map(rest);
  for (size_t size = 1 << 20; size >= 4096; size /= 2)
    while (map(size)) continue;
  munmap(kept, rest);
}

static long free_of(const char *node) {
  char path[100], line[200];
  long free = -1;
  snprintf(path, sizeof path, "/sys/devices/system/node/node%s/meminfo", node);
  FILE *file = fopen(path, "r");
  while (file && fgets(line, sizeof line, file)) sscanf(line, "Node %*d MemFree: %ld", &free);
  if (file) fclose(file);
  return free;
}

static void touch(size_t size) {
  void *memory = map(size);
  if (memory) memset(memory, 1, size);
}

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  if (!strcmp(what, "slots")) take_slots();
  if (!strcmp(what, "promise")) take_promises();
  if (!strcmp(what, "node") && argc > 3)
    while (free_of(argv[2]) > atol(argv[3])) touch(64 << 10);
  if (!strcmp(what, "touch") && argc > 2) {
    touch((size_t)atol(argv[2]) << 10);
    return 0;
  }
  if (write(1, "HOG-READY\n", 10) < 0) return 1;
  for (;;) pause();
}

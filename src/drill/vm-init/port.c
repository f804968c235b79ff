#define _GNU_SOURCE
#include "init.h"
#include <stdarg.h>
#include <stdio.h>
#include <sys/io.h>
#include <time.h>

/*
 * The UART is polled by hand because a tty would pass through kernel worker threads, which wait for a CPU behind
 * every rogue (and may need a fork). The kernel knows this one as ttyS2, which nobody opens.
 */
enum { BASE = 0x3e8, DATA = BASE, FIFO = BASE + 2, LINE_STATUS = BASE + 5 };
enum { RECEIVED = 0x01, SENDABLE = 0x20, FIFO_ON = 0x07, FIFO_SIZE = 16 };

void port_open(void) {
  if (ioperm(BASE, 8, 1)) perror("ioperm");
  outb(FIFO_ON, FIFO);
}

static char receive(void) {
  const struct timespec pause = {.tv_nsec = 5000000};
  while (!(inb(LINE_STATUS) & RECEIVED)) nanosleep(&pause, NULL);
  return (char)inb(DATA);
}

void port_read_line(char *line, size_t size) {
  size_t length = 0;
  char c;
  while ((c = receive()) != '\n')
    if (length + 1 < size) line[length++] = c;
  line[length] = 0;
}

void port_write(const char *text) {
  while (*text) {
    while (!(inb(LINE_STATUS) & SENDABLE)) {
    }
    for (int i = 0; i < FIFO_SIZE && *text; i++) outb((unsigned char)*text++, DATA);
  }
}

void port_printf(const char *format, ...) {
  static char text[1024];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  port_write(text);
}

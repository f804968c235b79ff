/* Counts the forks that a program attempts, without a hand in its way: the kernel asks before each one, and is told to
   go on. Nothing else of the program is slowed down or changed, but that setuid programs give it no rights. */
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define NATIVE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE AUDIT_ARCH_AARCH64
#endif
#ifndef __NR_fork
#define __NR_fork __NR_clone
#define __NR_vfork __NR_clone
#endif

struct tally {
  pid_t who;
  long count;
  int file;
};

#define FIELD(name) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, name))
#define EQUALS(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, yes, no)
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, value)

/* -1 where the kernel or the engine does not let us: then nobody counts, and the report says so. */
static int listen_to_forks(void) {
  struct sock_filter code[] = {
      FIELD(arch),           EQUALS(NATIVE, 0, 5),     FIELD(nr),
      EQUALS(__NR_clone, 4, 0), EQUALS(__NR_clone3, 3, 0), EQUALS(__NR_fork, 2, 0),
      EQUALS(__NR_vfork, 1, 0), ANSWER(SECCOMP_RET_ALLOW), ANSWER(SECCOMP_RET_USER_NOTIF),
  };
  struct sock_fprog program = {sizeof code / sizeof *code, code};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return -1;
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
}

/* The listener belongs to the carrier: it goes over a socket, or a byte without it says that there is none. */
static void send_listener(int line, int listener) {
  char control[CMSG_SPACE(sizeof listener)] = {0}, byte = 0;
  struct iovec data = {&byte, 1};
  struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1};
  if (listener >= 0) {
    message.msg_control = control, message.msg_controllen = sizeof control;
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET, head->cmsg_type = SCM_RIGHTS, head->cmsg_len = CMSG_LEN(sizeof listener);
    *(int *)CMSG_DATA(head) = listener;
  }
  sendmsg(line, &message, 0);
  if (listener >= 0) close(listener);
}

static int receive_listener(int line) {
  char control[CMSG_SPACE(sizeof(int))] = {0}, byte;
  struct iovec data = {&byte, 1};
  struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  if (recvmsg(line, &message, MSG_CMSG_CLOEXEC) <= 0) return -1;
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  return head ? *(int *)CMSG_DATA(head) : -1;
}

static void write_tally(const struct tally *tally) {
  char text[32];
  int length = snprintf(text, sizeof text, "%ld\n", tally->count);
  if (pwrite(tally->file, text, (size_t)length, 0) < 0) _exit(1);
}

/* What its children attempt is theirs. */
static void answer_fork(int listener, struct tally *tally) {
  struct seccomp_notif asked = {0};
  if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &asked)) return;
  if ((pid_t)asked.pid == tally->who) tally->count++, write_tally(tally);
  struct seccomp_notif_resp answer = {.id = asked.id, .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE};
  ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
}

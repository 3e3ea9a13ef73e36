// Makes the n-th system call on files under a folder fail, kills the program there, or sets the clock wrong. Loaded in front
// of the C library (LD_PRELOAD); told what to do by the environment:
//
//   FAULT_UNDER   folder whose files count
//   FAULT_CALLS   names of the calls that count, between blanks: " write fsync rename "
//   FAULT_AT      which of these calls is hit, from 1; 0 hits none
//   FAULT_ERRNO   what it fails with; 0 kills the program (SIGKILL) in its place
//   FAULT_STAY    1: all later calls fail too, as on a disk that stays full
//   FAULT_TRACE   a file outside the folder, gets a line for each call that counts: "name<TAB>path[<TAB>new path]", with "hit "
//                 in front of those that are hit
//   FAULT_CLOCK   seconds by which the clock of the day jumps to and fro between two looks at it
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static atomic_long calls, looks;

static long number(char const* name) {
  char const* const text = getenv(name);
  return text == NULL ? 0 : atol(text);
}

// Past the C library's wrappers, which are the ones replaced here.
static void trace(char const* hit, char const* call, char const* path, char const* other) {
  char const* const file = getenv("FAULT_TRACE");
  if (file == NULL) return;
  char line[9000];
  int const size = snprintf(line, sizeof line, "%s%s\t%s%s%s\n", hit, call, path, other ? "\t" : "", other ? other : "");
  int const fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0) return;
  syscall(SYS_write, fd, line, (size_t)size);
  syscall(SYS_close, fd);
}

// Whether this call is to fail, with errno set.
static int fails(char const* call, char const* path, char const* other) {
  char const* const under = getenv("FAULT_UNDER");
  char const* const names = getenv("FAULT_CALLS");
  if (under == NULL || names == NULL || strncmp(path, under, strlen(under)) != 0) return 0;
  char word[40];
  snprintf(word, sizeof word, " %s ", call);
  if (strstr(names, word) == NULL) return 0;
  long const count = atomic_fetch_add(&calls, 1) + 1;
  long const at = number("FAULT_AT");
  int const hit = at > 0 && (count == at || (count > at && number("FAULT_STAY")));
  trace(hit ? "hit " : "", call, path, other);
  if (!hit) return 0;
  if (number("FAULT_ERRNO") == 0) kill(getpid(), SIGKILL);
  errno = (int)number("FAULT_ERRNO");
  return 1;
}

static int fails_on(char const* call, int fd) {
  char link[40], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t const size = readlink(link, path, sizeof path - 1);
  if (size < 0) return 0;
  path[size] = '\0';
  return fails(call, path, NULL);
}

static int fails_at(char const* call, char const* name, char const* other) {
  char path[8192], folder[4096];
  if (name[0] == '/' || getcwd(folder, sizeof folder) == NULL) return fails(call, name, other);
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return fails(call, path, other);
}

#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & O_CREAT) { \
    va_list rest; \
    va_start(rest, flags); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }

int open(char const* path, int flags, ...) {
  MODE(flags)
  return fails_at(flags & O_CREAT ? "create" : "open", path, NULL) ? -1 : REAL(open)(path, flags, mode);
}
int open64(char const* path, int flags, ...) {
  MODE(flags)
  return fails_at(flags & O_CREAT ? "create" : "open", path, NULL) ? -1 : REAL(open64)(path, flags, mode);
}
ssize_t write(int fd, void const* bytes, size_t size) {
  return fails_on("write", fd) ? -1 : REAL(write)(fd, bytes, size);
}
ssize_t pwrite(int fd, void const* bytes, size_t size, off_t place) {
  return fails_on("pwrite", fd) ? -1 : REAL(pwrite)(fd, bytes, size, place);
}
ssize_t read(int fd, void* bytes, size_t size) {
  return fails_on("read", fd) ? -1 : REAL(read)(fd, bytes, size);
}
ssize_t pread(int fd, void* bytes, size_t size, off_t place) {
  return fails_on("pread", fd) ? -1 : REAL(pread)(fd, bytes, size, place);
}
int fsync(int fd) {
  return fails_on("fsync", fd) ? -1 : REAL(fsync)(fd);
}
int ftruncate(int fd, off_t size) {
  return fails_on("ftruncate", fd) ? -1 : REAL(ftruncate)(fd, size);
}
int fallocate(int fd, int mode, off_t place, off_t size) {
  return fails_on("fallocate", fd) ? -1 : REAL(fallocate)(fd, mode, place, size);
}
int flock(int fd, int operation) {
  return fails_on("flock", fd) ? -1 : REAL(flock)(fd, operation);
}
int mkdir(char const* path, mode_t mode) {
  return fails_at("mkdir", path, NULL) ? -1 : REAL(mkdir)(path, mode);
}
int rename(char const* from, char const* to) {
  return fails_at("rename", from, to) ? -1 : REAL(rename)(from, to);
}
int unlink(char const* path) {
  return fails_at("unlink", path, NULL) ? -1 : REAL(unlink)(path);
}
int remove(char const* path) {
  return fails_at("remove", path, NULL) ? -1 : REAL(remove)(path);
}

// There and back: never the same jump twice.
static time_t jump(void) {
  long const seconds = number("FAULT_CLOCK");
  return seconds == 0 ? 0 : (atomic_fetch_add(&looks, 1) % 2 == 0 ? seconds : -seconds);
}
int clock_gettime(clockid_t clock, struct timespec* now) {
  int const result = (int)syscall(SYS_clock_gettime, clock, now);
  if (clock == CLOCK_REALTIME) now->tv_sec += jump();
  return result;
}
time_t time(time_t* now) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  if (now != NULL) *now = t.tv_sec;
  return t.tv_sec;
}

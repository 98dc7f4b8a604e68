/*
 * The first bytes of an AppImage that is made without electron-builder's own tools, to try what is in it: unpacks the
 * image behind itself into a folder of its own, runs AppRun there, and removes the folder. `--appimage-extract` leaves it
 * in ./squashfs-root instead. Released AppImages carry the official runtime, which mounts the image.
 */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <squashfuse/squashfuse.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void fail(const char *what, const char *which) {
    fprintf(stderr, "This AppImage cannot be started: %s %s (%s)\n", what, which, strerror(errno));
    exit(127);
}

/* The image begins where this program ends. */
static size_t own_size(const char *path) {
    Elf64_Ehdr head;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || read(fd, &head, sizeof head) != (ssize_t)sizeof head) fail("cannot read", path);
    close(fd);
    return head.e_shoff + (size_t)head.e_shentsize * head.e_shnum;
}

static void unpack_file(sqfs *fs, sqfs_inode *inode, const char *path) {
    static char buffer[1 << 17];
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, inode->base.mode & 0755);
    if (fd < 0) fail("cannot write", path);
    for (sqfs_off_t at = 0;;) {
        sqfs_off_t got = sizeof buffer;
        if (sqfs_read_range(fs, inode, at, &got, buffer) != SQFS_OK) fail("is damaged at", path);
        if (got == 0) break;
        if (write(fd, buffer, (size_t)got) != (ssize_t)got) fail("cannot write", path);
        at += got;
    }
    if (close(fd) != 0) fail("cannot write", path);
}

static void unpack_link(sqfs *fs, sqfs_inode *inode, const char *path) {
    char target[PATH_MAX];
    size_t size = sizeof target;
    if (sqfs_readlink(fs, inode, target, &size) != SQFS_OK) fail("is damaged at", path);
    if (symlink(target, path) != 0) fail("cannot write", path);
}

static void unpack(const char *image, const char *folder) {
    sqfs fs;
    sqfs_traverse all;
    sqfs_err error = SQFS_OK;
    if (sqfs_open_image(&fs, image, own_size(image)) != SQFS_OK) fail("is not whole:", image);
    if (sqfs_traverse_open(&all, &fs, sqfs_inode_root(&fs)) != SQFS_OK) fail("is damaged:", image);
    while (sqfs_traverse_next(&all, &error)) {
        sqfs_inode inode;
        char path[PATH_MAX];
        if (all.dir_end) continue;
        if (snprintf(path, sizeof path, "%s/%s", folder, all.path) >= (int)sizeof path) fail("has too long a path:", all.path);
        if (sqfs_inode_get(&fs, &inode, sqfs_dentry_inode(&all.entry)) != SQFS_OK) fail("is damaged at", path);
        switch (inode.base.inode_type) {
            case SQUASHFS_DIR_TYPE:
            case SQUASHFS_LDIR_TYPE:
                if (mkdir(path, 0755) != 0) fail("cannot write", path);
                break;
            case SQUASHFS_REG_TYPE:
            case SQUASHFS_LREG_TYPE:
                unpack_file(&fs, &inode, path);
                break;
            case SQUASHFS_SYMLINK_TYPE:
            case SQUASHFS_LSYMLINK_TYPE:
                unpack_link(&fs, &inode, path);
                break;
            default:
                fail("has something unknown at", path);
        }
    }
    if (error != SQFS_OK) fail("is damaged:", image);
    sqfs_traverse_close(&all);
    sqfs_destroy(&fs);
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *walk) {
    (void)info, (void)type, (void)walk;
    return remove(path);
}

static pid_t child = 0;
static void pass_on(int signal) {
    if (child > 0) kill(child, signal);
}

static int run(const char *image, const char *folder, char **arguments) {
    char program[PATH_MAX];
    int status = 0;
    if (snprintf(program, sizeof program, "%s/AppRun", folder) >= (int)sizeof program) fail("has too long a path:", folder);
    setenv("APPIMAGE", image, 1);
    setenv("APPDIR", folder, 1);
    child = fork();
    if (child < 0) fail("cannot run", program);
    if (child == 0) {
        arguments[0] = program;
        execv(program, arguments);
        fail("cannot run", program);
    }
    signal(SIGTERM, pass_on);
    signal(SIGINT, pass_on);
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) fail("cannot wait for", program);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int count, char **arguments) {
    char image[PATH_MAX], folder[PATH_MAX];
    const char *temporary = getenv("TMPDIR");
    ssize_t length = readlink("/proc/self/exe", image, sizeof image - 1);
    if (length < 0) fail("cannot find", "itself");
    image[length] = '\0';
    if (count == 2 && strcmp(arguments[1], "--appimage-extract") == 0) {
        if (mkdir("squashfs-root", 0755) != 0) fail("cannot write", "squashfs-root");
        unpack(image, "squashfs-root");
        return 0;
    }
    if (snprintf(folder, sizeof folder, "%s/appimage-XXXXXX", temporary != NULL ? temporary : "/tmp") >= (int)sizeof folder)
        fail("has too long a path:", temporary);
    if (mkdtemp(folder) == NULL) fail("cannot write", folder);
    unpack(image, folder);
    int code = run(image, folder, arguments);
    nftw(folder, remove_one, 32, FTW_DEPTH | FTW_PHYS);
    return code;
}

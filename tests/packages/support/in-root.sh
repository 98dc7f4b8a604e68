#!/bin/sh
# in-root.sh ROOT USER-ID COMMAND…, with a mount namespace of its own: runs a command in another system's root. Not by chroot,
# within which Linux allows nobody a user namespace, and so nobody Chromium's usual sandbox.
set -e
root=$1
user=$2
shift 2
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"
mkdir -p "$root/tmp/.X11-unix"
if [ -d /tmp/.X11-unix ]; then mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"; fi
cd "$root"
pivot_root . .
umount -l .
cd /
exec setpriv --reuid="$user" --regid="$user" --clear-groups -- "$@"

#!/bin/sh
# Runs as root after the files of the deb or rpm are gone; and within an upgrade, when nothing may be taken away.
# dpkg says "remove", "purge", "upgrade"…; rpm says how many versions are left.
set -e
case "$1" in
    remove | purge | 0) ;;
    *) exit 0 ;;
esac

if [ -f '/etc/apparmor.d/${executable}' ]; then
    if command -v apparmor_parser >/dev/null 2>&1 && ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
        apparmor_parser --remove '/etc/apparmor.d/${executable}' >/dev/null 2>&1 || true
    fi
    rm -f '/etc/apparmor.d/${executable}'
fi

refresh() { if command -v "$1" >/dev/null 2>&1; then "$@" >/dev/null 2>&1 || true; fi; }
refresh update-mime-database /usr/share/mime
refresh update-desktop-database /usr/share/applications
refresh gtk-update-icon-cache -q -f -t /usr/share/icons/hicolor
exit 0

#!/bin/sh
# Runs as root after the files of the deb or rpm are in place. electron-builder's own script is not used: it takes the
# command away when an rpm is upgraded, and leaves the sandbox helper without its right where only root may make user
# namespaces.
set -e
app='/opt/${sanitizedProductName}'

# Chromium uses it only where ordinary users may not make user namespaces.
chown root:root "$app/chrome-sandbox"
chmod 4755 "$app/chrome-sandbox"

refresh() { if command -v "$1" >/dev/null 2>&1; then "$@" >/dev/null 2>&1 || true; fi; }
refresh update-mime-database /usr/share/mime
refresh update-desktop-database /usr/share/applications
refresh gtk-update-icon-cache -q -f -t /usr/share/icons/hicolor

# Ubuntu 24 and newer let an app make user namespaces only with a profile of its own; older AppArmor cannot read it.
profile="$app/resources/apparmor-profile"
if command -v apparmor_status >/dev/null 2>&1 && apparmor_status --enabled >/dev/null 2>&1 &&
    apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
    cp -f "$profile" '/etc/apparmor.d/${executable}'
    if ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
        apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
    fi
fi
exit 0

package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import java.util.Set;

/** Folders that every distribution's image has; Filesystem Hierarchy Standard 3.0. */
final class UsualFolders {

    private static final Set<String> FOLDERS =
            Set.of(
                    "/",
                    "/bin",
                    "/boot",
                    "/dev",
                    "/etc",
                    "/home",
                    "/lib",
                    "/media",
                    "/mnt",
                    "/opt",
                    "/proc",
                    "/root",
                    "/run",
                    "/sbin",
                    "/srv",
                    "/sys",
                    "/tmp",
                    "/usr",
                    "/usr/bin",
                    "/usr/include",
                    "/usr/lib",
                    "/usr/local",
                    "/usr/local/bin",
                    "/usr/local/etc",
                    "/usr/local/include",
                    "/usr/local/lib",
                    "/usr/local/sbin",
                    "/usr/local/share",
                    "/usr/local/src",
                    "/usr/sbin",
                    "/usr/share",
                    "/usr/src",
                    "/var",
                    "/var/cache",
                    "/var/lib",
                    "/var/lock",
                    "/var/log",
                    "/var/mail",
                    "/var/opt",
                    "/var/run",
                    "/var/spool",
                    "/var/tmp",
                    "/etc/profile.d",
                    "/etc/ssl",
                    "/etc/ssl/certs",
                    "/usr/local/share/ca-certificates",
                    "/etc/cron.d",
                    "/etc/apt",
                    "/etc/apt/apt.conf.d",
                    "/etc/apt/sources.list.d",
                    "/etc/apt/preferences.d");

    private UsualFolders() {}

    static boolean has(ImagePath path) {
        return FOLDERS.contains(path.value());
    }
}

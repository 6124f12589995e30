package dev.plimsoll.rule.runtime;

import dev.plimsoll.python.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Python distributions load from the system: libraries that no wheel of theirs carries, and
 * those that a build from source links to.
 *
 * <p>A wheel that keeps to PEP 600 carries its libraries, so only its exceptions are listed. Each
 * row is known from the project's own installation notes; libraries are named by the development
 * package that a build needs, which the archive maps to the runtime package of a suite.
 */
public final class NativeNeeds {

    /**
     * Pure Python wheels that load a library by name, or wheels that leave one to the system:
     * runtime packages' families.
     */
    private static final Map<String, List<String>> LOADED_BY_WHEELS =
            Map.ofEntries(
                    Map.entry("python-magic", List.of("libmagic-dev")),
                    Map.entry("file-magic", List.of("libmagic-dev")),
                    Map.entry("filemagic", List.of("libmagic-dev")),
                    Map.entry("wand", List.of("libmagickwand-dev")),
                    Map.entry("psycopg", List.of("libpq-dev")),
                    Map.entry("lightgbm", List.of("libgomp1")),
                    Map.entry("cairocffi", List.of("libcairo2-dev")),
                    Map.entry("cairosvg", List.of("libcairo2-dev")),
                    Map.entry("weasyprint", List.of("libpango1.0-dev", "libharfbuzz-dev")),
                    Map.entry("pyzbar", List.of("libzbar-dev")),
                    Map.entry("pyvips", List.of("libvips-dev")),
                    Map.entry("sounddevice", List.of("portaudio19-dev")),
                    Map.entry("pyusb", List.of("libusb-1.0-0-dev")),
                    Map.entry("opencv-python", List.of("libgl1", "libglib2.0-dev")),
                    Map.entry("opencv-contrib-python", List.of("libgl1", "libglib2.0-dev")),
                    Map.entry("ctypesgen", List.of()),
                    Map.entry("python-snappy", List.of("libsnappy-dev")),
                    Map.entry("pylibmc", List.of("libmemcached-dev")));

    /**
     * Distributions that, built from source, link to these; an empty list: to the C library alone.
     */
    private static final Map<String, List<String>> LINKED_FROM_SOURCE =
            Map.ofEntries(
                    Map.entry("psycopg2", List.of("libpq-dev")),
                    Map.entry("psycopg-c", List.of("libpq-dev")),
                    Map.entry("pygresql", List.of("libpq-dev")),
                    Map.entry("mysqlclient", List.of("default-libmysqlclient-dev")),
                    Map.entry("mariadb", List.of("libmariadb-dev")),
                    Map.entry("lxml", List.of("libxml2-dev", "libxslt1-dev")),
                    Map.entry("xmlsec", List.of("libxml2-dev", "libxmlsec1-dev")),
                    Map.entry("python-ldap", List.of("libldap2-dev", "libsasl2-dev")),
                    Map.entry("pycurl", List.of("libcurl4-openssl-dev", "libssl-dev")),
                    Map.entry("pycairo", List.of("libcairo2-dev")),
                    Map.entry("pillow", List.of("libjpeg62-turbo-dev", "zlib1g-dev")),
                    Map.entry("cffi", List.of("libffi-dev")),
                    Map.entry("cryptography", List.of("libssl-dev")),
                    Map.entry("pyyaml", List.of("libyaml-dev")),
                    Map.entry("gmpy2", List.of("libgmp-dev", "libmpfr-dev", "libmpc-dev")),
                    Map.entry("gssapi", List.of("libkrb5-dev")),
                    Map.entry("pykerberos", List.of("libkrb5-dev")),
                    Map.entry("kerberos", List.of("libkrb5-dev")),
                    Map.entry("pysqlite3", List.of("libsqlite3-dev")),
                    Map.entry("maxminddb", List.of("libmaxminddb-dev")),
                    Map.entry("python-snappy", List.of("libsnappy-dev")),
                    Map.entry("pygraphviz", List.of("libgraphviz-dev")),
                    Map.entry("pyodbc", List.of("unixodbc-dev")),
                    Map.entry("pymssql", List.of("freetds-dev")),
                    Map.entry("confluent-kafka", List.of("librdkafka-dev")),
                    Map.entry("h5py", List.of("libhdf5-dev")),
                    Map.entry(
                            "uwsgi",
                            List.of(
                                    "libxml2-dev",
                                    "libyaml-dev",
                                    "libssl-dev",
                                    "zlib1g-dev",
                                    "libpcre2-dev",
                                    "uuid-dev",
                                    "libcap-dev")),
                    Map.entry("netifaces", List.of()),
                    Map.entry("pyproj", List.of("libproj-dev")),
                    Map.entry("python-levenshtein", List.of()),
                    Map.entry("levenshtein", List.of()),
                    Map.entry("psutil", List.of()),
                    Map.entry("markupsafe", List.of()),
                    Map.entry("gevent", List.of()),
                    Map.entry("greenlet", List.of()),
                    Map.entry("uvloop", List.of()),
                    Map.entry("httptools", List.of()),
                    Map.entry("ujson", List.of()),
                    Map.entry("regex", List.of()),
                    Map.entry("msgpack", List.of()),
                    Map.entry("bcrypt", List.of()),
                    Map.entry("setproctitle", List.of()),
                    Map.entry("pycryptodome", List.of()),
                    Map.entry("pyahocorasick", List.of()),
                    Map.entry("hiredis", List.of()),
                    Map.entry("line-profiler", List.of()),
                    Map.entry("numpy", List.of()),
                    Map.entry("pandas", List.of()),
                    Map.entry("spidev", List.of()),
                    Map.entry("rpi-gpio", List.of()));

    /** Commands that distributions start as programs. */
    private static final Map<String, List<String>> CALLED =
            Map.ofEntries(
                    Map.entry("gitpython", List.of("git")),
                    Map.entry("gitdb", List.of("git")),
                    Map.entry("setuptools-scm", List.of()),
                    Map.entry("pre-commit", List.of("git")),
                    Map.entry("copier", List.of("git")),
                    Map.entry("dulwich", List.of()),
                    Map.entry("python-hglib", List.of("hg")),
                    Map.entry("svn", List.of("svn")),
                    Map.entry("sh", List.of()),
                    Map.entry("python-gnupg", List.of("gpg")),
                    Map.entry("patool", List.of("unzip", "xz", "bzip2")),
                    Map.entry("dvc", List.of("git")));

    private NativeNeeds() {}

    /**
     * The families that a wheel of this distribution loads from the system; empty for one that
     * carries its own.
     */
    public static List<String> loadedBy(PackageName distribution) {
        return LOADED_BY_WHEELS.getOrDefault(distribution.value(), List.of());
    }

    /** What a build from source links to; empty where that is not known. */
    public static Optional<List<String>> linkedBy(PackageName distribution) {
        return Optional.ofNullable(LINKED_FROM_SOURCE.get(distribution.value()));
    }

    /** The programs that this distribution starts. */
    public static List<String> calledBy(PackageName distribution) {
        return CALLED.getOrDefault(distribution.value(), List.of());
    }

    /**
     * Whether one of {@code development} packages is there only for this distribution, which came
     * as a wheel that carries it.
     */
    public static boolean isServedByWheel(
            String developmentPackage, java.util.Collection<PackageName> wheels) {
        List<String> consumers =
                LINKED_FROM_SOURCE.entrySet().stream()
                        .filter(row -> row.getValue().contains(developmentPackage))
                        .map(Map.Entry::getKey)
                        .toList();
        return wheels.stream().anyMatch(wheel -> consumers.contains(carrier(wheel)))
                && wheels.stream().noneMatch(wheel -> loadedBy(wheel).contains(developmentPackage));
    }

    private static String carrier(PackageName wheel) {
        return wheel.value().endsWith("-binary")
                ? wheel.value().substring(0, wheel.value().length() - "-binary".length())
                : wheel.value();
    }
}

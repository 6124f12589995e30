package dev.plimsoll.rule.multistage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.alpine.AlpineArchive;
import dev.plimsoll.build.BuildRequest;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.FakePorts;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.ImageBuilder;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Ports;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.program.Programs;
import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.DebianArchive;
import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.debian.PackagesFile;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.image.Platform;
import dev.plimsoll.rule.Applicability;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.MemorySnapshot;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Holds a rule of stages against Dockerfiles, in a world with {@code python:3.11} and its slim
 * sibling, a small archive, and a pip that installs what the test says. Asserts of every rewriting,
 * unasked: the result parses, a second run proposes nothing, the image does not grow, and what no
 * edit names is there still.
 */
public final class PartingTester {

    private static final String INDEX =
            """
            Package: libpq5
            Source: postgresql-15
            Version: 15.8-0
            Architecture: amd64
            Installed-Size: 900

            Package: libpq-dev
            Source: postgresql-15
            Version: 15.8-0
            Architecture: amd64
            Depends: libpq5 (= 15.8-0), libssl-dev
            Installed-Size: 900

            Package: libssl-dev
            Source: openssl
            Version: 3.0
            Architecture: amd64
            Depends: libssl3 (= 3.0)

            Package: libssl3
            Source: openssl
            Version: 3.0
            Architecture: amd64

            Package: default-libmysqlclient-dev
            Source: mysql-defaults
            Version: 1.1
            Architecture: amd64
            Depends: libmariadb-dev-compat

            Package: libmariadb-dev-compat
            Source: mariadb
            Version: 10.11
            Architecture: amd64
            Depends: libmariadb-dev (= 10.11)

            Package: libmariadb-dev
            Source: mariadb
            Version: 10.11
            Architecture: amd64
            Depends: libmariadb3 (= 10.11), libssl-dev

            Package: libmariadb3
            Source: mariadb
            Version: 10.11
            Architecture: amd64

            Package: libmagic-dev
            Source: file
            Version: 5.44
            Architecture: amd64
            Depends: libmagic1 (= 5.44)

            Package: libmagic1
            Source: file
            Version: 5.44
            Architecture: amd64

            Package: libxml2-dev
            Source: libxml2
            Version: 2.9
            Architecture: amd64
            Depends: libxml2 (= 2.9), libicu-dev

            Package: libxml2
            Source: libxml2
            Version: 2.9
            Architecture: amd64

            Package: libxslt1-dev
            Source: libxslt
            Version: 1.1
            Architecture: amd64
            Depends: libxslt1.1 (= 1.1), libxml2-dev

            Package: libxslt1.1
            Source: libxslt
            Version: 1.1
            Architecture: amd64

            Package: libyaml-dev
            Source: libyaml
            Version: 0.2
            Architecture: amd64
            Depends: libyaml-0-2 (= 0.2)

            Package: libyaml-0-2
            Source: libyaml
            Version: 0.2
            Architecture: amd64

            Package: zlib1g-dev
            Source: zlib
            Version: 1.2
            Architecture: amd64
            Depends: zlib1g (= 1.2)

            Package: zlib1g
            Source: zlib
            Version: 1.2
            Architecture: amd64

            Package: libpcre2-dev
            Source: pcre2
            Version: 10.42
            Architecture: amd64
            Depends: libpcre2-8-0 (= 10.42)

            Package: libpcre2-8-0
            Source: pcre2
            Version: 10.42
            Architecture: amd64

            Package: uuid-dev
            Source: util-linux
            Version: 2.38
            Architecture: amd64
            Depends: libuuid1 (= 2.38)

            Package: libuuid1
            Source: util-linux
            Version: 2.38
            Architecture: amd64

            Package: libcap-dev
            Source: libcap2
            Version: 2.66
            Architecture: amd64
            Depends: libcap2 (= 2.66)

            Package: libcap2
            Source: libcap2
            Version: 2.66
            Architecture: amd64

            Package: libgomp1
            Source: gcc-12
            Version: 12.2
            Architecture: amd64

            Package: libtk8.6
            Source: tk8.6
            Version: 8.6
            Architecture: amd64
            """;

    private static final Set<String> IN_SLIM =
            Set.of("libssl3", "zlib1g", "libuuid1", "libcap2", "ca-certificates", "tzdata");
    private static final Set<String> IN_FULL =
            Set.of(
                    "libssl3",
                    "zlib1g",
                    "libuuid1",
                    "libcap2",
                    "ca-certificates",
                    "tzdata",
                    "git",
                    "curl",
                    "gcc",
                    "make",
                    "libpq-dev",
                    "libpq5",
                    "libxml2-dev",
                    "libyaml-dev",
                    "libssl-dev",
                    "zlib1g-dev",
                    "uuid-dev",
                    "default-libmysqlclient-dev");

    private final Rule rule;
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> distributions = new LinkedHashMap<>();
    private final FakePorts fakes = new FakePorts();
    private boolean archive = true;

    private PartingTester(Rule rule) {
        this.rule = rule;
        for (String name : List.of("python:3.11", "python:3.11-bookworm")) {
            fakes.image(name, ImageConfig.EMPTY, 120_000_000, 800_000_000)
                    .inventory(name, inventory(IN_FULL));
        }
        for (String name : List.of("python:3.11-slim", "python:3.11-slim-bookworm")) {
            fakes.image(name, ImageConfig.EMPTY, 80_000_000, 40_000_000)
                    .inventory(name, inventory(IN_SLIM));
        }
        file("requirements.txt", "flask==3.0.3\n");
        file("app.py", "import flask\n");
        wheel("flask");
    }

    public static PartingTester of(Rule rule) {
        return new PartingTester(rule);
    }

    private static Inventory inventory(Set<String> packages) {
        Map<String, String> versions = new TreeMap<>();
        packages.forEach(name -> versions.put(name, "1"));
        AptSources sources =
                new AptSources(
                        List.of(
                                new AptSources.Source(
                                        AptSources.Distribution.DEBIAN,
                                        "bookworm",
                                        List.of("main"))));
        return new Inventory(
                "debian",
                Optional.of("bookworm"),
                new InstalledPackages(versions),
                Map.of(),
                sources,
                List.of(),
                Optional.of("3.11.9"),
                Map.of("pip", "24.0", "setuptools", "65.5.1", "wheel", "0.44.0"));
    }

    public PartingTester file(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** pip installs this distribution from a wheel. */
    public PartingTester wheel(String distribution) {
        distributions.put(distribution, "wheel:%s-1.0-py3-none-any.whl");
        return this;
    }

    /** pip builds this distribution from its source. */
    public PartingTester source(String distribution) {
        distributions.put(distribution, "sdist:%s-1.0.tar.gz");
        return this;
    }

    /** pip builds this distribution from a folder of the context. */
    public PartingTester builtHere(String distribution) {
        distributions.put(distribution, "wheel:%s-1.0-cp311-cp311-linux_x86_64.whl");
        return this;
    }

    /** A project of the repository, with modules that are compiled. */
    public PartingTester ownExtensions(String distribution) {
        distributions.put(distribution, "extensions:%s");
        return this;
    }

    public PartingTester withoutArchive() {
        archive = false;
        return this;
    }

    public void rewrites(String before, String after) {
        List<Verdict> verdicts = examine(before);
        assertThat(verdicts)
                .as("what the rule says")
                .hasSize(1)
                .allMatch(Verdict.Finding.class::isInstance, "is a finding: " + verdicts);
        Verdict.Finding finding = (Verdict.Finding) verdicts.getFirst();
        assertThat(finding.fix().orElseThrow().applicability()).isEqualTo(Applicability.SAFE);
        List<Edit> edits = finding.fix().orElseThrow().edits();
        for (int i = 0; i < edits.size(); i++) {
            for (int j = i + 1; j < edits.size(); j++)
                assertThat(edits.get(i).conflictsWith(edits.get(j))).as("edits conflict").isFalse();
        }
        Snapshot changed = Edits.apply(snapshot(before), edits);
        String text = changed.text(new RepositoryPath("Dockerfile")).orElseThrow().text();
        assertThat(text).isEqualTo(after);
        BuiltImage image = build(changed);
        assertThat(image.dockerfile().problems()).isEmpty();
        assertThat(image.refused()).isEmpty();
        assertThat(image.uncompressed().bytes())
                .isLessThan(build(snapshot(before)).uncompressed().bytes());
        assertThat(examine(text)).as("second run").isEmpty();
    }

    public void isSilentOn(String dockerfile) {
        assertThat(examine(dockerfile)).isEmpty();
    }

    public void refuses(String dockerfile, String part) {
        assertThat(examine(dockerfile))
                .singleElement()
                .isInstanceOfSatisfying(
                        Verdict.Refusal.class, refusal -> assertThat(refusal.why()).contains(part));
    }

    private List<Verdict> examine(String dockerfile) {
        BuiltImage image = build(snapshot(dockerfile));
        assertThat(image.refused()).isEmpty();
        return rule.examine(new Subject(image, builder(), ports())).toList();
    }

    private Snapshot snapshot(String dockerfile) {
        Map<String, String> all = new TreeMap<>(files);
        all.put("Dockerfile", dockerfile);
        return MemorySnapshot.of(all);
    }

    private BuiltImage build(Snapshot snapshot) {
        return builder()
                .build(
                        snapshot,
                        new BuildRequest(
                                new RepositoryPath("Dockerfile"),
                                RepositoryPath.ROOT,
                                Optional.empty(),
                                Platform.LINUX_AMD64,
                                Map.of()));
    }

    private ImageBuilder builder() {
        List<Program> programs =
                new ArrayList<>(List.of(new Apt(), new Pip(Map.copyOf(distributions))));
        programs.addAll(Programs.ALL);
        return new ImageBuilder(ports(), programs);
    }

    private Ports ports() {
        Ports some = fakes.ports();
        AlpineArchive alpine = some.alpineArchive();
        return new Ports(
                some.baseImages(),
                archive ? new Archive() : some.debianArchive(),
                alpine,
                some.pythonIndex());
    }

    private static final class Archive implements DebianArchive {
        @Override
        public Answer<PackageIndex> index(AptSources sources, String architecture) {
            PackagesFile file = PackagesFile.parse(INDEX.getBytes(StandardCharsets.UTF_8));
            return Answer.known(
                    PackageIndex.of(
                            List.of(
                                    new PackageIndex.Offer(
                                            sources.sources().getFirst(),
                                            file,
                                            PackageIndex.USUAL_PIN)),
                            architecture));
        }

        @Override
        public Answer<Payload> payload(BinaryPackage binary) {
            return Answer.unknown("not asked in this test");
        }
    }

    private static FileGroup group(String what, String folder, long bytes) {
        return FileGroup.opaque(
                what,
                ImagePath.of(folder),
                Weight.exact(bytes),
                Weight.exact(bytes / 2),
                Provenance.MODEL);
    }

    /** Every package weighs 10 MB. */
    private static final class Apt implements Program {
        @Override
        public Set<String> names() {
            return Set.of("apt-get", "apt");
        }

        @Override
        public void run(Call call, Machine machine) {
            if (!call.operands().isEmpty() && call.operands().getFirst().equals("install")) {
                call.operands().stream()
                        .skip(1)
                        .forEach(name ->
                                machine.add(group("apt:" + name + "=1", "/usr", 10_000_000)));
            }
        }
    }

    private record Pip(Map<String, String> distributions) implements Program {
        @Override
        public Set<String> names() {
            return Set.of("pip", "pip3", "venv", "virtualenv", "uv", "poetry", "pipenv");
        }

        @Override
        public void run(Call call, Machine machine) {
            if (Set.of("uv", "poetry", "pipenv").contains(call.name())) {
                locked(call, machine);
                return;
            }
            if (call.name().endsWith("env")) {
                String folder = call.operands().getLast();
                machine.add(group("venv", call.workingDirectory().resolve(folder).value(), 40_000));
            }
            Optional<PipCall> pip = PipCall.of(call);
            if (pip.isEmpty() || !pip.get().is("install") || pip.get().isForTools()) return;
            Stream<String> python = pip.get().value("--python").stream();
            String path = call.environment().getOrDefault("PATH", "");
            String prefix =
                    python.findFirst()
                            .map(value -> value.replace("/bin/python", ""))
                            .orElse(
                                    path.contains("venv/bin:")
                                            ? path.substring(0, path.indexOf("/bin:"))
                                            : "/usr/local");
            boolean ofUser = pip.get().has("--user") || !call.user().equals("root");
            if (pip.get().isForInstallers()) {
                machine.add(group("wheel:rich-1.0-py3-none-any.whl", prefix + "/rich", 1_000_000));
                return;
            }
            install(ofUser ? "/home/%s/.local".formatted(call.user()) : prefix, machine);
        }

        /** What uv, Poetry and pipenv do, told by their words alone. */
        private void locked(Call call, Machine machine) {
            List<String> words = call.words();
            if (words.stream().noneMatch(word -> word.equals("install") || word.equals("sync")))
                return;
            String active = call.environment().get("VIRTUAL_ENV");
            int python = words.indexOf("--python");
            boolean system =
                    words.contains("--system")
                            || call.environment().containsKey("POETRY_VIRTUALENVS_CREATE");
            String beside = call.workingDirectory().resolve(".venv").value();
            if (python >= 0) install(words.get(python + 1).replace("/bin/python", ""), machine);
            else if (active != null) install(active, machine);
            else install(system ? "/usr/local" : beside, machine);
        }

        private void install(String prefix, Machine machine) {
            distributions.forEach((name, file) ->
                    machine.add(
                            group(
                                    file.formatted(
                                            file.startsWith("wheel:")
                                                    ? name.replace('-', '_')
                                                    : name),
                                    prefix + "/lib/python3.11/site-packages/" + name,
                                    1_000_000)));
        }
    }
}

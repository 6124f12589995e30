package dev.plimsoll.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.SdistContents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

class SdistReaderTest {

    private final Map<String, String> files = new TreeMap<>();

    private SdistContents read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry("demo-1.0/" + file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        SdistReader reader = new SdistReader();
        reader.read(new ByteArrayInputStream(bytes.toByteArray()));
        DistributionFile file =
                new DistributionFile(
                        PackageName.of("demo"),
                        "demo-1.0.tar.gz",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        false);
        return reader.contents(file, bytes.size());
    }

    @Test
    void counts_the_packages_that_its_egg_info_names() throws IOException {
        files.put("PKG-INFO", "Metadata-Version: 1.0\nName: demo\nVersion: 1.0\n");
        files.put("setup.py", "from setuptools import setup\nsetup(name='demo')\n");
        files.put("demo.egg-info/top_level.txt", "demolib\n");
        files.put("demolib/__init__.py", "x".repeat(100));
        files.put("demolib/data.json", "x".repeat(50));
        files.put("tests/test_it.py", "x".repeat(1_000));
        SdistContents contents = read();
        long metadata = files.get("PKG-INFO").length();
        assertThat(contents.modules()).isEqualTo(100 + metadata);
        assertThat(contents.packages()).isEqualTo(150 + 2 * metadata);
        assertThat(contents.compiles()).isFalse();
        assertThat(contents.requires()).as("its setup.py asks for nothing").contains(List.of());
    }

    @Test
    void finds_packages_and_single_modules_by_themselves() throws IOException {
        files.put(
                "pyproject.toml",
                "[project]\nname = 'demo'\nversion = '1'\ndependencies = ['flask']\n");
        files.put("src/demo/__init__.py", "x".repeat(70));
        files.put("src/demo/fast.pyx", "x".repeat(70));
        assertThat(read().modules()).isEqualTo(70);
        assertThat(read().compiles()).isTrue();
        assertThat(read().requires()).contains(List.of("flask"));
        files.clear();
        files.put("demo.py", "x".repeat(30));
        assertThat(read().modules()).isEqualTo(30);
    }

    @Test
    void believes_metadata_since_two_two_unless_it_is_dynamic() throws IOException {
        String metadata =
                "Metadata-Version: 2.2\nName: demo\nVersion: 1.0\nRequires-Dist: flask>=3\n";
        files.put("PKG-INFO", metadata);
        files.put("setup.py", "setup(install_requires=[compute()])");
        assertThat(read().requires()).contains(List.of("flask>=3"));
        files.put("PKG-INFO", metadata + "Dynamic: Requires-Dist\n");
        assertThat(read().requires()).isEmpty();
    }

    @Test
    void reads_what_setuptools_wrote_where_nothing_is_decided_at_the_build() throws IOException {
        files.put("PKG-INFO", "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n");
        files.put("setup.py", "setup(install_requires=read('requirements.txt'))");
        files.put(
                "src/demo.egg-info/requires.txt",
                "defusedxml\n\n[:python_version < \"3.8\"]\ntyping\n\n[web]\nflask\n");
        assertThat(read().requires())
                .contains(
                        List.of(
                                "defusedxml",
                                "typing ; python_version < \"3.8\"",
                                "flask ; extra == 'web'"));
        files.put(
                "setup.py",
                "import sys\nsetup(install_requires=a if sys.version_info < (3,) else b)");
        assertThat(read().requires()).isEmpty();
    }

    @Test
    void is_kept_as_it_was_read() {
        SdistContents known =
                new SdistContents(
                        5,
                        Optional.of(List.of("a>=1", "b")),
                        10,
                        20,
                        true,
                        Optional.of(List.of("hatchling")));
        SdistContents unknown =
                new SdistContents(5, Optional.empty(), 10, 20, false, Optional.empty());
        assertThat(SdistFacts.read(SdistFacts.write(known))).contains(known);
        assertThat(SdistFacts.read(SdistFacts.write(unknown))).contains(unknown);
        assertThat(SdistFacts.read(new byte[] {1, 2})).isEmpty();
    }
}

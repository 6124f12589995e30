package dev.plimsoll.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.image.ImageConfig;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What one RUN leaves of files that are known, above a layer of its own that holds them. Links,
 * copies up, edits in place and removals by find were held against the layers of one image that a
 * builder made (2026-11-23); the rest follows from what the commands are documented to do.
 */
class ConstructsTest {

    private static final String BELOW =
            """
            FROM python:3.11
            WORKDIR /srv/app
            COPY src ./src
            COPY --chown=1000:1000 --chmod=644 data/ /data/
            COPY src/f?.py /globbed/
            RUN echo hello > /etc/greeting
            """;

    private final BuildTester tester =
            new BuildTester(new FakePorts().image("python:3.11", ImageConfig.EMPTY, 900_000))
                    .file("src/f0.py", 10_000)
                    .file("src/f1.py", 10_001)
                    .file("src/f2.py", 10_002)
                    .file("src/sub/a.bin", 200_000)
                    .file("src/sub/deep/b.bin", 150_000)
                    .file("data/big.bin", 500_000)
                    .file("data/small.bin", 40_000)
                    .file("data/notes.tmp", 100);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            textBlock =
                    """
                    rm /data/big.bin                                                     => 0
                    mv src/sub /moved                                                    => 350000
                    mv src/sub /moved && rm -rf /moved                                   => 0
                    cp -r src/sub /copied                                                => 350000
                    cp -r src/sub /copied && find /copied -name a.bin -delete            => 150000
                    cp -r src/sub /copied && find /copied -type f -exec rm {} +          => 0
                    cp src/f*.py /data/small.bin /tmp/                                   => 70003
                    ln -s /data/small.bin /lnk                                           => 15
                    ln -sf /data/small.bin /lnk                                          => 15
                    ln /data/small.bin /hard                                             => 40000
                    cp /data/small.bin /one && ln /one /two                              => 40000
                    mkdir -p /a/b && touch /a/b/c                                        => 0
                    install -m 755 -D /data/small.bin /usr/local/bin/tool                => 40000
                    chmod 755 /data/small.bin                                            => 40000
                    chmod 644 /data/small.bin                                            => 0
                    chmod -R 644 /data                                                   => 0
                    chown -R 1001:1001 /globbed                                          => 30003
                    chown -R 1000:1000 /data                                             => 0
                    chown -R 1000:1000 /data /globbed                                    => 30003
                    find /data -name '*.bin' -delete                                     => 0
                    find src -type f -name '*.bin' -exec rm -f {} \\;                     => 0
                    cp -r src/sub /c && find /c -mindepth 1 -delete                      => 0
                    cp -r src /c && find /c \\( -type d -name deep -o -type f -name 'f*.py' \\) -exec rm -rf {} + => 200000
                    find src -name '*.bin' | xargs rm                                   => 0
                    printf 'a\\nb\\n' > /etc/two                                           => 4
                    cat /data/big.bin /etc/greeting /data/small.bin > /joined            => 540006
                    cat /etc/greeting > /etc/copy                                        => 6
                    echo more >> /etc/greeting                                           => 11
                    echo x | tee /etc/three                                             => 2
                    sed -i 's/hello/hullo/' /etc/greeting                                => 6
                    cp /data/small.bin /x; mv /x /y; cp /y /z; rm /y                     => 40000
                    cd /data && mv small.bin ../there                                    => 40000
                    if [ -f /etc/greeting ]; then cp /data/small.bin /x; fi              => 40000
                    if [ ! -f /etc/greeting ]; then cp /data/small.bin /x; fi            => 0
                    [ -d /nowhere ] || cp /data/small.bin /x                           => 40000
                    for i in 1 2 3; do cp /data/small.bin /loop$i; done                  => 120000
                    true && test -e /data/big.bin && export A=1 && set -eux && cd /tmp   => 0
                    --mount=type=cache,target=/c cp /data/big.bin /c/x                   => 0
                    --mount=type=tmpfs,target=/c cp /data/big.bin /c/x                   => 0
                    --mount=type=bind,source=data,target=/m cp /m/big.bin /kept          => 500000
                    --mount=type=bind,source=data,target=/m,rw rm /m/big.bin             => 0
                    --mount=type=secret,id=s cat /run/secrets/s > /dev/null              => 0
                    cp /data/big.bin /dev/shm/x                                          => 0
                    """)
    void a_run_leaves(String command, long bytes) {
        BuiltImage image = tester.build(BELOW + "RUN " + command + "\n");
        assertThat(image.unknown()).isEmpty();
        assertThat(BuildTester.ownLayers(image).getLast()).isEqualTo(bytes);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            textBlock =
                    """
                    COPY src /x/                                             => 380003
                    COPY src/ /x                                             => 380003
                    COPY src/f0.py src/f1.py /x/                             => 20001
                    COPY src/f[01].py /x/                                    => 20001
                    COPY --link src/f0.py /x/                                => 10000
                    COPY --exclude=*.tmp data /x/                            => 540000
                    COPY --exclude=**/*.bin src /x/                          => 30003
                    COPY --parents src/sub/deep/b.bin /x/                    => 150000
                    COPY --parents src/**/a.bin /x/                          => 200000
                    ADD --chown=5:5 data/small.bin /x                        => 40000
                    ADD --checksum=sha256:00 data/small.bin /x               => 40000
                    COPY --from=below /data/small.bin /x/                    => 40000
                    COPY --from=below /globbed /x                            => 30003
                    COPY --from=0 /data /x                                   => 540100
                    """)
    void a_copy_writes(String instruction, long bytes) {
        BuiltImage image =
                tester.build(
                        BELOW.replace("FROM python:3.11", "FROM python:3.11 AS below")
                                + "FROM python:3.11\n"
                                + instruction
                                + "\n");
        assertThat(image.unknown()).isEmpty();
        assertThat(BuildTester.ownLayers(image).getLast()).isEqualTo(bytes);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            textBlock =
                    """
                    curl -fsSL https://example.org/x.tgz | tar xz -C /opt
                    wget -O /x https://example.org/x
                    make install
                    if [ "$(uname -r)" = 6 ]; then cp /data/big.bin /x; fi
                    for f in $(hostname); do cp /data/big.bin /x; done
                    tar -czf /x.tgz /data
                    ./configure && make
                    npm ci
                    """)
    void what_cannot_be_known_is_named_and_adds_nothing(String command) {
        BuiltImage image = tester.build(BELOW + "RUN " + command + "\n");
        assertThat(image.unknown().toList()).isNotEmpty();
        assertThat(image.uncompressed().complete()).isFalse();
        List<Long> layers = BuildTester.ownLayers(image);
        assertThat(LongStream.of(layers.getLast()).sum()).isLessThan(500_000);
    }
}

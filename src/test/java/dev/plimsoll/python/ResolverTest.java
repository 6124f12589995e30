package dev.plimsoll.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.fact.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ResolverTest {

    private final FakeIndex index = new FakeIndex();

    private Resolution resolve(UnaryOperator<ResolutionRequest> change, String... requirements) {
        List<Requirement> asked =
                Arrays.stream(requirements).map(ResolverTest::requirement).toList();
        return new Resolver(index)
                .resolve(change.apply(ResolutionRequest.of(MarkerTest.PYTHON_3_11, asked)));
    }

    private Resolution resolve(String... requirements) {
        return resolve(UnaryOperator.identity(), requirements);
    }

    private static Requirement requirement(String text) {
        return Requirement.parse(text).orElseThrow();
    }

    private static List<String> versions(Resolution resolution) {
        return resolution.chosen().stream()
                .map(one -> one.project() + " " + one.version())
                .sorted()
                .toList();
    }

    @Test
    void takes_the_newest_and_what_it_needs() {
        index.wheel("flask", "3.0.0", "werkzeug>=2")
                .wheel("flask", "3.0.3", "werkzeug>=3")
                .wheel("werkzeug", "2.9")
                .wheel("werkzeug", "3.1");
        Resolution resolution = resolve("flask");
        assertThat(versions(resolution)).containsExactly("flask 3.0.3", "werkzeug 3.1");
        assertThat(resolution.chosen().getFirst().project())
                .as("what others need comes first")
                .hasToString("werkzeug");
        assertThat(resolution.chosen().getFirst().askedBy()).isEqualTo("werkzeug>=3 of flask");
        assertThat(resolution.quality()).isEqualTo(Resolution.Quality.RESOLVED);
    }

    @Test
    void goes_back_to_an_older_version_where_the_newest_contradicts() {
        index.wheel("a", "2", "c>=2")
                .wheel("a", "1", "c")
                .wheel("b", "1", "c<2")
                .wheel("c", "1")
                .wheel("c", "2");
        assertThat(versions(resolve("a", "b"))).containsExactly("a 1", "b 1", "c 1");
    }

    @Test
    void goes_back_among_more_projects_than_it_would_try_candidates() {
        String[] asked = new String[300];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = "p" + i;
            index.wheel(asked[i], "1");
        }
        index.wheel("p0", "2", "last>=2").wheel("p299", "2", "last<2");
        index.wheel("last", "1").wheel("last", "2");
        Resolution resolution = resolve(asked);
        assertThat(resolution.quality()).isEqualTo(Resolution.Quality.RESOLVED);
        assertThat(versions(resolution)).hasSize(301).contains("p0 2", "p299 1", "last 2");
    }

    @Test
    void goes_back_several_steps() {
        index.wheel("a", "3", "b==3").wheel("a", "2", "b==2").wheel("a", "1", "b==1");
        index.wheel("b", "3", "c==3").wheel("b", "2", "c==3").wheel("b", "1", "c==1");
        index.wheel("c", "3", "d==9").wheel("c", "1").wheel("d", "1");
        assertThat(versions(resolve("a"))).containsExactly("a 1", "b 1", "c 1");
    }

    @Test
    void drops_what_only_an_abandoned_version_needed() {
        index.wheel("a", "2", "x", "c>=2")
                .wheel("a", "1", "c")
                .wheel("x", "1", "y")
                .wheel("y", "1");
        index.wheel("b", "1", "a<2").wheel("c", "1").wheel("c", "2");
        assertThat(versions(resolve("a", "b"))).containsExactly("a 1", "b 1", "c 2");
    }

    @Test
    void tells_requirements_that_nothing_fits() {
        index.wheel("a", "1", "b>=2").wheel("b", "1");
        Resolution resolution = resolve("a");
        assertThat(resolution.quality()).isEqualTo(Resolution.Quality.NEWEST);
        assertThat(resolution.unresolved())
                .extracting(one -> one.project().value())
                .containsExactly("b");
        assertThat(resolve("nothing==1").unresolved()).hasSize(1);
        assertThat(resolve("b==7").unresolved().getFirst().why()).contains("b==7");
    }

    @Test
    void follows_extras_and_markers() {
        index.wheel(
                "httpx",
                "0.27",
                "idna",
                "h2<5; extra == 'http2'",
                "brotli; extra == 'brotli'",
                "colorama; sys_platform == 'win32'");
        index.wheel("idna", "3")
                .wheel("h2", "4")
                .wheel("h2", "5")
                .wheel("brotli", "1")
                .wheel("colorama", "1");
        assertThat(versions(resolve("httpx"))).containsExactly("httpx 0.27", "idna 3");
        Resolution both = resolve("httpx[http2, Brotli]");
        assertThat(versions(both)).containsExactly("brotli 1", "h2 4", "httpx 0.27", "idna 3");
        assertThat(resolve("idna; python_version < '3'").chosen()).isEmpty();
    }

    @Test
    void keeps_one_version_for_a_project_with_and_without_extras() {
        index.wheel("a", "2", "x; extra == 'e'")
                .wheel("a", "1", "x; extra == 'e'")
                .wheel("b", "1", "a<2")
                .wheel("x", "1");
        assertThat(versions(resolve("a[e]", "b"))).containsExactly("a 1", "b 1", "x 1");
        assertThat(versions(resolve("b", "a[e]>=1"))).containsExactly("a 1", "b 1", "x 1");
    }

    @Test
    void obeys_constraints_without_installing_them() {
        index.wheel("a", "1", "b").wheel("b", "1").wheel("b", "2").wheel("c", "1");
        Resolution resolution =
                resolve(
                        request ->
                                request.withConstraints(
                                        List.of(requirement("b<2"), requirement("c==1"))),
                        "a");
        assertThat(versions(resolution)).containsExactly("a 1", "b 1");
    }

    @Test
    void takes_prereleases_only_where_asked_or_nothing_else_is_there() {
        index.wheel("a", "1").wheel("a", "2rc1").wheel("b", "0.1b1");
        assertThat(versions(resolve("a"))).containsExactly("a 1");
        assertThat(versions(resolve("a>=2rc1"))).containsExactly("a 2rc1");
        assertThat(
                        versions(
                                resolve(
                                        request ->
                                                request.withPrereleases(
                                                        SpecifierSet.Prereleases.ALLOW),
                                        "a")))
                .containsExactly("a 2rc1");
        assertThat(versions(resolve("b"))).containsExactly("b 0.1b1");
    }

    @Test
    void leaves_yanked_files_unless_pinned() {
        index.wheel("a", "1").yanked("a", "2");
        assertThat(versions(resolve("a"))).containsExactly("a 1");
        assertThat(versions(resolve("a==2"))).containsExactly("a 2");
        assertThat(resolve("a>=2").chosen()).isEmpty();
    }

    @Test
    void leaves_what_needs_another_python() {
        index.forPython("a", "2", ">=3.12").forPython("a", "1", ">=3.8").wheel("b", "1");
        assertThat(versions(resolve("a"))).containsExactly("a 1");
    }

    @Test
    void takes_the_wheel_of_the_platform_and_else_the_source() {
        index.file("a", "1", "a-1-cp311-cp311-musllinux_1_2_x86_64.whl", "b")
                .file("a", "1", "a-1-cp311-cp311-manylinux2014_x86_64.whl", "b")
                .file("a", "1", "a-1.tar.gz");
        index.file("c", "2", "c-2.tar.gz")
                .file("c", "2", "c-2-cp311-cp311-win_amd64.whl", "b")
                .wheel("c", "1")
                .wheel("b", "1");
        assertThat(resolve("a").find(PackageName.of("a")).orElseThrow().file().filename())
                .isEqualTo("a-1-cp311-cp311-manylinux2014_x86_64.whl");
        Resolution source = resolve("c");
        assertThat(versions(source))
                .as("what it needs is read from the sibling wheel")
                .containsExactly("b 1", "c 2");
        assertThat(source.find(PackageName.of("c")).orElseThrow().file().filename())
                .isEqualTo("c-2.tar.gz");
        assertThat(
                        versions(
                                resolve(
                                        request ->
                                                request.withFormats(
                                                        FormatControl.ANY.withOnlyBinary(":all:")),
                                        "c")))
                .containsExactly("c 1");
        assertThat(
                        resolve(
                                        request ->
                                                request.withFormats(
                                                        FormatControl.ANY.withNoBinary("a")),
                                        "a")
                                .find(PackageName.of("a"))
                                .orElseThrow()
                                .file()
                                .filename())
                .isEqualTo("a-1.tar.gz");
    }

    @Test
    void takes_the_file_whose_hash_is_allowed() {
        index.wheel("a", "1").file("a", "1", "a-1.tar.gz");
        DistributionFile source =
                index.files(PackageName.of("a")).asOptional().orElseThrow().get(1);
        ResolutionRequest request = ResolutionRequest.of(MarkerTest.PYTHON_3_11, List.of());
        ResolutionRequest.Ask ask =
                new ResolutionRequest.Ask(
                        requirement("a==1"), List.of("sha256:" + source.sha256().orElseThrow()));
        request =
                new ResolutionRequest(
                        request.interpreter(),
                        List.of(ask),
                        List.of(),
                        FormatControl.ANY,
                        SpecifierSet.Prereleases.DEFAULT,
                        false,
                        true,
                        ResolutionRequest.Upgrade.NO,
                        Map.of(),
                        Set.of());
        assertThat(new Resolver(index).resolve(request).chosen().getFirst().file())
                .isEqualTo(source);
    }

    @Test
    void keeps_what_is_installed_unless_told_to_upgrade() {
        index.wheel("pip", "23").wheel("pip", "26").wheel("a", "1", "pip");
        Map<PackageName, Version> installed =
                Map.of(PackageName.of("pip"), Version.parse("23").orElseThrow());
        assertThat(
                        versions(
                                resolve(
                                        request ->
                                                request.withInstalled(
                                                        installed, ResolutionRequest.Upgrade.NO),
                                        "a")))
                .containsExactly("a 1");
        assertThat(
                        versions(
                                resolve(
                                        request ->
                                                request.withInstalled(
                                                        installed, ResolutionRequest.Upgrade.NO),
                                        "pip")))
                .isEmpty();
        assertThat(
                        versions(
                                resolve(
                                        request ->
                                                request.withInstalled(
                                                        installed, ResolutionRequest.Upgrade.ASKED),
                                        "pip")))
                .containsExactly("pip 26");
        assertThat(
                        versions(
                                resolve(
                                        request ->
                                                request.withInstalled(
                                                        installed, ResolutionRequest.Upgrade.ASKED),
                                        "a")))
                .containsExactly("a 1");
        assertThat(
                        versions(
                                resolve(
                                        request ->
                                                request.withInstalled(
                                                        installed, ResolutionRequest.Upgrade.ALL),
                                        "a")))
                .containsExactly("a 1", "pip 26");
        assertThat(
                        versions(
                                resolve(
                                        request ->
                                                request.withInstalled(
                                                        installed, ResolutionRequest.Upgrade.NO),
                                        "pip>=24")))
                .containsExactly("pip 26");
    }

    @Test
    void leaves_dependencies_and_ignored_projects_out() {
        index.wheel("a", "1", "b", "c").wheel("b", "1").wheel("c", "1");
        assertThat(versions(resolve(ResolutionRequest::withoutDependencies, "a")))
                .containsExactly("a 1");
        assertThat(versions(resolve(request -> request.ignoring(Set.of(PackageName.of("b"))), "a")))
                .containsExactly("a 1", "c 1");
    }

    @Test
    void stops_searching_and_says_so() {
        for (int version = 1; version < 300; version++)
            index.wheel("a", "" + version, "b==" + version)
                    .wheel("b", "" + version, "c==" + version);
        index.wheel("c", "0");
        Resolution resolution = resolve("a");
        assertThat(resolution.quality()).isEqualTo(Resolution.Quality.NEWEST);
        assertThat(versions(resolution)).containsExactly("a 299", "b 299");
    }

    @Test
    void bears_circles() {
        index.wheel("a", "1", "b").wheel("b", "1", "a");
        assertThat(versions(resolve("a"))).containsExactly("a 1", "b 1");
    }

    @Test
    void says_that_a_version_is_a_guess_where_not_all_files_are_known() {
        index.wheel("a", "1", "b").wheel("b", "1");
        PythonIndex partial =
                new PythonIndex() {
                    @Override
                    public Answer<List<DistributionFile>> files(PackageName project) {
                        return index.files(project);
                    }

                    @Override
                    public Answer<CoreMetadata> metadata(DistributionFile file) {
                        return index.metadata(file);
                    }

                    @Override
                    public Answer<WheelContents> contents(DistributionFile wheel) {
                        return index.contents(wheel);
                    }

                    @Override
                    public boolean listsAll() {
                        return false;
                    }
                };
        ResolutionRequest request =
                ResolutionRequest.of(MarkerTest.PYTHON_3_11, List.of(requirement("a==1")));
        assertThat(new Resolver(partial).resolve(request).quality())
                .as("b is not pinned")
                .isEqualTo(Resolution.Quality.FROM_PARTIAL_LISTS);
        assertThat(new Resolver(partial).resolve(request.withoutDependencies()).quality())
                .isEqualTo(Resolution.Quality.RESOLVED);
    }

    @Test
    void follows_what_a_source_distribution_says_that_it_needs() {
        index.file("old", "1.0", "old-1.0.tar.gz").wheel("six", "1.16");
        index.holding(
                "old-1.0.tar.gz",
                new SdistContents(
                        5_000, Optional.of(List.of("six")), 9_000, 9_000, false, Optional.empty()));
        Resolution resolution = resolve("old");
        assertThat(versions(resolution)).containsExactly("old 1.0", "six 1.16");
        assertThat(resolution.unresolved()).isEmpty();
    }

    @Test
    void says_that_a_source_distribution_computes_what_it_needs() {
        index.file("old", "1.0", "old-1.0.tar.gz");
        index.holding(
                "old-1.0.tar.gz",
                new SdistContents(5_000, Optional.empty(), 9_000, 9_000, false, Optional.empty()));
        assertThat(resolve("old").unresolved())
                .singleElement()
                .satisfies(one -> assertThat(one.why()).contains("when it is built"));
    }

    @Test
    void says_that_a_requirement_cannot_be_read() {
        index.wheel("odd", "1", "six", "other (>=1.0.*,<dev)==").wheel("six", "1");
        Resolution resolution = resolve("odd");
        assertThat(versions(resolution)).containsExactly("odd 1", "six 1");
        assertThat(resolution.unresolved())
                .singleElement()
                .satisfies(one -> assertThat(one.why()).contains("cannot be read"));
    }
}

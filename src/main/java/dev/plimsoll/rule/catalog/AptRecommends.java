package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.BuildRequest;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.Part;
import dev.plimsoll.build.Step;
import dev.plimsoll.debian.AptCommand;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * apt installs what a package only recommends, which can be most of an install or nothing at all.
 *
 * <h2>Why it is safe</h2>
 *
 * What would go and is not known to be needless is named in the command instead, so that it stays.
 *
 * <h2>Stays silent</h2>
 *
 * where the command or apt's configuration says what it wants, and where both closures are the
 * same.
 */
final class AptRecommends implements Rule {

    private static final RuleId ID = new RuleId("apt-recommends");
    private static final String FLAG = "--no-install-recommends";

    /** Names that a command may gain; with more of them a person should choose. */
    private static final int MOST_NAMED = 3;

    /**
     * Packages that nothing in a container needs: manuals, translations, completions, helpers of
     * packaging, of desktops, of starting a machine; by name or by prefix with {@code *}.
     */
    private static final List<String> NEEDLESS =
            List.of(
                    "manpages",
                    "manpages-dev",
                    "*-doc",
                    "bash-completion",
                    "krb5-locales",
                    "libldap-common",
                    "libsasl2-modules*",
                    "publicsuffix",
                    "fakeroot",
                    "libfakeroot",
                    "libalgorithm-*",
                    "libfile-fcntllock-perl",
                    "libc-devtools",
                    "libgd3",
                    "xdg-user-dirs",
                    "lsb-release",
                    "libglib2.0-data",
                    "psmisc",
                    "dbus*",
                    "libnss-systemd",
                    "libpam-systemd",
                    "networkd-dispatcher",
                    "gpg-wks-*",
                    "gnupg-l10n",
                    "javascript-common",
                    "libjs-*",
                    "alsa-*",
                    "va-driver-all",
                    "vdpau-driver-all",
                    "mesa-*",
                    "libgl1-mesa-dri",
                    "libaacs0",
                    "pocketsphinx-en-us",
                    "libdecor-*",
                    "i965-va-driver",
                    "intel-media-va-driver",
                    "poppler-data",
                    "ghostscript",
                    "gsfonts",
                    "libgpm2",
                    "xauth",
                    "binfmt-support",
                    "liblocale-gettext-perl",
                    "libpng-tools",
                    "systemd-timesyncd",
                    "systemd-resolved",
                    "libpam-cap",
                    "dmsetup",
                    "appstream",
                    "packagekit-tools",
                    "unattended-upgrades",
                    "at-spi2-core",
                    "libgtk-3-bin",
                    "libgtk2.0-bin",
                    "libgail-common",
                    "libgdk-pixbuf2.0-bin",
                    "libgts-bin",
                    "librsvg2-common",
                    "libauthen-sasl-perl",
                    "libdata-dump-perl",
                    "libhtml-form*",
                    "libhttp-daemon-perl",
                    "libmailtools-perl",
                    "libio-socket-*",
                    "libltdl-dev");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        return subject.shippedSteps().stream()
                .flatMap(step ->
                        step.calls().stream()
                                .flatMap(call -> examine(subject, step, call).stream()));
    }

    private static Optional<Verdict> examine(Subject subject, Step step, Call call) {
        List<String> words = call.arguments().stream().map(Call.Argument::value).toList();
        Optional<AptCommand> apt =
                AptCommand.recognise(words)
                        .filter(a -> a.is("install") && !a.isDry() && a.recommends().isEmpty());
        if (apt.isEmpty()
                || apt.get().packages().isEmpty()
                || apt.get().program().equals("aptitude")) return Optional.empty();
        Call.Argument verb = call.arguments().get(apt.get().verb().orElseThrow().index());
        if (!verb.written()) return Optional.empty();

        RepositoryPath path = subject.dockerfile().source().path();
        Edit flag = Edit.insert(path, verb.range().end(), " " + FLAG);
        BuiltImage without = rebuilt(subject, step, List.of(flag));
        Set<String> lost = new TreeSet<>(installed(subject.image(), step));
        lost.removeAll(installed(without, step));
        if (lost.isEmpty()) return Optional.empty();

        List<String> named =
                Recommended.wanted(subject, step, installed(without, step), lost).stream()
                        .filter(name -> !isNeedless(name))
                        .toList();
        List<Edit> edits = new ArrayList<>(List.of(flag));
        boolean few = named.size() <= MOST_NAMED;
        if (!named.isEmpty() && few) {
            Call.Argument last = call.arguments().get(apt.get().packages().getLast().index());
            if (!last.written()) return Optional.empty();
            edits.add(Edit.insert(path, last.range().end(), " " + String.join(" ", named)));
            // what those named bring along comes back with them
            lost.removeAll(installed(rebuilt(subject, step, edits), step));
        }
        if (lost.isEmpty()) return Optional.empty();
        var finding =
                new Verdict.Finding(
                        ID,
                        path,
                        call.command().range(),
                        "apt also installs what is only recommended: %s."
                                .formatted(shown(List.copyOf(lost))),
                        Optional.empty());
        return Optional.of(
                finding.fixedBy(
                        few
                                ? Fix.safe(edits)
                                : Fix.unsafe(
                                        "%s would go too, and something may use them"
                                                .formatted(shown(named)),
                                        edits)));
    }

    /**
     * The image of the edited text as far as this instruction: what follows has no part in what apt
     * chooses.
     */
    private static BuiltImage rebuilt(Subject subject, Step step, List<Edit> edits) {
        SourceFile source = subject.dockerfile().source();
        int lineEnd =
                source.text().indexOf('\n', Math.max(0, step.instruction().range().end() - 1));
        List<Edit> shortened = new ArrayList<>(edits);
        if (lineEnd >= 0)
            shortened.add(
                    Edit.delete(source.path(), new TextRange(lineEnd + 1, source.text().length())));
        BuildRequest whole = subject.image().request();
        BuildRequest soFar =
                new BuildRequest(
                        whole.dockerfile(),
                        whole.context(),
                        Optional.empty(),
                        whole.platform(),
                        whole.arguments());
        return subject.builder().build(Edits.apply(subject.snapshot(), shortened), soFar);
    }

    /**
     * Names of the packages that the layer of this instruction holds, found by its place in the
     * Dockerfile.
     */
    private static Set<String> installed(BuiltImage image, Step step) {
        return image.layers().stream()
                .filter(layer ->
                        layer.instruction()
                                .filter(made ->
                                        made.range().start() == step.instruction().range().start())
                                .isPresent())
                .flatMap(layer -> layer.parts().stream())
                .map(Part::what)
                .filter(what -> what.startsWith("apt:") && what.indexOf('=') > 0)
                .map(what -> what.substring("apt:".length(), what.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isNeedless(String name) {
        return NEEDLESS.stream().anyMatch(pattern -> fits(pattern, name));
    }

    private static boolean fits(String pattern, String name) {
        if (pattern.endsWith("*"))
            return name.startsWith(pattern.substring(0, pattern.length() - 1));
        if (pattern.startsWith("*")) return name.endsWith(pattern.substring(1));
        return pattern.equals(name);
    }

    private static String shown(List<String> names) {
        int most = 4;
        if (names.size() <= most) return String.join(", ", names);
        return String.join(", ", names.subList(0, most))
                + " and %d more".formatted(names.size() - most);
    }
}

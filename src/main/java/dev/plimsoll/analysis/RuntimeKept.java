package dev.plimsoll.analysis;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.image.ImageConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How a container of an image runs, as far as the Dockerfile says it: what no fix may change. */
final class RuntimeKept {

    /** Lists of folders or flags that a fix may lengthen but not shorten. */
    private static final String PATH = "PATH";

    private final ImageConfig config;
    private final ImageConfig base;
    private final List<BuiltStage> chain;

    private RuntimeKept(BuiltImage image) {
        this.config = image.config();
        List<BuiltStage> stages = new ArrayList<>();
        Optional<BuiltStage> stage = Optional.of(image.shipped());
        while (stage.isPresent()) {
            stages.addFirst(stage.get());
            stage = stage.get().parent();
        }
        this.chain = stages;
        this.base = stages.getFirst().base().map(BaseImage::config).orElse(ImageConfig.EMPTY);
    }

    /** What is lost on the way from one image to the other, as a sentence. */
    static Optional<String> lost(BuiltImage before, BuiltImage after) {
        return new RuntimeKept(after).lacks(new RuntimeKept(before));
    }

    private Optional<String> lacks(RuntimeKept before) {
        if (!config.entrypoint().equals(before.config.entrypoint())) return changed("ENTRYPOINT");
        if (!config.command().equals(before.config.command())) return changed("CMD");
        if (!config.user().equals(before.config.user())) return changed("USER");
        if (!folder(config).equals(folder(before.config))) return changed("WORKDIR");
        for (String keyword :
                List.of("EXPOSE", "VOLUME", "HEALTHCHECK", "STOPSIGNAL", "LABEL", "ONBUILD")) {
            if (!said(keyword).containsAll(before.said(keyword))) return changed(keyword);
        }
        return before.config.environment().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().equals(before.base.environment().get(entry.getKey())))
                .filter(entry -> !keeps(entry))
                .findFirst()
                .map(entry -> "the environment variable " + entry.getKey() + " would change");
    }

    private boolean keeps(Map.Entry<String, String> variable) {
        String now = config.environment().get(variable.getKey());
        if (now == null) return false;
        if (!variable.getKey().equals(PATH)) return now.equals(variable.getValue());
        Iterator<String> folders = Arrays.asList(now.split(":", -1)).iterator();
        return Arrays.stream(variable.getValue().split(":", -1))
                .allMatch(folder -> skipTo(folder, folders));
    }

    private static boolean skipTo(String folder, Iterator<String> folders) {
        while (folders.hasNext()) {
            if (folders.next().equals(folder)) return true;
        }
        return false;
    }

    /** The arguments of every such instruction of the shipped stages. */
    private Set<String> said(String keyword) {
        Set<String> said = new TreeSet<>();
        for (BuiltStage stage : chain) {
            stage.stage().instructions().stream()
                    .filter(instruction -> instruction.keywordText().equals(keyword))
                    .map(Instruction::form)
                    .map(form ->
                            form.text()
                                    .text()
                                    .substring(
                                            Math.min(form.text().text().length(), keyword.length()))
                                    .strip())
                    .forEach(said::add);
        }
        return said;
    }

    private static String folder(ImageConfig config) {
        return config.workingDirectory().isEmpty() ? "/" : config.workingDirectory();
    }

    private static Optional<String> changed(String keyword) {
        return Optional.of(keyword + " of the shipped image would change");
    }
}

package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.docker.DockerEnvironment;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Dockerfile;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a Dockerfile runs while it is built, and what its images start: the entry point with CMD as its arguments. Source:
 * docs.docker.com, Dockerfile reference: how CMD and ENTRYPOINT interact.
 */
final class ImagePrograms {
    private ImagePrograms() {}

    static void read(Dockerfile file, CommandReader reader) throws UnexaminedException {
        for (Instruction each : file.instructions()) {
            if (each.is("ENV")) {
                DockerEnvironment.settings(each).forEach(setting -> reader.export(setting.name()));
            }
            boolean starts = each.is("CMD") || each.is("ENTRYPOINT");
            if (each.runs() && (!starts || each.onBuild())) {
                run(each, reader);
            }
            // Also a file that a here-document makes is a script more often than not.
            if (!each.heredoc().isEmpty()) {
                reader.script(each.line(), each.heredoc());
            }
        }
        List<Dockerfile.Stage> stages = file.stages();
        int[] below = Dockerfile.below(stages);
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < below.length; i++) {
            Dockerfile.Stage stage = stages.get(i);
            Start inherited = below[i] < 0 ? new Start(null, null, stage.base()) : starts.get(below[i]);
            Start own = inherited.with(stage.last("ENTRYPOINT"), stage.last("CMD"));
            starts.add(own);
            if (own != inherited) {
                start(own, reader);
            }
        }
    }

    /** Entry point and arguments of an image, each null where none is given, and the image from outside below it. */
    private record Start(Instruction entry, Instruction command, String base) {
        Start with(Instruction entered, Instruction given) {
            if (entered == null && given == null) {
                return this;
            }
            // An entry point of its own takes away the arguments of the image below.
            return new Start(entered != null ? entered : entry, given, base);
        }
    }

    private static void run(Instruction each, CommandReader reader) throws UnexaminedException {
        if (each.json()) {
            reader.words(each.line(), "", Set.of(), each.words());
        } else {
            reader.script(each.line(), each.text());
        }
    }

    private static void start(Start start, CommandReader reader) throws UnexaminedException {
        Instruction entry = start.entry();
        Instruction command = start.command();
        if (entry != null && !entry.json()) {
            run(entry, reader);
            return;
        }
        List<String> words = new ArrayList<>(entry == null ? List.of() : entry.words());
        if (command != null) {
            words.addAll(command.json() ? command.words() : List.of("/bin/sh", "-c", command.text()));
        }
        int line = command != null ? command.line() : entry == null ? 0 : entry.line();
        reader.words(line, entry == null ? start.base() : "", reader.exported(), words);
    }
}

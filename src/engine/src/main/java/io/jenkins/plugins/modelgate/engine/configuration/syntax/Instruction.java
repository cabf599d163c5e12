package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One instruction of a Dockerfile.
 *
 * @param line where it begins, from 1
 * @param name in upper case
 * @param flags {@code --name=value} before the arguments, value empty where there is none
 * @param text the arguments as one text, continuations joined as Docker does
 * @param words of the JSON form, or split at white space
 * @param json whether it was written in the JSON form, which no shell sees
 * @param onBuild whether another image's build does it, after {@code ONBUILD}
 * @param heredoc the bodies of its here-documents, which a shell runs or a file receives
 * @param commands that it runs, each its words; empty for an instruction that runs nothing
 */
public record Instruction(
        int line,
        String name,
        Map<String, String> flags,
        String text,
        List<String> words,
        boolean json,
        boolean onBuild,
        String heredoc,
        List<List<String>> commands) {
    private static final Set<String> RUNNING = Set.of("RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK");

    public Instruction {
        commands = List.copyOf(commands);
        flags = Map.copyOf(flags);
        words = List.copyOf(words);
    }

    /** Whether it is this instruction. */
    public boolean is(String other) {
        return name.equals(other);
    }

    /** Whether it runs something: RUN, CMD, ENTRYPOINT or a health check's command. */
    public boolean runs() {
        return runs(name);
    }

    static boolean runs(String name) {
        return RUNNING.contains(name);
    }
}

package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.List;
import java.util.Map;

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
 */
public record Instruction(
        int line,
        String name,
        Map<String, String> flags,
        String text,
        List<String> words,
        boolean json,
        boolean onBuild,
        String heredoc) {

    public Instruction {
        flags = Map.copyOf(flags);
        words = List.copyOf(words);
    }

    /** Whether it is this instruction. */
    public boolean is(String other) {
        return name.equals(other);
    }

    /** Whether it runs something: RUN, CMD, ENTRYPOINT or a health check's command. */
    public boolean runs() {
        return is("RUN") || is("CMD") || is("ENTRYPOINT") || is("HEALTHCHECK");
    }

    /** The commands that it runs, each its words. */
    public List<List<String>> commands() {
        if (json) {
            boolean shell = words.size() >= 3
                    && words.get(0).matches("(/usr)?(/bin/)?(ba|da|z|a)?sh")
                    && words.get(1).matches("-[a-z]*c");
            return shell ? ShellWords.commands(words.get(2)) : List.of(words);
        }
        return ShellWords.commands(heredoc.isEmpty() ? text : text + "\n" + heredoc);
    }
}

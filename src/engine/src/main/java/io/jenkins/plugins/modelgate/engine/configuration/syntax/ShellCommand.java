package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.List;

/**
 * One simple command of a shell script.
 *
 * @param line where it begins, from 1
 * @param words without quotes and without redirections; variables and substitutions stay as they are written
 * @param piped whether its output goes into the next command
 * @param writes whether its output goes into a file
 * @param input text that {@code <<<} gives it, empty where there is none
 */
public record ShellCommand(int line, List<String> words, boolean piped, boolean writes, String input) {
    public ShellCommand {
        words = List.copyOf(words);
    }

    ShellCommand intoPipe() {
        return new ShellCommand(line, words, true, writes, input);
    }
}

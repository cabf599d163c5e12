package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a script as a POSIX shell does, as far as that is possible without running it. Variables stay as they are written.
 * Source: POSIX.1-2017, Shell Command Language, 2.2, 2.3, 2.7; GNU Bash manual, 3.1.2.4 for {@code $'…'}.
 */
public final class ShellWords {
    private ShellWords() {}

    /**
     * The commands of a text, each its words; what pipes, lists and substitutions separate are commands of their own.
     *
     * @throws UnexaminedException where substitutions are nested beyond reading
     */
    public static List<List<String>> commands(String text) throws UnexaminedException {
        return split(text, 1).stream()
                .map(ShellCommand::words)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /**
     * The commands of a script with their lines, those in substitutions and here-documents too. Where a quotation has no end
     * nobody knows where the reading went wrong: from there on every line is read by itself besides.
     *
     * @param first line of the file where the script begins, from 1
     * @throws UnexaminedException where substitutions are nested beyond reading
     */
    public static List<ShellCommand> split(String script, int first) throws UnexaminedException {
        String text = script.replace("\r\n", "\n");
        ShellReader reader = new ShellReader(text, first);
        List<ShellCommand> commands = new ArrayList<>(reader.read());
        boolean tooDeep = reader.isTooDeep();
        int open = reader.firstOpen();
        if (open >= 0 && text.indexOf('\n', open) >= 0) {
            int line = first
                    + (int) text.substring(0, open)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            for (String each : text.substring(text.lastIndexOf('\n', open) + 1).split("\n", -1)) {
                ShellReader alone = new ShellReader(each, line++);
                commands.addAll(alone.read());
                tooDeep |= alone.isTooDeep();
            }
        }
        if (tooDeep) {
            throw new UnexaminedException(first, "substitutions of a shell nested beyond reading");
        }
        return commands;
    }
}

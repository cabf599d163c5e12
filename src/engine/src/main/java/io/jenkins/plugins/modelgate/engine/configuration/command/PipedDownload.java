package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a script runs what it downloads, by a pipe or by a substitution. */
final class PipedDownload {
    private static final Set<String> DOWNLOADS = Set.of("curl", "wget", "fetch");
    private static final Pattern SUBSTITUTED =
            Pattern.compile("(?:<\\(|\\$\\(|`)\\s{0,20}(?:sudo\\s{1,20})?(?:curl|wget)\\b");

    private PipedDownload() {}

    /** The commands that run a download, shown with what they are piped from. */
    static List<ShellCommand> in(List<ShellCommand> commands) {
        List<ShellCommand> found = new ArrayList<>();
        boolean downloaded = false;
        boolean piped = false;
        for (ShellCommand each : commands) {
            downloaded = piped && downloaded;
            if (downloaded && Wrappers.readsProgram(each.words()) || substituted(each)) {
                found.add(each);
            }
            downloaded |= each.words().stream().anyMatch(word -> DOWNLOADS.contains(Wrappers.base(word)));
            piped = each.piped();
        }
        return found;
    }

    private static boolean substituted(ShellCommand each) {
        List<String> program = Wrappers.program(each.words());
        if (program.isEmpty()) {
            return false;
        }
        String name = Wrappers.base(program.get(0));
        boolean runs = Wrappers.isShell(name)
                || Set.of("source", ".", "eval").contains(name)
                || name.matches("(python|perl|ruby|node)[0-9.]*");
        // A substitution in place of the program is one, too.
        boolean itself = SUBSTITUTED.matcher(program.get(0)).lookingAt()
                && !program.get(0).startsWith("<");
        return itself
                || runs
                        && (SUBSTITUTED.matcher(each.input()).find()
                                || program.stream()
                                        .skip(1)
                                        .anyMatch(word ->
                                                SUBSTITUTED.matcher(word).find()));
    }
}

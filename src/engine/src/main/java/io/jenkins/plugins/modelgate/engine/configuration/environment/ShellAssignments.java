package io.jenkins.plugins.modelgate.engine.configuration.environment;

import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Setting;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellWords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every {@code NAME=value} of a script, wherever it stands: behind another command, before a program, after {@code export}, {@code env},
 * {@code docker run -e} and {@code make}, in the script of {@code sh -c}. A word of this form that sets nothing, as after {@code echo}, counts too:
 * it is mostly on its way to a file that does.
 */
final class ShellAssignments {
    private static final Pattern WORD =
            Pattern.compile("(?s)(?:--?[A-Za-z][A-Za-z-]*=|-[A-Z]|-e)?([A-Za-z_][A-Za-z0-9_]*)=(.*)");
    private static final Pattern SCRIPT_FOLLOWS = Pattern.compile("-[a-z]*c|eval");
    private static final Pattern POWERSHELL =
            Pattern.compile("(?i)\\$env:([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(?:\"([^\"\\n]*)\"|'([^'\\n]*)'|([^\\s;]*))");
    private static final int DEEPEST = 8;

    private final String[] lines;
    private final int first;
    private final Set<Setting> settings = new LinkedHashSet<>();
    private int unread;

    private ShellAssignments(String text, int first) {
        this.lines = text.split("\r?\n|\r", -1);
        this.first = first;
    }

    /**
     * Of a script.
     *
     * @param first line of its file at which it begins, from 1
     */
    static ShellAssignments of(String text, int first) {
        ShellAssignments reading = new ShellAssignments(text, first);
        for (int at = 0; at < reading.lines.length; at++) {
            int line = at;
            StringBuilder logical = new StringBuilder(reading.lines[at]);
            while (isOpen(logical) && at + 1 < reading.lines.length) {
                logical.setLength(logical.length() - 1);
                logical.append(reading.lines[++at]);
            }
            reading.script(first + line, logical.toString(), 0);
        }
        // Once more as a whole: quotation marks may lie on several lines, and turn round what stands between.
        Set<String> known = new LinkedHashSet<>();
        reading.settings.forEach(each -> known.add(each.name() + '=' + each.value()));
        ShellAssignments whole = new ShellAssignments(text, first);
        whole.script(0, text, 0);
        for (Setting each : whole.settings) {
            if (known.add(each.name() + '=' + each.value())) {
                reading.settings.add(new Setting(reading.lineOf(each.name()), each.name(), each.value()));
            }
        }
        reading.unread = reading.unread == 0 ? whole.unread : reading.unread;
        return reading;
    }

    /** Those that were found. */
    List<Setting> settings() {
        return List.copyOf(settings);
    }

    /** First line of what was not read to its end, because too much stood around it; 0 where all was. */
    int unread() {
        return unread;
    }

    /** A comment ends with its line whatever stands at its end. */
    private static boolean isOpen(StringBuilder line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 != 0 && !line.toString().stripLeading().startsWith("#");
    }

    private int lineOf(String name) {
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains(name + "=")) {
                return first + i;
            }
        }
        return first;
    }

    private void script(int line, String text, int depth) {
        Matcher powershell = POWERSHELL.matcher(text);
        while (powershell.find()) {
            String value = powershell.group(2) != null ? powershell.group(2) : powershell.group(3);
            settings.add(new Setting(line, powershell.group(1), value != null ? value : powershell.group(4)));
        }
        for (List<String> words : commands(line, text)) {
            boolean follows = false;
            for (String word : words) {
                Matcher assignment = WORD.matcher(word);
                if (assignment.matches()) {
                    settings.add(new Setting(line, assignment.group(1), assignment.group(2)));
                }
                if (follows && depth < DEEPEST) {
                    script(line, word, depth + 1);
                } else if (follows) {
                    notRead(line);
                }
                follows = SCRIPT_FOLLOWS.matcher(word).matches();
            }
        }
    }

    private List<List<String>> commands(int line, String text) {
        try {
            return ShellWords.commands(text);
        } catch (UnexaminedException e) {
            notRead(line);
            return List.of();
        }
    }

    private void notRead(int line) {
        unread = unread == 0 ? Math.max(first, line) : unread;
    }
}

package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lists of texts as forms show them, one entry a line. No list and an empty one are the same here: not set. */
final class Lines {
    private Lines() {}

    @CheckForNull
    static List<String> copy(@CheckForNull List<String> list) {
        return list == null || list.isEmpty() ? null : new ArrayList<>(list);
    }

    static String join(@CheckForNull List<String> list) {
        return list == null ? "" : String.join("\n", list);
    }

    @CheckForNull
    static List<String> split(@CheckForNull String lines) {
        if (lines == null) {
            return null;
        }
        return copy(lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new)));
    }
}

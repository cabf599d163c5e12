package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a text has a line of these characters: found at once, however often it is asked. */
final class LineIndex {
    private final String text;
    private Map<String, List<Integer>> whole;
    private Map<String, List<Integer>> indented;

    LineIndex(String text) {
        this.text = text;
    }

    /**
     * Beginning of the next such line, or -1.
     *
     * @param tabs whether tabs at its beginning do not count
     * @param from where to look from, the beginning of a line
     */
    int next(String line, boolean tabs, int from) {
        if (whole == null) {
            build();
        }
        List<Integer> all = (tabs ? indented : whole).getOrDefault(line, List.of());
        int found = Collections.binarySearch(all, from);
        int at = found >= 0 ? found : -found - 1;
        return at < all.size() ? all.get(at) : -1;
    }

    private void build() {
        whole = new HashMap<>();
        indented = new HashMap<>();
        for (int start = 0; start <= text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int first = start;
            while (first < end && text.charAt(first) == '\t') {
                first++;
            }
            whole.computeIfAbsent(text.substring(start, end), key -> new ArrayList<>())
                    .add(start);
            indented.computeIfAbsent(text.substring(first, end), key -> new ArrayList<>())
                    .add(start);
            start = end + 1;
        }
    }
}

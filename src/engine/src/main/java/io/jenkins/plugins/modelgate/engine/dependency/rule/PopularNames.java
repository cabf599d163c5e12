package io.jenkins.plugins.modelgate.engine.dependency.rule;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Popular names of one ecosystem and what is one edit away from them: a letter more, less, other, or two swapped (optimal
 * string alignment distance 1, Damerau 1964), a separator more or less, a letter that looks the same. Found by what is left
 * when one letter is taken away, so that a name costs its length and not the number of popular ones.
 */
final class PopularNames {
    static final PopularNames PYPI = new PopularNames("popular-pypi.txt", "known-pypi.txt");
    static final PopularNames NPM = new PopularNames("popular-npm.txt", "known-npm.txt");

    /** Shorter names have too many honest neighbours; of those only what reads the same counts. */
    private static final int SHORTEST = 5;

    private static final int LONGEST = 100;

    private final Set<String> popular;
    private final Set<String> known;
    private final Map<String, Set<String>> byTraces = new HashMap<>();
    private final Map<String, String> byShape = new HashMap<>();

    private PopularNames(String popularFile, String knownFile) {
        popular = Set.copyOf(NameList.read(popularFile));
        known = Set.copyOf(NameList.read(knownFile));
        for (String name : popular) {
            String joined = Shapes.joined(name);
            traces(joined)
                    .forEach(trace -> byTraces.computeIfAbsent(trace, key -> new TreeSet<>())
                            .add(name));
            byShape.putIfAbsent(Shapes.of(name), name);
        }
    }

    /** The popular name that somebody could take this one for; null when it is popular or known itself. */
    @CheckForNull
    String imitated(String name) {
        if (popular.contains(name) || known.contains(name) || name.length() > LONGEST) {
            return null;
        }
        String same = byShape.get(Shapes.of(name));
        if (same != null) {
            return same;
        }
        String joined = Shapes.joined(name);
        Set<String> candidates = new TreeSet<>();
        traces(joined).forEach(trace -> candidates.addAll(byTraces.getOrDefault(trace, Set.of())));
        return candidates.stream()
                .filter(candidate -> isNear(joined, Shapes.joined(candidate)))
                .findFirst()
                .orElse(null);
    }

    /** Whether one edit leads from one to the other. */
    static boolean isNear(String first, String second) {
        int shorter = Math.min(first.length(), second.length());
        if (Math.abs(first.length() - second.length()) > 1 || first.equals(second)) {
            return first.equals(second);
        }
        int from = 0;
        while (from < shorter && first.charAt(from) == second.charAt(from)) {
            from++;
        }
        int back = 0;
        while (back < shorter - from
                && first.charAt(first.length() - 1 - back) == second.charAt(second.length() - 1 - back)) {
            back++;
        }
        String left = first.substring(from, first.length() - back);
        String right = second.substring(from, second.length() - back);
        boolean swapped = left.length() == 2
                && right.length() == 2
                && left.charAt(0) == right.charAt(1)
                && left.charAt(1) == right.charAt(0);
        boolean edited = left.length() <= 1 && right.length() <= 1;
        return swapped && second.length() >= SHORTEST - 1 || edited && second.length() >= SHORTEST;
    }

    /** The text itself, and each that is left when one letter is taken away. */
    private static Set<String> traces(String text) {
        Set<String> traces = new HashSet<>();
        traces.add(text);
        for (int i = 0; i < text.length(); i++) {
            traces.add(text.substring(0, i) + text.substring(i + 1));
        }
        return traces;
    }
}

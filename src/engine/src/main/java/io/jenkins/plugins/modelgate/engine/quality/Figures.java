package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Metrics by name and slice. */
final class Figures {
    private static final int HINTS = 5;

    private final Map<String, TreeMap<String, Metric>> byName = new HashMap<>();

    Figures(Collection<Metric> metrics) {
        metrics.forEach(metric ->
                byName.computeIfAbsent(metric.name(), name -> new TreeMap<>()).put(metric.slice(), metric));
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    @CheckForNull
    Metric get(String name, String slice) {
        return byName.getOrDefault(name, new TreeMap<>()).get(slice);
    }

    /** Every figure that an address may mean: a name, {@code slice/name}, or {@code name@slice}. */
    List<Metric> find(String address) {
        List<Metric> found = new ArrayList<>();
        add(found, get(address, ""));
        for (int i = 1; i < address.length() - 1; i++) {
            if (address.charAt(i) == '/') {
                add(found, get(address.substring(i + 1), address.substring(0, i)));
            } else if (address.charAt(i) == Metric.AT) {
                add(found, get(address.substring(0, i), address.substring(i + 1)));
            }
        }
        return found;
    }

    private static void add(List<Metric> found, @CheckForNull Metric metric) {
        if (metric != null) {
            found.add(metric);
        }
    }

    /** The parts of a figure, not the figure itself. */
    List<Metric> parts(String name, String slice) {
        return byName.getOrDefault(name, new TreeMap<>()).values().stream()
                .filter(metric -> !metric.slice().equals(slice)
                        && (slice.isEmpty() || metric.slice().startsWith(slice + "/")))
                .toList();
    }

    /** What somebody may have meant by a name that is not there. */
    String hint(String address) {
        String last = address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(Metric.AT)) + 1);
        List<String> near = byName.values().stream()
                .flatMap(slices -> slices.values().stream())
                .filter(metric -> metric.name().equalsIgnoreCase(last)
                        || address.startsWith(metric.name())
                        || metric.name().endsWith(last))
                .map(Metric::address)
                .sorted()
                .limit(HINTS)
                .toList();
        return near.isEmpty() ? "" : "; there is " + String.join(", ", near);
    }
}

package io.jenkins.plugins.modelgate.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures in Prometheus' text format 0.0.4: every family with its help and type, once, and its samples below. Labels are
 * escaped; names are our own words.
 */
final class PrometheusText {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Map<String, List<String>> families = new LinkedHashMap<>();

    /** Begins a family. @param type gauge or counter */
    PrometheusText family(String name, String type, String help) {
        List<String> lines = new ArrayList<>();
        lines.add("# HELP " + name + " " + help.replace("\\", "\\\\").replace("\n", "\\n"));
        lines.add("# TYPE " + name + " " + type);
        families.put(name, lines);
        return this;
    }

    /** Adds a sample. @param labels names and values in turn */
    void sample(String family, double value, String... labels) {
        StringBuilder line = new StringBuilder(family);
        for (int i = 0; i < labels.length; i += 2) {
            line.append(i == 0 ? '{' : ',')
                    .append(labels[i])
                    .append("=\"")
                    .append(escaped(labels[i + 1]))
                    .append('"');
        }
        if (labels.length > 0) {
            line.append('}');
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        line.append(' ').append(whole ? String.valueOf((long) value) : String.valueOf(value));
        families.get(family).add(line.toString());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        families.values()
                .forEach(lines -> lines.forEach(line -> text.append(line).append('\n')));
        return text.toString();
    }
}

package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import io.jenkins.plugins.modelgate.engine.redteam.robustness.EvidenceCells;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The inputs that were found, each below the example that it was made of, as CSV. */
final class Evidence {
    /** Values in all lines together: some megabytes of text. */
    private static final int MOST_VALUES = 400_000;

    private final List<String> lines = new ArrayList<>();
    private int left;
    private int more;

    /** @param names of the features */
    Evidence(List<String> names) {
        StringBuilder header = new StringBuilder("attack,example,kind,label,answer,distance");
        names.forEach(name -> header.append(',').append(EvidenceCells.quoted(name)));
        lines.add(header.toString());
        this.left = Math.max(1, MOST_VALUES / (2 * names.size()));
    }

    void add(
            String attack,
            int example,
            String label,
            String answer,
            double distance,
            double[] original,
            double[] found) {
        if (left == 0) {
            more++;
        } else {
            left--;
            lines.add(line(attack, example, "original", label, label, 0, original));
            lines.add(line(attack, example, "adversarial", label, answer, distance, found));
        }
    }

    private static String line(
            String attack, int example, String kind, String label, String answer, double distance, double[] values) {
        StringBuilder line = new StringBuilder(attack)
                .append(',')
                .append(example)
                .append(',')
                .append(kind)
                .append(',')
                .append(EvidenceCells.quoted(label))
                .append(',')
                .append(EvidenceCells.quoted(answer))
                .append(',')
                .append(distance);
        for (double value : values) {
            line.append(',').append(value);
        }
        return line.toString();
    }

    void write(OutputStream out) throws IOException {
        for (String line : lines) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (more > 0) {
            String rest = "and " + more + " more: this table has at most " + MOST_VALUES + " values";
            out.write((EvidenceCells.quoted(rest) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}

package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts answers together that were given part by part. */
final class AnswerParts {
    private final List<String> labels = new ArrayList<>();
    private final List<double[]> scores = new ArrayList<>();
    private String[] classes;

    /** @param count how many of the part's answers were asked for */
    void add(Answers part, int count) {
        if (part.labels() != null) {
            labels.addAll(Arrays.asList(part.labels()).subList(0, count));
        }
        if (part.scores() != null) {
            scores.addAll(Arrays.asList(part.scores()).subList(0, count));
        }
        classes = part.classes();
    }

    Answers whole() {
        return new Answers(
                labels.isEmpty() ? null : labels.toArray(String[]::new),
                scores.isEmpty() ? null : scores.toArray(double[][]::new),
                classes);
    }
}

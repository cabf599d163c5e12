package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import io.jenkins.plugins.modelgate.engine.redteam.perturbation.Oracle;
import io.jenkins.plugins.modelgate.engine.redteam.perturbation.Space;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** How right a model's answers are. */
final class ModelOracle implements Oracle {
    private final ModelSession session;
    private final Space space;
    private final Reading reading;
    private final BooleanSupplier late;

    /** @param late whether the time is up */
    ModelOracle(ModelSession session, Space space, Reading reading, BooleanSupplier late) {
        this.session = session;
        this.space = space;
        this.reading = reading;
        this.late = late;
    }

    @Override
    public double[] margins(double[][] points, int[] examples) throws IOException {
        return points.length == 0 ? new double[0] : reading.margins(ask(points), examples);
    }

    /** What the model says to points, in words. */
    String[] words(double[][] points) throws IOException {
        return reading.words(ask(points));
    }

    private Answers ask(double[][] points) throws IOException {
        if (late.getAsBoolean()) {
            throw new UnusableException(
                    "the time that redTeam.robustness.seconds gives was over before the attacks were; give"
                            + " fewer examples or more time");
        }
        return session.ask(Arrays.stream(points).map(space::input).toArray(double[][]::new));
    }

    /** Makes margins and words of answers. */
    interface Reading {
        double[] margins(Answers answers, int[] examples);

        String[] words(Answers answers);

        /**
         * What fits a model's answers to the examples as they are.
         *
         * @param deviation a number that is wrong by more than this share of the labels' range is wrong, see {@link
         *     Amounts}
         */
        static Reading of(Answers clean, String[] labels, BigDecimal deviation) throws UnusableException {
            boolean oneNumber = clean.labels() == null && clean.scores()[0].length == 1;
            boolean zeroAndOne = Arrays.stream(labels).allMatch(label -> label.equals("0") || label.equals("1"));
            return oneNumber && !zeroAndOne
                    ? Amounts.of(clean, labels, deviation.doubleValue())
                    : Classes.of(clean, labels);
        }
    }
}

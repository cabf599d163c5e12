package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.measure.Moments;

/** How far a regression is off: mean absolute error and root of the mean squared error, against the labels that have come. */
final class NumberPerformance implements RowMeasure {
    private final PerformanceGate gate;
    private final LabelCoverage coverage;
    private Moments distances = Moments.NONE;
    private Moments squares = Moments.NONE;
    private long rows;

    NumberPerformance(PerformanceGate gate, LabelCoverage coverage) {
        this.gate = gate;
        this.coverage = coverage;
    }

    @Override
    public void add(Answer answer) {
        rows++;
        double off = answer.predicted() - answer.labelled();
        if (Double.isFinite(off)) {
            distances = distances.plus(Math.abs(off));
            squares = squares.plus(off * off);
        }
    }

    @Override
    public void conclude(WindowRun run) {
        coverage.conclude(run, rows, distances.n());
        if (distances.n() < 2) {
            return;
        }
        double root = Math.sqrt(distances.n());
        gate.measured(run, "mae", distances.mean(), distances.sampleDeviation() / root, true);
        double rmse = Math.sqrt(squares.mean());
        gate.measured(run, "rmse", rmse, rmse == 0 ? 0 : squares.sampleDeviation() / (2 * rmse * root), true);
    }
}

package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What a model said to some inputs.
 *
 * @param labels a class for each, or null where it names none
 * @param scores of all classes for each, or null; a single column is a number or the score of one class
 * @param classes names of the scores' columns, or null where it gives none
 */
record Answers(
        @CheckForNull String[] labels,
        @CheckForNull double[][] scores,
        @CheckForNull String[] classes) {}

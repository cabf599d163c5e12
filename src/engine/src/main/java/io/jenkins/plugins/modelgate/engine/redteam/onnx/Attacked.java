package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Robustness;

/**
 * What came of the attacks on a model.
 *
 * @param robustness the figures
 * @param evidence the inputs that were found; null where nothing was played
 */
record Attacked(Robustness robustness, @CheckForNull Evidence evidence) {}

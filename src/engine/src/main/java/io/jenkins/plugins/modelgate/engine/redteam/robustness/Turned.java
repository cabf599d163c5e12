package io.jenkins.plugins.modelgate.engine.redteam.robustness;

/**
 * An example whose answer an attack turned.
 *
 * @param example its number in the file, from 0
 * @param queries asked until it was turned
 * @param distance of the smallest change that was found, in units of the features' ranges
 * @param label what would have been right
 * @param answer what the model said
 */
public record Turned(int example, long queries, double distance, String label, String answer) {}

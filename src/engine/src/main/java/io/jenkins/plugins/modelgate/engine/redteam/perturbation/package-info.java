/** Search for inputs near a given one that a model answers wrongly, by its answers alone: arithmetic, without files, models or policies. */
package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

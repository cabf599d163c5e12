/** Attacks on the figures that say how good a model is. */
package io.jenkins.plugins.modelgate.engine.redteam.quality;

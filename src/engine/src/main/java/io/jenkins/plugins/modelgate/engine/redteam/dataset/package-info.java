/** Attacks on the data that a model learns from. */
package io.jenkins.plugins.modelgate.engine.redteam.dataset;

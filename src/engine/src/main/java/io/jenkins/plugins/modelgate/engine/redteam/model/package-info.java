/** Attacks on a model's files. */
package io.jenkins.plugins.modelgate.engine.redteam.model;

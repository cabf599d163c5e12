/** Attacks on a model in production, and on the log of what it answers. */
package io.jenkins.plugins.modelgate.engine.redteam.monitor;

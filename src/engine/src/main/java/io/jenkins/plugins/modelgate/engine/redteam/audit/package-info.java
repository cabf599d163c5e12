/** Attacks on the log of what was decided. */
package io.jenkins.plugins.modelgate.engine.redteam.audit;

/** Attacks on the people who approve, and on what their approval opens. */
package io.jenkins.plugins.modelgate.engine.redteam.approval;

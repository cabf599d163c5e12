/** What attacks on a model itself found, and what the policy says to it: read, judged and shown on the controller too. */
package io.jenkins.plugins.modelgate.engine.redteam.robustness;

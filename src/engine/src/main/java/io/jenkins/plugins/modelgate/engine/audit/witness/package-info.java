/** Asking others to cosign a checkpoint: C2SP tlog-witness v1.0.0. */
package io.jenkins.plugins.modelgate.engine.audit.witness;

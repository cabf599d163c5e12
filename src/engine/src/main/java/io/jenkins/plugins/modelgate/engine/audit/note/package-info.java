/** Signed notes, keys, checkpoints and cosignatures: C2SP signed-note v1.0.0, tlog-checkpoint v1.0.0, tlog-cosignature v1.0.1. */
package io.jenkins.plugins.modelgate.engine.audit.note;

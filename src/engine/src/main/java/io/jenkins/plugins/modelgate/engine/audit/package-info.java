/**
 * The audit log: an append-only Merkle tree on disk in the C2SP tlog-tiles layout with signed checkpoints. An
 * acknowledged entry is never lost.
 */
package io.jenkins.plugins.modelgate.engine.audit;

/** The Merkle tree of RFC 6962 with SHA-256: hashes, compact ranges, proofs. */
package io.jenkins.plugins.modelgate.engine.audit.merkle;

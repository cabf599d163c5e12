/**
 * Statements about artifacts that others can verify: in-toto Statement v1 in signed envelopes, with the predicates that
 * gates make. By the JDK and Jackson alone: a controller signs and verifies with it.
 */
package io.jenkins.plugins.modelgate.engine.attestation;

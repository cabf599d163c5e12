/** Verifies a log or an export of one, offline, from its first byte to its last. */
package io.jenkins.plugins.modelgate.engine.audit.verify;

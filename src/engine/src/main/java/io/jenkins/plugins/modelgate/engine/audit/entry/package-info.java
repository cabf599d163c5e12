/** What an entry says: canonical JSON with digests, small, without free text of unbounded length. */
package io.jenkins.plugins.modelgate.engine.audit.entry;

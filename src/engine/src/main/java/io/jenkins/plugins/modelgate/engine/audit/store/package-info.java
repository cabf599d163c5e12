/** What makes the log last: durable files, the journal, the lock, the high-water mark, the evidence store. */
package io.jenkins.plugins.modelgate.engine.audit.store;

/** Sends the audit log's entries to other systems: behind the gates, at least once, in order. */
package io.jenkins.plugins.modelgate.audit.forward;

/** What entries of the audit trail and their evidence say about lineage. */
package io.jenkins.plugins.modelgate.engine.lineage.trail;

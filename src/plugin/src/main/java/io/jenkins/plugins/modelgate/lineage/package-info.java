/** Lineage on the controller: the engine's index over the audit trail, its pages and its interface for programs. */
package io.jenkins.plugins.modelgate.lineage;

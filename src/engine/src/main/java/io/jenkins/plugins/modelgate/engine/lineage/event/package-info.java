/** Lineage as OpenLineage events, for collectors. */
package io.jenkins.plugins.modelgate.engine.lineage.event;

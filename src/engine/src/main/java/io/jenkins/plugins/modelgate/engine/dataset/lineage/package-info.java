/** Lineage of a dataset as OpenLineage events, to a file and over HTTP. */
package io.jenkins.plugins.modelgate.engine.dataset.lineage;

/** The data gate: contract, profile, checks, drift, poisoning indicators, lineage. */
package io.jenkins.plugins.modelgate.engine.dataset;

/** Is this data fit to train on? Contract, profile, drift, poisoning indicators, lineage. */
package io.jenkins.plugins.modelgate.engine.dataset;

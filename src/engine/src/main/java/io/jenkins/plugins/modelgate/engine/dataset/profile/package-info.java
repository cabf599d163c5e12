/** What a dataset looks like, in counts: made by few SQL statements, kept as JSON, the baseline of later data. */
package io.jenkins.plugins.modelgate.engine.dataset.profile;

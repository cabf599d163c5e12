package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dataset.lineage.DatasetFacts;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.util.List;

/**
 * The data of one run after it was examined.
 *
 * @param subject for the report
 * @param artifacts each file with how far it was examined
 * @param facts for the lineage
 */
record DatasetSubject(Subject subject, List<Artifact> artifacts, DatasetFacts facts) {}

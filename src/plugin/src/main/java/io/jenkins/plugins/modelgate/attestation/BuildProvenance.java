package io.jenkins.plugins.modelgate.attestation;

import hudson.Util;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.audit.Actors;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.engine.attestation.BillOfMaterials;
import io.jenkins.plugins.modelgate.engine.attestation.Provenance;
import io.jenkins.plugins.modelgate.engine.attestation.ResourceDescriptor;
import io.jenkins.plugins.modelgate.engine.report.JsonReport;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.report.DatasetLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;

/**
 * How the model was made, as far as the controller itself knows it: the build, its parameters, its datasets;
 * besides, marked as such, the base models that the model's card names.
 */
final class BuildProvenance {
    private static final String BUILD_TYPE =
            "https://github.com/jenkinsci/model-gate-plugin/blob/main/docs/attestations.md#jenkins-build-v1";
    private static final int TEXT = 1000;

    private final Attestable gate;
    private final Run<?, ?> run;
    private final String identity;

    BuildProvenance(Attestable gate, String identity) {
        this.gate = gate;
        this.run = gate.run();
        this.identity = identity;
    }

    Provenance provenance() throws IOException {
        Map<String, Object> external = new TreeMap<>();
        external.put("job", run.getParent().getFullName());
        external.put("parameters", parameters());
        String url = JenkinsLocationConfiguration.get().getUrl();
        return new Provenance(
                BUILD_TYPE,
                external,
                Map.of("number", String.valueOf(run.getNumber()), "startedBy", String.valueOf(Actors.starterOf(run))),
                dependencies(),
                identity,
                Map.of("jenkins", Jenkins.VERSION, "model-gate", gate.report().engineVersion()),
                url == null ? run.getExternalizableId() : url + run.getUrl(),
                Instant.ofEpochMilli(run.getStartTimeInMillis()),
                null,
                List.of(report()));
    }

    /** Every parameter; of secret ones only that they were there. */
    private Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        for (ParametersAction action : run.getActions(ParametersAction.class)) {
            for (ParameterValue value : action.getParameters()) {
                parameters.put(
                        SafeText.of(value.getName(), TEXT),
                        value.isSensitive() ? "(secret)" : SafeText.of(String.valueOf(value.getValue()), TEXT));
            }
        }
        return parameters;
    }

    private List<ResourceDescriptor> dependencies() {
        List<ResourceDescriptor> dependencies = new ArrayList<>();
        for (DatasetLink link : gate.datasets()) {
            String uri = "modelgate:dataset:" + Util.rawEncode(link.job()) + ":" + link.build();
            dependencies.add(ResourceDescriptor.of(SafeText.of(link.name(), TEXT), uri, link.digest())
                    .with("modelgate_verdict", link.verdict().name()));
        }
        BillOfMaterials bill = gate.bill();
        if (bill != null) {
            for (String base : bill.ancestors()) {
                dependencies.add(new ResourceDescriptor("base model", base, Map.of(), Map.of())
                        .with("modelgate_source", "model-card"));
            }
        }
        return dependencies;
    }

    private ResourceDescriptor report() throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JsonReport.write(gate.report(), json);
        return ResourceDescriptor.of("report.json", AuditText.sha256(json.toByteArray()));
    }
}

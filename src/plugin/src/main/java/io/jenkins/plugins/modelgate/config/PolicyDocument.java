package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The fields of a policy as forms and configuration as code know them: the same names and sections as in the policy
 * document. What is not set is null and stays as an earlier layer or the documented default has it.
 */
public abstract class PolicyDocument {
    private String failOn;
    private List<AcceptedFinding> suppress;
    private ModelArtifactSection modelArtifact;
    private ContainerImageSection containerImage;
    private DatasetSection dataset;
    private DependenciesSection dependencies;
    private ConfigurationSection configuration;
    private QualitySection quality;
    private MonitoringSection monitoring;
    private RedTeamSection redTeam;
    private ExecutionSection execution;
    private ApprovalSection approval;

    @CheckForNull
    public String getFailOn() {
        return failOn;
    }

    @DataBoundSetter
    public void setFailOn(@CheckForNull String failOn) {
        String value = Util.fixEmptyAndTrim(failOn);
        FieldCheck.require("failOn", value);
        this.failOn = value;
    }

    @CheckForNull
    public List<AcceptedFinding> getSuppress() {
        return suppress == null ? null : new ArrayList<>(suppress);
    }

    @DataBoundSetter
    public void setSuppress(@CheckForNull List<AcceptedFinding> suppress) {
        this.suppress = suppress == null || suppress.isEmpty() ? null : new ArrayList<>(suppress);
    }

    @CheckForNull
    public ModelArtifactSection getModelArtifact() {
        return modelArtifact;
    }

    @DataBoundSetter
    public void setModelArtifact(@CheckForNull ModelArtifactSection modelArtifact) {
        this.modelArtifact = modelArtifact == null || modelArtifact.document().isEmpty() ? null : modelArtifact;
    }

    @CheckForNull
    public ContainerImageSection getContainerImage() {
        return containerImage;
    }

    @DataBoundSetter
    public void setContainerImage(@CheckForNull ContainerImageSection containerImage) {
        this.containerImage =
                containerImage == null || containerImage.document().isEmpty() ? null : containerImage;
    }

    @CheckForNull
    public DatasetSection getDataset() {
        return dataset;
    }

    @DataBoundSetter
    public void setDataset(@CheckForNull DatasetSection dataset) {
        this.dataset = dataset == null || dataset.document().isEmpty() ? null : dataset;
    }

    @CheckForNull
    public DependenciesSection getDependencies() {
        return dependencies;
    }

    @DataBoundSetter
    public void setDependencies(@CheckForNull DependenciesSection dependencies) {
        this.dependencies = dependencies == null || dependencies.document().isEmpty() ? null : dependencies;
    }

    @CheckForNull
    public ConfigurationSection getConfiguration() {
        return configuration;
    }

    @DataBoundSetter
    public void setConfiguration(@CheckForNull ConfigurationSection configuration) {
        this.configuration = configuration == null || configuration.document().isEmpty() ? null : configuration;
    }

    @CheckForNull
    public QualitySection getQuality() {
        return quality;
    }

    @DataBoundSetter
    public void setQuality(@CheckForNull QualitySection quality) {
        this.quality = quality == null || quality.document().isEmpty() ? null : quality;
    }

    @CheckForNull
    public MonitoringSection getMonitoring() {
        return monitoring;
    }

    @DataBoundSetter
    public void setMonitoring(@CheckForNull MonitoringSection monitoring) {
        this.monitoring = monitoring == null || monitoring.document().isEmpty() ? null : monitoring;
    }

    @CheckForNull
    public RedTeamSection getRedTeam() {
        return redTeam;
    }

    @DataBoundSetter
    public void setRedTeam(@CheckForNull RedTeamSection redTeam) {
        this.redTeam = redTeam == null || redTeam.document().isEmpty() ? null : redTeam;
    }

    @CheckForNull
    public ExecutionSection getExecution() {
        return execution;
    }

    @DataBoundSetter
    public void setExecution(@CheckForNull ExecutionSection execution) {
        this.execution = execution == null || execution.document().isEmpty() ? null : execution;
    }

    @CheckForNull
    public ApprovalSection getApproval() {
        return approval;
    }

    @DataBoundSetter
    public void setApproval(@CheckForNull ApprovalSection approval) {
        this.approval = approval == null || approval.document().isEmpty() ? null : approval;
    }

    /**
     * As a layer of the policy.
     *
     * @throws PolicyException when a value does not fit, which only a file edited by hand can have
     */
    public PolicyLayer layer() throws PolicyException {
        return PolicyLayer.of(document());
    }

    /** The fields that are set, nested as in the document. */
    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        put(document, "failOn", failOn);
        put(
                document,
                "suppress",
                suppress == null
                        ? null
                        : suppress.stream().map(AcceptedFinding::document).toList());
        put(document, "modelArtifact", modelArtifact == null ? null : modelArtifact.document());
        put(document, "containerImage", containerImage == null ? null : containerImage.document());
        put(document, "dataset", dataset == null ? null : dataset.document());
        put(document, "dependencies", dependencies == null ? null : dependencies.document());
        put(document, "configuration", configuration == null ? null : configuration.document());
        put(document, "quality", quality == null ? null : quality.document());
        put(document, "approval", approval == null ? null : approval.document());
        put(document, "monitoring", monitoring == null ? null : monitoring.document());
        put(document, "redTeam", redTeam == null ? null : redTeam.document());
        put(document, "execution", execution == null ? null : execution.document());
        return document;
    }

    static void put(Map<String, Object> document, String field, @CheckForNull Object value) {
        if (value != null && !(value instanceof Map<?, ?> section && section.isEmpty())) {
            document.put(field, value);
        }
    }
}

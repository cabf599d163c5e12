package io.jenkins.plugins.modelgate.approval;

import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.config.PolicyInForce;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalPolicy;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Build;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.Terms;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.report.BuildName;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What the step asks for: its parameters, and the terms that they make in a build. */
final class Wish implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String artifact;
    private final String from;
    private final String to;
    private final String policy;
    private final String message;
    private final String upstream;

    Wish(RequireApprovalStep step) {
        this.artifact = step.getArtifact();
        this.from = step.getFrom();
        this.to = step.getTo();
        this.policy = step.getPolicy();
        this.message = step.getMessage();
        this.upstream = step.getUpstream();
    }

    /** What is missing whatever the build is like. */
    void check() throws AbortException {
        if (artifact == null) {
            throw new AbortException("requireApproval: artifact is missing; name it as verifyModelArtifact did");
        }
        if (to == null) {
            throw new AbortException("requireApproval: to is missing; name the stage that the model is approved for");
        }
    }

    /**
     * The terms of a request.
     *
     * @throws AbortException with a sentence, when there is nothing that may be approved
     */
    Terms terms(String request, StepContext context) throws IOException, InterruptedException {
        Run<?, ?> run = context.get(Run.class);
        Policy inForce = PolicyInForce.of((Item) run.getParent(), policy, PolicyLayer.none());
        Run<?, ?> maker = upstream == null ? null : maker(context);
        BoundModel model = BoundModel.of(maker == null ? run : maker, artifact, inForce);
        return new Terms(
                request,
                model.subject(),
                model.digest(),
                from,
                to,
                ApprovalPolicy.of(inForce),
                model.evidence(),
                build(run),
                InitiatorSearch.of(run, maker),
                message);
    }

    static Build build(Run<?, ?> run) {
        String root = Jenkins.get().getRootUrl();
        String address = (root == null ? "" : root) + run.getUrl();
        return new Build(run.getParent().getFullName(), String.valueOf(run.getNumber()), address);
    }

    /** Found with the rights of this build: a script must not look into jobs that it may not read. */
    private Run<?, ?> maker(StepContext context) throws IOException, InterruptedException {
        return BuildName.find(
                "upstream", upstream, context.get(FlowExecution.class).getAuthentication2());
    }

    /** For the script: who agreed, to what. */
    static Map<String, Object> result(ApprovalRequest request) {
        Map<String, Object> result = new LinkedHashMap<>();
        List<String> approvers = new ArrayList<>();
        boolean override = false;
        if (request.opening() instanceof Event.Approved approved) {
            approved.counted().forEach(counted -> approvers.add(counted.by()));
        } else if (request.opening() instanceof Event.Overridden overridden) {
            override = true;
            approvers.add(overridden.by().id());
        }
        result.put("request", request.id());
        result.put("digest", request.terms().digest());
        result.put("approvers", approvers);
        result.put("override", override);
        result.put("validUntil", String.valueOf(request.validUntil()));
        return result;
    }
}
